//! Calls: which functions, with what, giving what.

use super::super::classes::Native;
use super::super::domain::{Atom, AtomSet};
use super::super::solver::Solver;
use super::super::visits;
use super::special_methods::{CALLED_BY_RUNTIME, INSPECTING};
use super::{attributes, builtins, computed, enumerations, items, library, methods, named_tuples, operators, patterns, wrapped};
use molt_ir::ssa::{Body, ClassId, FuncId, Inst, Value};
use molt_ir::tir::header::{FunctionKind, MemberKind, ParameterKind};
use molt_ir::tir::{Op, Tir};

/// Keyword arguments.
pub type Keywords = [(String, AtomSet)];

/// `callee(args, keywords)`.
pub fn call(s: &mut Solver<'_>, inst: Inst, callee: Value, args: &[Value], keywords: &[String]) -> AtomSet {
    let sets: Vec<AtomSet> = args.iter().map(|&a| s.get(a)).collect();
    let (positional, rest) = sets.split_at(args.len() - keywords.len());
    let keywords: Vec<(String, AtomSet)> = keywords.iter().cloned().zip(rest.iter().cloned()).collect();
    let mut result = AtomSet::default();
    if let (Some(Op::Intrinsic { args: manager, name }), []) = (s.program[s.current].body.def_op(callee), args)
        && name == "context_enter"
        && let Some(set) = computed::entered(s, manager[0])
    {
        return set;
    }
    if keywords.is_empty()
        && let Some(set) = visit(s, inst, callee, args)
    {
        return set;
    }
    for atom in s.get(callee).iter() {
        if let Atom::Builtin(name) = atom {
            let name = s.text(name).to_owned();
            let name = name.strip_prefix("builtins.").unwrap_or(&name);
            let found = match &keywords[..] {
                [] => computed::call(s, name, args),
                named if name == "open" && named.iter().all(|(name, _)| !matches!(&**name, "opener" | "closefd")) => {
                    let mode = named.iter().position(|(name, _)| name == "mode").map(|at| positional.len() + at);
                    computed::opened(s, mode.or((positional.len() > 1).then_some(1)).map(|at| args[at]))
                }
                _ => None,
            };
            if let Some(set) = found {
                result.join(&set);
                continue;
            }
        }
        result.join(&call_atom(s, inst, atom, positional, &keywords));
    }
    result
}

/// A call of the method that the class of an object names: each is given objects of its class.
fn visit(s: &mut Solver<'_>, inst: Inst, callee: Value, args: &[Value]) -> Option<AtomSet> {
    let program = s.program;
    let lookup = visits::lookup(&program[s.current].body, callee)?;
    let (receivers, objects) = (s.get(lookup.receiver), s.get(lookup.name.object));
    let mut given: Vec<AtomSet> = args.iter().map(|&arg| s.get(arg)).collect();
    if receivers.is_empty() || objects.is_empty() || given.iter().any(AtomSet::is_empty) {
        return Some(AtomSet::default());
    }
    let mut calls = Vec::new();
    for object in objects.iter() {
        let Atom::Instance(of) = object else { return None };
        if !s.classes.get(of).plain || s.is_rewritten(of, "__name__") {
            return None;
        }
        let name = lookup.name.of(&program.header.class(of).name);
        for receiver in receivers.iter() {
            let Atom::Instance(class) = receiver else { return None };
            if !s.classes.get(class).plain || s.holds_more(class, lookup.name.prefix()) || s.is_rewritten(class, &name) {
                return None;
            }
            match s.classes.member(program, class, &name) {
                Some((_, member)) if member.kind == MemberKind::Method => calls.push((object, Some((member.func?, receiver)))),
                Some(_) => return None,
                None => calls.push((object, None)),
            }
        }
    }
    let mut result = AtomSet::default();
    for (object, method) in calls {
        for (set, &arg) in given.iter_mut().zip(args) {
            if arg == lookup.name.object {
                *set = object.into();
            }
        }
        match method {
            Some((func, receiver)) => {
                let all: Vec<AtomSet> = std::iter::once(receiver.into()).chain(given.iter().cloned()).collect();
                result.join(&function(s, func, &all, &[]).0);
            }
            None => {
                let default = lookup.default.map(|default| s.get(default)).unwrap_or_default();
                for callee in default.iter() {
                    result.join(&call_atom(s, inst, callee, &given, &[]));
                }
            }
        }
    }
    Some(result)
}

