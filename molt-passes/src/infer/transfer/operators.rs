//! Operators.

use super::super::domain::{Atom, AtomSet, Collection};
use super::super::solver::Solver;
use super::{calls, enumerations, items, named_tuples, type_forms};
use crate::percent;
use molt_ir::ssa::{Body, ClassId, Effects, Inst, Value};
use molt_ir::tir::ops::{BinaryOp, CompareOp, UnaryOp};
use molt_ir::tir::{Op, Tir};

/// Values come together in an operation that may compare them: what they are, what containers hold, and what iterating instances gives.
pub fn meet(s: &mut Solver<'_>, inst: Inst, sets: &[AtomSet]) {
    if !s.classes.compare {
        return;
    }
    s.meet_loosely(inst, sets);
    meet_given(s, inst, sets);
}

/// Values are looked for in containers: they are compared with the items, or keys.
pub fn meet_inside(s: &mut Solver<'_>, inst: Inst, containers: &AtomSet, items: &AtomSet) {
    if !s.classes.compare {
        return;
    }
    if containers.is_any() {
        return meet(s, inst, &[containers.clone(), items.clone()]);
    }
    let mut all = items.clone();
    for atom in containers.iter() {
        let Some(site) = atom.site() else { continue };
        let keyed = matches!(atom, Atom::Dict(_)) || super::collections::is_dict(atom);
        let count = if keyed { 1 } else { s.contents(site).len() };
        for index in 0..count {
            all.join(&s.content(site, index));
        }
    }
    s.meet_level(inst, &[all]);
    meet_given(s, inst, &[containers.clone(), items.clone()]);
}

/// What iterating instances among the values gives is compared.
pub fn meet_given(s: &mut Solver<'_>, inst: Inst, sets: &[AtomSet]) {
    if !s.classes.compare {
        return;
    }
    let instances: Vec<Atom> = sets.iter().flat_map(AtomSet::iter).filter(|a| matches!(a, Atom::Instance(_))).collect();
    for atom in instances {
        let given = items::given(s, atom);
        s.meet_level(inst, &[given]);
    }
}

/// Tests give a bool, whatever they run on the way.
pub fn test(s: &mut Solver<'_>, op: &Op) -> AtomSet {
    enumerations::tested(s, op);
    if let Op::Contains { args } = op {
        let (container, item) = (s.get(args[0]), s.get(args[1]));
        meet_inside(s, s.at, &container, &item);
        for atom in container.iter().filter(|a| matches!(a, Atom::Instance(_))) {
            calls::special(s, atom, "__contains__", std::slice::from_ref(&item));
        }
        if container.is_any() {
            s.read_from_any("__contains__");
            s.leak(&item);
        }
    }
    Atom::Bool.into()
}

/// `a op b`, with everything classes of the program do about it.
pub fn binary(s: &mut Solver<'_>, body: &Body<Tir>, inst: Inst, op: BinaryOp, [a, b]: [Value; 2], in_place: bool) -> AtomSet {
    let (left, right) = (s.get(a), s.get(b));
    if left.is_empty() || right.is_empty() {
        return AtomSet::default();
    }
    if left.is_any() || right.is_any() {
        if in_place && op == BinaryOp::Add {
            for site in left.iter().filter_map(|a| if let Atom::List(site) = a { Some(site) } else { None }) {
                s.store(&AtomSet::any(), site, 0);
            }
        }
        applies(s, op, in_place);
        s.leak(&left);
        s.leak(&right);
        return AtomSet::any();
    }
    let mut result = AtomSet::default();
    for x in left.iter() {
        for y in right.iter() {
            let set = pair(s, body, inst, op, (x, a), (y, b), in_place);
            result.join(&set);
        }
    }
    result
}

/// What `sum` makes of lists, or of instances that are added by methods of theirs, beginning with `start`; nothing where other things
/// are among them.
pub fn sum_of(s: &mut Solver<'_>, inst: Inst, start: &AtomSet, item: &AtomSet) -> Option<AtomSet> {
    let mut result = start.clone();
    loop {
        let mut grew = false;
        for x in result.clone().iter() {
            for y in item.iter() {
                let set = match (x, y) {
                    (Atom::List(p), Atom::List(q)) => items::joined(s, inst, Atom::List, &[p, q]),
                    (Atom::Instance(_), _) | (_, Atom::Instance(_)) => of_instances(s, BinaryOp::Add, x, y, false),
                    _ => return None,
                };
                grew |= result.join(&set);
            }
        }
        if !grew || result.is_any() {
            return Some(result);
        }
    }
}

