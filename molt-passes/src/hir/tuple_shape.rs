//! What the text says of named tuples, where it says everything: see [`super::keep_tuples`].

use molt_ir::hir::{Const, Expr, ExprId, Function, FunctionId, Keyword, Place, Program, Stmt, StmtId, UnaryOp};
use molt_ir::name::Name;

use super::bound_names::{Bound, BoundNames};
use super::keep_tuples::Plain;
use super::record_shape::own_names;

/// Where a class of named tuples comes from.
pub enum Source {
    /// A class statement with the base `NamedTuple`.
    Statement,
    /// A call of `namedtuple` that is assigned to a name.
    Call,
    /// Such a call as the base of a class statement.
    Base(ExprId),
}

/// A class of named tuples.
pub struct Shape {
    /// The statement that makes it.
    pub stmt: StmtId,
    /// How.
    pub source: Source,
    /// Its name.
    pub name: Name,
    /// The global that holds it.
    pub qualname: Name,
    /// The items, each with its default.
    pub fields: Vec<(Name, Option<Plain>)>,
}

impl Shape {
    /// The global that holds what the class takes.
    pub fn kept(&self) -> Name {
        format!(".tuple.{}", self.qualname).into()
    }
}

/// Names that a class body may not bind: the library refuses some of them, and others say how instances are made or iterated.
const OWN_WAYS: &[&str] = &[
    "__new__",
    "__init__",
    "__slots__",
    "__getnewargs__",
    "_fields",
    "_field_defaults",
    "_field_types",
    "_make",
    "_replace",
    "_asdict",
    "_source",
    "count",
    "index",
    "__class__",
    "__dict__",
    "__del__",
    "__getattr__",
    "__getattribute__",
    "__setattr__",
    "__delattr__",
    "__iter__",
    "__len__",
    "__contains__",
    "__getitem__",
    "__class_getitem__",
    "__init_subclass__",
    "__set_name__",
    "__match_args__",
    "__mro_entries__",
];

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
];

/// The named tuples of a module.
pub fn shapes(hir: &Program, module: FunctionId) -> Vec<Shape> {
    let f = &hir.functions[module];
    let reader = Reader { hir, f, bound: BoundNames::of(hir, f) };
    let kept = |shape: &Shape| reader.bound.get(&shape.kept()).is_some();
    f.body.iter().filter_map(|&stmt| reader.shape(stmt)).filter(|shape| !kept(shape)).collect()
}

struct Reader<'a> {
    hir: &'a Program,
    f: &'a Function,
    bound: BoundNames,
}

