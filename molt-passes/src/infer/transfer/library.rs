//! Functions of library modules whose calls are told here, not by their text, which is there for any object and would let unknown
//! code have what it is given.
//!
//! The text of such a function is not followed: it stays as it is, for values of any type, and so it may call
//! nothing but built-ins, what it is given, and functions like itself. Where a call is not one that is told, the function is open from
//! then on.

use super::super::domain::{Atom, AtomSet, Wrapping};
use super::super::solver::Solver;
use super::special_methods::COPYING;
use super::{attributes, calls, computed, items};
use fxhash::FxHashMap;
use molt_ir::ssa::{FuncId, Inst};
use molt_ir::tir::header::{MemberKind, ParameterKind};
use molt_ir::tir::{self, Op};

/// What a call does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Told {
    /// Gives the first argument.
    First,
    /// `wraps(f)(g)`, `update_wrapper(g, f)`: the same, unless something looks for what is wrapped.
    Wrapper,
    /// `cast(type, value)`.
    Second,
    /// `dataclasses._described(class)`: the same, after functions that are followed.
    Described,
    /// `_set_unless_frozen(class, fields, object, name, value)`: raises, unless the object is of a class that derives.
    Frozen,
    /// `field(default_factory=f)`: nobody but `__init__` calls the factory, unless something looks for it.
    Field,
    /// `replace(object, field=value)`: an instance with the fields of another.
    Replace,
    /// `asdict(object)`: the fields of records, of those in them, and copies of all else.
    TakenApart,
    /// `reduce(f, items)`.
    Reduce,
    /// `deepcopy(x)`, unless a class says how it is copied.
    Copy,
    /// `Generic.__init_subclass__`: notes the type parameters in the class.
    Subclass,
    /// `lru_cache(maxsize=None)`, or with a function.
    CacheMaker,
    /// What gives a function with a memory.
    Cache,
    /// `contextmanager(f)`.
    Manager,
    /// `json.dumps(x)`: it looks at plain values, and knows no others.
    Dumped,
    /// What a `type` statement calls: nobody asks the alias for its value.
    Alias,
}

const TOLD: &[(&str, &str, Told)] = &[
    ("_generic", "type_alias", Told::Alias),
    ("_typing_functions", "cast", Told::Second),
    ("_typing_functions", "final", Told::First),
    ("_typing_functions", "no_type_check", Told::First),
    ("_typing_functions", "override", Told::First),
    ("_typing", "Generic.__init_subclass__", Told::Subclass),
    ("contextlib", "contextmanager", Told::Manager),
    ("copy", "copy", Told::Copy),
    ("copy", "deepcopy", Told::Copy),
    ("dataclasses", "_described", Told::Described),
    ("dataclasses", "_delete_unless_frozen", Told::Frozen),
    ("dataclasses", "_set_unless_frozen", Told::Frozen),
    ("dataclasses", "asdict", Told::TakenApart),
    ("dataclasses", "field", Told::Field),
    ("dataclasses", "replace", Told::Replace),
    ("functools", "cache", Told::Cache),
    ("functools", "lru_cache", Told::CacheMaker),
    ("functools", "lru_cache.<locals>.decorating_function", Told::Cache),
    ("functools", "reduce", Told::Reduce),
    ("functools", "update_wrapper", Told::Wrapper),
    ("functools", "wraps.<locals>.decorate", Told::Wrapper),
    ("json", "dumps", Told::Dumped),
];

/// The functions of the table that the program has.
#[derive(Default)]
pub struct Library {
    told: FxHashMap<FuncId, Told>,
    /// `lru_cache`, and the function in it that makes functions with a memory when it was told how.
    maker: Option<FuncId>,
    decorating: Option<FuncId>,
    /// Whether types written as values may be asked for the classes in them.
    asks_for_parts: bool,
    /// Whether functions get other defaults than their `def` says.
    changes_defaults: bool,
}