fn pair(
    s: &mut Solver<'_>,
    body: &Body<Tir>,
    inst: Inst,
    op: BinaryOp,
    (x, a): (Atom, Value),
    (y, b): (Atom, Value),
    in_place: bool,
) -> AtomSet {
    use BinaryOp::*;
    let own = ["", "r", "i"].map(|kind| format!("__{kind}{}__", op.text()));
    let own = [&*own[0], &own[1], &own[2]];
    let (x, y) = (named_tuples::as_tuple(s, x, &own), named_tuples::as_tuple(s, y, &own));
    if enumerations::is_flag(s, x) || enumerations::is_flag(s, y) {
        return enumerations::combined(s, op, x, y).unwrap_or_else(|| unknown(s, op, x, y, in_place));
    }
    if matches!(x, Atom::Instance(_)) || matches!(y, Atom::Instance(_)) {
        return of_instances(s, op, x, y, in_place);
    }
    if x.is_number() && y.is_number() {
        return numbers(s, body, op, (x, a), (y, b));
    }
    let complex = |a: Atom| a == Atom::Complex || a.is_number();
    match (op, x, y) {
        (Add | Sub | Mul | TrueDiv | Pow, _, _) if complex(x) && complex(y) => Atom::Complex.into(),
        (Add, Atom::Str, Atom::Str) | (Mul, Atom::Str, Atom::Bool | Atom::Int) | (Mul, Atom::Bool | Atom::Int, Atom::Str) => {
            Atom::Str.into()
        }
        (Mod, Atom::Str, other) => {
            if !only_shows(s, body, a, other) {
                // `%(name)s` looks in a mapping.
                s.read_from_any("__getitem__");
                s.leak(&other.into());
            }
            Atom::Str.into()
        }
        (Mod, Atom::Bytes, other) => {
            s.read_from_any("__getitem__");
            s.leak(&other.into());
            Atom::Bytes.into()
        }
        (Add, Atom::Bytes, Atom::Bytes)
        | (Mul, Atom::Bytes, Atom::Bool | Atom::Int)
        | (Mul, Atom::Bool | Atom::Int, Atom::Bytes) => Atom::Bytes.into(),
        (Add, Atom::List(_), other) if in_place => {
            let given = items::given(s, other);
            if let Some(site) = x.site() {
                s.store(&given, site, 0);
            }
            x.into()
        }
        (Mul, Atom::List(_), Atom::Bool | Atom::Int) if in_place => x.into(),
        (Add, Atom::List(p), Atom::List(q)) => items::joined(s, inst, Atom::List, &[p, q]),
        (Mul, Atom::List(p), n) | (Mul, n, Atom::List(p)) if n.is_index() => items::joined(s, inst, Atom::List, &[p]),
        (Add, Atom::Collection(Collection::Array, _), Atom::Collection(Collection::Array, _)) => x.into(),
        (Add, Atom::Collection(Collection::ByteArray, _), Atom::Bytes | Atom::Collection(Collection::ByteArray, _)) => x.into(),
        (Add, Atom::Bytes, Atom::Collection(Collection::ByteArray, _)) => Atom::Bytes.into(),
        (Mul, Atom::Collection(kind, _), n) if kind.is_array() && n.is_index() => x.into(),
        (Mul, n, Atom::Collection(kind, _)) if kind.is_array() && n.is_index() => y.into(),
        // One that grows here, time and again, has no length.
        (Add, Atom::Tuple(p), Atom::Tuple(q)) if ![p, q].into_iter().any(|site| items::is_tuple_of(s, inst, site)) => {
            let mut parts = Vec::new();
            for site in [p, q] {
                for index in 0..s.contents(site).len() {
                    parts.push(s.content(site, index));
                }
            }
            items::tuple_of_sets(s, inst, &parts)
        }
        (Add, Atom::Tuple(_) | Atom::TupleOf(_), Atom::Tuple(_) | Atom::TupleOf(_)) => {
            let mut item = items::given(s, x);
            item.join(&items::given(s, y));
            items::with_item(s, inst, Atom::TupleOf, &item)
        }
        (Mul, Atom::Tuple(_) | Atom::TupleOf(_), n) | (Mul, n, Atom::Tuple(_) | Atom::TupleOf(_)) if n.is_index() => {
            let item = items::given(s, if n == y { x } else { y });
            items::with_item(s, inst, Atom::TupleOf, &item)
        }
        (
            Or | And | Sub | Xor,
            Atom::Set(_) | Atom::FrozenSet(_) | Atom::View(_),
            Atom::Set(_) | Atom::FrozenSet(_) | Atom::View(_),
        ) => {
            let mut item = items::given(s, x);
            item.join(&items::given(s, y));
            match x {
                Atom::Set(site) if in_place => {
                    s.store(&item, site, 0);
                    x.into()
                }
                Atom::FrozenSet(_) => items::with_item(s, inst, Atom::FrozenSet, &item),
                _ => items::with_item(s, inst, Atom::Set, &item),
            }
        }
        (Or, Atom::Dict(p), Atom::Dict(q)) => {
            let target = if in_place { p } else { s.site(inst, 9, 2) };
            s.copy_entries(p, target);
            s.copy_entries(q, target);
            Atom::Dict(target).into()
        }
        (Or, _, _) if let Some(form) = type_forms::united(s, x, y) => form,
        _ => unknown(s, op, x, y, in_place),
    }
}