/// A call of one kind of object.
pub fn call_atom(s: &mut Solver<'_>, inst: Inst, callee: Atom, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    match callee {
        Atom::Function(func) => function(s, func, args, keywords).0,
        Atom::RandomType | Atom::OpaqueType => {
            args.iter().for_each(|set| s.leak(set));
            if callee == Atom::RandomType { Atom::Random.into() } else { Atom::Opaque.into() }
        }
        Atom::Method(func, class) => {
            let args: Vec<AtomSet> = std::iter::once(Atom::Instance(class).into()).chain(args.iter().cloned()).collect();
            function(s, func, &args, keywords).0
        }
        Atom::Wrapped(wrapping, func) => wrapped::call(s, wrapping, func, args, keywords),
        Atom::WrappedMethod(wrapping, func, class) => {
            let args: Vec<AtomSet> = std::iter::once(Atom::Instance(class).into()).chain(args.iter().cloned()).collect();
            wrapped::call(s, wrapping, func, &args, keywords)
        }
        Atom::Class(class) => instantiate(s, class, args, keywords),
        Atom::Alias(class) => {
            // The runtime notes on the instance how it was made.
            let (name, any) = (s.name("__orig_class__"), AtomSet::any());
            let var = s.field(class, name);
            s.flow(&any, var);
            instantiate(s, class, args, keywords)
        }
        Atom::Builtin(name) => {
            let name = s.text(name).to_owned();
            builtins::call(s, inst, &name, args, keywords)
        }
        Atom::Instance(_) if keywords.is_empty() => match special(s, callee, "__call__", args) {
            Some(set) => set,
            None => unknown(s, callee, args, keywords),
        },
        Atom::None | Atom::Unbound | Atom::Int | Atom::Float | Atom::Bool | Atom::Str => AtomSet::default(),
        _ => unknown(s, callee, args, keywords),
    }
}

/// A call that is not modelled: everything it gets leaks.
pub fn unknown(s: &mut Solver<'_>, callee: Atom, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    operators::applied_by(s, callee);
    s.leak(&callee.into());
    args.iter().for_each(|set| s.leak(set));
    keywords.iter().for_each(|(_, set)| s.leak(set));
    AtomSet::any()
}

/// A call of a function of the program; the second result says whether the arguments fit.
pub fn function(s: &mut Solver<'_>, func: FuncId, args: &[AtomSet], keywords: &Keywords) -> (AtomSet, bool) {
    let program = s.program;
    let Some(function) = program.get(func) else { return (AtomSet::any(), false) };
    if let Some(told) = library::call(s, func, args, keywords) {
        return (told, true);
    }
    let header = &function.header;
    let first = usize::from(header.closure);
    let vars = s.functions[func.index()].clone();
    let parameters = &header.parameters;
    let mut given: Vec<Option<AtomSet>> = vec![None; parameters.len()];
    let mut left = args.iter();
    let mut named: Vec<&(String, AtomSet)> = keywords.iter().collect();
    for (index, parameter) in parameters.iter().enumerate() {
        let mut by_name = |kind| {
            let at = named.iter().position(|(name, _)| kind != ParameterKind::PositionalOnly && *name == parameter.name)?;
            Some(named.remove(at).1.clone())
        };
        given[index] = match parameter.kind {
            ParameterKind::PositionalOnly | ParameterKind::Normal => match left.next() {
                Some(set) => Some(set.clone()),
                None => by_name(parameter.kind),
            },
            ParameterKind::KeywordOnly => by_name(parameter.kind),
            ParameterKind::VarPositional => {
                let mut rest = AtomSet::default();
                left.by_ref().for_each(|set| _ = rest.join(set));
                let site = s.site_of_parameter(func, index, 1);
                s.store(&rest, site, 0);
                Some(Atom::TupleOf(site).into())
            }
            ParameterKind::VarKeyword => None,
        };
    }
    let twice = named.iter().any(|(name, _)| header.takes_keyword(name));
    for (index, _) in parameters.iter().enumerate().filter(|(_, p)| p.kind == ParameterKind::VarKeyword) {
        let mut rest = AtomSet::default();
        named.drain(..).for_each(|(_, set)| _ = rest.join(set));
        let site = s.site_of_parameter(func, index, 2);
        s.store(&Atom::Str.into(), site, 0);
        s.store(&rest, site, 1);
        given[index] = Some(Atom::Dict(site).into());
    }
    // An argument that fits no parameter, or a parameter that gets none: a TypeError, and no call.
    let missing = !s.library.changes_defaults() && (0..parameters.len()).any(|i| given[i].is_none() && !parameters[i].default);
    if left.next().is_some() || !named.is_empty() || missing || twice {
        return (AtomSet::default(), false);
    }
    for (index, set) in given.into_iter().enumerate() {
        let set = match set {
            Some(set) => set,
            None if s.library.changes_defaults() => AtomSet::any(),
            None => s.read(vars.defaults[first + index]),
        };
        s.flow(&set, vars.params[first + index]);
    }
    s.reach(func);
    (result_of(s, func), true)
}

