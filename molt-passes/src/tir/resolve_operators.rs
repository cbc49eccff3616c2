//! `resolve-operators` · tir → tir
//!
//! ```text
//! %2 = binary %0, %1 {op: add}                ⇒    %2 = call_direct %0, %1 {func: @Vec.__add__}      where %0 : obj[&Vec]
//! %2 = binary %0, %1 {op: mul}                ⇒    %2 = call_direct %1, %0 {func: @Vec.__rmul__}     where %0 : float, %1 : obj[&Vec]
//! %2 = in_place %0, %1 {op: add}              ⇒    %2 = call_direct %0, %1 {func: @Vec.__iadd__}
//! %2 = compare %0, %1 {op: lt}                ⇒    %2 = call_direct %0, %1 {func: @Card.__lt__}
//! %2 = unary %0 {op: neg}                     ⇒    %2 = call_direct %0 {func: @Vec.__neg__}
//! %2 = truth %0                               ⇒    %2 = not (is %0, none)                            where %0 : union[none, obj[&Node]]
//! %2 = get_item %0, %1                        ⇒    %2 = call_direct %0, %1 {func: @Grid.__getitem__}
//! %2 = binary %0, %1 {op: or}                 ⇒    %2 = call_direct %0, %1 {func: @.flag.Perm.or}   where %0, %1 : obj[&Perm], flags
//! %2 = get_item %0, 0                         ⇒    %2 = tuple_item %0 {index: 0}            where %0 is a named tuple
//! set_item %0, %1, %2                         ⇒    call_direct %0, %1, %2 {func: @Grid.__setitem__}
//! %2 = call %0, %1                            ⇒    %2 = call_direct %0, %1 {func: @Adder.__call__}   where %0 : obj[&Adder]
//! %1 = intrinsic %0 {name: "context_enter"}
//! %2 = call %1                                ⇒    %2 = call_direct %0 {func: @Lock.__enter__}       where %0 : obj[&Lock]
//! ```
//!
//! An operator on instances of classes of the program is a call of the method that its types leave no choice about, which the
//! passes behind this one see through.
//!
//! Caveats: where the right operand's class derives from the left one's, its reflected method comes first (`Objects/abstract.c`,
//! `binary_op1`), and where a method may give `NotImplemented`, the other side is asked; both stay as they are. So does a
//! method that is assigned to its class later.

mod managers;
mod truth;

use super::binding::{Defaults, bind};
use super::rewritten::Rewritten;
use crate::infer::classes::{Classes, FlagOperators, Native};
use crate::prelude::*;
use crate::ssa::leave;
use molt_ir::ssa::{Body, ClassId, FuncId, Inst, Value};
use molt_ir::tir::header::{FunctionKind, MemberKind};
use molt_ir::tir::ops::{BinaryOp, CompareOp};
use molt_ir::tir::{Op, Tir, Type};

/// See the module.
pub struct ResolveOperators;

impl Pass for ResolveOperators {
    type From = tir::Program;
    type To = tir::Program;
    type Options = ();
    const NAME: &'static str = "resolve-operators";
    const SUMMARY: &'static str = "calls the methods that operators on instances of known classes mean";

    fn run(_: &(), program: &mut tir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        if program.header.classes.is_empty() {
            return Ok(());
        }
        let (defaults, classes, rewritten) = (Defaults::of(program), Classes::of(program), Rewritten::of(program));
        for id in program.ids().collect::<Vec<_>>() {
            let mut body = std::mem::take(&mut program[id].body);
            if !body.is_empty() {
                let resolver = Resolver { program, defaults: &defaults, classes: &classes, rewritten: &rewritten, this: id };
                resolver.run(&mut body, cx);
            }
            program[id].body = body;
        }
        Ok(())
    }
}

struct Resolver<'a> {
    program: &'a tir::Program,
    defaults: &'a Defaults,
    classes: &'a Classes,
    rewritten: &'a Rewritten,
    this: FuncId,
}