/// Operands whose operator is not modelled: nothing, if it can only raise.
fn unknown(s: &mut Solver<'_>, op: BinaryOp, x: Atom, y: Atom, in_place: bool) -> AtomSet {
    // A dict takes what it is updated with from anything.
    let updated = in_place && op == BinaryOp::Or && matches!(x, Atom::Dict(_));
    if has_fixed_operators(x) && has_fixed_operators(y) && !updated {
        return AtomSet::default();
    }
    applies(s, op, in_place);
    s.leak(&x.into());
    s.leak(&y.into());
    AtomSet::any()
}

/// Whether all operators between objects of such kinds that succeed are known: those of a view take whatever can be iterated.
fn has_fixed_operators(atom: Atom) -> bool {
    use Atom::*;
    atom.is_number()
        || matches!(
            atom,
            Unbound
                | None
                | Complex
                | Str
                | Bytes
                | Slice
                | Range
                | List(_)
                | Dict(_)
                | Set(_)
                | FrozenSet(_)
                | Tuple(_)
                | TupleOf(_)
        )
}

/// The operator is applied to anything at all: by methods of these names.
fn applies(s: &mut Solver<'_>, op: BinaryOp, in_place: bool) {
    let stem = op.text();
    s.read_from_any(&format!("__{stem}__"));
    s.read_from_any(&format!("__r{stem}__"));
    if in_place {
        s.read_from_any(&format!("__i{stem}__"));
    }
}

/// Methods of containers that are asked for by subscripts and `in`.
const OF_ITEMS: &[&str] = &["__getitem__", "__setitem__", "__delitem__", "__contains__"];

/// Modules whose functions apply operators to what they are given.
const COMPUTING: &[&str] = &["operator", "_operator", "itertools", "math", "cmath", "random", "bisect", "statistics"];

/// Whether a special method is asked for by an operator, a subscript or a call.
pub fn is_operator(name: &str) -> bool {
    let Some(stem) = name.strip_prefix("__").and_then(|name| name.strip_suffix("__")) else { return false };
    let binary = |stem: &str| BinaryOp::ALL.iter().any(|op| op.text() == stem);
    let prefixed = ["r", "i"].iter().any(|prefix| stem.strip_prefix(prefix).is_some_and(binary));
    name == "__call__" || OF_ITEMS.contains(&name) || binary(stem) || prefixed || UnaryOp::ALL.iter().any(|op| op.text() == stem)
}

/// Something takes items from anything, or puts them there.
pub fn take_items(s: &mut Solver<'_>) {
    OF_ITEMS.iter().for_each(|name| s.read_from_any(name));
}

