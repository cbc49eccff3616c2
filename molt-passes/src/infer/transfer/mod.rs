//! What each operation gives and does, in terms of atoms.

mod arrays;
mod attributes;
mod builtins;
mod calls;
mod collections;
mod computed;
mod enumerations;
mod gathered;
mod items;
mod itertools;
mod library;
mod methods;
mod named_tuples;
mod operators;
mod patterns;
mod regular_expressions;
mod special_methods;
mod type_forms;
mod wrapped;

pub use itertools::is_type as is_itertools_type;

pub use builtins::PROPERTY;
pub use library::Library;
pub use operators::applied_by;
pub use special_methods::{is_called_by_runtime, is_special};

use super::domain::{Atom, AtomSet};
use super::solver::Solver;
use super::types;
use fxhash::FxHashSet;
use molt_ir::ssa::{Block, Body, FuncId, Inst, Value};
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::{Op, Tir, Type};

/// Looks at a function until its values no longer grow.
pub fn evaluate(s: &mut Solver<'_>, func: FuncId) {
    let program = s.program;
    let Some(function) = program.get(func) else { return };
    let body = &function.body;
    if function.header.kind == FunctionKind::Resume {
        // A state machine already: its frame is not followed.
        s.open(func, None);
    }
    enter(s, func, body);
    let mut reached: FxHashSet<Block> = std::iter::once(body.entry()).collect();
    loop {
        s.grew = false;
        'blocks: for &block in body.blocks() {
            if !reached.contains(&block) {
                continue;
            }
            for &inst in &body[block].insts {
                s.at = inst;
                transfer(s, body, inst);
                s.drain();
                // Nothing satisfies what is assumed from here on: the program does not come here.
                if matches!(body[inst].op, Op::Assume { .. }) && s.get(body.result(inst)).is_empty() {
                    continue 'blocks;
                }
            }
            for edge in body.succs(block) {
                s.grew |= reached.insert(edge.to);
                for (&arg, &param) in edge.args.iter().zip(&body[edge.to].params) {
                    let set = s.get(arg);
                    s.set(param, &set);
                }
            }
        }
        if !s.grew {
            return;
        }
    }
}

fn enter(s: &mut Solver<'_>, func: FuncId, body: &Body<Tir>) {
    let header = &s.program[func].header;
    let params = s.functions[func.index()].params.clone();
    for (index, &param) in body[body.entry()].params.iter().enumerate() {
        let set = match header.kind {
            // The namespace of a class body, and what a resumed generator gets.
            FunctionKind::ClassBody | FunctionKind::Resume => AtomSet::any(),
            _ if header.closure && index == 0 => Atom::Function(func).into(),
            _ => s.read(params[index]),
        };
        s.set(param, &set);
    }
}

