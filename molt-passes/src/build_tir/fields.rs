//! The attributes of instances that get fixed places, as far as the text of a class tells them.

use super::program::{Context, class_name, undecorated_kind};
use molt_ir::hir::{self, Expr, ExprId, Place, Stmt};
use molt_ir::tir::Type;
use molt_ir::tir::header::MemberKind;

impl Context<'_> {
    /// The attributes that the methods of a class body assign through their first parameter, in order, `__init__` first, those that
    /// `__new__` and class methods assign to what they have made, those that the body annotates, and those that cached properties keep. A class with `__slots__` says itself
    /// what it has.
    pub fn fields(&self, body: &hir::Function) -> Vec<(String, Type)> {
        let reached = body.reached();
        let slots = reached.places.iter().any(|&p| class_name(body, p) == Some("__slots__"));
        let mut methods: Vec<hir::FunctionId> = Vec::new();
        let mut of_class: Vec<hir::FunctionId> = Vec::new();
        for &expression in &reached.exprs {
            match &body[expression] {
                Expr::MakeFunction { closure } => methods.push(closure.function),
                Expr::Call { function, args, .. } => {
                    let kind = self.decorator(body, *function);
                    let made = args.iter().filter_map(|&a| {
                        if let Expr::MakeFunction { closure } = &body[a] { Some(closure.function) } else { None }
                    });
                    of_class.extend(made.filter(|_| matches!(kind, Some(MemberKind::ClassMethod | MemberKind::StaticMethod))));
                }
                _ => {}
            }
        }
        methods.sort_by_key(|&f| self.program.functions[f].name != "__init__");
        let is_kept = |id: &&hir::FunctionId| !slots && self.program.functions[**id].is_cached;
        let kept: Vec<String> = methods.iter().filter(is_kept).map(|&id| self.program.functions[id].name.to_string()).collect();
        let mut fields: Vec<(String, Type)> = Vec::new();
        if self.classes_change {
            return fields;
        }
        if methods.first().is_none_or(|&f| self.program.functions[f].name != "__init__") {
            // The `__init__` that a decorator makes assigns what the class declares.
            fields.extend(declared(body).filter(|_| !slots).map(|name| (name, Type::Any)));
        }
        for id in methods.into_iter().filter(|_| !slots) {
            let method = &self.program.functions[id];
            let reached = method.reached();
            let takes_class = of_class.contains(&id) || undecorated_kind(&method.name) != MemberKind::Method;
            let Some(first) = method.params.first().map(|p| p.local) else { continue };
            let mut instances = if takes_class { made_of(method, first, &reached.stmts) } else { vec![first] };
            instances.extend(copies_of(method, &instances, &reached.stmts));
            let is_this = |object: ExprId| matches!(method[object], Expr::Local { local } | Expr::Cell { local } if instances.contains(&local));
            let assigned = reached.places.iter().filter_map(|&place| match &method[place] {
                Place::Attribute { object, name } if is_this(*object) => Some(name.to_string()),
                _ => None,
            });
            let own = reached.exprs.iter().filter_map(|&expr| own_attribute(method, expr, is_this));
            // These are no fields: objects have them from their class.
            let other = |name: &String| !matches!(name.as_str(), "__dict__" | "__class__");
            for name in assigned.chain(own).filter(other) {
                if !fields.iter().any(|(field, _)| *field == name) {
                    fields.push((name, Type::Any));
                }
            }
        }
        let new = kept.into_iter().filter(|name| !fields.iter().any(|(field, _)| field == name)).collect::<Vec<_>>();
        fields.extend(new.into_iter().map(|name| (name, Type::Any)));
        fields
    }
}

/// The name that `object.__setattr__(self, "name", value)` assigns.
fn own_attribute(f: &hir::Function, expr: ExprId, is_this: impl Fn(ExprId) -> bool) -> Option<String> {
    let Expr::MethodCall { object, name: method, args, keywords } = &f[expr] else { return None };
    let &[this, name, _] = &args[..] else { return None };
    let of_object = matches!(&f[*object], Expr::Builtin { name } if *name == "object");
    let Expr::Const { value: hir::Const::Str(text) } = &f[name] else { return None };
    let fits = of_object && *method == "__setattr__" && keywords.is_empty() && is_this(this);
    text.as_str().filter(|_| fits).map(str::to_owned)
}

/// The variables that hold an instance which a function made of the class it was given: by `__new__`, or by calling the class.
fn made_of(f: &hir::Function, class: hir::LocalId, statements: &[hir::StmtId]) -> Vec<hir::LocalId> {
    let is_class = |expr: ExprId| matches!(f[expr], Expr::Local { local } | Expr::Cell { local } if local == class);
    let made = |&statement: &hir::StmtId| {
        let Stmt::Assign { target, value } = &f[statement] else { return None };
        let Place::Local { local } = f[*target] else { return None };
        let makes = match &f[*value] {
            Expr::MethodCall { name, args, .. } => *name == "__new__" && args.first().is_some_and(|&arg| is_class(arg)),
            Expr::Call { function, .. } => is_class(*function),
            _ => false,
        };
        makes.then_some(local)
    };
    statements.iter().filter_map(made).collect()
}

/// The temporary variables that hold one of these variables for an augmented assignment.
fn copies_of(f: &hir::Function, of: &[hir::LocalId], statements: &[hir::StmtId]) -> Vec<hir::LocalId> {
    let copied = |&statement: &hir::StmtId| {
        let Stmt::Assign { target, value } = &f[statement] else { return None };
        let (Place::Local { local }, Expr::Local { local: source } | Expr::Cell { local: source }) = (&f[*target], &f[*value])
        else {
            return None;
        };
        (f.locals[*local].kind == hir::LocalKind::Temporary && of.contains(source)).then_some(*local)
    };
    statements.iter().filter_map(copied).collect()
}

/// The names that a class body annotates, in order.
fn declared(body: &hir::Function) -> impl Iterator<Item = String> + '_ {
    body.reached().places.into_iter().filter_map(|place| {
        let Place::Subscript { object, index } = &body[place] else { return None };
        let Expr::ClassName { name, .. } = &body[*object] else { return None };
        let Expr::Const { value: hir::Const::Str(text) } = &body[*index] else { return None };
        if name == "__annotations__" { text.as_str().map(str::to_owned) } else { None }
    })
}