impl Resolver<'_> {
    fn run(&self, body: &mut Body<Tir>, cx: &mut PassCx) {
        for inst in body.insts().collect::<Vec<_>>() {
            match body[inst].op.clone() {
                Op::Binary { args, op } => self.binary(body, inst, args, op, false, cx),
                Op::InPlace { args, op } => self.binary(body, inst, args, op, true, cx),
                Op::Compare { args, op } => self.compare(body, inst, args, op, cx),
                Op::Unary { args: [a], op } => {
                    if let Some(func) = self.method(body.ty(a), &format!("__{}__", op.text())) {
                        self.call(body, inst, func, &[a], cx);
                    }
                }
                Op::Truth { args: [value] } => self.truth(body, inst, value, cx),
                Op::GetItem { args: [a, i] } => {
                    if let Some(func) = self.method(body.ty(a), "__getitem__") {
                        self.call(body, inst, func, &[a, i], cx);
                    } else if let Some(index) = self.item_of_tuple(body, a, i).filter(|_| leave(cx, "item")) {
                        body[inst].op = Op::TupleItem { args: [a], index };
                    }
                }
                Op::Contains { args: [a, item] } if body.ty(a) == body.ty(item) => {
                    if let Some(func) = self.flags(body.ty(a), "__contains__").and_then(|flags| flags.contains) {
                        self.call(body, inst, func, &[a, item], cx);
                    }
                }
                Op::SetItem { args: [a, i, value] } => {
                    if let Some(func) = self.method(body.ty(a), "__setitem__") {
                        self.call_for_effect(body, inst, func, &[a, i, value], cx);
                    }
                }
                Op::Call { args, keywords } if keywords.is_empty() => {
                    if self.manage(body, inst, &args, cx) {
                        continue;
                    }
                    if let Some(func) = self.method(body.ty(args[0]), "__call__") {
                        self.call(body, inst, func, &args, cx);
                    }
                }
                _ => {}
            }
        }
    }

    fn binary(&self, body: &mut Body<Tir>, inst: Inst, args: [Value; 2], op: BinaryOp, in_place: bool, cx: &mut PassCx) {
        let [a, b] = args;
        let stem = op.text();
        let (left, right) = (body.ty(a), body.ty(b));
        if let Some(func) = self.flags(left, &format!("__{stem}__")).filter(|_| left == right).and_then(|flags| flags.of(op)) {
            return self.call(body, inst, func, &args, cx);
        }
        let own = in_place.then(|| self.method(left, &format!("__i{stem}__"))).flatten();
        if let Some(func) = own.filter(|&f| self.answers(f)) {
            return self.call(body, inst, func, &args, cx);
        }
        if in_place && self.lacks(left, &format!("__i{stem}__")) != Some(true) && left.instances().is_some() {
            return;
        }
        let found = self.method(left, &format!("__{stem}__")).filter(|&f| self.answers(f) && self.goes_first(left, right));
        if let Some(func) = found {
            return self.call(body, inst, func, &args, cx);
        }
        // Numbers know nothing of instances, nor do instances without the method.
        let passes = is_number(left) || self.lacks(left, &format!("__{stem}__")) == Some(true);
        let apart = !left.members().iter().any(|m| right.members().contains(m));
        if let Some(func) = self.method(right, &format!("__r{stem}__")).filter(|&f| passes && apart && self.answers(f)) {
            self.call(body, inst, func, &[b, a], cx);
        }
    }

    fn compare(&self, body: &mut Body<Tir>, inst: Inst, args: [Value; 2], op: CompareOp, cx: &mut PassCx) {
        let name = &format!("__{}__", op.text());
        let (left, right) = (body.ty(args[0]), body.ty(args[1]));
        if let Some(func) = self.method(left, name).filter(|&f| self.answers(f) && self.goes_first(left, right)) {
            return self.call(body, inst, func, &args, cx);
        }
        let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
        let instances = left.instances().is_some() || right.instances().is_some();
        let told = *body.ty(body.result(inst)) == Type::Bool;
        if equality && told && instances && self.is_by_identity(left) && self.is_by_identity(right) && leave(cx, "identity") {
            if op == CompareOp::Eq {
                body[inst].op = Op::Is { args };
            } else {
                let same = body.insert_before(inst, Op::Is { args }, &[Type::Bool]);
                body[inst].op = Op::Not { args: [body.result(same)] };
            }
        }
    }

    /// Whether objects of the type equal instances of classes without `__eq__` only if they are the same: such instances, and
    /// built-ins that know nothing of them.
    fn is_by_identity(&self, ty: &Type) -> bool {
        let members = ty.members();
        !members.is_empty()
            && members.iter().all(|member| match member {
                Type::Instance(class) => {
                    let info = self.classes.get(*class);
                    let rewritten = |name: &&str| info.mro.iter().any(|&c| self.rewritten.has(self.program, c, name));
                    let has = |name: &&str| self.classes.member(self.program, *class, name).is_some();
                    let plain = info.plain && matches!(info.native, Native::Object | Native::Enumeration);
                    plain && !["__eq__", "__ne__"].iter().any(|name| rewritten(name) || has(name))
                }
                Type::None | Type::Str => true,
                _ => false,
            })
    }

    /// The operators of flags of one class, unless the method of this name may be another one.
    fn flags(&self, ty: &Type, name: &str) -> Option<FlagOperators> {
        let Type::Instance(class) = *ty else { return None };
        let info = self.classes.get(class);
        info.flags.filter(|_| info.plain && !self.rewritten.has(self.program, class, name))
    }

    /// The place of an item of named tuples.
    fn item_of_tuple(&self, body: &Body<Tir>, tuple: Value, index: Value) -> Option<u32> {
        let Some(Op::IntConst { value }) = body.def_op(index) else { return None };
        let index: i64 = value.as_str().parse().ok()?;
        let mut count = None;
        for class in body.ty(tuple).instances()? {
            let info = self.classes.get(class);
            let own = self.rewritten.has(self.program, class, "__getitem__");
            let plain = info.plain && info.native == Native::Tuple && !own;
            if !plain || count.is_some_and(|count| count != info.items.len() as i64) {
                return None;
            }
            if self.classes.member(self.program, class, "__getitem__").is_some() {
                return None;
            }
            count = Some(info.items.len() as i64);
        }
        let count = count?;
        let index = if index < 0 { index + count } else { index };
        (0..count).contains(&index).then_some(index as u32)
    }

    /// The method that the name means in every class that the type allows.
    fn method(&self, ty: &Type, name: &str) -> Option<FuncId> {
        let all = ty.instances()?;
        let mut found = None;
        for class in all {
            let info = self.classes.get(class);
            if !info.plain || info.mro.iter().any(|&c| self.rewritten.has(self.program, c, name)) {
                return None;
            }
            let (_, member) = self.classes.member(self.program, class, name)?;
            let func = member.func.filter(|_| member.kind == MemberKind::Method)?;
            if found.is_some_and(|other| other != func) {
                return None;
            }
            found = Some(func);
        }
        found
    }

    /// Whether no class that the type allows has the method; none where the type allows other values.
    fn lacks(&self, ty: &Type, name: &str) -> Option<bool> {
        let all = ty.instances()?;
        let has = |class: ClassId| {
            let info = self.classes.get(class);
            let known = info.plain && info.native == Native::Object;
            let rewritten = info.mro.iter().any(|&c| self.rewritten.has(self.program, c, name));
            !known || rewritten || self.classes.member(self.program, class, name).is_some()
        };
        Some(!all.into_iter().any(has))
    }

    /// Whether the function certainly gives something else than `NotImplemented`.
    fn answers(&self, func: FuncId) -> bool {
        let may_pass = |ty: &Type| matches!(ty, Type::Any) || matches!(ty, Type::Builtin(name) if **name == *"NotImplemented");
        self.program.get(func).is_some_and(|f| !f.header.result.members().iter().any(may_pass))
    }

    /// Whether the left operand is asked first: no class of the right one derives from one of the left one's.
    fn goes_first(&self, left: &Type, right: &Type) -> bool {
        let Some(left) = left.instances() else { return false };
        let derives = |class: ClassId| left.iter().any(|&l| class != l && self.classes.get(l).derived.contains(&class));
        if left.iter().all(|&l| self.classes.get(l).derived.len() == 1) {
            return true;
        }
        right.members().iter().all(|member| match member {
            Type::Any => false,
            Type::Instance(class) => !derives(*class),
            _ => true,
        })
    }

    fn call(&self, body: &mut Body<Tir>, inst: Inst, func: FuncId, args: &[Value], cx: &mut PassCx) {
        if let Some(args) = self.operands(body, inst, func, args, cx) {
            body[inst].op = Op::CallDirect { args, func };
        }
    }

    fn call_for_effect(&self, body: &mut Body<Tir>, inst: Inst, func: FuncId, args: &[Value], cx: &mut PassCx) {
        if let Some(args) = self.operands(body, inst, func, args, cx) {
            let ty = self.program[func].header.result.clone();
            body.insert_before(inst, Op::CallDirect { args, func }, &[ty]);
            body.remove(inst);
        }
    }

    fn operands(
        &self,
        body: &mut Body<Tir>,
        inst: Inst,
        func: FuncId,
        args: &[Value],
        cx: &mut PassCx,
    ) -> Option<molt_ir::ssa::Values> {
        let header = &self.program.get(func)?.header;
        let plain = matches!(header.kind, FunctionKind::Function | FunctionKind::Lambda) && !header.closure;
        let operands = bind(self.program, self.defaults, func, None, (args, &[])).filter(|_| plain && leave(cx, "resolve"))?;
        Some(operands.make(body, inst, self.program, (func, self.this)))
    }
}

