//! Attributes of objects, classes and modules.

use super::super::classes::Native;
use super::super::domain::{Atom, AtomSet, Collection, NameId, Wrapping};
use super::super::solver::Solver;
use super::{calls, computed, enumerations, named_tuples, regular_expressions, type_forms};
use crate::builtins;
use molt_ir::ssa::{Body, ClassId, Inst, Value};
use molt_ir::tir::Tir;
use molt_ir::tir::header::MemberKind;

/// What protocols say of themselves, which is not in their statements.
const OF_PROTOCOLS: &[&str] = &["_is_protocol", "_is_plain_protocol", "_is_runtime_protocol"];

/// `object.name`.
pub fn get(s: &mut Solver<'_>, object: Value, name: &str) -> AtomSet {
    let mut result = AtomSet::default();
    for atom in s.get(object).iter() {
        result.join(&of_atom(s, atom, name));
    }
    result
}

/// The attribute of one kind of object.
pub fn of_atom(s: &mut Solver<'_>, atom: Atom, name: &str) -> AtomSet {
    if lacks(atom, name) {
        return AtomSet::default();
    }
    if matches!(name, "__setattr__" | "__delattr__") {
        assigned_by_name(s, atom, name);
    }
    match atom {
        Atom::Instance(class) => of_instance(s, class, name),
        Atom::Class(class) => of_class(s, class, name),
        Atom::Module(module) => {
            let module = s.text(module).to_owned();
            module_attribute(s, &module, name)
        }
        Atom::Any => {
            s.read_from_any(name);
            AtomSet::any()
        }
        // They have no attributes that hold values of the program.
        Atom::None if name.starts_with("__") => AtomSet::any(),
        Atom::None | Atom::Unbound => AtomSet::default(),
        Atom::Bool | Atom::Int | Atom::Float | Atom::Complex if matches!(name, "real" | "imag" | "numerator" | "denominator") => {
            match atom {
                Atom::Bool | Atom::Int => Atom::Int.into(),
                _ => Atom::Float.into(),
            }
        }
        Atom::Bool | Atom::Int | Atom::Float | Atom::Complex | Atom::Str | Atom::Bytes | Atom::Slice | Atom::Range => {
            AtomSet::any()
        }
        Atom::Super(class) => of_super(s, class, name),
        Atom::Builtin(_) if matches!(name, "__name__" | "__qualname__") => Atom::Str.into(),
        Atom::Pattern(_) | Atom::Match(_) => regular_expressions::attribute(atom, name),
        // What does not lead back to the function.
        Atom::Function(_) | Atom::Wrapped(..) | Atom::Method(..) | Atom::WrappedMethod(..)
            if matches!(name, "__name__" | "__qualname__" | "__module__" | "__doc__") =>
        {
            AtomSet::any()
        }
        Atom::Wrapped(Wrapping::Memory, _) if matches!(name, "cache_clear" | "cache_info" | "cache_parameters") => AtomSet::any(),
        Atom::Builtin(owner) => {
            let owner = s.text(owner).to_owned();
            match (&*owner, name) {
                ("object", "__setattr__" | "__delattr__") => s.write_all(),
                ("object", "__getattribute__") => s.read_all(),
                ("object", "__subclasses__") => s.classes.ids().for_each(|class| s.leak(&Atom::Class(class).into())),
                _ => {}
            }
            AtomSet::any()
        }
        _ => {
            s.leak(&atom.into());
            AtomSet::any()
        }
    }
}

/// What assigns attributes of any name is at hand, bound to the object or, of a class, for its instances.
fn assigned_by_name(s: &mut Solver<'_>, atom: Atom, name: &str) {
    match atom {
        Atom::Instance(class) if s.classes.member(s.program, class, name).is_some() => {}
        Atom::Instance(_) if computed::write(s, atom) => {}
        Atom::Instance(_) | Atom::Class(_) => s.write_all(),
        // The library's own code does so for classes that it has made, which is told elsewhere.
        Atom::Any if !s.is_of_library(s.current) => s.write_all(),
        _ => {}
    }
}