impl Library {
    /// Looks for them.
    pub fn of(program: &tir::Program) -> Library {
        let mut this = Library::default();
        let seen = Seen::of(program);
        this.asks_for_parts = seen.parts;
        this.changes_defaults = seen.defaults;
        for (id, function) in program.functions() {
            let module = &program.header.modules[function.header.module as usize];
            if !module.path.starts_with(crate::frontend::PYTHON_FOLDER) {
                continue;
            }
            let name = &*function.header.qualname;
            let found = TOLD.iter().find(|(from, told, _)| *from == module.name && *told == name);
            let Some(&(_, _, told)) = found else { continue };
            let visible = match told {
                Told::Wrapper | Told::Cache | Told::CacheMaker | Told::Manager => seen.wrapped,
                Told::Field => seen.factories,
                Told::Copy => seen.copies,
                Told::Alias => seen.parts,
                Told::Dumped => seen.encoders,
                _ => false,
            };
            if !visible {
                this.told.insert(id, told);
            }
            match told {
                Told::CacheMaker => this.maker = Some(id),
                Told::Cache if name != "cache" => this.decorating = Some(id),
                _ => {}
            }
        }
        this
    }

    /// Whether types written as values may be asked for the classes in them.
    pub fn parts_are_asked_for(&self) -> bool {
        self.asks_for_parts
    }

    /// Whether functions may get other defaults than their `def` says.
    pub fn changes_defaults(&self) -> bool {
        self.changes_defaults
    }

    /// Whether calls of the function are told.
    pub fn tells(&self, func: FuncId) -> bool {
        self.told.contains_key(&func)
    }
}

/// Keywords of `json.dumps` that say how the text is laid out.
const OF_LAYOUT: &[&str] = &["indent", "separators", "sort_keys", "ensure_ascii", "allow_nan"];

/// Names by which types written as values give what they are made of.
const PARTS: &[&str] = &["__args__", "__parameters__", "__origin__", "__value__", "get_args", "get_origin", "get_type_hints"];

/// What modules of the program itself mention, so that a call does more than is told.
#[derive(Default)]
struct Seen {
    wrapped: bool,
    factories: bool,
    copies: bool,
    defaults: bool,
    parts: bool,
    encoders: bool,
}

impl Seen {
    fn of(program: &tir::Program) -> Seen {
        let mut this = Seen::default();
        let own = |module: u32| !program.header.modules[module as usize].path.starts_with(crate::frontend::PYTHON_FOLDER);
        for class in program.header.classes.iter().filter(|class| own(class.module)) {
            // What is copied is asked for these, by `__getattr__` as well.
            this.copies |= class.members.iter().any(|m| COPYING.contains(&&*m.name) || m.name == "__getattr__");
        }
        for (_, function) in program.functions().filter(|(_, f)| own(f.header.module)) {
            for inst in function.body.insts() {
                let constant;
                let name = match &function.body[inst].op {
                    Op::GetAttr { name, .. }
                    | Op::GetMethod { name, .. }
                    | Op::SetAttr { name, .. }
                    | Op::SetOwnAttr { name, .. }
                    | Op::ImportFrom { name, .. } => &**name,
                    Op::StrConst { value } => {
                        constant = value.to_utf8();
                        constant.as_deref().unwrap_or_default()
                    }
                    _ => continue,
                };
                this.defaults |= matches!(name, "__defaults__" | "__kwdefaults__");
                this.parts |= PARTS.contains(&name);
                this.wrapped |= name == "__wrapped__";
                this.factories |= matches!(name, "default_factory" | "__dataclass_fields__");
                this.copies |= COPYING.contains(&name);
                this.encoders |= name == "default";
            }
        }
        this
    }
}

