//! Which fields every instance of a class has once it is made: those that `__init__` sets on every path to its end, before
//! anything else can see the instance.
//!
//! A forward dataflow over `__init__` and the methods it calls on `self` (`super().__init__()` among them), for each class on
//! its own: the state is the set of fields set so far, joined by intersection. Where `self` goes to code that is not followed
//! (it is stored, passed on, returned), or a field is read before it is set, fields not yet set are *seen unset*, and stay
//! unproven. An exception needs no care: nothing else holds the instance then.
//!
//! Unproven stay, too: names that some `del` unsets; all fields of a class whose instances may come to be without `__init__`
//! (the class leaked, or has `__del__`, which sees half-made ones); and those of instances that leaked in a program that takes
//! objects apart by name.

use super::classes::Native;
use super::domain::Atom;
use super::solver::Solver;
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{Block, Body, ClassId, Effects, FuncId, Inst, Op as _, Value};
use molt_ir::tir::header::{FunctionKind, MemberKind};
use molt_ir::tir::{Op, Tir};

/// Built-ins and attributes that make, change or find instances behind the back of their class.
const PRYING: &[&str] = &[
    "delattr",
    "vars",
    "copy.copy",
    "copy.deepcopy",
    "gc.get_objects",
    "gc.get_referrers",
    "gc.get_referents",
    "__dict__",
    "__class__",
    "__new__",
    "__delattr__",
    "__setstate__",
    "__reduce__",
    "__reduce_ex__",
];