/// A callee that is not modelled may apply operators to what it is given: `sum`, `reversed`, the functions of `operator`. Anything
/// callable may be an object with `__call__`.
pub fn applied_by(s: &mut Solver<'_>, callee: Atom) {
    s.read_from_any("__call__");
    let computes = match callee {
        Atom::Instance(_)
        | Atom::Class(_)
        | Atom::Alias(_)
        | Atom::Function(_)
        | Atom::Wrapped(..)
        | Atom::Method(..)
        | Atom::WrappedMethod(..)
        | Atom::Coroutine(_)
        | Atom::Any => {
            return;
        }
        Atom::Builtin(name) => {
            let name = s.text(name);
            let name = name.strip_prefix("builtins.").unwrap_or(name);
            matches!(name, "sum" | "pow" | "divmod" | "abs" | "round")
                || name.split_once('.').is_some_and(|(module, _)| COMPUTING.contains(&module))
        }
        Atom::Module(name) => COMPUTING.contains(&s.text(name)),
        Atom::Str | Atom::Bytes | Atom::List(_) | Atom::Tuple(_) | Atom::TupleOf(_) | Atom::Dict(_) | Atom::Set(_) => false,
        _ => true,
    };
    take_items(s);
    if computes && !std::mem::replace(&mut s.operators_applied, true) {
        for &op in BinaryOp::ALL {
            applies(s, op, true);
        }
        for &op in UnaryOp::ALL {
            s.read_from_any(&format!("__{}__", op.text()));
        }
    }
}

fn numbers(s: &Solver<'_>, body: &Body<Tir>, op: BinaryOp, (x, a): (Atom, Value), (y, b): (Atom, Value)) -> AtomSet {
    use BinaryOp::*;
    let float = x == Atom::Float || y == Atom::Float;
    match op {
        Add | Sub | Mul | FloorDiv | Mod if float => Atom::Float.into(),
        Add | Sub | Mul | FloorDiv | Mod => Atom::Int.into(),
        TrueDiv => Atom::Float.into(),
        And | Or | Xor if x == Atom::Bool && y == Atom::Bool => Atom::Bool.into(),
        LShift | RShift | And | Or | Xor if !float => Atom::Int.into(),
        Pow if float && y.is_index() => Atom::Float.into(),
        Pow if float && (not_negative(s, body, a, &mut vec![]) || whole(body, b)) => Atom::Float.into(),
        Pow if float => [Atom::Float, Atom::Complex].into_iter().collect(),
        // A negative exponent gives a float.
        Pow if not_negative(s, body, b, &mut vec![]) => Atom::Int.into(),
        Pow => [Atom::Int, Atom::Float].into_iter().collect(),
        _ => AtomSet::default(),
    }
}

/// Whether the value is certainly not negative (it may be NaN). What operators of classes give may be anything.
fn not_negative(s: &Solver<'_>, body: &Body<Tir>, value: Value, seen: &mut Vec<Value>) -> bool {
    // What a loop adds to is not negative if nothing else says that it is.
    if seen.contains(&value) {
        return true;
    }
    if seen.len() == MOST_LOOKED_AT {
        return false;
    }
    seen.push(value);
    let mut again = |v: Value| not_negative(s, body, v, seen);
    match body.def_op(value) {
        Some(Op::IntConst { value }) => !value.as_str().starts_with('-'),
        Some(Op::FloatConst { value }) => !value.get().is_sign_negative(),
        Some(Op::Binary { args: [a, b], op: BinaryOp::Mul }) => {
            is_number(s, *a) && same(s, body, *a, *b) || (again(*a) && again(*b))
        }
        Some(Op::Binary { args: [a, b], op: BinaryOp::Pow }) => is_number(s, *a) && is_even(body, *b) || again(*a),
        Some(
            Op::Binary { args: [a, b], op: BinaryOp::Add | BinaryOp::TrueDiv } | Op::InPlace { args: [a, b], op: BinaryOp::Add },
        ) => again(*a) && again(*b),
        Some(Op::CallBuiltin { name, args }) => match &**name {
            "builtins.len" | "math.sqrt" => true,
            "builtins.abs" => is_number(s, args[0]),
            "builtins.float" => again(args[0]),
            _ => false,
        },
        Some(Op::CheckBound { args, .. } | Op::Assume { args, .. }) => again(args[0]),
        Some(_) => false,
        None => {
            let block = body.def_block(value);
            let at = body[block].params.iter().position(|&param| param == value);
            let ways = body.blocks().iter().flat_map(|&from| body.succs(from)).filter(|edge| edge.to == block);
            block != body.entry() && at.is_some_and(|at| ways.into_iter().all(|edge| again(edge.args[at])))
        }
    }
}

/// How many values are looked at to tell that one is not negative.
const MOST_LOOKED_AT: usize = 16;