/// A call of a function of the table; nothing if it is none, or is followed as others are.
pub fn call(s: &mut Solver<'_>, func: FuncId, args: &[AtomSet], keywords: &calls::Keywords) -> Option<AtomSet> {
    let told = *s.library.told.get(&func)?;
    let functions = |set: &AtomSet| set.all(|a| matches!(a, Atom::Function(_)));
    match (told, args) {
        (Told::First, [first]) if keywords.is_empty() => return Some(first.clone()),
        (Told::Wrapper, [first, rest @ ..]) if rest.len() < 2 && keywords.is_empty() && functions(first) => {
            return Some(first.clone());
        }
        (Told::Subclass, _) => {
            s.leak_names_of(func);
            return Some(Atom::None.into());
        }
        (Told::Second, [_, second]) if keywords.is_empty() => return Some(second.clone()),
        (Told::Described, [first]) => {
            s.open(func, None);
            return Some(first.clone());
        }
        (Told::Frozen, [class, _, object, _, value @ ..]) if keywords.is_empty() => {
            s.open(func, None);
            if assigns_unless_frozen(s, class, object) {
                value.iter().for_each(|set| s.leak(set));
            }
            return Some(Atom::None.into());
        }
        (Told::Field, []) => {
            s.open(func, None);
            return Some(AtomSet::any());
        }
        (Told::Replace, [object]) => {
            if let Some(made) = replaced(s, object, keywords) {
                return Some(made);
            }
        }
        (Told::TakenApart, [object]) if keywords.is_empty() => {
            let mut copied = AtomSet::default();
            if copied_from(s, object, &mut copied, &mut Vec::new()) {
                s.open(func, None);
                s.leak(&copied);
                let site = s.site(s.at, 9, 2);
                s.store(&Atom::Str.into(), site, 0);
                s.store(&AtomSet::any(), site, 1);
                return Some(Atom::Dict(site).into());
            }
        }
        (Told::Reduce, [callee, given, initial @ ..]) if initial.len() < 2 && keywords.is_empty() => {
            return Some(reduce(s, callee, given, initial.first()));
        }
        (Told::Copy, [value]) if keywords.is_empty() && value.iter().all(is_copied_as_it_is) => return Some(value.clone()),
        (Told::Manager, [function]) if functions(function) && keywords.is_empty() => {
            // What it makes calls whatever it is given.
            s.open(func, None);
            return Some(wrapped(Wrapping::Manager, function));
        }
        (Told::Alias, [_, _, value]) if functions(value) && keywords.is_empty() => {
            s.open(func, None);
            for atom in value.iter() {
                if let Atom::Function(value) = atom {
                    s.reach(value);
                }
            }
            return Some(Atom::Opaque.into());
        }
        (Told::Dumped, [_]) if keywords.iter().all(|(name, _)| OF_LAYOUT.contains(&&**name)) => {
            s.open(func, None);
            return Some(Atom::Str.into());
        }
        (Told::Cache, [function]) if functions(function) => return Some(wrapped(Wrapping::Memory, function)),
        (Told::CacheMaker, [function, ..]) if functions(function) => return Some(wrapped(Wrapping::Memory, function)),
        (Told::CacheMaker, _) if args.iter().chain(keywords.iter().map(|(_, set)| set)).all(is_size) => {
            let decorating = s.library.decorating?;
            return Some(Atom::Function(decorating).into());
        }
        _ if args.iter().chain(keywords.iter().map(|(_, set)| set)).any(AtomSet::is_empty) => return Some(AtomSet::default()),
        _ => {}
    }
    if let (Told::Cache, Some(maker)) = (told, s.library.maker) {
        // The cells that it captures are made there.
        s.open(maker, None);
    }
    s.open(func, None);
    Some(calls::unknown(s, Atom::Function(func), args, keywords))
}

/// An attribute of any name is assigned or deleted, on objects of classes that derive from the frozen one; whether there are any.
fn assigns_unless_frozen(s: &mut Solver<'_>, class: &AtomSet, object: &AtomSet) -> bool {
    let frozen = |of| class.all(|a| a == Atom::Class(of) || a == Atom::Unbound);
    let others: Vec<Atom> = object.iter().filter(|atom| !matches!(atom, Atom::Instance(of) if frozen(*of))).collect();
    for &atom in &others {
        if !computed::write(s, atom) {
            s.leak(&atom.into());
            s.write_all();
        }
    }
    !others.is_empty()
}