fn transfer(s: &mut Solver<'_>, body: &Body<Tir>, inst: Inst) {
    let op = &body[inst].op;
    let result = match op {
        Op::NoneConst {} => Atom::None.into(),
        Op::Select { args: [_, chosen, other] } => {
            let mut set = s.get(*chosen);
            set.join(&s.get(*other));
            set
        }
        Op::BoolConst { .. } | Op::Not { .. } | Op::Truth { .. } | Op::Is { .. } | Op::Contains { .. } => operators::test(s, op),
        Op::IsBound { .. }
        | Op::IsInstance { .. }
        | Op::ExcMatches { .. }
        | Op::RangeIter { .. }
        | Op::CodeIn { .. }
        | Op::CodeIs { .. } => Atom::Bool.into(),
        Op::IntConst { .. } => Atom::Int.into(),
        Op::IntChecked { .. } => {
            let mut results = body.results(inst);
            if let (Some(sum), Some(flag)) = (results.next(), results.next()) {
                s.set(sum, &Atom::Int.into());
                s.set(flag, &Atom::Bool.into());
            }
            return;
        }
        Op::WordOf { .. } => {
            let mut results = body.results(inst);
            if let (Some(bits), Some(flag)) = (results.next(), results.next()) {
                s.set(bits, &Atom::Int.into());
                s.set(flag, &Atom::Bool.into());
            }
            return;
        }
        Op::Word { .. } | Op::WordInt { .. } | Op::DictStep { .. } | Op::CodeAt { .. } | Op::ClassNumber { .. } => {
            Atom::Int.into()
        }
        Op::DictAt { args, .. } => items::dict_part(s, args[0]),
        Op::ItemAt { args, .. } => items::iterated(s, args[0]),
        Op::FloatConst { .. } => Atom::Float.into(),
        Op::ComplexConst { .. } => Atom::Complex.into(),
        Op::StrConst { .. } | Op::StrJoin { .. } | Op::Format { .. } => Atom::Str.into(),
        Op::BytesConst { .. } => Atom::Bytes.into(),
        Op::TupleConst { value } => items::constant(s, inst, value, 0),
        Op::NotImplementedConst {} => Atom::NotImplemented.into(),
        Op::Builtin { name } if name == "NotImplemented" => Atom::NotImplemented.into(),
        Op::Unbound {} => Atom::Unbound.into(),
        Op::Builtin { name } => Atom::Builtin(s.name(name)).into(),
        Op::Module { name } => Atom::Module(s.name(name)).into(),
        Op::ClassRef { class } => Atom::Class(*class).into(),
        Op::Slice { .. } => Atom::Slice.into(),

        Op::Binary { args, op } => operators::binary(s, body, inst, *op, *args, false),
        Op::InPlace { args, op } => operators::binary(s, body, inst, *op, *args, true),
        Op::Unary { args, op } => operators::unary(s, *op, args[0]),
        Op::Compare { args, op } => operators::compare(s, *op, *args),

        Op::GlobalGet { global } => {
            let var = s.global(global.index());
            let mut set = s.read(var);
            set.insert(Atom::Unbound);
            set
        }
        Op::GlobalSet { args, global } => {
            let (set, var) = (s.get(args[0]), s.global(global.index()));
            s.flow(&set, var);
            return;
        }
        Op::CellNew { args } => {
            let site = s.site(inst, 0, 1);
            let set = s.get(args[0]);
            s.store(&set, site, 0);
            Atom::Cell(site).into()
        }
        Op::CellGet { args } => items::cell_content(s, args[0]),
        Op::CellSet { args } => {
            let (cell, set) = (s.get(args[0]), s.get(args[1]));
            for site in cell.iter().filter_map(Atom::site) {
                s.store(&set, site, 0);
            }
            if cell.is_any() {
                s.leak(&set);
            }
            return;
        }
        Op::ClosureCell { index, .. } => calls::closure_cell(s, *index),
        Op::ClosureDefault { .. } => AtomSet::any(),
        Op::CheckBound { args, .. } => s.get(args[0]).filter(|a| a != Atom::Unbound),

        Op::GetAttr { args, name } => attributes::get(s, args[0], name),
        Op::SetAttr { args, name } => return attributes::set(s, args[0], args[1], name),
        Op::SetOwnAttr { args, name } => return attributes::set_own(s, args[0], args[1], name),
        Op::DelAttr { args, name } => {
            for atom in s.get(args[0]).iter() {
                calls::special(s, atom, "__delattr__", &[Atom::Str.into()]);
            }
            let deleted_from = s.get(args[0]).filter(|a| matches!(a, Atom::Class(_) | Atom::Any | Atom::Module(_)));
            if !deleted_from.is_empty() {
                s.leak(&deleted_from);
                s.write_to_any(name);
            }
            return;
        }
        // What a method call finds is told by the call, with the receiver at hand.
        Op::GetMethod { args, name } => return attributes::get_method(s, body, inst, args[0], name),
        Op::FieldGet { args, name, .. } => {
            let mut set = attributes::get(s, args[0], name);
            set.insert(Atom::Unbound);
            set
        }
        Op::FieldInit { args, name, .. } | Op::FieldSet { args, name, .. } => return attributes::set(s, args[0], args[1], name),
        Op::ImportModule { module } => calls::import(s, module),
        Op::ImportFrom { args, name } => attributes::of_module(s, args[0], name),

        Op::GetItem { args } => items::get_item(s, body, inst, *args),
        Op::SetItem { args } => return items::set_item(s, body, *args),
        Op::List { args } => items::display(s, inst, args, Atom::List),
        Op::Set { args, .. } => items::display(s, inst, args, Atom::Set),
        Op::Tuple { args } => items::tuple(s, inst, args),
        Op::Dict { args } => items::dict(s, body, inst, args),
        Op::ListAppend { args } | Op::SetAdd { args } => return items::add(s, args[0], args[1]),
        Op::ListExtend { args } | Op::SetUpdate { args } => return items::extend(s, args[0], args[1]),
        Op::ListToTuple { args } => items::list_to_tuple(s, inst, args[0]),
        Op::DictInsert { args } => return items::insert(s, *args),
        Op::DictUpdate { args } => return items::update(s, args[0], args[1]),
        Op::DictMergeCall { args } => return items::update(s, args[0], args[1]),
        Op::UnpackExact { args, count } => items::unpack(s, inst, args[0], *count as usize),
        Op::UnpackStar { args, before, after } => items::unpack_star(s, inst, args[0], *before as usize, *after as usize),
        Op::TupleItem { args, index } => items::tuple_item(s, args[0], *index as usize),
        Op::Iter { args } => items::iter(s, inst, args[0]),
        Op::Next { args } => items::next(s, args[0]),

        Op::Call { args, keywords } => calls::call(s, inst, args[0], &args[1..], keywords),
        Op::CallMethod { args, keywords } => calls::call_method(s, body, inst, args, keywords),
        Op::CallEx { args } => gathered::call(s, inst, *args),
        Op::CallDirect { args, func } => calls::direct(s, args, *func),
        Op::CallBuiltin { args, name } => calls::builtin(s, inst, args, name),
        Op::NewInstance { class, .. } => Atom::Instance(*class).into(),
        Op::TupleOfClass { args, class } => {
            for (index, &arg) in args.iter().skip(1).enumerate() {
                let set = s.get(arg);
                if let Some(site) = s.tuple_of(*class) {
                    s.store(&set, site, index);
                }
            }
            Atom::Instance(*class).into()
        }
        Op::MakeFunction { args, func, defaults, keyword_defaults } => {
            calls::make_function(s, args, *func, *defaults as usize, keyword_defaults)
        }
        Op::MakeClass { args, class, .. } => calls::make_class(s, args, *class),
        Op::Intrinsic { args, name } => calls::intrinsic(s, inst, args, name),

        Op::Assume { args, ty, holds } => assume(s, args[0], ty, *holds),

        Op::Raise { args } => return leak_all(s, args),
        Op::RaiseFrom { args } => return leak_all(s, args),
        Op::RaiseSame { .. } | Op::Reraise {} | Op::BeginHandling { .. } | Op::EndHandling {} | Op::KeepAlive { .. } => return,
        Op::HandlingDepth {} | Op::ResumedDepth { .. } | Op::Catch { .. } | Op::EllipsisConst {} => AtomSet::any(),

        Op::Yield { args } => {
            let (set, var) = (s.get(args[0]), s.functions[s.current.index()].yields);
            s.flow(&set, var);
            s.sent()
        }
        Op::YieldFrom { args } if let Some(returned) = awaited(s, args[0]) => returned,
        Op::YieldFrom { args } => {
            let given = items::iterated(s, args[0]);
            let var = s.functions[s.current.index()].yields;
            s.flow(&given, var);
            // What it is sent goes on to the generator, and what that returns comes back.
            let (all, sent) = (s.get(args[0]), s.sent());
            for atom in all.iter() {
                if !matches!(atom, Atom::Iterator(site) if s.send(site, &sent)) {
                    s.leak(&sent);
                }
            }
            s.leak(&all.filter(|a| a.site().is_none()));
            returned(s, &all)
        }
        Op::MakeGenerator { args, .. } => {
            leak_all(s, args);
            AtomSet::any()
        }
        Op::FrameSet { args, .. } => return leak_all(s, &args[1..]),
        Op::Suspend { args } => return leak_all(s, args),
        Op::FrameGet { .. } | Op::Resumed { .. } | Op::Delegate { .. } => AtomSet::any(),
        Op::SetState { .. } => return,
        Op::DelItem { args } => return items::delete_item(s, *args),

        Op::Return { args } => {
            let (set, var) = (s.get(args[0]), s.functions[s.current.index()].result);
            s.flow(&set, var);
            // It is the value of a `StopIteration`.
            match s.program[s.current].header.kind {
                FunctionKind::Generator => s.tell_exception(&set),
                FunctionKind::Coroutine => {}
                kind if kind.suspends() => s.leak(&set),
                _ => {}
            }
            return;
        }
        Op::Jump { .. } | Op::Branch { .. } | Op::Try { .. } | Op::ResumeSwitch { .. } | Op::Unreachable {} => return,
    };
    for value in body.results(inst) {
        s.set(value, &result);
    }
}