/// Whether objects of this built-in type certainly have no such attribute: asking for it raises.
pub fn lacks(atom: Atom, name: &str) -> bool {
    let kind = match atom {
        Atom::List(_) => "list",
        Atom::Dict(_) => "dict",
        Atom::Set(_) => "set",
        Atom::FrozenSet(_) => "frozenset",
        Atom::Tuple(_) | Atom::TupleOf(_) => "tuple",
        Atom::Str => "str",
        Atom::Bytes => "bytes",
        Atom::Bool | Atom::Int => "int",
        Atom::Float => "float",
        _ => return false,
    };
    builtins::lacks(kind, name)
}

/// `super().name`: methods bound to the instances that the first parameter may be.
fn of_super(s: &mut Solver<'_>, class: ClassId, name: &str) -> AtomSet {
    let program = s.program;
    let mut result = AtomSet::default();
    for atom in s.first_parameter().iter() {
        let found = match atom {
            Atom::Instance(of) if !s.is_rewritten_after(of, class, name) => s.classes.member_after(program, of, class, name),
            _ => None,
        };
        match (atom, found.map(|(_, member)| (member.kind, member.func))) {
            (Atom::Instance(of), Some((MemberKind::Method, Some(func)))) if !s.library.tells(func) => {
                result.insert(Atom::Method(func, of));
            }
            // That of `object`, which keeps nothing.
            (Atom::Instance(of), None) if name == "__init__" && s.classes.get(of).native == Native::Object => {
                result.join(&AtomSet::any());
            }
            _ => {
                s.leak(&Atom::Super(class).into());
                if let Atom::Instance(of) = atom
                    && named_tuples::is_one(s, of)
                {
                    s.leak(&Atom::Class(of).into());
                }
                return AtomSet::any();
            }
        }
    }
    result
}

fn of_instance(s: &mut Solver<'_>, class: ClassId, name: &str) -> AtomSet {
    let instance: AtomSet = Atom::Instance(class).into();
    match name {
        _ if OF_PROTOCOLS.contains(&name) => return AtomSet::any(),
        "__class__" => return Atom::Class(class).into(),
        "__dict__" => {
            s.take_apart(class);
            return AtomSet::any();
        }
        _ => {}
    }
    let program = s.program;
    if s.is_rewritten(class, name) {
        s.leak(&instance);
        s.read_from_any(name);
        return AtomSet::any();
    }
    if let Some(set) = enumerations::of_member(s, class, name).or_else(|| named_tuples::of_instance(s, class, name)) {
        return set;
    }
    let mut result = field(s, class, name);
    let found = s.classes.member(program, class, name);
    let is_function = |kind| matches!(kind, MemberKind::Method | MemberKind::StaticMethod | MemberKind::ClassMethod);
    let certain = found.is_some_and(|(_, member)| is_function(member.kind))
        || program.header.class(class).always_set.iter().any(|field| field == name);
    if !certain && let Some(answer) = calls::special(s, Atom::Instance(class), "__getattr__", &[Atom::Str.into()]) {
        result.join(&answer);
    }
    match found {
        Some((_, member)) => match (member.kind, member.func) {
            (MemberKind::Property, Some(getter)) => {
                let set = calls::function(s, getter, &[instance], &[]).0;
                result.join(&set);
            }
            // What it gives is kept in the instance.
            (MemberKind::CachedProperty, Some(getter)) => {
                let set = calls::function(s, getter, &[instance], &[]).0;
                let id = s.name(name);
                let var = s.field(class, id);
                s.flow(&set, var);
                result.join(&set);
            }
            (MemberKind::StaticMethod, Some(func)) => {
                result.insert(Atom::Function(func));
            }
            (MemberKind::Method, Some(func)) if !s.library.tells(func) => _ = result.insert(Atom::Method(func, class)),
            (MemberKind::Method | MemberKind::ClassMethod, Some(_)) => {
                let bases = s.classes.get(class).mro.clone();
                bases.into_iter().for_each(|base| s.open_members_as(class, base, |_, member| member == name));
                return AtomSet::any();
            }
            _ => {}
        },
        // Attributes that exceptions and all objects have.
        None if matches!(name, "__module__" | "__doc__") => return AtomSet::any(),
        // What nobody has assigned yet may still be found to be.
        None if s.classes.get(class).layout.is_some() && declares(s, class, name) => {}
        None if name.starts_with("__") || s.classes.get(class).native != Native::Object => {
            if result.is_empty() || !declares(s, class, name) {
                s.leak(&instance);
                return AtomSet::any();
            }
        }
        None => {}
    }
    // Stored on a class after its statement.
    let stored = bound(s, class, name, found.map(|(owner, _)| owner));
    result.join(&stored);
    result
}