/// `replace(object, field=value)` where `__init__` takes just fields: it is called with those of the object that are not given.
fn replaced(s: &mut Solver<'_>, object: &AtomSet, keywords: &calls::Keywords) -> Option<AtomSet> {
    let program = s.program;
    let mut all = Vec::new();
    for atom in object.iter() {
        let Atom::Instance(class) = atom else { return None };
        let plain = s.classes.get(class).layout.is_some() && s.classes.maker(program, class).is_none();
        let (_, init) = s.classes.member(program, class, "__init__").filter(|_| plain)?;
        let parameters = &program.get(init.func.filter(|_| init.kind == MemberKind::Method)?)?.header.parameters;
        let mut given = keywords.to_vec();
        for parameter in parameters.iter().skip(1).filter(|p| !keywords.iter().any(|(name, _)| *name == p.name)) {
            let takes = matches!(parameter.kind, ParameterKind::Normal | ParameterKind::KeywordOnly);
            let layout = s.classes.get(class).layout.as_ref();
            if !takes || !layout.is_some_and(|fields| fields.contains(&parameter.name)) {
                return None;
            }
            let field = attributes::field(s, class, &parameter.name);
            // An `InitVar` is no field: the class has its default.
            let held = if field.is_empty() { attributes::of_atom(s, atom, &parameter.name) } else { field };
            given.push((parameter.name.clone(), held));
        }
        all.push((class, given));
    }
    let mut made = AtomSet::default();
    for (class, given) in all {
        made.join(&calls::call_atom(s, s.at, Atom::Class(class), &[], &given));
    }
    Some(made)
}

/// What `asdict` copies of records and of the containers in them; whether all records among them are known.
fn copied_from(s: &mut Solver<'_>, set: &AtomSet, copied: &mut AtomSet, seen: &mut Vec<Atom>) -> bool {
    for atom in set.iter() {
        if seen.contains(&atom) {
            continue;
        }
        seen.push(atom);
        match atom {
            Atom::Instance(class) if s.classes.get(class).mro.iter().any(|&c| s.classes.get(c).is_record) => {
                let Some(fields) = s.classes.get(class).layout.clone() else { return false };
                for name in fields {
                    let held = attributes::field(s, class, &name);
                    if !copied_from(s, &held, copied, seen) {
                        return false;
                    }
                }
            }
            Atom::Any => return false,
            _ => match atom.site() {
                Some(site) => {
                    for index in 0..s.contents(site).len() {
                        let held = s.content(site, index);
                        if !copied_from(s, &held, copied, seen) {
                            return false;
                        }
                    }
                }
                None => _ = copied.insert(atom),
            },
        }
    }
    true
}

fn is_size(set: &AtomSet) -> bool {
    set.all(|a| matches!(a, Atom::Int | Atom::Bool | Atom::None))
}

fn wrapped(wrapping: Wrapping, functions: &AtomSet) -> AtomSet {
    functions.iter().map(|atom| if let Atom::Function(func) = atom { Atom::Wrapped(wrapping, func) } else { atom }).collect()
}

/// Whether a copy is of the same kind and holds the same kinds of things.
fn is_copied_as_it_is(atom: Atom) -> bool {
    atom.site().is_some_and(|_| !matches!(atom, Atom::Iterator(_) | Atom::View(_) | Atom::Manager(_) | Atom::Cell(_)))
        || atom.is_number()
        || matches!(
            atom,
            Atom::Any
                | Atom::Instance(_)
                | Atom::Class(_)
                | Atom::Function(_)
                | Atom::Builtin(_)
                | Atom::None
                | Atom::Str
                | Atom::Bytes
                | Atom::Complex
                | Atom::Range
                | Atom::Unbound
        )
}

