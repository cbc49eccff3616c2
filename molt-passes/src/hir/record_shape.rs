//! What the text says of the classes of a module that `dataclass` describes, where it says everything: see
//! [`super::expand_dataclasses`].

use std::collections::{HashMap, HashSet};

use molt_ir::hir::{Child, ClassId, Const, Expr, ExprId, Function, FunctionId, Keyword, Place, Program, Stmt, StmtId, UnaryOp};
use molt_ir::name::Name;

use super::bound_names::{Bound, BoundNames};
use super::library::is_library;

/// Names whose annotations are no fields, or fields of another kind.
const SPECIAL: &[&str] = &["ClassVar", "InitVar", "KW_ONLY"];
/// Names that a class body may not bind if its methods are to be made at compile time.
const OWN_WAYS: &[&str] = &["__slots__", "__class__", "__getattribute__", "__dict__"];
/// The comparisons of `order`.
pub const ORDER: &[&str] = &["__lt__", "__le__", "__gt__", "__ge__"];

/// A field.
#[derive(Clone)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// What it is without an argument.
    pub default: Default,
    /// Whether `__init__` takes it.
    pub init: bool,
    /// Whether comparisons look at it.
    pub compare: bool,
    /// Whether the hash does, if not as comparisons do.
    pub hash: Option<bool>,
    /// Whether `__init__` takes it by its name only, where it says so.
    pub kw_only: Option<bool>,
    /// Whether it is no field, but a parameter that `__init__` hands on to `__post_init__`: an `InitVar`.
    pub handed_on: bool,
}

impl Field {
    /// Whether `__init__` takes it by its place.
    pub fn is_positional(&self) -> bool {
        self.init && self.kw_only != Some(true)
    }

    /// Whether `__init__` takes it by its name only.
    pub fn is_keyword(&self) -> bool {
        self.init && self.kw_only == Some(true)
    }
}

/// The default of a field.
#[derive(Clone)]
pub enum Default {
    /// There is none.
    None,
    /// A constant.
    Const(Const),
    /// What the global of this name holds.
    Kept(Name),
    /// What the function gives that the global of this name holds.
    Factory(Name),
}

/// What `dataclass` is told.
#[derive(Clone, Copy)]
pub struct Options {
    pub init: bool,
    pub repr: bool,
    pub eq: bool,
    pub order: bool,
    pub unsafe_hash: bool,
    pub frozen: bool,
    pub match_args: bool,
    pub kw_only: bool,
    pub slots: bool,
}

/// A statement of a class body that defines a field of this class.
pub struct Own {
    pub stmt: StmtId,
    pub name: Name,
    /// The call of `field`, with the default and the factory among its arguments.
    pub call: Option<(ExprId, Option<ExprId>, Option<ExprId>)>,
    /// The value that is no call of `field`.
    pub value: Option<ExprId>,
    /// The default is to be kept in a global, being no constant.
    pub keeps: bool,
}

/// A class whose methods can be made.
pub struct Record {
    pub stmt: StmtId,
    /// The global that holds the class.
    pub name: Name,
    pub class: ClassId,
    pub options: Options,
    /// All fields in order, inherited ones among them.
    pub fields: Vec<Field>,
    pub own: Vec<Own>,
    pub post_init: bool,
    /// The fields that `__slots__` of the class is to name, where it is to have one.
    pub slots: Vec<Name>,
    /// The methods that are to be made.
    pub made: Vec<&'static str>,
}

impl Record {
    /// What instances have: all but what `__init__` hands on.
    pub fn own_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.handed_on)
    }
}

/// A class of the module of which everything about fields is known.
#[derive(Clone, std::default::Default)]
struct Known {
    fields: Vec<Field>,
    binds: HashSet<Name>,
    post_init: bool,
    /// Whether a dataclass among these is frozen; nothing where none is a dataclass.
    frozen: Option<bool>,
    /// The names that `__slots__` of these declare.
    slots: HashSet<Name>,
}

/// Reads a module.
pub struct Reader<'p> {
    hir: &'p Program,
    module: &'p Function,
    bound: BoundNames,
    known: HashMap<Name, Known>,
}

/// The records of a module, in order.
pub fn records(hir: &Program, module: FunctionId) -> Vec<Record> {
    let f = &hir.functions[module];
    let mut reader = Reader { hir, module: f, bound: BoundNames::of(hir, f), known: HashMap::new() };
    f.body.iter().filter_map(|&stmt| reader.class(stmt)).collect()
}