fn is_number(ty: &Type) -> bool {
    *ty != Type::Never && ty.members().iter().all(|m| matches!(m, Type::Int | Type::I64 | Type::Float | Type::Bool))
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    const PASSES: &str =
        "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types direct-calls resolve-operators";

    fn calls(class: &str, expression: &str, arguments: &str) -> usize {
        let text = format!("{class}def f(a, b): return {expression}\nf({arguments})\n");
        body_after(&text, PASSES, "f").matches("call_direct").count()
    }

    const VEC: &str = "class V:\n  def __init__(self, x): self.x = x\n  def __add__(self, o): return V(self.x + o.x)\n
  def __rmul__(self, k): return V(self.x * k)\n  def __neg__(self): return V(-self.x)\n  def __lt__(self, o): return True\n
  def __getitem__(self, i): return i\n  def __call__(self, i): return i\n";

    #[test]
    fn operators_are_calls() {
        for expression in ["a + b", "-a", "2 * a", "a < b", "a[1]", "a(1)"] {
            assert_eq!(calls(VEC, expression, "V(1), V(2)"), 1, "{expression}");
        }
    }

    #[test]
    fn what_may_pass_to_the_other_side_stays() {
        let class = "class V:\n  def __add__(self, o): return 1 if o else NotImplemented\n  def __sub__(self, o): return 1\n
class W(V):\n  def __rsub__(self, o): return 2\n";
        assert_eq!(calls(class, "a + b", "V(), V()"), 0);
        assert_eq!(calls(class, "a - b", "V(), W()"), 0, "the reflected method of a derived class comes first");
        assert_eq!(calls(class, "a - b", "V(), V()"), 1);
    }

    #[test]
    fn a_method_assigned_later_is_looked_up() {
        assert_eq!(calls(&format!("{VEC}V.__add__ = lambda a, b: 1\n"), "a + b", "V(1), V(2)"), 0);
    }

    #[test]
    fn in_place_comes_first_where_there_is_one() {
        let class = "class V:\n  def __iadd__(self, o): return self\n  def __add__(self, o): return 1\n";
        let text = format!("{class}def f(a, b):\n  a += b\n  return a\nf(V(), V())\n");
        let text = body_after(&text, PASSES, "f");
        assert!(text.contains("call_direct"), "{text}");
    }
}