fn reduce(s: &mut Solver<'_>, callee: &AtomSet, given: &AtomSet, initial: Option<&AtomSet>) -> AtomSet {
    let item = items::given_by(s, given);
    let start = initial.unwrap_or(&item).clone();
    folded(s, s.at, callee, start, &item)
}

/// What a function gives that is called with something at first, then with what it gave, and an item each time.
pub fn folded(s: &mut Solver<'_>, at: Inst, callee: &AtomSet, start: AtomSet, item: &AtomSet) -> AtomSet {
    let mut result = start;
    loop {
        let mut grew = false;
        for function in callee.iter() {
            let made = calls::call_atom(s, at, function, &[result.clone(), item.clone()], &[]);
            grew |= result.join(&made);
        }
        // What grew is given to the function once more, whatever it grew to.
        if !grew {
            return result;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    const PASSES: &str = "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types";

    fn typed(text: &str, name: &str) -> String {
        body_after(text, PASSES, name)
    }

    #[test]
    fn a_function_with_a_memory_has_the_types_of_the_function() {
        let head = "from functools import lru_cache, cache\n";
        let text = format!("{head}@lru_cache(maxsize=None)\ndef f(n): return 1.5 * n\ndef g(n): return f(n) + f(2)\ng(3)\n");
        assert!(typed(&text, "f").contains("(%0: int)"), "{}", typed(&text, "f"));
        assert!(typed(&text, "g").contains("{op: add} : float"), "{}", typed(&text, "g"));
        let bare = format!("{head}@cache\ndef f(n): return 1.5 * n\nf(3)\n");
        assert!(typed(&bare, "f").contains("(%0: int)"));
        let unwrapped = format!("{head}@cache\ndef f(n): return 1.5 * n\nf(3)\nf.__wrapped__('a')\n");
        assert!(typed(&unwrapped, "f").contains("(%0: any)"));
    }

    #[test]
    fn an_alias_keeps_classes_known() {
        let head = "class A:\n    def __init__(self, x): self.x = x\nclass B(A): pass\ntype E = A | B\n";
        let text = format!("{head}def f(e: E): return e.x\nf(A(1.5))\nf(B(2.5))\n");
        assert!(typed(&text, "f").contains(": float"), "{}", typed(&text, "f"));
        let asked = format!("{text}E.__value__.__args__[0]('a')\n");
        assert!(!typed(&asked, "f").contains(": float"), "{}", typed(&asked, "f"));
    }

    #[test]
    fn wraps_gives_the_wrapper() {
        let text = "from functools import wraps\ndef twice(f):\n    @wraps(f)\n    def g(*args): return f(*args) * 2\n    \
            return g\n@twice\ndef h(n): return n\ndef k(n): return h(n)\nk(3)\n";
        assert!(typed(text, "h").contains("(%0: int)"), "{}", typed(text, "h"));
        assert!(typed(text, "k").contains(": int"), "{}", typed(text, "k"));
    }

    #[test]
    fn a_copy_is_as_what_is_copied() {
        let head = "from copy import deepcopy\nclass C:\n    def __init__(self): self.n = [1]\n";
        let text = format!("{head}def f(c): return deepcopy(c)\nf(C()).n\n");
        assert!(typed(&text, "f").contains(": obj["), "{}", typed(&text, "f"));
        let own = format!("{head}    def __deepcopy__(self, memo): return 3\ndef f(c): return deepcopy(c)\nf(C())\n");
        assert!(!typed(&own, "f").contains(": obj[&C]\n    ret"), "{}", typed(&own, "f"));
    }

    #[test]
    fn reduce_calls_its_function() {
        let text = "from functools import reduce\ndef add(a, b): return a + b\ndef f(xs): return reduce(add, xs)\nf([1.5])\n";
        assert!(typed(text, "add").contains("(%0: float, %1: float)"), "{}", typed(text, "add"));
    }
}