fn declares(s: &Solver<'_>, class: ClassId, name: &str) -> bool {
    s.classes.get(class).mro.iter().any(|&c| s.program.header.class(c).fields.iter().any(|(field, _)| field == name))
}

/// What an instance's own attribute of this name may hold.
pub fn field(s: &mut Solver<'_>, class: ClassId, name: &str) -> AtomSet {
    let id = s.name(name);
    let var = s.field(class, id);
    s.read(var)
}

/// What was assigned to an attribute of exactly this class.
pub fn of_class_itself(s: &mut Solver<'_>, class: ClassId, name: NameId) -> AtomSet {
    let (attribute, decorated) = (s.attribute(class, name), s.decorated(class, name));
    let mut result = s.read(attribute);
    result.join(&s.read(decorated));
    result
}

/// Attributes of the class and its bases, up to the one that has a member of the name, as an instance sees them: functions would
/// be bound, descriptors asked.
fn bound(s: &mut Solver<'_>, class: ClassId, name: &str, owner: Option<ClassId>) -> AtomSet {
    let id = s.name(name);
    let mut result = AtomSet::default();
    for base in s.classes.get(class).mro.clone() {
        result.join(&of_class_itself(s, base, id));
        if owner == Some(base) {
            break;
        }
    }
    // A function is bound to the instance; so a `lambda` in the class body is a method.
    let method = |atom| match atom {
        Atom::Function(f) => Some(Atom::Method(f, class)),
        Atom::Wrapped(wrapping, f) => Some(Atom::WrappedMethod(wrapping, f, class)),
        _ => None,
    };
    let functions: AtomSet = result.iter().filter_map(method).collect();
    if functions.len() == result.len() && !result.is_empty() {
        return functions;
    }
    let plain = |a: Atom| match a {
        // No metaclass binds it.
        Atom::Class(class) => s.classes.get(class).plain,
        Atom::Function(_) | Atom::Wrapped(..) | Atom::Builtin(_) => false,
        other => !may_describe(s, other),
    };
    if result.is_empty() || result.all(plain) || is_default_of_field(s, class, name) {
        return result;
    }
    s.leak(&Atom::Instance(class).into());
    s.leak(&Atom::Class(class).into());
    AtomSet::any()
}

/// Whether the object may be a descriptor of the program.
fn may_describe(s: &Solver<'_>, atom: Atom) -> bool {
    match atom {
        Atom::Any => true,
        Atom::Instance(class) => {
            let answers = |name: &&str| s.classes.member(s.program, class, name).is_some();
            !s.classes.get(class).plain || ["__get__", "__set__", "__delete__"].iter().any(answers)
        }
        _ => false,
    }
}

/// Whether what the class has under the name is the default of a field of a dataclass, which `expand-dataclasses` keeps in a global as
/// well: no descriptor, and no function.
fn is_default_of_field(s: &Solver<'_>, class: ClassId, name: &str) -> bool {
    let header = &s.program.header;
    s.classes.get(class).mro.iter().any(|&c| {
        let class = header.class(c);
        let kept = format!(".{}.{name}", class.qualname);
        header.globals.iter().any(|global| global.module == class.module && global.name == kept)
    })
}