/// What the coroutines return that are awaited; nothing where there may be other things. What they wait for is not followed.
fn awaited(s: &mut Solver<'_>, value: Value) -> Option<AtomSet> {
    let all: Vec<FuncId> =
        s.get(value).iter().map(|atom| if let Atom::Coroutine(f) = atom { Some(f) } else { None }).collect::<Option<_>>()?;
    let mut returned = AtomSet::default();
    for func in all {
        returned.join(&s.read(s.functions[func.index()].result));
    }
    s.flow(&AtomSet::any(), s.functions[s.current.index()].yields);
    Some(returned)
}

/// What `yield from` gives in the end: what the generators return that it may run. Other iterators return nothing.
fn returned(s: &mut Solver<'_>, all: &AtomSet) -> AtomSet {
    let mut result = AtomSet::default();
    for atom in all.iter() {
        let Atom::Iterator(site) = atom else { return AtomSet::any() };
        match s.generators_of(site) {
            bodies if bodies.is_empty() => _ = result.insert(Atom::None),
            bodies => bodies.into_iter().for_each(|func| {
                let var = s.functions[func.index()].result;
                result.join(&s.read(var));
            }),
        }
    }
    result
}

fn leak_all(s: &mut Solver<'_>, values: &[Value]) {
    for &value in values {
        let set = s.get(value);
        s.leak(&set);
    }
}