/// Whether two values are one: the same, or the same field read twice with nothing written in between.
fn same(s: &Solver<'_>, body: &Body<Tir>, a: Value, b: Value) -> bool {
    let program = s.program;
    let is_field = |class: ClassId, name: &String| {
        s.classes.member(program, class, name).is_none()
            && s.classes.get(class).layout.as_ref().is_some_and(|fields| fields.contains(name))
    };
    let field = |value: Value| match body.def_op(value)? {
        Op::GetAttr { args, name } => {
            let set = s.get(args[0]);
            let plain = |atom: Atom| matches!(atom, Atom::Instance(class) if is_field(class, name));
            set.iter().all(plain).then_some((args[0], name))
        }
        _ => None,
    };
    if a == b {
        return true;
    }
    let (Some(first), Some(second)) = (body.def_inst(a), body.def_inst(b)) else { return false };
    let block = body.def_block(a);
    let at = |inst: Inst| body[block].insts.iter().position(|&i| i == inst);
    let (Some(from), Some(to)) = (at(first), at(second)) else { return false };
    field(a).is_some()
        && field(a) == field(b)
        && body[block].insts[from.min(to) + 1..from.max(to)].iter().all(|&inst| !body.effects(inst).has(Effects::WRITE))
}

/// Whether the value is a number, as far as is known: what grows later is asked again.
fn is_number(s: &Solver<'_>, value: Value) -> bool {
    let set = s.get(value);
    set.iter().all(|atom| atom.is_number() || atom == Atom::Complex)
}

/// Whether the value is an even int constant.
fn is_even(body: &Body<Tir>, value: Value) -> bool {
    matches!(body.def_op(value), Some(Op::IntConst { value }) if value.as_str().ends_with(['0', '2', '4', '6', '8']))
}

/// Whether the value is a float constant without fraction, for which a negative base has a real power.
fn whole(body: &Body<Tir>, value: Value) -> bool {
    matches!(body.def_op(value), Some(Op::FloatConst { value }) if value.get().fract() == 0.0)
}

/// An operator with an instance of a class of the program on either side.
fn of_instances(s: &mut Solver<'_>, op: BinaryOp, x: Atom, y: Atom, in_place: bool) -> AtomSet {
    let stem = op.text();
    let mut result = AtomSet::default();
    let mut answered = false;
    if in_place && let Some(set) = calls::special(s, x, &format!("__i{stem}__"), &[y.into()]) {
        result.join(&set);
        answered = true;
    }
    if let Some(set) = calls::special(s, x, &format!("__{stem}__"), &[y.into()]) {
        result.join(&set);
        answered = true;
    }
    if let Some(set) = calls::special(s, y, &format!("__r{stem}__"), &[x.into()]) {
        result.join(&set);
        answered = true;
    }
    for other in [x, y] {
        match other {
            // What its methods do not answer the tuple does.
            Atom::Instance(class) if named_tuples::is_one(s, class) && (!answered || result.has(Atom::NotImplemented)) => {
                return unknown(s, op, x, y, in_place);
            }
            // It is extended by what iterating gives.
            Atom::List(site) if in_place && op == BinaryOp::Add && other == x => {
                let given = items::given(s, y);
                s.store(&given, site, 0);
                result.insert(x);
            }
            // They have nothing to say about instances but what `__index__` makes of them.
            Atom::List(_) | Atom::Tuple(_) | Atom::TupleOf(_) if op != BinaryOp::Mul => {}
            Atom::Dict(_) | Atom::Set(_) | Atom::FrozenSet(_) if !in_place => {}
            Atom::Str | Atom::Bytes if op == BinaryOp::Mul => {
                if calls::special(s, if other == x { y } else { x }, "__index__", &[]).is_some() {
                    result.insert(other);
                }
            }
            _ if other.site().is_some() || matches!(other, Atom::Builtin(_) | Atom::Class(_) | Atom::Alias(_)) => {
                s.leak(&x.into());
                s.leak(&y.into());
                return AtomSet::any();
            }
            _ => {}
        }
    }
    // `text % x` shows it.
    if matches!(x, Atom::Str | Atom::Bytes) && op == BinaryOp::Mod {
        s.leak(&y.into());
        result.insert(x);
    }
    result.filter(|a| a != Atom::NotImplemented)
}