fn of_class(s: &mut Solver<'_>, class: ClassId, name: &str) -> AtomSet {
    let program = s.program;
    // Texts, whoever wrote them.
    if OF_PROTOCOLS.contains(&name) {
        return AtomSet::any();
    }
    if matches!(name, "__name__" | "__qualname__" | "__module__" | "__doc__") {
        let id = s.name(name);
        let assigned = s.attribute(class, id);
        let as_made =
            s.classes.get(class).plain && !s.is_rewritten(class, name) && s.read(assigned).iter().all(|a| a == Atom::Str);
        let text = matches!(name, "__name__" | "__qualname__") && as_made;
        return if text { Atom::Str.into() } else { AtomSet::any() };
    }
    if let Some(set) = enumerations::of_class(s, class, name) {
        return set;
    }
    if !s.classes.get(class).plain || s.is_rewritten(class, name) {
        s.leak(&Atom::Class(class).into());
        s.read_from_any(name);
        return AtomSet::any();
    }
    if let Some(set) = named_tuples::of_class(s, class, name) {
        return set;
    }
    if let Some((_, member)) = s.classes.member(program, class, name) {
        match (member.kind, member.func) {
            (MemberKind::Method | MemberKind::StaticMethod, Some(func)) => return Atom::Function(func).into(),
            (MemberKind::ClassMethod, Some(func)) => {
                s.open(func, Some(&Atom::Class(class).into()));
                return AtomSet::any();
            }
            (MemberKind::Property, _) => return AtomSet::any(),
            // Whoever has the property has its function.
            (MemberKind::CachedProperty, Some(getter)) => {
                s.open(getter, None);
                return AtomSet::any();
            }
            _ => {}
        }
    }
    let id = s.name(name);
    let mut result = AtomSet::default();
    for base in s.classes.get(class).mro.clone() {
        result.join(&of_class_itself(s, base, id));
    }
    // Names in `__slots__` are descriptors that the runtime makes.
    let has_slots = |c: &ClassId| program.header.class(*c).members.iter().any(|m| m.name == "__slots__");
    let is_slot = || {
        let fields = s.classes.get(class).layout.as_ref();
        s.classes.member(program, class, name).is_none() && fields.is_none_or(|fields| fields.iter().any(|field| field == name))
    };
    if result.is_empty() && s.classes.get(class).mro.iter().any(has_slots) && is_slot() {
        return AtomSet::any();
    }
    // A function is itself where a class is asked for it.
    let plain = |a: Atom| !may_describe(s, a) && !matches!(a, Atom::Wrapped(..));
    // Classes have methods of their class, too.
    let of_metaclass = matches!(name, "mro" | "register");
    if name.starts_with("__") || of_metaclass || !result.is_empty() && !result.all(plain) {
        // Among these are ways to the class's namespace. `register` keeps what it is given, and hands the class to nobody.
        if matches!(name, "__dict__" | "__subclasses__" | "mro" | "__mro__" | "__bases__" | "__base__") {
            s.leak(&Atom::Class(class).into());
        }
        result.join(&AtomSet::any());
        s.leak(&result);
    }
    result
}

/// The instance becomes one of another class: nothing that the class says of it holds from then on.
fn change_class(s: &mut Solver<'_>, class: ClassId) {
    s.leak(&Atom::Instance(class).into());
    s.read_all();
    s.write_all();
}

/// `from module import name`, or `module.name`.
pub fn of_module(s: &mut Solver<'_>, module: Value, name: &str) -> AtomSet {
    let mut result = AtomSet::default();
    for atom in s.get(module).iter() {
        let set = match atom {
            Atom::Module(module) => {
                let module = s.text(module).to_owned();
                module_attribute(s, &module, name)
            }
            other => {
                s.leak(&other.into());
                AtomSet::any()
            }
        };
        result.join(&set);
    }
    result
}

