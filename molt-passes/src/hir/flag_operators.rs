//! The operators of flags as ordinary functions: see [`super::keep_members`].
//!
//! ```text
//! def .flag.C.and(a, b):
//!     value = a._value_ & b._value_
//!     found = .flag.C.map.get(value)
//!     return C(value) if found is None else found
//! def .flag.C.in(a, b): return b._value_ & a._value_ == b._value_
//! def .flag.C.bool(a): return a._value_ != 0
//! ```
//!
//! The library's operators do the same, but find everything by name. A value that no member has had yet is made by the class, which
//! keeps it in the dict that `.flag.C.map` holds.

use molt_ir::hir::{
    BinaryOp, Closure, CompareOp, Expr, ExprId, Function, FunctionId, FunctionKind, LocalId, LocalKind, Param, ParamKind, Place,
    Program, Stmt, StmtId,
};
use molt_ir::name::Name;

use super::make::Make;

/// The operators that combine two flags.
const COMBINING: &[(&str, BinaryOp)] = &[("and", BinaryOp::And), ("or", BinaryOp::Or), ("xor", BinaryOp::Xor)];

/// The global that holds something of a class of flags.
fn global(qualname: &str, what: &str) -> Name {
    format!(".flag.{qualname}.{what}").into()
}

/// Statements that keep the dict of members and make the functions.
pub fn make(hir: &mut Program, module: FunctionId, stmt: StmtId, name: &Name, qualname: &Name) -> Vec<StmtId> {
    let mut m = Make::for_stmt(&mut hir.functions[module], stmt);
    let span = m.span();
    let object = m.expr(Expr::Global { name: name.clone() });
    let value = m.expr(Expr::Attribute { object, name: "_value2member_map_".into() });
    let target = m.f.place(Place::Global { name: global(qualname, "map") }, span);
    let mut stmts = vec![m.store(target, value)];
    let combining = COMBINING.iter().map(|&(what, op)| (what, Some(op)));
    for (what, op) in combining.chain([("in", None), ("bool", None)]) {
        let full = global(qualname, what);
        let symbol = hir.unique_symbol(&full);
        let home = hir.functions[module].module.clone();
        let mut function = Function::new(symbol, full.clone(), full.clone(), home, FunctionKind::Function);
        function.parent = Some(module);
        function.span = span;
        let a = parameter(&mut function, "a");
        match (what, op) {
            (_, Some(op)) => {
                let b = parameter(&mut function, "b");
                combine(&mut function, name, qualname, op, [a, b]);
            }
            ("in", _) => {
                let b = parameter(&mut function, "b");
                contains(&mut function, [a, b]);
            }
            _ => truth(&mut function, a),
        }
        let function = hir.functions.alloc(function);
        let closure =
            Closure { function, defaults: Vec::new(), kw_defaults: Vec::new(), annotations: Vec::new(), captures: Vec::new() };
        let mut m = Make::for_stmt(&mut hir.functions[module], stmt);
        let target = m.f.place(Place::Global { name: full }, span);
        stmts.push(m.stmt(Stmt::Def { target, decorators: Vec::new(), closure }));
    }
    stmts
}

fn parameter(f: &mut Function, name: &str) -> LocalId {
    let local = f.local(name, LocalKind::Plain);
    f.params.push(Param { local, kind: ParamKind::Normal, has_default: false });
    local
}

fn value_of(m: &mut Make<'_>, local: LocalId) -> ExprId {
    let object = m.read(local);
    m.expr(Expr::Attribute { object, name: "_value_".into() })
}

fn combine(f: &mut Function, name: &Name, qualname: &Name, op: BinaryOp, [a, b]: [LocalId; 2]) {
    let span = f.span;
    let value = f.local("value", LocalKind::Plain);
    let found = f.local("found", LocalKind::Plain);
    let mut m = Make::at(f, span);
    let (left, right) = (value_of(&mut m, a), value_of(&mut m, b));
    let combined = m.expr(Expr::Binary { op, left, right });
    let first = m.set(value, combined);
    let object = m.expr(Expr::Global { name: global(qualname, "map") });
    let args = vec![m.read(value)];
    let looked = m.expr(Expr::MethodCall { object, name: "get".into(), args, keywords: Vec::new() });
    let second = m.set(found, looked);
    let test = m.is_some(found);
    let known = m.read(found);
    let known = m.stmt(Stmt::Return { value: known });
    let class = m.expr(Expr::Global { name: name.clone() });
    let given = m.read(value);
    let made = m.call(class, [given]);
    let made = m.stmt(Stmt::Return { value: made });
    let third = m.branch(test, vec![known], vec![made]);
    f.body = vec![first, second, third].into();
}

fn contains(f: &mut Function, [a, b]: [LocalId; 2]) {
    let span = f.span;
    let mut m = Make::at(f, span);
    let (left, right) = (value_of(&mut m, b), value_of(&mut m, a));
    let common = m.expr(Expr::Binary { op: BinaryOp::And, left, right });
    let all = value_of(&mut m, b);
    let value = m.compare(common, CompareOp::Eq, all);
    let body = vec![m.stmt(Stmt::Return { value })];
    f.body = body.into();
}

fn truth(f: &mut Function, a: LocalId) {
    let span = f.span;
    let mut m = Make::at(f, span);
    let (value, none) = (value_of(&mut m, a), m.int(0));
    let value = m.compare(value, CompareOp::Ne, none);
    let body = vec![m.stmt(Stmt::Return { value })];
    f.body = body.into();
}