/// The fields of each class that every instance has.
pub fn always_set(s: &mut Solver<'_>) -> Vec<(ClassId, String)> {
    let program = s.program;
    let mut deleted: FxHashSet<&str> = FxHashSet::default();
    let mut pries = false;
    // Those look into classes, and at members before anything else does.
    for (_, function) in program.functions().filter(|(id, _)| !s.makes_classes(*id)) {
        for inst in function.body.insts() {
            match &function.body[inst].op {
                Op::DelAttr { name, .. } => _ = deleted.insert(name),
                Op::Builtin { name } | Op::CallBuiltin { name, .. } => {
                    pries |= PRYING.iter().any(|prying| name == prying || name.strip_prefix("builtins.") == Some(prying));
                }
                Op::GetAttr { name, .. }
                | Op::GetMethod { name, .. }
                | Op::SetAttr { name, .. }
                | Op::SetOwnAttr { name, .. }
                | Op::ImportFrom { name, .. } => {
                    pries |= PRYING.iter().any(|prying| prying.rsplit('.').next() == Some(name.as_str()));
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    for class in s.classes.ids() {
        let Some(fields) = s.classes.get(class).layout.clone().filter(|fields| fields.len() <= 64) else { continue };
        let finalised = s.classes.member(program, class, "__del__").is_some() || s.classes.maker(program, class).is_some();
        if finalised || s.is_leaked_class(class) || s.is_rewritten(class, "__init__") || pries && s.is_leaked_instance(class) {
            continue;
        }
        if s.classes.get(class).native == Native::Enumeration {
            // Set before anything sees a member.
            let known = ["_value_", "_name_"].into_iter().filter(|name| !deleted.contains(name));
            found.extend(known.map(|name| (class, name.to_owned())));
            continue;
        }
        if s.classes.get(class).native == Native::Exception {
            // The runtime makes some without `__init__`, and hands them around while they are made.
            continue;
        }
        let Some((_, init)) = s.classes.member(program, class, "__init__") else { continue };
        let Some(init) = init.func.filter(|_| init.kind == MemberKind::Method) else { continue };
        let mut walk = Walk { s, class, fields: &fields, seen_unset: 0, done: FxHashMap::default() };
        let set = walk.function(init, 0) & !walk.seen_unset;
        for (index, field) in fields.iter().enumerate() {
            if set & (1 << index) != 0 && !deleted.contains(&**field) {
                found.push((class, field.clone()));
            }
        }
    }
    found
}

/// A set of fields by their index in the layout.
type Fields = u64;

/// What happens to an instance of exactly one class while it is made.
struct Walk<'s, 'p> {
    s: &'s mut Solver<'p>,
    class: ClassId,
    fields: &'s [String],
    /// Fields that something may find unset.
    seen_unset: Fields,
    /// What is set at the end of a function by what was set at its start; none while it is being followed.
    done: FxHashMap<(FuncId, Fields), Option<Fields>>,
}

impl Walk<'_, '_> {
    /// Follows a function whose first parameter is the instance; what is set at its end.
    fn function(&mut self, func: FuncId, start: Fields) -> Fields {
        match self.done.get(&(func, start)) {
            Some(Some(end)) => return *end,
            Some(None) => {
                self.escape(start);
                return start;
            }
            None => {}
        }
        self.done.insert((func, start), None);
        let function = &self.s.program[func];
        let body = &function.body;
        let this = body[body.entry()].params.get(usize::from(function.header.closure)).copied();
        let end = match this.filter(|_| function.header.kind == FunctionKind::Function) {
            Some(this) => self.body(func, body, this, start),
            None => {
                self.escape(start);
                start
            }
        };
        self.done.insert((func, start), Some(end));
        end
    }

    fn body(&mut self, func: FuncId, body: &Body<Tir>, this: Value, start: Fields) -> Fields {
        let mut at: FxHashMap<Block, Fields> = FxHashMap::default();
        at.insert(body.entry(), start);
        let mut work = vec![body.entry()];
        let mut end = Fields::MAX;
        while let Some(block) = work.pop() {
            let mut set = at[&block];
            let mut before = set;
            for &inst in &body[block].insts {
                if !body[inst].op.info().effects.has(Effects::TERM) {
                    before = set;
                }
                set = self.instruction(func, body, inst, this, set);
                if matches!(body[inst].op, Op::Return { .. }) {
                    end &= set;
                }
            }
            let tried = matches!(body[block].insts.last(), Some(&last) if matches!(body[last].op, Op::Try { .. }));
            for (index, edge) in body.succs(block).iter().enumerate() {
                // The second way out of a `try` is taken before the watched instruction is done.
                let given = if tried && index == 1 { before } else { set };
                let old = at.get(&edge.to).copied();
                let new = old.map_or(given, |old| old & given);
                if old != Some(new) {
                    at.insert(edge.to, new);
                    work.push(edge.to);
                }
            }
        }
        end
    }

    /// What is set after an instruction, given what was set before.
    fn instruction(&mut self, func: FuncId, body: &Body<Tir>, inst: Inst, this: Value, set: Fields) -> Fields {
        let op = &body[inst].op;
        match op {
            Op::SetAttr { args: [object, _], .. } if is(body, *object, this) && self.s.classes.get(self.class).guards => {
                self.escape(set);
            }
            Op::SetAttr { args: [object, value], name } | Op::SetOwnAttr { args: [object, value], name }
                if is(body, *object, this) && !is(body, *value, this) =>
            {
                match self.plain_field(name) {
                    Some(field) => return set | field,
                    None => self.escape(set),
                }
            }
            Op::GetAttr { args: [object], name } if is(body, *object, this) => match self.plain_field(name) {
                Some(field) if field & !set == 0 => {}
                Some(field) if !self.s.classes.asks(self.s.program, self.class) => self.seen_unset |= field,
                Some(_) | None => self.escape(set),
            },
            Op::Assume { .. } | Op::CheckBound { .. } | Op::IsInstance { .. } | Op::IsBound { .. } => {}
            Op::CallDirect { args, func: callee } if args.first().is_some_and(|&first| is(body, first, this)) => {
                let passed_on = args[1..].iter().any(|&v| is(body, v, this) || is_super(body, v, this));
                // A function that takes its object has the instance behind it.
                if !passed_on && !self.s.program[*callee].header.closure {
                    return self.function(*callee, set);
                }
                self.escape(set);
            }
            // What is found is looked at where it is called.
            Op::GetMethod { args: [object], .. } if is(body, *object, this) || is_super(body, *object, this) => {}
            Op::Intrinsic { args, name } if name == "super_object" && is(body, args[1], this) => {}
            Op::CallMethod { args, .. } if !args[2..].iter().any(|&v| is(body, v, this) || is_super(body, v, this)) => {
                let Some(Op::GetMethod { args: [object], name }) = body.def_op(args[0]) else {
                    return self.other(body, inst, this, set);
                };
                if is(body, *object, this) {
                    match self.method(name) {
                        Some(callee) => return self.function(callee, set),
                        None => self.escape(set),
                    }
                } else if is_super(body, *object, this) {
                    let Some(after) = self.class_of_super(func, *object) else {
                        self.escape(set);
                        return set;
                    };
                    let found = self.s.classes.member_after(self.s.program, self.class, after, name);
                    match found.map(|(_, member)| (member.kind, member.func)) {
                        Some((MemberKind::Method, Some(callee))) if !self.s.is_rewritten_after(self.class, after, name) => {
                            return self.function(callee, set);
                        }
                        // That of `object`.
                        None if name == "__init__" => {}
                        _ => self.escape(set),
                    }
                }
            }
            _ => return self.other(body, inst, this, set),
        }
        set
    }

    fn other(&mut self, body: &Body<Tir>, inst: Inst, this: Value, set: Fields) -> Fields {
        let op = &body[inst].op;
        let passed = op.succs().iter().flat_map(|edge| edge.args.iter());
        if op.args().iter().chain(passed).any(|&v| is(body, v, this) || is_super(body, v, this)) {
            self.escape(set);
        }
        set
    }

    /// Code that is not followed has the instance from here on.
    fn escape(&mut self, set: Fields) {
        self.seen_unset |= !set;
    }

    /// The field of this name, where the attribute is nothing else.
    fn plain_field(&self, name: &str) -> Option<Fields> {
        let index = self.fields.iter().position(|field| field == name)?;
        let member = self.s.classes.member(self.s.program, self.class, name);
        let plain = member.is_none_or(|(_, m)| m.kind == MemberKind::Value)
            && self.s.classes.is_plain_value(self.s.program, self.class, name);
        plain.then_some(1 << index)
    }

    /// The method that a call on the instance finds.
    fn method(&mut self, name: &str) -> Option<FuncId> {
        if self.s.is_rewritten(self.class, name) {
            return None;
        }
        let (_, member) = self.s.classes.member(self.s.program, self.class, name)?;
        let own = self.fields.iter().any(|field| field == name);
        member.func.filter(|_| member.kind == MemberKind::Method && !own)
    }

    fn class_of_super(&self, func: FuncId, object: Value) -> Option<ClassId> {
        match self.s.values[func.index()][object.index()].iter().next() {
            Some(Atom::Super(class)) => Some(class),
            _ => None,
        }
    }
}

/// Whether a value is the instance, seen through assumptions and checks.
fn is(body: &Body<Tir>, value: Value, this: Value) -> bool {
    value == this || body.def_op(value).and_then(same).is_some_and(|of| is(body, of, this))
}

/// The operand whose value an operation gives unchanged.
fn same(op: &Op) -> Option<Value> {
    match op {
        Op::Assume { args, .. } | Op::CheckBound { args, .. } => Some(args[0]),
        _ => None,
    }
}

/// Whether a value is what `super()` gives for the instance.
fn is_super(body: &Body<Tir>, value: Value, this: Value) -> bool {
    match body.def_op(value) {
        Some(Op::Intrinsic { args, name }) => name == "super_object" && is(body, args[1], this),
        Some(op) => same(op).is_some_and(|of| is_super(body, of, this)),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::passed;
    use molt_ir::tir;

    /// The fields that every instance of the last class has.
    fn set(text: &str) -> Vec<String> {
        let stage = passed(text, "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types");
        let program = stage.get::<tir::Program>().expect("the passes end at tir");
        program.header.classes.last().expect("a class").always_set.clone()
    }

    #[test]
    fn set_on_every_path() {
        assert_eq!(
            set("class A:\n  def __init__(self, f):\n    self.a = 1\n    if f: self.b = 2\n    else: self.b = 3\nA(1).b\n"),
            ["a", "b"]
        );
        assert_eq!(set("class A:\n  def __init__(self, f):\n    self.a = 1\n    if f: self.b = 2\nA(1).b\n"), ["a"]);
        assert_eq!(set("class A:\n  def __init__(self, f):\n    for i in f: self.a = i\nA([1])\n"), [""; 0]);
    }

    #[test]
    fn a_comprehension_hides_nothing() {
        assert_eq!(
            set("class A:\n  def __init__(self, f):\n    self.a = [i for i in f]\n    self.b = [[] for _ in f]\nA([1])\n"),
            ["a", "b"]
        );
    }

    #[test]
    fn methods_and_bases_are_followed() {
        let base = "class A:\n  def __init__(self):\n    self.a = 1\n    self.more()\n  def more(self): self.b = 1\n";
        assert_eq!(set(&format!("{base}A()\n")), ["a", "b"]);
        assert_eq!(
            set(&format!("{base}class B(A):\n  def __init__(self):\n    super().__init__()\n    self.c = 1\nB()\n")),
            ["a", "b", "c"]
        );
        let late = "  def __init__(self, x=1):\n    if x > 1: x = 1\n    super().__init__()\n    self.c = x\n";
        assert_eq!(set(&format!("{base}class B(A):\n{late}B()\n")), ["a", "b", "c"]);
        assert_eq!(set(&format!("{base}class B(A):\n  def __init__(self):\n    self.c = 1\nB()\n")), ["c"]);
        assert_eq!(set(&format!("{base}class B(A):\n  def more(self): self.c = 1\nB()\n")), ["a", "c"]);
    }

    #[test]
    fn what_may_be_seen_early_is_not_proved() {
        assert_eq!(
            set("seen = []\nclass A:\n  def __init__(self):\n    self.a = 1\n    seen.append(self)\n    self.b = 2\nA()\n"),
            ["a"]
        );
        assert_eq!(set("class A:\n  def __init__(self):\n    self.b = self.a\n    self.a = 1\nA()\n"), ["b"]);
        assert_eq!(set("class A:\n  def __init__(self): self.a = 1\n  def drop(self): del self.a\nA().drop()\n"), [""; 0]);
        assert_eq!(set("class A:\n  def __init__(self): self.a = 1\n  def __del__(self): pass\nA()\n"), [""; 0]);
        assert_eq!(set("class A:\n  def __init__(self): self.a = 1\nA.__new__(A)\n"), [""; 0]);
    }
}