fn module_attribute(s: &mut Solver<'_>, module: &str, name: &str) -> AtomSet {
    if let Some(form) = type_forms::form(s, module, name) {
        return form;
    }
    if s.program.header.modules.iter().any(|m| m.name == module) {
        if let Some(var) = s.module_global(module, name) {
            return s.read(var).filter(|a| a != Atom::Unbound);
        }
        let inner = format!("{module}.{name}");
        if s.program.header.modules.iter().any(|m| m.name == inner) {
            return Atom::Module(s.name(&inner)).into();
        }
        return AtomSet::any();
    }
    let known = molt_runtime::modules::module(module).is_some_and(|m| m.function(name).is_some());
    if known && !s.is_rewritten_in_module(module, name) {
        return Atom::Builtin(s.name(&format!("{module}.{name}"))).into();
    }
    let full = format!("{}.{name}", module.trim_start_matches('_'));
    if let Some(kind) = Collection::ALL.into_iter().find(|kind| kind.name() == full)
        && !s.is_rewritten_in_module(module, name)
    {
        return Atom::Builtin(s.name(kind.name())).into();
    }
    if super::itertools::is_type(&full) && !s.is_rewritten_in_module(module, name) {
        return Atom::Builtin(s.name(&full)).into();
    }
    match (module, name) {
        ("math", "pi" | "e" | "tau" | "inf" | "nan") if !s.is_rewritten_in_module(module, name) => Atom::Float.into(),
        ("itertools", "count") if !s.is_rewritten_in_module(module, name) => Atom::OpaqueType.into(),
        ("random", "Random") if !s.is_rewritten_in_module(module, name) => Atom::RandomType.into(),
        ("sys", "stdin") if !s.is_rewritten_in_module(module, name) => Atom::TextFile.into(),
        ("sys", "modules") => {
            super::builtins::everything_leaks(s);
            AtomSet::any()
        }
        ("sys", "maxsize" | "maxunicode") if !s.is_rewritten_in_module(module, name) => Atom::Int.into(),
        _ => {
            let module = s.name(module);
            super::operators::applied_by(s, Atom::Module(module));
            AtomSet::any()
        }
    }
}

/// `object.name = value`.
pub fn set(s: &mut Solver<'_>, object: Value, value: Value, name: &str) {
    let set = s.get(value);
    for atom in s.get(object).iter() {
        set_on(s, atom, &set, name);
    }
}

/// The same for one kind of object.
pub fn set_on(s: &mut Solver<'_>, atom: Atom, set: &AtomSet, name: &str) {
    if calls::special(s, atom, "__setattr__", &[Atom::Str.into(), set.clone()]).is_none() {
        set_own_on(s, atom, set, name);
    }
}

/// `object.__setattr__(object, name, value)`.
pub fn set_own(s: &mut Solver<'_>, object: Value, value: Value, name: &str) {
    let set = s.get(value);
    for atom in s.get(object).iter() {
        set_own_on(s, atom, &set, name);
    }
}