impl Reader<'_> {
    fn shape(&self, stmt: StmtId) -> Option<Shape> {
        let target = |place| match &self.f[place] {
            Place::Global { name } if self.bound.get(name).is_some() => Some(name.clone()),
            _ => None,
        };
        match &self.f[stmt] {
            Stmt::Class { target: place, decorators, class, bases, keywords, .. } => {
                let (&[base], class) = (&bases[..], &self.hir.classes[*class]) else { return None };
                if !keywords.is_empty() || class.qualname != target(*place)? {
                    return None;
                }
                let (name, qualname) = (class.name.clone(), class.qualname.clone());
                if self.bound.is(self.f, base, "typing", "NamedTuple") {
                    let fields = self.statement(&self.hir.functions[class.body]).filter(|_| decorators.is_empty())?;
                    return Some(Shape { stmt, source: Source::Statement, name, qualname, fields });
                }
                let (name, fields) = self.call(base)?;
                let qualname: Name = format!(".base.{qualname}").into();
                let free = self.bound.get(&qualname).is_none();
                free.then_some(Shape { stmt, source: Source::Base(base), name, qualname, fields })
            }
            Stmt::Assign { target: place, value } => {
                let (name, fields) = self.call(*value)?;
                let qualname = target(*place).filter(|target| *target == name)?;
                Some(Shape { stmt, source: Source::Call, name, qualname, fields })
            }
            _ => None,
        }
    }

    /// The fields that a class body with annotations says.
    fn statement(&self, body: &Function) -> Option<Vec<(Name, Option<Plain>)>> {
        let names = own_names(body);
        let captured = body.locals.values().any(|local| local.name == "__class__");
        if captured || names.keys().any(|name| OWN_WAYS.contains(&&**name)) {
            return None;
        }
        let mut fields: Vec<(Name, Option<Plain>)> = Vec::new();
        let known = |place| match &body[place] {
            Place::ClassName { name } if names[name] == 1 => Some(name.clone()),
            _ => None,
        };
        for &stmt in body.body.iter() {
            match &body[stmt] {
                Stmt::Expr { value } if matches!(body[*value], Expr::Const { .. }) => {}
                Stmt::AnnAssign { target, value, simple: true, .. } => {
                    let name = known(*target)?;
                    let default = match value {
                        Some(value) => Some(plain(body, *value)?),
                        None => None,
                    };
                    let ordered = default.is_some() || fields.iter().all(|(_, default)| default.is_none());
                    if name.starts_with('_') || !ordered {
                        return None;
                    }
                    fields.push((name, default));
                }
                Stmt::Assign { target, .. } | Stmt::Def { target, .. } => _ = known(*target)?,
                _ => return None,
            }
        }
        (!fields.is_empty()).then_some(fields)
    }

    /// The name and the fields of a call of `namedtuple`.
    fn call(&self, call: ExprId) -> Option<(Name, Vec<(Name, Option<Plain>)>)> {
        let (args, keywords) = match &self.f[call] {
            Expr::Call { function, args, keywords } if self.bound.is(self.f, *function, "collections", "namedtuple") => {
                (args, keywords)
            }
            Expr::MethodCall { object, name, args, keywords } if name == "namedtuple" => {
                let Expr::Global { name: object } = &self.f[*object] else { return None };
                let module = matches!(self.bound.get(object), Some(Bound::Module(from)) if from == "collections");
                if !module {
                    return None;
                }
                (args, keywords)
            }
            _ => return None,
        };
        let &[name, listed] = &args[..] else { return None };
        let name = self.text(name)?;
        let names: Vec<String> = match &self.f[listed] {
            Expr::Const { .. } => self.text(listed)?.replace(',', " ").split_whitespace().map(str::to_owned).collect(),
            Expr::Tuple { items } | Expr::List { items } => items.iter().map(|&item| self.text(item)).collect::<Option<_>>()?,
            _ => return None,
        };
        let mut given = Vec::new();
        for Keyword { name, value } in keywords {
            match (name.as_deref(), &self.f[*value]) {
                (Some("defaults"), Expr::Tuple { items } | Expr::List { items }) => {
                    given = items.iter().map(|&item| plain(self.f, item)).collect::<Option<_>>()?;
                }
                _ => return None,
            }
        }
        let distinct = names.iter().enumerate().all(|(at, name)| !names[..at].contains(name));
        let fine = |name: &String| is_name(name) && !name.starts_with('_') && !OWN_WAYS.contains(&&**name);
        if !is_name(&name) || !distinct || names.is_empty() || !names.iter().all(fine) || given.len() > names.len() {
            return None;
        }
        let first = names.len() - given.len();
        let default = |at: usize| at.checked_sub(first).map(|at| given[at].clone());
        let fields = names.iter().enumerate().map(|(at, name)| (Name::from(name.as_str()), default(at))).collect();
        Some((name.as_str().into(), fields))
    }

    fn text(&self, value: ExprId) -> Option<String> {
        match &self.f[value] {
            Expr::Const { value: Const::Str(text) } => text.as_str().map(str::to_owned),
            _ => None,
        }
    }
}

/// Whether the text is an identifier without question, and no keyword.
fn is_name(text: &str) -> bool {
    let letters = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    letters && text.bytes().next().is_some_and(|b| !b.is_ascii_digit()) && !KEYWORDS.contains(&text)
}

/// A default that the text says: it cannot change, and what evaluates it twice makes the same.
fn plain(f: &Function, value: ExprId) -> Option<Plain> {
    let constant = |id: ExprId| if let Expr::Const { value } = &f[id] { Some(value.clone()) } else { None };
    match &f[value] {
        Expr::Const { value } => Some(Plain::Const(value.clone())),
        Expr::Unary { op: UnaryOp::Neg, operand } => match constant(*operand)? {
            number @ (Const::Int(_) | Const::Float(_)) => Some(Plain::Negative(number)),
            _ => None,
        },
        Expr::Tuple { items } => Some(Plain::Tuple(items.iter().map(|&item| constant(item)).collect::<Option<_>>()?)),
        _ => None,
    }
}