/// Whether `template % other` asks what is filled in for its text and no more, which classes are always ready for.
fn only_shows(s: &mut Solver<'_>, body: &Body<Tir>, template: Value, other: Atom) -> bool {
    let plain = |a: Atom| a.is_number() || matches!(a, Atom::Str | Atom::None | Atom::Bytes);
    let parts = match other {
        Atom::Tuple(site) => (0..s.contents(site).len()).map(|index| s.content(site, index)).collect(),
        other => vec![AtomSet::from(other)],
    };
    let shows = matches!(body.def_op(template), Some(Op::StrConst { value })
        if value.to_utf8().is_some_and(|text| percent::parse(&text).is_some_and(|parts| parts.iter().all(percent::Part::shows))));
    shows || parts.iter().all(|set| set.iter().all(plain))
}

/// `-a`, `+a`, `~a`.
pub fn unary(s: &mut Solver<'_>, op: UnaryOp, value: Value) -> AtomSet {
    let mut result = AtomSet::default();
    for atom in s.get(value).iter() {
        let set: AtomSet = match atom {
            Atom::Bool | Atom::Int => Atom::Int.into(),
            Atom::Float | Atom::Complex if op != UnaryOp::Invert => atom.into(),
            // `~`: the other flags.
            Atom::Instance(class) if enumerations::is_flag(s, atom) && !s.is_rewritten(class, "__invert__") => atom.into(),
            Atom::Instance(_) => calls::special(s, atom, &format!("__{}__", op.text()), &[]).unwrap_or_default(),
            Atom::None | Atom::Str | Atom::Unbound | Atom::Float => AtomSet::default(),
            other => {
                s.read_from_any(&format!("__{}__", op.text()));
                s.leak(&other.into());
                AtomSet::any()
            }
        };
        result.join(&set);
    }
    result
}

/// A comparison: a bool, unless a class of the program says otherwise.
pub fn compare(s: &mut Solver<'_>, op: CompareOp, [a, b]: [Value; 2]) -> AtomSet {
    let (left, right) = (s.get(a), s.get(b));
    compare_sets(s, op, &left, &right, 3)
}

/// The same, as deep as sequences in sequences are looked into.
fn compare_sets(s: &mut Solver<'_>, op: CompareOp, left: &AtomSet, right: &AtomSet, depth: u32) -> AtomSet {
    if left.is_any() || right.is_any() {
        s.leak(left);
        s.leak(right);
        return AtomSet::any();
    }
    let holds = |a: Atom| named_tuples::as_tuple(s, a, &[]).site().is_some();
    if [left, right].iter().any(|set| set.iter().any(holds)) {
        s.meet_level(s.at, &[left.clone(), right.clone()]);
    }
    let mirrored = match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        CompareOp::Eq | CompareOp::Ne => op,
    };
    let mut result: AtomSet = Atom::Bool.into();
    for (own, other, op) in [(left, right, op), (right, left, mirrored)] {
        let name = format!("__{}__", op.text());
        for atom in own.iter().filter(|a| matches!(a, Atom::Instance(_))) {
            if let Some(set) = calls::special(s, atom, &name, std::slice::from_ref(other)) {
                result.join(&set.filter(|a| a != Atom::NotImplemented));
            }
            // `!=` without a method of its own is the negation of `==`.
            if op == CompareOp::Ne {
                calls::special(s, atom, "__eq__", std::slice::from_ref(other));
            }
        }
    }
    // Items of containers are compared, and views and the like have operators of their own.
    for set in [left, right] {
        if set.iter().any(|a| matches!(a, Atom::Class(_) | Atom::Super(_))) {
            return AtomSet::any();
        }
    }
    // The order of sequences is what the first items that differ say of theirs.
    if s.classes.compare && !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        let (left, right) = (items_of_sequences(s, left), items_of_sequences(s, right));
        if !left.is_empty() && !right.is_empty() {
            let said = if depth > 0 { compare_sets(s, op, &left, &right, depth - 1) } else { AtomSet::any() };
            result.join(&said);
        }
    }
    result
}

/// What the lists and tuples in a set hold.
fn items_of_sequences(s: &mut Solver<'_>, set: &AtomSet) -> AtomSet {
    let mut held = AtomSet::default();
    for atom in set.iter() {
        let atom = named_tuples::as_tuple(s, atom, &[]);
        if matches!(atom, Atom::List(_) | Atom::Tuple(_) | Atom::TupleOf(_)) {
            held.join(&items::given(s, atom));
        }
    }
    held
}