/// The same for one kind of object.
fn set_own_on(s: &mut Solver<'_>, atom: Atom, set: &AtomSet, name: &str) {
    let program = s.program;
    match atom {
        Atom::Instance(class) => {
            if name == "__class__" {
                change_class(s, class);
                s.leak(set);
            }
            if name == "__dict__" {
                s.take_apart(class);
                s.leak(set);
            }
            if let Some((_, member)) = s.classes.member(program, class, name) {
                match (member.kind, member.setter) {
                    (MemberKind::Property, Some(setter)) => {
                        calls::function(s, setter, &[atom.into(), set.clone()], &[]);
                        return;
                    }
                    (MemberKind::Property, None) => return,
                    // A field that hides a method: what the name means is then not known.
                    (MemberKind::Method | MemberKind::StaticMethod | MemberKind::ClassMethod, _) => {
                        s.leak(&atom.into());
                        s.leak(set);
                        s.write_to_any(name);
                    }
                    (MemberKind::CachedProperty, _) => {}
                    // The attribute of the class may be a descriptor.
                    (MemberKind::Value, _) => {
                        let id = s.name(name);
                        let mut held = AtomSet::default();
                        for base in s.classes.get(class).mro.clone() {
                            let var = s.attribute(base, id);
                            held.join(&s.read(var));
                        }
                        if held.iter().any(|a| may_describe(s, a)) {
                            s.leak(&atom.into());
                            s.leak(set);
                            let var = s.field(class, id);
                            s.flow(&AtomSet::any(), var);
                        }
                    }
                }
            }
            let id = s.name(name);
            let var = s.field(class, id);
            s.flow(set, var);
        }
        Atom::Class(class) => {
            let id = s.name(name);
            let var = s.attribute(class, id);
            s.flow(set, var);
            let hides =
                program.header.classes.iter().any(|c| c.members.iter().any(|m| m.name == name && m.kind != MemberKind::Value));
            let item = s.classes.get(class).items.iter().any(|item| item == name);
            if hides || item || name.starts_with("_") && named_tuples::is_one(s, class) || name.starts_with("__") {
                // What the statement says under this name holds no more.
                s.leak(&atom.into());
                s.leak(set);
                s.write_to_any(name);
            }
        }
        Atom::Any => {
            s.leak(set);
            s.write_to_any(name);
        }
        Atom::Module(module) => {
            let module = s.text(module).to_owned();
            match s.module_global(&module, name) {
                Some(var) => s.flow(set, var),
                None => {
                    s.leak(&atom.into());
                    s.leak(set);
                    s.write_to_any(name);
                }
            }
        }
        Atom::Function(func) => {
            s.leak(set);
            if name.starts_with("__") {
                // Its code or its defaults become others.
                s.open(func, None);
                s.write_to_any(name);
            }
        }
        // They have no attributes that could be set: it raises.
        Atom::None | Atom::Unbound | Atom::Bool | Atom::Int | Atom::Float | Atom::Complex | Atom::Str | Atom::Bytes => {}
        Atom::List(_) | Atom::Dict(_) | Atom::Set(_) | Atom::FrozenSet(_) | Atom::Tuple(_) | Atom::TupleOf(_) => {}
        Atom::Pattern(_) | Atom::Match(_) => {}
        // An attribute of its own hides a method.
        Atom::Random => {
            s.leak(set);
            s.write_to_any(name);
        }
        _ => {
            s.leak(&atom.into());
            s.leak(set);
        }
    }
}

/// The two results of `get_method`: what is called, and the receiver where it goes first. They are told as far as every
/// receiver gives the same function, for the passes that resolve calls; the call itself looks at the receivers again.
pub fn get_method(s: &mut Solver<'_>, body: &Body<Tir>, inst: Inst, object: Value, name: &str) {
    let receivers = s.get(object);
    let mut results = body.results(inst);
    let (Some(callable), Some(receiver)) = (results.next(), results.next()) else { return };
    let mut found = AtomSet::default();
    let mut own = AtomSet::default();
    for atom in receivers.iter() {
        match calls::method_of(s, atom, name) {
            // Found bound to the class: a method object, and nothing goes first.
            Some((_, Some(first))) if first.iter().any(|a| matches!(a, Atom::Class(_))) => {
                found = AtomSet::any();
                own = AtomSet::any();
                break;
            }
            Some((func, Some(first))) => {
                found.insert(Atom::Function(func));
                own.join(&first);
            }
            Some((func, None)) => {
                found.insert(Atom::Function(func));
                own.insert(Atom::Unbound);
            }
            None if matches!(atom, Atom::None | Atom::Unbound) => {}
            None if matches!(atom, Atom::Module(_)) => {
                found.join(&of_atom(s, atom, name));
                own.insert(Atom::Unbound);
            }
            None => {
                found = AtomSet::any();
                own = AtomSet::any();
                break;
            }
        }
    }
    // Not by `set`, which would leak what the call itself follows: nothing is done with these but calling them.
    s.note(callable, found);
    s.note(receiver, own);
}