/// Whether some assignment of a module gives another name to what makes annotations special.
pub fn renames_special(f: &Function) -> bool {
    f.body.iter().any(|&stmt| match &f[stmt] {
        Stmt::Assign { value, .. } => mentions(f, *value, SPECIAL),
        Stmt::FromImport { names, .. } => names.iter().any(|n| {
            let kept = matches!(&f[n.target], Place::Global { name } if *name == n.name);
            SPECIAL.contains(&&*n.name) && !kept
        }),
        _ => false,
    })
}

fn mentions(f: &Function, id: ExprId, words: &[&str]) -> bool {
    f.reached_from(Child::Expr(id)).exprs.iter().any(|&e| match &f[e] {
        Expr::Global { name } | Expr::Attribute { name, .. } | Expr::Builtin { name } => words.contains(&&**name),
        Expr::Const { value: Const::Str(text) } => text.as_str().is_none_or(|text| words.iter().any(|word| text.contains(word))),
        _ => false,
    })
}

impl Reader<'_> {
    /// A class statement; the record, if it is one that can be expanded.
    fn class(&mut self, stmt: StmtId) -> Option<Record> {
        let Stmt::Class { target, decorators, class, bases, keywords, .. } = &self.module[stmt] else { return None };
        let Place::Global { name } = &self.module[*target] else { return None };
        if self.bound.get(name).is_none() || !keywords.is_empty() {
            return None;
        }
        let base = self.bases(bases)?;
        let body = &self.hir.functions[self.hir.classes[*class].body];
        let binds = own_names(body);
        let mut known = base.clone();
        known.binds.extend(binds.keys().cloned());
        known.post_init |= binds.contains_key("__post_init__");
        match &decorators[..] {
            [] if base.fields.iter().all(|field| !binds.contains_key(&field.name)) => {
                self.known.insert(name.clone(), known);
                None
            }
            &[decorator] => {
                let options = self.options(decorator)?;
                let record = self.record((stmt, name), *class, options, &base, &binds)?;
                known.fields.clone_from(&record.fields);
                known.frozen = Some(options.frozen);
                known.slots.extend(record.slots.iter().cloned());
                self.known.insert(name.clone(), known);
                Some(record)
            }
            _ => None,
        }
    }

    fn record(
        &self,
        (stmt, name): (StmtId, &Name),
        class: ClassId,
        options: Options,
        base: &Known,
        binds: &HashMap<Name, u32>,
    ) -> Option<Record> {
        let body = &self.hir.functions[self.hir.classes[class].body];
        if OWN_WAYS.iter().any(|name| binds.contains_key(*name)) || options.order && !options.eq {
            return None;
        }
        if base.frozen.is_some_and(|frozen| frozen != options.frozen) || options.frozen && self.guards_attributes() {
            return None;
        }
        if options.slots && !self.may_have_slots(body, base, binds) {
            return None;
        }
        let mut fields = base.fields.clone();
        let mut own = Vec::new();
        let annotated = body.reached().stmts.iter().filter(|&&s| matches!(body[s], Stmt::AnnAssign { .. })).count();
        let (mut seen, mut kw_only) = (0, options.kw_only);
        for &stmt in body.body.iter() {
            let Stmt::AnnAssign { target, annotation, value, simple: true } = &body[stmt] else { continue };
            seen += 1;
            let Place::ClassName { name } = &body[*target] else { return None };
            if self.is_class_variable(body, *annotation) {
                continue;
            }
            // What follows `_: KW_ONLY` is given by name.
            if self.bound.is(body, *annotation, "dataclasses", "KW_ONLY") && value.is_none() && kw_only == options.kw_only {
                kw_only = true;
                continue;
            }
            let inherited = base.binds.contains(name) && value.is_none();
            let handed_on = self.is_init_var(body, *annotation);
            if !handed_on && mentions(body, *annotation, SPECIAL) || binds[name] != 1 || name.starts_with("__") || inherited {
                return None;
            }
            let kept: Name = format!(".{}.{name}", self.hir.classes[class].qualname).into();
            let (mut field, call, keeps) = self.field(body, name, *value, kept)?;
            field.kw_only.get_or_insert(kw_only);
            field.handed_on = handed_on;
            if handed_on && (call.is_some() || options.slots || !matches!(field.default, Default::None | Default::Const(_))) {
                return None;
            }
            match fields.iter_mut().find(|other| other.name == *name) {
                Some(other) => *other = field,
                None => fields.push(field),
            }
            own.push(Own { stmt, name: name.clone(), call, value: value.filter(|_| call.is_none()), keeps });
        }
        let hidden = |field: &Field| binds.contains_key(&field.name) && !own.iter().any(|own| own.name == field.name);
        if seen != annotated || fields.iter().any(hidden) || fields.iter().any(|field| field.name == "self") {
            return None;
        }
        // A field without default behind one with: an error, which the library words.
        let positional = fields.iter().filter(|f| f.is_positional());
        let positional: Vec<bool> = positional.map(|f| !matches!(f.default, Default::None)).collect();
        if positional.windows(2).any(|pair| pair[0] && !pair[1]) {
            return None;
        }
        let mut made = Vec::new();
        if options.unsafe_hash && binds.contains_key("__hash__") {
            return None;
        }
        let hashes = options.unsafe_hash || options.eq && options.frozen;
        let wanted = [
            (options.init, &["__init__"][..]),
            (options.eq, &["__eq__"]),
            (options.order, ORDER),
            (hashes, &["__hash__"]),
            (options.frozen, &["__setattr__", "__delattr__"]),
        ];
        for &name in wanted.iter().filter(|(wanted, _)| *wanted).flat_map(|(_, names)| names.iter()) {
            match binds.contains_key(name) {
                false => made.push(name),
                true if ORDER.contains(&name) => return None,
                true => {}
            }
        }
        let post_init = base.post_init || binds.contains_key("__post_init__");
        let names = fields
            .iter()
            .filter(|field| !field.handed_on)
            .map(|field| &field.name)
            .filter(|name| options.slots && !base.slots.contains(*name));
        let slots = names.cloned().collect();
        Some(Record { stmt, name: name.clone(), class, options, fields, own, post_init, slots, made })
    }

    /// Whether some class has methods of its own that are asked before attributes are assigned: what stands behind those of a frozen
    /// class is then a question of the order of bases.
    fn guards_attributes(&self) -> bool {
        let bodies = self.hir.classes.values().map(|class| &self.hir.functions[class.body]);
        bodies.filter(|body| !is_library(self.hir, &body.module)).any(|body| {
            let names = own_names(body);
            names.contains_key("__setattr__") || names.contains_key("__delattr__")
        })
    }

    /// Whether the class with `__slots__` is the class without, and not one that is made anew: nothing was done with the first.
    fn may_have_slots(&self, body: &Function, base: &Known, binds: &HashMap<Name, u32>) -> bool {
        let mentions_itself = body.locals.values().any(|local| local.name == "__class__");
        let asked = ["__init_subclass__", "__slots__"].iter().any(|name| base.binds.contains(*name));
        !mentions_itself
            && !asked
            && !["__getstate__", "__setstate__", "__init_subclass__"].iter().any(|n| binds.contains_key(*n))
    }

    /// What is known of the bases together; nothing, where one is not known or several have fields.
    fn bases(&self, bases: &[ExprId]) -> Option<Known> {
        let mut all = Known::default();
        for &base in bases {
            match &self.module[base] {
                Expr::Builtin { name } if name == "object" => {}
                // It has no fields.
                Expr::Subscript { object, .. } if self.bound.is(self.module, *object, "typing", "Generic") => {
                    all.binds.insert("__init_subclass__".into());
                }
                Expr::Global { name } => {
                    if matches!(self.bound.get(name), Some(Bound::From(module, name)) if module == "abc" && name == "ABC") {
                        continue;
                    }
                    let known = self.known.get(name)?;
                    if !all.fields.is_empty() && !known.fields.is_empty() {
                        return None;
                    }
                    all.fields.extend(known.fields.iter().cloned());
                    all.binds.extend(known.binds.iter().cloned());
                    all.post_init |= known.post_init;
                }
                _ => return None,
            }
        }
        Some(all)
    }

    fn is_class_variable(&self, f: &Function, annotation: ExprId) -> bool {
        match &f[annotation] {
            Expr::Subscript { object, index } => self.is_class_variable(f, *object) && !mentions(f, *index, SPECIAL),
            _ => self.bound.is(f, annotation, "typing", "ClassVar"),
        }
    }

    fn is_init_var(&self, f: &Function, annotation: ExprId) -> bool {
        match &f[annotation] {
            Expr::Subscript { object, index } => self.is_init_var(f, *object) && !mentions(f, *index, SPECIAL),
            _ => self.bound.is(f, annotation, "dataclasses", "InitVar"),
        }
    }

    fn options(&self, decorator: ExprId) -> Option<Options> {
        let mut options = Options {
            init: true,
            repr: true,
            eq: true,
            order: false,
            unsafe_hash: false,
            frozen: false,
            match_args: true,
            kw_only: false,
            slots: false,
        };
        let f = self.module;
        if self.bound.is(f, decorator, "dataclasses", "dataclass") {
            return Some(options);
        }
        let (args, keywords) = self.called(f, decorator, "dataclass")?;
        if !args.is_empty() {
            return None;
        }
        for Keyword { name, value } in keywords {
            let Expr::Const { value: Const::Bool(value) } = f[*value] else { return None };
            let option = match &**name.as_ref()? {
                "init" => &mut options.init,
                "repr" => &mut options.repr,
                "eq" => &mut options.eq,
                "order" => &mut options.order,
                "unsafe_hash" => &mut options.unsafe_hash,
                "frozen" => &mut options.frozen,
                "match_args" => &mut options.match_args,
                "kw_only" => &mut options.kw_only,
                "slots" => &mut options.slots,
                "weakref_slot" if !value => continue,
                _ => return None,
            };
            *option = value;
        }
        Some(options)
    }

    /// The arguments of a call of a function of `dataclasses`.
    fn called<'f>(&self, f: &'f Function, id: ExprId, wanted: &str) -> Option<(&'f [ExprId], &'f [Keyword])> {
        match &f[id] {
            Expr::Call { function, args, keywords } if self.bound.is(f, *function, "dataclasses", wanted) => {
                Some((args, keywords))
            }
            Expr::MethodCall { object, name, args, keywords } if name == wanted => {
                let Expr::Global { name: object } = &f[*object] else { return None };
                let module = matches!(self.bound.get(object), Some(Bound::Module(from)) if from == "dataclasses");
                module.then_some((args, keywords))
            }
            _ => None,
        }
    }

    /// A field with its value in the class body.
    #[allow(clippy::type_complexity)]
    fn field(
        &self,
        f: &Function,
        name: &Name,
        value: Option<ExprId>,
        kept: Name,
    ) -> Option<(Field, Option<(ExprId, Option<ExprId>, Option<ExprId>)>, bool)> {
        let mut field = Field {
            name: name.clone(),
            default: Default::None,
            init: true,
            compare: true,
            hash: None,
            kw_only: None,
            handed_on: false,
        };
        let Some(value) = value else { return Some((field, None, false)) };
        let Some((args, keywords)) = self.called(f, value, "field") else {
            field.default = self.default(f, value, kept)?;
            let keeps = matches!(field.default, Default::Kept(_));
            return Some((field, None, keeps));
        };
        let (mut default, mut factory) = (None, None);
        if !args.is_empty() {
            return None;
        }
        for Keyword { name, value } in keywords {
            let flag = if let Expr::Const { value: Const::Bool(flag) } = f[*value] { Some(flag) } else { None };
            match &**name.as_ref()? {
                "default" => default = Some(*value),
                "default_factory" => factory = Some(*value),
                "init" => field.init = flag?,
                "compare" => field.compare = flag?,
                "repr" => _ = flag?,
                "hash" if f[*value] == Expr::none() || flag.is_some() => field.hash = flag,
                "kw_only" => field.kw_only = Some(flag?),
                "metadata" => {}
                _ => return None,
            }
        }
        field.default = match (default, factory) {
            (Some(_), Some(_)) => return None,
            (Some(default), None) => match self.default(f, default, kept)? {
                constant @ Default::Const(_) => constant,
                // What stands in the call of `field` would be evaluated twice.
                _ => return None,
            },
            (None, Some(_)) => Default::Factory(kept),
            (None, None) => Default::None,
        };
        Some((field, Some((value, default, factory)), false))
    }

    /// A default that is no descriptor and not mutable.
    fn default(&self, f: &Function, value: ExprId, kept: Name) -> Option<Default> {
        match &f[value] {
            Expr::Const { value } => Some(Default::Const(value.clone())),
            Expr::Unary { op: UnaryOp::Neg, operand } => matches!(f[*operand], Expr::Const { .. }).then_some(Default::Kept(kept)),
            Expr::Attribute { object, .. } => matches!(f[*object], Expr::Global { .. }).then_some(Default::Kept(kept)),
            Expr::Tuple { items } => {
                items.iter().all(|&item| matches!(f[item], Expr::Const { .. })).then_some(Default::Kept(kept))
            }
            _ => None,
        }
    }
}

/// Whether a class body binds the name.
pub fn binds(body: &Function, name: &str) -> bool {
    own_names(body).contains_key(name)
}

/// The names that a class body binds, with how often.
pub(super) fn own_names(body: &Function) -> HashMap<Name, u32> {
    let mut names = HashMap::new();
    for place in body.reached().places {
        if let Place::ClassName { name } = &body[place] {
            *names.entry(name.clone()).or_default() += 1;
        }
    }
    names
}
