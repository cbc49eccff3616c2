//! The order in which `__dict__` lists the attributes of an instance, read from the text of `__init__`.
//!
//! ```text
//! class B(A):                        ⇒      the class body ends with a call of `_records.attribute_order(("x", None, "y"))`
//!     def __init__(self):
//!         self.x = 1
//!         super().__init__()
//!         self.y = 2
//! ```
//!
//! Only in programs that show such dicts, or that see in which order the attributes die. None stands for the `__init__` of the next class; methods of the class itself are followed.

use super::constant::op_of_item;
use super::function::FunctionBuilder;
use super::program::Context;
use molt_ir::constant::Constant;
use molt_ir::hir::{self, Expr, ExprId, FunctionKind, Place, Stmt};
use molt_ir::name::Name;
use molt_ir::tir::Op;

/// How far calls of methods are followed.
const DEPTH: usize = 3;

/// What happens in a method, in order.
enum Event {
    Assigned(Name),
    Called(Name),
    Next,
}

/// Whether some code may show the dict of an instance.
pub fn shows_dicts(program: &hir::Program) -> bool {
    program.functions.values().any(|f| {
        f.reached().exprs.into_iter().any(|id| match &f[id] {
            Expr::Attribute { name, .. } => *name == "__dict__",
            Expr::Builtin { name } | Expr::Global { name } => *name == "vars",
            _ => false,
        })
    })
}

/// The names that `__init__` assigns, in order, with `None` for that of the next class.
fn order(context: &Context<'_>, body: &hir::Function) -> Option<Vec<Option<Name>>> {
    let made = body.reached().exprs.into_iter().filter_map(|id| match &body[id] {
        Expr::MakeFunction { closure } => Some(&context.program.functions[closure.function]),
        _ => None,
    });
    let methods: Vec<&hir::Function> = made.collect();
    let mut found = Vec::new();
    follow(&methods, "__init__", 0, &mut found);
    (!found.is_empty()).then_some(found)
}

fn follow(methods: &[&hir::Function], name: &str, depth: usize, found: &mut Vec<Option<Name>>) {
    let Some(method) = methods.iter().find(|f| f.name == *name).filter(|_| depth < DEPTH) else { return };
    for event in events(method) {
        match event {
            Event::Assigned(name) if found.contains(&Some(name.clone())) => {}
            Event::Assigned(name) => found.push(Some(name)),
            Event::Next if found.contains(&None) => {}
            Event::Next => found.push(None),
            Event::Called(name) => follow(methods, &name, depth + 1, found),
        }
    }
}

fn events(method: &hir::Function) -> Vec<Event> {
    let Some(this) = method.params.first().map(|p| p.local) else { return Vec::new() };
    let is_this = |id: ExprId| matches!(method[id], Expr::Local { local } | Expr::Cell { local } if local == this);
    let reached = method.reached();
    // A statement assigns when its value is there.
    let mut found: Vec<((u32, u32), Event)> = Vec::new();
    for &id in &reached.stmts {
        if let Stmt::Assign { target, .. } = &method[id]
            && let Place::Attribute { object, name } = &method[*target]
            && is_this(*object)
        {
            found.push(((method.stmt_span(id).end, method.place_span(*target).start + 1), Event::Assigned(name.clone())));
        }
    }
    for &id in &reached.exprs {
        let (object, name) = match &method[id] {
            Expr::MethodCall { object, name, .. } => (*object, name),
            // Called in one way or another.
            Expr::Attribute { object, name } if *name == "__init__" => (*object, name),
            Expr::Call { function, .. } => match &method[*function] {
                Expr::Attribute { object, name } => (*object, name),
                _ => continue,
            },
            _ => continue,
        };
        let event = match is_this(object) {
            true => Event::Called(name.clone()),
            false if *name == "__init__" => Event::Next,
            false => continue,
        };
        found.push(((method.span_of(id).end, 0), event));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, event)| event).collect()
}

impl FunctionBuilder<'_> {
    /// At the end of a class body: the order of the attributes, where it differs from that of the fields.
    pub fn say_attribute_order(&mut self) {
        if self.source.kind != FunctionKind::ClassBody || !(self.context.shows_dicts || self.context.finalizers) {
            return;
        }
        let Some(order) = order(self.context, self.source) else { return };
        let fields = self.context.fields(self.source);
        let usual = order.first() == Some(&None)
            && order[1..].iter().zip(&fields).all(|(name, (field, _))| name.as_ref().is_some_and(|name| **name == **field));
        if usual {
            return;
        }
        let item = |name: &Option<Name>| name.as_ref().map_or(Constant::None, |name| Constant::Str((&**name).into()));
        let (op, ty) = op_of_item(&Constant::Tuple(order.iter().map(item).collect()));
        let tuple = self.value(op, ty);
        self.any(Op::CallBuiltin { args: [tuple].into_iter().collect(), name: "_records.attribute_order".into() });
    }
}