/// The atoms of a value that a test let through.
fn assume(s: &mut Solver<'_>, value: Value, ty: &Type, holds: bool) -> AtomSet {
    let set = s.get(value);
    if set.is_any() {
        return if holds { known(s, ty) } else { set };
    }
    set.filter(|atom| {
        let all: Vec<Option<bool>> = ty.members().iter().map(|member| belongs(s, atom, member)).collect();
        if holds {
            all.iter().any(|inside| *inside != Some(false))
        } else {
            all.iter().all(|inside| *inside != Some(true)) || may_be_other(atom, ty)
        }
    })
}

/// Whether objects of the atom are of the type; none where some may be.
fn belongs(s: &Solver<'_>, atom: Atom, ty: &Type) -> Option<bool> {
    if matches!(atom, Atom::Collection(..)) && matches!(ty, Type::Dict(_)) {
        // Most of them are dicts as well.
        return None;
    }
    if let (Atom::Instance(class), Type::Tuple(_) | Type::TupleOf(_)) = (atom, ty)
        && named_tuples::is_one(s, class)
    {
        return None;
    }
    Some(match ty {
        Type::None => atom == Atom::None,
        Type::Bool => atom == Atom::Bool,
        Type::Int | Type::I64 => atom == Atom::Int,
        Type::Float => atom == Atom::Float,
        Type::Complex => atom == Atom::Complex,
        Type::Str => atom == Atom::Str,
        Type::Bytes => atom == Atom::Bytes,
        Type::Unbound => atom == Atom::Unbound,
        Type::List(_) => matches!(atom, Atom::List(_)),
        Type::Dict(_) => matches!(atom, Atom::Dict(_)),
        Type::Set(_) => matches!(atom, Atom::Set(_)),
        Type::FrozenSet(_) => matches!(atom, Atom::FrozenSet(_)),
        Type::Tuple(_) | Type::TupleOf(_) => matches!(atom, Atom::Tuple(_) | Atom::TupleOf(_)),
        Type::Instance(class) => atom == Atom::Instance(*class),
        Type::Native(name) => match atom {
            Atom::Collection(kind, _) => kind.name() == &**name,
            Atom::Range => &**name == "range",
            Atom::Random => &**name == types::RANDOM,
            Atom::Pattern(_) => &**name == types::PATTERN,
            Atom::Match(_) => &**name == types::MATCH,
            _ => return None,
        },
        _ => return None,
    })
}

/// Whether objects of the atom may also fail to be of the type, though it belongs.
fn may_be_other(atom: Atom, ty: &Type) -> bool {
    // An `int` that is no `i64`.
    atom == Atom::Int && *ty == Type::I64
}

/// What a test says of a value nothing was known of.
fn known(s: &mut Solver<'_>, ty: &Type) -> AtomSet {
    let mut set = AtomSet::default();
    for member in ty.members() {
        let atom = match member {
            Type::None => Atom::None,
            Type::Unbound => Atom::Unbound,
            Type::Bool => Atom::Bool,
            Type::Int | Type::I64 if !s.classes.extends_builtin => Atom::Int,
            Type::Float if !s.classes.extends_builtin => Atom::Float,
            Type::Str if !s.classes.extends_builtin => Atom::Str,
            Type::Bytes if !s.classes.extends_builtin => Atom::Bytes,
            // A subclass that nothing is known of can only be made of a class that leaked.
            Type::Instance(class) if !s.classes.poses && s.classes.get(*class).plain && !s.is_derived_from_unseen(*class) => {
                Atom::Instance(*class)
            }
            _ => return AtomSet::any(),
        };
        set.insert(atom);
    }
    set
}