/// What a call of the function gives.
pub fn result_of(s: &mut Solver<'_>, func: FuncId) -> AtomSet {
    let vars = s.functions[func.index()].clone();
    match s.program[func].header.kind {
        FunctionKind::Generator => {
            let site = s.site_of_parameter(func, usize::MAX, 1);
            s.runs(site, func);
            let given = s.read(vars.yields);
            s.store(&given, site, 0);
            Atom::Iterator(site).into()
        }
        FunctionKind::Coroutine => Atom::Coroutine(func).into(),
        kind if kind.suspends() => {
            s.open(func, None);
            AtomSet::any()
        }
        _ => s.read(vars.result),
    }
}

/// A call with exactly the parameters, the function object among them.
pub fn direct(s: &mut Solver<'_>, args: &[Value], func: FuncId) -> AtomSet {
    let vars = s.functions[func.index()].clone();
    for (&arg, &param) in args.iter().zip(&vars.params) {
        let set = s.get(arg);
        s.flow(&set, param);
    }
    s.reach(func);
    result_of(s, func)
}

/// An instance of a class, initialised.
fn instantiate(s: &mut Solver<'_>, class: ClassId, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    let program = s.program;
    if !s.classes.get(class).plain || s.is_rewritten(class, "__init__") || s.is_rewritten(class, "__new__") {
        return unknown(s, Atom::Class(class), args, keywords);
    }
    if let Some(member) = enumerations::member_of(s, Atom::Class(class)) {
        args.iter().for_each(|set| s.leak(set));
        keywords.iter().for_each(|(_, set)| s.leak(set));
        return member;
    }
    if named_tuples::is_one(s, class) {
        return named_tuples::made(s, class, args, keywords);
    }
    if let Some(maker) = s.classes.maker(program, class) {
        return made_by(s, class, maker, args, keywords);
    }
    let instance: AtomSet = Atom::Instance(class).into();
    match s.classes.member(program, class, "__init__") {
        Some((_, member)) => match (member.kind, member.func) {
            (MemberKind::Method, Some(init)) => {
                let args: Vec<AtomSet> = std::iter::once(instance.clone()).chain(args.iter().cloned()).collect();
                function(s, init, &args, keywords);
            }
            _ => return unknown(s, Atom::Class(class), args, keywords),
        },
        // Exceptions keep their arguments.
        None if s.classes.get(class).native == Native::Exception => args.iter().for_each(|set| s.tell_exception(set)),
        None => args.iter().for_each(|set| s.leak(set)),
    }
    instance
}

/// What `__new__` gives, initialised where it is an instance of the class.
fn made_by(s: &mut Solver<'_>, class: ClassId, maker: FuncId, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    let program = s.program;
    let given: Vec<AtomSet> = std::iter::once(Atom::Class(class).into()).chain(args.iter().cloned()).collect();
    let made = function(s, maker, &given, keywords).0;
    if made.is_any() {
        return unknown(s, Atom::Class(class), args, keywords);
    }
    for atom in made.iter() {
        let Atom::Instance(of) = atom else { continue };
        if !s.classes.get(class).derived.contains(&of) {
            continue;
        }
        // What `object.__init__` is given it does not keep.
        let Some((_, member)) = s.classes.member(program, of, "__init__") else { continue };
        let init = member.func.filter(|_| member.kind == MemberKind::Method && !s.is_rewritten(of, "__init__"));
        let Some(init) = init else { return unknown(s, Atom::Class(class), args, keywords) };
        let given: Vec<AtomSet> = std::iter::once(atom.into()).chain(args.iter().cloned()).collect();
        function(s, init, &given, keywords);
    }
    made
}

/// `object.__new__(cls)`: an instance with nothing set, of classes that are known.
pub fn new_object(s: &Solver<'_>, args: &[AtomSet], keywords: &Keywords) -> Option<AtomSet> {
    let ([classes], []) = (args, keywords) else { return None };
    let made = |atom| match atom {
        Atom::Class(class) if s.classes.get(class).plain && s.classes.get(class).native == Native::Object => {
            Some(Atom::Instance(class))
        }
        _ => None,
    };
    classes.iter().map(made).collect()
}

/// The method of an object that is a function of the program: the function, and what goes first among the arguments.
pub fn method_of(s: &mut Solver<'_>, receiver: Atom, name: &str) -> Option<(FuncId, Option<AtomSet>)> {
    let program = s.program;
    if let Atom::Instance(class) | Atom::Class(class) = receiver
        && s.is_rewritten(class, name)
    {
        return None;
    }
    match receiver {
        Atom::Instance(class) => {
            let id = s.name(name);
            let var = s.field(class, id);
            if !s.read(var).is_empty() || is_stored_on_class(s, class, name) {
                return None;
            }
            let (_, member) = s.classes.member(program, class, name)?;
            bind(member.kind, member.func?, Atom::Instance(class), class)
        }
        Atom::Class(class) if s.classes.get(class).plain => {
            if is_stored_on_class(s, class, name) {
                return None;
            }
            let (_, member) = s.classes.member(program, class, name)?;
            match member.kind {
                MemberKind::Method | MemberKind::StaticMethod => Some((member.func?, None)),
                MemberKind::ClassMethod => Some((member.func?, Some(Atom::Class(class).into()))),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether something besides the class statement's `def` may stand under the name.
fn is_stored_on_class(s: &mut Solver<'_>, class: ClassId, name: &str) -> bool {
    let id = s.name(name);
    s.classes.get(class).mro.clone().into_iter().any(|base| {
        let var = s.attribute(base, id);
        !s.read(var).is_empty()
    })
}

fn bind(kind: MemberKind, func: FuncId, receiver: Atom, class: ClassId) -> Option<(FuncId, Option<AtomSet>)> {
    match kind {
        MemberKind::Method => Some((func, Some(receiver.into()))),
        MemberKind::ClassMethod => Some((func, Some(Atom::Class(class).into()))),
        MemberKind::StaticMethod => Some((func, None)),
        _ => None,
    }
}

/// A special method of an instance, where its class has one.
pub fn special(s: &mut Solver<'_>, receiver: Atom, name: &str, args: &[AtomSet]) -> Option<AtomSet> {
    let Atom::Instance(class) = receiver else { return None };
    let program = s.program;
    let (_, member) = s.classes.member(program, class, name)?;
    let func = member.func.filter(|_| !s.is_rewritten(class, name));
    let Some((func, first)) = func.and_then(|func| bind(member.kind, func, receiver, class)) else {
        s.leak(&receiver.into());
        args.iter().for_each(|set| s.leak(set));
        return Some(AtomSet::any());
    };
    let args: Vec<AtomSet> = first.into_iter().chain(args.iter().cloned()).collect();
    Some(function(s, func, &args, &[]).0)
}

/// `receiver.name(args, keywords)`, after `get_method`.
pub fn call_method(s: &mut Solver<'_>, body: &Body<Tir>, inst: Inst, operands: &[Value], keywords: &[String]) -> AtomSet {
    let sets: Vec<AtomSet> = operands[2..].iter().map(|&a| s.get(a)).collect();
    let (args, rest) = sets.split_at(sets.len() - keywords.len());
    let keywords: Vec<(String, AtomSet)> = keywords.iter().cloned().zip(rest.iter().cloned()).collect();
    let Some(Op::GetMethod { args: [object], name }) = body.def_op(operands[0]) else {
        let callee = s.get(operands[0]);
        let receiver = s.get(operands[1]);
        s.leak(&callee);
        s.leak(&receiver);
        return unknown(s, Atom::Any, args, &keywords);
    };
    let mut result = AtomSet::default();
    for atom in s.get(*object).iter() {
        let set = method(s, inst, atom, name, args, &keywords);
        result.join(&set);
    }
    result
}

/// A method call on one kind of object.
pub fn method(s: &mut Solver<'_>, inst: Inst, receiver: Atom, name: &str, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    if let Some((func, first)) = method_of(s, receiver, name) {
        let args: Vec<AtomSet> = first.into_iter().chain(args.iter().cloned()).collect();
        return function(s, func, &args, keywords).0;
    }
    if let Some(set) = named_tuples::method(s, inst, receiver, name, args, keywords) {
        return set;
    }
    match receiver {
        Atom::Instance(_) | Atom::Class(_) | Atom::Module(_) => {
            let callee = attributes::of_atom(s, receiver, name);
            if callee.is_any() {
                s.leak(&receiver.into());
                s.read_from_any(name);
            }
            let mut result = AtomSet::default();
            for atom in callee.iter() {
                result.join(&call_atom(s, inst, atom, args, keywords));
            }
            result
        }
        Atom::Super(class) => super_method(s, class, name, args, keywords),
        Atom::Any => {
            s.read_from_any(name);
            unknown(s, Atom::Any, args, keywords)
        }
        Atom::None | Atom::Unbound => AtomSet::default(),
        Atom::Builtin(owner) => {
            let owner = s.text(owner).to_owned();
            builtins::static_method(s, inst, &owner, name, args, keywords)
        }
        _ => methods::call(s, inst, receiver, name, args, keywords),
    }
}

/// `super().name(args)`: for each class that the first parameter may be of, what comes next in its order.
fn super_method(s: &mut Solver<'_>, class: ClassId, name: &str, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    let program = s.program;
    let first = s.first_parameter();
    let mut result = AtomSet::default();
    for atom in first.iter() {
        let (of, own): (ClassId, AtomSet) = match atom {
            Atom::Instance(of) | Atom::Class(of) => (of, atom.into()),
            _ => {
                s.leak(&Atom::Super(class).into());
                return unknown(s, atom, args, keywords);
            }
        };
        match s.classes.member_after(program, of, class, name) {
            Some((_, member)) => {
                let func = member.func.filter(|_| !s.is_rewritten_after(of, class, name));
                let with_first = match member.kind {
                    MemberKind::Method => true,
                    MemberKind::ClassMethod => true,
                    MemberKind::StaticMethod => false,
                    _ => {
                        s.leak(&own);
                        s.leak(&Atom::Super(class).into());
                        return unknown(s, Atom::Any, args, keywords);
                    }
                };
                let Some(func) = func else {
                    s.leak(&own);
                    return unknown(s, Atom::Super(class), args, keywords);
                };
                let own = if member.kind == MemberKind::ClassMethod { Atom::Class(of).into() } else { own };
                let args: Vec<AtomSet> = with_first.then_some(own).into_iter().chain(args.iter().cloned()).collect();
                result.join(&function(s, func, &args, keywords).0);
            }
            None if name == "__new__"
                && s.classes.get(of).native == Native::Object
                && let Some(set) = new_object(s, args, keywords) =>
            {
                result.join(&set);
            }
            // `object` and built-in exceptions: they keep what they are given.
            None if name == "__init__" && !matches!(atom, Atom::Instance(of) if named_tuples::is_one(s, of)) => {
                let exception = matches!(atom, Atom::Instance(of) if s.classes.get(of).native == Native::Exception);
                args.iter().for_each(|set| if exception { s.tell_exception(set) } else { s.leak(set) });
                result.insert(Atom::None);
            }
            None => {
                if matches!(name, "__setattr__" | "__delattr__") && computed::write(s, atom) {
                    args.iter().for_each(|set| s.leak(set));
                    result.insert(Atom::None);
                    continue;
                }
                if name == "__getattribute__" {
                    s.read_all();
                }
                s.leak(&own);
                if named_tuples::is_one(s, of) {
                    s.leak(&Atom::Class(of).into());
                }
                result.join(&unknown(s, Atom::Any, args, keywords));
            }
        }
    }
    result
}

/// A call of a built-in with one operand for each parameter.
pub fn builtin(s: &mut Solver<'_>, inst: Inst, args: &[Value], name: &str) -> AtomSet {
    let (mut sets, keywords) = given(s, args, name);
    let values = &args[..sets.len().min(args.len())];
    match name.rsplit_once('.') {
        Some(("builtins", name))
            if keywords.is_empty()
                && let Some(set) = computed::call(s, name, values) =>
        {
            set
        }
        Some(("builtins", name)) => builtins::call(s, inst, name, &sets, &keywords),
        Some((owner, method)) if molt_runtime::types::builtin(owner).is_some() && !sets.is_empty() => {
            let receiver = sets.remove(0);
            let mut result = AtomSet::default();
            for atom in receiver.iter() {
                result.join(&self::method(s, inst, atom, method, &sets, &keywords));
            }
            result
        }
        _ => builtins::call(s, inst, name, &sets, &keywords),
    }
}

/// What a call of a built-in gives, as it was written: omitted parameters hold the unbound value, and what stands behind one of
/// them, or can only be named, is a keyword argument.
fn given(s: &Solver<'_>, args: &[Value], name: &str) -> (Vec<AtomSet>, Vec<(String, AtomSet)>) {
    let sets: Vec<AtomSet> = args.iter().map(|&a| s.get(a)).collect();
    let omitted = |set: &AtomSet| *set == AtomSet::from(Atom::Unbound);
    let signature = crate::builtins::method(name).map(|method| method.signature);
    if let (Some(signature), [tuple]) = (signature, args)
        && signature.var_positional
        && signature.parameters().count() == 1
    {
        let items = match s.program[s.current].body.def_op(*tuple) {
            Some(Op::Tuple { args }) => args.iter().map(|&item| s.get(item)).collect(),
            _ => vec![AtomSet::any()],
        };
        return (items, Vec::new());
    }
    let positional = sets.iter().position(omitted).unwrap_or(sets.len());
    let positional = signature.map_or(positional, |s| positional.min(s.positional as usize));
    let parameters: Vec<_> = signature.iter().flat_map(|s| s.parameters()).collect();
    let named = parameters.iter().zip(&sets).skip(positional).filter(|(_, set)| !omitted(set));
    let keywords = named.map(|(parameter, set)| (parameter.name.to_owned(), set.clone())).collect();
    (sets[..positional].to_vec(), keywords)
}

/// A `def` or `lambda` that is run.
pub fn make_function(s: &mut Solver<'_>, args: &[Value], func: FuncId, defaults: usize, keyword_defaults: &[String]) -> AtomSet {
    let Some(function) = s.program.get(func) else { return AtomSet::any() };
    let header = &function.header;
    let first = usize::from(header.closure);
    let vars = s.functions[func.index()].clone();
    let positional: Vec<usize> = (0..header.parameters.len())
        .filter(|&i| matches!(header.parameters[i].kind, ParameterKind::PositionalOnly | ParameterKind::Normal))
        .collect();
    for (index, &value) in positional[positional.len().saturating_sub(defaults)..].iter().zip(args) {
        let set = s.get(value);
        s.flow(&set, vars.defaults[first + index]);
    }
    for (name, &value) in keyword_defaults.iter().zip(&args[defaults..]) {
        if let Some(index) = header.parameters.iter().position(|p| p.name == *name) {
            let set = s.get(value);
            s.flow(&set, vars.defaults[first + index]);
        }
    }
    for (index, &cell) in args[defaults + keyword_defaults.len()..].iter().enumerate() {
        let set = s.get(cell);
        s.capture(func, index, &set);
    }
    // `cached_property` calls it on instances of its class alone, which is told where the attribute is read.
    if s.classes.is_kept(s.program, func) {
        return AtomSet::any();
    }
    Atom::Function(func).into()
}

/// A cell of the running function object.
pub fn closure_cell(s: &mut Solver<'_>, index: u32) -> AtomSet {
    let var = s.captured(s.current, index as usize);
    s.read(var)
}

/// A class statement that is run.
pub fn make_class(s: &mut Solver<'_>, args: &[Value], class: ClassId) -> AtomSet {
    let info = s.classes.get(class).clone();
    if let Some(body) = info.body {
        s.reach(body);
        // The body gives the cell that `super()` looks in.
        let var = s.functions[body.index()].result;
        for site in s.read(var).iter().filter_map(Atom::site) {
            s.store(&Atom::Class(class).into(), site, 0);
        }
    }
    // The bases of a plain class are known; keywords go to methods that are open.
    if info.native == Native::Enumeration {
        enumerations::made(s, class);
    }
    for &value in &args[if info.plain { 2 } else { 1 }..] {
        let set = s.get(value);
        s.leak(&set);
    }
    if info.derives_unseen {
        s.derive_unseen();
    }
    if !info.plain {
        s.leak(&Atom::Class(class).into());
        return AtomSet::any();
    }
    for base in info.mro {
        s.inspect_members_as(class, base, |name| INSPECTING.contains(&name));
        s.open_members_as(class, base, |_, name| CALLED_BY_RUNTIME.contains(&name));
    }
    // Whatever iterates asks for items by their number. `in` and `[]` are operators, and unknown code has only what leaked.
    let program = s.program;
    let item = s.classes.member(program, class, "__getitem__").and_then(|(_, member)| member.func);
    if let Some(func) = item.filter(|_| s.classes.member(program, class, "__iter__").is_none()) {
        function(s, func, &[Atom::Instance(class).into(), Atom::Int.into()], &[]);
    }
    Atom::Class(class).into()
}

/// Runs a module of the program.
pub fn import(s: &mut Solver<'_>, module: &str) -> AtomSet {
    if let Some(found) = s.program.header.modules.iter().find(|m| m.name == module) {
        s.reach(found.init);
    }
    Atom::Module(s.name(module)).into()
}

/// Rare constructs by name.
pub fn intrinsic(s: &mut Solver<'_>, inst: Inst, args: &[Value], name: &str) -> AtomSet {
    match name {
        // The class is found by the cell, which holds the class that the method stands in.
        "super_object" => {
            let class = s.get(args[0]);
            match class.iter().next() {
                Some(Atom::Class(found)) if class.len() == 1 && s.is_first_parameter(args[1]) && s.classes.get(found).plain => {
                    return Atom::Super(found).into();
                }
                None => return AtomSet::default(),
                _ => {}
            }
            for &value in args {
                let set = s.get(value);
                s.leak(&set);
            }
            // Methods of any class may be found by it.
            s.read_all();
            AtomSet::any()
        }
        // What the namespace of a class holds is told by the assignments to it.
        "class_name_get" => items::name_of_class(s, args[1]),
        "class_name_delete" => AtomSet::any(),
        // It looks, and keeps nothing.
        "is_seen_dying" => Atom::Bool.into(),
        // The callee is asked for its name in an error, no more.
        "args_extend" => {
            items::extend(s, args[1], args[2]);
            Atom::None.into()
        }
        "kwargs_merge" => {
            items::update(s, args[1], args[2]);
            Atom::None.into()
        }
        "max_of" | "min_of" => {
            let set = |at: usize| s.get(args[at]);
            let named = [("key", set(1)), ("default", set(2))];
            let given = |(_, set): &(&str, AtomSet)| *set != AtomSet::from(Atom::Unbound);
            let keywords: Vec<(String, AtomSet)> =
                named.into_iter().filter(given).map(|(name, set)| (name.to_owned(), set)).collect();
            let iterable = set(0);
            builtins::call(s, inst, &name[..3], &[iterable], &keywords)
        }
        // A coroutine is its own iterator.
        "await_begin" if s.get(args[0]).iter().all(|atom| matches!(atom, Atom::Coroutine(_))) => s.get(args[0]),
        // `yield from` begins as `iter` does.
        "delegate_begin" => items::iter(s, inst, args[0]),
        // Their types are looked at, no more.
        "is_sequence" | "is_mapping" => Atom::Bool.into(),
        "check_pattern_class" => Atom::None.into(),
        "match_keys" | "mapping_rest" if let Some(set) = patterns::of_mapping(s, inst, args[0], name) => set,
        // The class is asked for `__match_args__`, no more.
        "match_names" => AtomSet::any(),
        "match_attribute" => patterns::attribute(s, args),
        "length" => {
            for atom in s.get(args[0]).iter() {
                special(s, atom, "__len__", &[]);
            }
            Atom::Int.into()
        }
        // Bound methods that are called at once: what `__enter__` gives is told by the call of it.
        "context_enter" | "context_exit" if s.get(args[0]).iter().all(|atom| is_manager(s, atom)) => AtomSet::any(),
        "set_annotations" | "handled_exception" => {
            for &value in &args[1.min(args.len())..] {
                let set = s.get(value);
                s.leak(&set);
            }
            AtomSet::any()
        }
        _ => {
            operators::take_items(s);
            for &value in args {
                let set = s.get(value);
                s.leak(&set);
            }
            AtomSet::any()
        }
    }
}

/// Whether `with` finds the methods of the context manager where its class has them.
fn is_manager(s: &Solver<'_>, atom: Atom) -> bool {
    let Atom::Instance(class) = atom else { return matches!(atom, Atom::TextFile | Atom::Manager(_)) };
    let method = |name: &str| {
        let found = s.classes.member(s.program, class, name);
        found.is_some_and(|(_, m)| m.kind == MemberKind::Method && m.func.is_some())
    };
    method("__enter__") && method("__exit__")
}
