//! Built-in functions and types that are called, by name. What is not listed lets its arguments leak and gives anything.

use super::super::classes::is_exception;
use super::super::domain::{Atom, AtomSet};
use super::super::solver::Solver;
use super::calls::{self, Keywords};
use super::{attributes, items, operators, regular_expressions};
use molt_ir::ssa::Inst;

/// The name under which property objects of class bodies go: what they do is told by the class.
pub const PROPERTY: &str = "<property>";

/// Functions that look at their arguments and give one plain kind of object.
const PLAIN: &[(&str, Atom)] = &[
    ("print", Atom::None),
    ("len", Atom::Int),
    ("repr", Atom::Str),
    ("ascii", Atom::Str),
    ("format", Atom::Str),
    ("chr", Atom::Str),
    ("hex", Atom::Str),
    ("oct", Atom::Str),
    ("bin", Atom::Str),
    ("input", Atom::Str),
    ("str", Atom::Str),
    ("int", Atom::Int),
    ("float", Atom::Float),
    ("bool", Atom::Bool),
    ("complex", Atom::Complex),
    ("ord", Atom::Int),
    ("hash", Atom::Int),
    ("id", Atom::Int),
    ("isinstance", Atom::Bool),
    ("issubclass", Atom::Bool),
    ("callable", Atom::Bool),
    ("any", Atom::Bool),
    ("all", Atom::Bool),
    ("bytes", Atom::Bytes),
    ("range", Atom::Range),
    ("slice", Atom::Slice),
    ("math.sqrt", Atom::Float),
    ("math.sin", Atom::Float),
    ("math.cos", Atom::Float),
    ("math.tan", Atom::Float),
    ("math.asin", Atom::Float),
    ("math.acos", Atom::Float),
    ("math.atan", Atom::Float),
    ("math.atan2", Atom::Float),
    ("math.sinh", Atom::Float),
    ("math.cosh", Atom::Float),
    ("math.tanh", Atom::Float),
    ("math.exp", Atom::Float),
    ("math.expm1", Atom::Float),
    ("math.log", Atom::Float),
    ("math.log2", Atom::Float),
    ("math.log10", Atom::Float),
    ("math.log1p", Atom::Float),
    ("math.pow", Atom::Float),
    ("math.fabs", Atom::Float),
    ("math.fmod", Atom::Float),
    ("math.hypot", Atom::Float),
    ("math.dist", Atom::Float),
    ("math.fsum", Atom::Float),
    ("math.degrees", Atom::Float),
    ("math.radians", Atom::Float),
    ("math.copysign", Atom::Float),
    ("math.cbrt", Atom::Float),
    ("math.gamma", Atom::Float),
    ("math.lgamma", Atom::Float),
    ("math.erf", Atom::Float),
    ("math.erfc", Atom::Float),
    ("math.isqrt", Atom::Int),
    ("math.gcd", Atom::Int),
    ("math.lcm", Atom::Int),
    ("math.factorial", Atom::Int),
    ("math.comb", Atom::Int),
    ("math.perm", Atom::Int),
    ("math.isnan", Atom::Bool),
    ("math.isinf", Atom::Bool),
    ("math.isfinite", Atom::Bool),
    ("math.isclose", Atom::Bool),
    ("time.time", Atom::Float),
    ("time.perf_counter", Atom::Float),
    ("time.monotonic", Atom::Float),
    ("time.process_time", Atom::Float),
    ("random.random", Atom::Float),
    ("random.uniform", Atom::Float),
    ("random.betavariate", Atom::Float),
    ("random.expovariate", Atom::Float),
    ("random.gammavariate", Atom::Float),
    ("random.gauss", Atom::Float),
    ("random.lognormvariate", Atom::Float),
    ("random.normalvariate", Atom::Float),
    ("random.randint", Atom::Int),
    ("random.randrange", Atom::Int),
    ("random.getrandbits", Atom::Int),
    ("random.shuffle", Atom::None),
    ("random.seed", Atom::None),
    ("bisect.bisect", Atom::Int),
    ("bisect.bisect_left", Atom::Int),
    ("bisect.bisect_right", Atom::Int),
    ("heapq.heapify", Atom::None),
];

/// Functions that compare none of their arguments with another, nor what they hold: what they put into containers is told of these.
const COMPARES_NOTHING: &[&str] = &[
    "print",
    "len",
    "repr",
    "str",
    "isinstance",
    "id",
    "hash",
    "type",
    "any",
    "all",
    "list",
    "tuple",
    "enumerate",
    "reversed",
    "zip",
    "iter",
    "next",
    "map",
    "filter",
    "heapq.heappush",
];

/// A call of a built-in by name.
pub fn call(s: &mut Solver<'_>, inst: Inst, name: &str, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    let name = name.strip_prefix("builtins.").unwrap_or(name);
    if args.iter().any(AtomSet::is_empty) {
        return AtomSet::default();
    }
    match args {
        // What one container holds is compared with nothing else.
        [one] if one.iter().all(|a| a.site().is_some() || matches!(a, Atom::Instance(_))) => operators::meet_given(s, inst, args),
        _ if COMPARES_NOTHING.contains(&name) || name.starts_with("itertools.") => {}
        _ => operators::meet(s, inst, args),
    }
    if let Some((_, atom)) = PLAIN.iter().find(|(plain, _)| *plain == name) {
        return plain(s, name, *atom, args, keywords);
    }
    match name {
        "abs" if args.len() == 1 => absolute(s, &args[0]),
        "round" if keywords.is_empty() => rounded(s, args),
        "round" => {
            let given: Vec<AtomSet> = ["number", "ndigits"]
                .iter()
                .enumerate()
                .filter_map(|(i, name)| args.get(i).or(keywords.iter().find(|(k, _)| k == name).map(|(_, set)| set)).cloned())
                .collect();
            rounded(s, &given)
        }
        "math.floor" | "math.ceil" | "math.trunc" if args.len() == 1 && args[0].all(Atom::is_number) => Atom::Int.into(),
        "divmod" if args.len() == 2 && args.iter().all(|set| set.all(Atom::is_number)) => {
            let float = args.iter().any(|set| set.has(Atom::Float));
            let int = args.iter().all(|set| set.iter().any(Atom::is_index));
            let part: AtomSet = [(float, Atom::Float), (int, Atom::Int)].into_iter().filter(|p| p.0).map(|p| p.1).collect();
            items::tuple_of_sets(s, inst, &[part.clone(), part])
        }
        "sum" if keywords.is_empty() || keywords.iter().all(|(k, _)| k == "start") => summed(s, inst, args, keywords),
        "min" | "max" => extreme(s, inst, args, keywords),
        "sorted" if args.len() == 1 => {
            let item = items::given_by(s, &args[0]);
            key_call(s, inst, &item, keywords);
            items::with_item(s, inst, Atom::List, &item)
        }
        "list" | "set" | "frozenset" | "tuple" if keywords.is_empty() && args.len() <= 1 => {
            let item = args.first().map(|set| items::given_by(s, set)).unwrap_or_default();
            let same_tuple = name == "tuple" && args.first().is_some_and(|set| set.all(|a| matches!(a, Atom::Tuple(_))));
            match name {
                "list" => items::with_item(s, inst, Atom::List, &item),
                "set" => items::with_item(s, inst, Atom::Set, &item),
                "frozenset" => items::with_item(s, inst, Atom::FrozenSet, &item),
                _ if same_tuple => args[0].clone(),
                _ => items::with_item(s, inst, Atom::TupleOf, &item),
            }
        }
        "dict" if args.len() <= 1 => new_dict(s, inst, args, keywords),
        "enumerate" if !args.is_empty() => {
            let item = items::given_by(s, &args[0]);
            let pair = items::tuple_of_sets(s, inst, &[Atom::Int.into(), item]);
            items::with_item(s, inst, Atom::Iterator, &pair)
        }
        "zip" => {
            let parts: Vec<AtomSet> = args.iter().map(|set| items::given_by(s, set)).collect();
            let tuple = items::tuple_of_sets(s, inst, &parts);
            items::with_item(s, inst, Atom::Iterator, &tuple)
        }
        "map" if args.len() >= 2 => {
            let parts: Vec<AtomSet> = args[1..].iter().map(|set| items::given_by(s, set)).collect();
            let mut item = AtomSet::default();
            for callee in args[0].iter() {
                item.join(&calls::call_atom(s, inst, callee, &parts, &[]));
            }
            items::with_item(s, inst, Atom::Iterator, &item)
        }
        "filter" if args.len() == 2 => {
            let item = items::given_by(s, &args[1]);
            for callee in args[0].iter().filter(|&a| a != Atom::None) {
                calls::call_atom(s, inst, callee, std::slice::from_ref(&item), &[]);
            }
            items::with_item(s, inst, Atom::Iterator, &item)
        }
        "reversed" if args.len() == 1 && args[0].all(|a| !matches!(a, Atom::Instance(_) | Atom::Any)) => {
            let item = items::given_by(s, &args[0]);
            items::with_item(s, inst, Atom::Iterator, &item)
        }
        "iter" if args.len() == 1 => items::iter_of(s, inst, &args[0]),
        "next" if !args.is_empty() => {
            let mut result = args.get(1).cloned().unwrap_or_default();
            for iterator in args[0].iter() {
                result.join(&items::advance(s, iterator));
            }
            result
        }
        "type" if args.len() == 1 && args[0].all(|a| matches!(a, Atom::Instance(_)) || plain_type(a).is_some()) => {
            let classes = args[0].iter().filter_map(|a| match a {
                Atom::Instance(class) => Some(Atom::Class(class)),
                other => Some(Atom::Builtin(s.name(plain_type(other)?))),
            });
            classes.collect()
        }
        "type" if args.len() == 1 => {
            s.read_from_any("__class__");
            let any = s.name(name);
            calls::unknown(s, Atom::Builtin(any), args, keywords)
        }
        "type" if args.len() > 1 => {
            s.derive_unseen();
            let any = s.name(name);
            calls::unknown(s, Atom::Builtin(any), args, keywords)
        }
        "property" | "<property>" if s.classes.class_of_body.contains_key(&s.current) => Atom::Builtin(s.name(PROPERTY)).into(),
        // What they wrap is told by the class.
        "staticmethod" | "classmethod" if s.classes.class_of_body.contains_key(&s.current) => AtomSet::any(),
        // It marks the function and gives it back.
        "abc.abstractmethod" if args.len() == 1 && args[0].all(|a| matches!(a, Atom::Function(_))) => args[0].clone(),
        "hasattr" => {
            args.iter().for_each(|set| s.leak(set));
            s.read_all();
            Atom::Bool.into()
        }
        // Names, no more.
        "dir" if args.len() == 1 => items::with_item(s, inst, Atom::List, &Atom::Str.into()),
        "getattr" | "vars" | "dir" | "globals" | "locals" => {
            args.iter().for_each(|set| s.leak(set));
            s.read_all();
            if matches!(name, "vars" | "globals") {
                s.write_all();
            }
            // The globals of a module that unknown code has may be anything already.
            if name == "globals" || name == "vars" && args.is_empty() {
                everything_leaks(s);
            }
            AtomSet::any()
        }
        "__import__" | "importlib.import_module" => {
            everything_leaks(s);
            AtomSet::any()
        }
        "setattr" | "delattr" => {
            args.iter().for_each(|set| s.leak(set));
            s.write_all();
            Atom::None.into()
        }
        "heapq.heappush" if args.len() == 2 => {
            put(s, &args[0], &args[1]);
            Atom::None.into()
        }
        "heapq.nsmallest" | "heapq.nlargest" if args.len() == 2 => {
            let item = items::given_by(s, &args[1]);
            key_call(s, inst, &item, keywords);
            items::with_item(s, inst, Atom::List, &item)
        }
        "heapq.heappop" if args.len() == 1 => items::given_by(s, &args[0]),
        "heapq.heappushpop" | "heapq.heapreplace" if args.len() == 2 => {
            put(s, &args[0], &args[1]);
            items::given_by(s, &args[0])
        }
        _ if name.starts_with("itertools.") => super::itertools::call(s, inst, name, args, keywords).unwrap_or_else(|| {
            let any = s.name(name);
            calls::unknown(s, Atom::Builtin(any), args, keywords)
        }),
        _ if name.starts_with("collections.") || matches!(name, "array.array" | "bytearray") => {
            super::collections::construct(s, inst, name, args, keywords).unwrap_or_else(|| {
                let any = s.name(name);
                calls::unknown(s, Atom::Builtin(any), args, keywords)
            })
        }
        // It keeps a variable alive as long as an exception.
        "_weakref.leave" => Atom::None.into(),
        "object" if args.is_empty() => Atom::Opaque.into(),
        _ if let Some(function) = name.strip_prefix("_re.")
            && let Some(set) = regular_expressions::function(s, inst, function, args, keywords) =>
        {
            set
        }
        "_re.compile" => {
            args.iter().for_each(|set| s.leak(set));
            keywords.iter().for_each(|(_, set)| s.leak(set));
            Atom::Opaque.into()
        }
        _ if is_plain_exception(name) => {
            args.iter().chain(keywords.iter().map(|(_, set)| set)).for_each(|set| s.tell_exception(set));
            AtomSet::any()
        }
        "random.choice" if args.len() == 1 => items::given_by(s, &args[0]),
        "random.sample" | "random.choices" if !args.is_empty() => {
            args[1..].iter().for_each(|set| s.leak(set));
            let item = items::given_by(s, &args[0]);
            items::with_item(s, inst, Atom::List, &item)
        }
        _ => {
            let any = s.name(name);
            calls::unknown(s, Atom::Builtin(any), args, keywords)
        }
    }
}

/// Whether the type is an exception that does with its arguments nothing but show them and hand them out by name. What `StopIteration`
/// holds is what a generator returns, and groups are taken apart.
fn is_plain_exception(name: &str) -> bool {
    is_exception(name) && !name.ends_with("Iteration") && !name.ends_with("Group")
}

fn plain(s: &mut Solver<'_>, name: &str, atom: Atom, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    // Iterators of the program run, and instances answer: by methods that are open to the runtime already. What else they
    // are given stays theirs, but for files and functions.
    let harmless =
        |a: Atom| !matches!(a, Atom::Function(_) | Atom::Wrapped(..) | Atom::Class(_) | Atom::Super(_) | Atom::Module(_));
    for set in args.iter().chain(keywords.iter().map(|(_, set)| set)) {
        for held in set.iter().filter(|&a| !harmless(a)) {
            if !matches!(name, "isinstance" | "issubclass" | "callable" | "print" | "repr" | "str" | "id" | "hash") {
                s.leak(&held.into());
            }
        }
    }
    if name == "print" && !keywords.is_empty() {
        // The file is written to by its methods.
        keywords.iter().for_each(|(_, set)| s.leak(set));
    }
    atom.into()
}

fn absolute(s: &mut Solver<'_>, set: &AtomSet) -> AtomSet {
    let mut result = AtomSet::default();
    for atom in set.iter() {
        match atom {
            Atom::Bool | Atom::Int => _ = result.insert(Atom::Int),
            Atom::Float | Atom::Complex => _ = result.insert(Atom::Float),
            Atom::Instance(_) => _ = result.join(&calls::special(s, atom, "__abs__", &[]).unwrap_or_default()),
            Atom::None | Atom::Str => {}
            _ => {
                s.leak(&atom.into());
                return AtomSet::any();
            }
        }
    }
    result
}

fn rounded(s: &mut Solver<'_>, args: &[AtomSet]) -> AtomSet {
    let Some(set) = args.first().filter(|set| set.all(Atom::is_number)) else {
        args.iter().for_each(|set| s.leak(set));
        return AtomSet::any();
    };
    let mut result = AtomSet::default();
    if args.len() == 1 || args[1].has(Atom::None) || set.iter().any(Atom::is_index) {
        result.insert(Atom::Int);
    }
    if args.len() == 2 && set.has(Atom::Float) {
        result.insert(Atom::Float);
    }
    result
}

fn summed(s: &mut Solver<'_>, inst: Inst, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    let Some(first) = args.first() else { return AtomSet::default() };
    let item = items::given_by(s, first);
    let start = args.get(1).or(keywords.first().map(|(_, set)| set)).cloned().unwrap_or_else(|| Atom::Int.into());
    if (item.is_empty() || item.all(Atom::is_number)) && start.all(Atom::is_number) {
        // Without items it is the start.
        let mut result = start.filter(|a| a != Atom::Bool);
        if start.has(Atom::Bool) || item.iter().any(Atom::is_index) && start.iter().any(Atom::is_index) {
            result.insert(Atom::Int);
        }
        if item.has(Atom::Float) {
            result.insert(Atom::Float);
        }
        // A bool start comes back as it is.
        if start.has(Atom::Bool) {
            result.insert(Atom::Bool);
        }
        return result;
    }
    if let Some(result) = operators::sum_of(s, inst, &start, &item) {
        return result;
    }
    let sum = s.name("sum");
    operators::applied_by(s, Atom::Builtin(sum));
    s.leak(&item);
    s.leak(&start);
    AtomSet::any()
}

fn extreme(s: &mut Solver<'_>, inst: Inst, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    let mut item = AtomSet::default();
    match args {
        [one] => item = items::given_by(s, one),
        several => several.iter().for_each(|set| _ = item.join(set)),
    }
    key_call(s, inst, &item, keywords);
    if let Some((_, default)) = keywords.iter().find(|(name, _)| name == "default") {
        item.join(default);
    }
    item
}

/// The function given as `key` is called with each item.
pub fn key_call(s: &mut Solver<'_>, inst: Inst, item: &AtomSet, keywords: &Keywords) {
    if let Some((_, key)) = keywords.iter().find(|(name, _)| name == "key") {
        for callee in key.iter().filter(|&a| a != Atom::None) {
            let keys = calls::call_atom(s, inst, callee, std::slice::from_ref(item), &[]);
            s.meet_level(inst, &[keys]);
        }
    }
}

/// The type of objects of one built-in kind.
fn plain_type(atom: Atom) -> Option<&'static str> {
    match atom {
        Atom::Int => Some("int"),
        Atom::Float => Some("float"),
        Atom::Str => Some("str"),
        Atom::Bool => Some("bool"),
        Atom::Complex => Some("complex"),
        Atom::Bytes => Some("bytes"),
        Atom::Range => Some("range"),
        Atom::List(_) => Some("list"),
        Atom::Dict(_) => Some("dict"),
        Atom::Set(_) => Some("set"),
        Atom::FrozenSet(_) => Some("frozenset"),
        Atom::Tuple(_) | Atom::TupleOf(_) => Some("tuple"),
        _ => None,
    }
}

fn new_dict(s: &mut Solver<'_>, inst: Inst, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    let site = s.site(inst, 9, 2);
    s.make_record(site);
    for (key, set) in keywords {
        s.store(&Atom::Str.into(), site, 0);
        s.put_under(set, site, key);
    }
    for atom in args.iter().flat_map(|set| set.iter().collect::<Vec<_>>()) {
        fill_dict(s, atom, Atom::Dict(site));
    }
    Atom::Dict(site).into()
}

/// Entries from a dict or from pairs.
pub fn fill_dict(s: &mut Solver<'_>, from: Atom, dict: Atom) {
    let Atom::Dict(site) = dict else { return };
    if matches!(from, Atom::Dict(_) | Atom::Instance(_) | Atom::Any) || super::collections::is_dict(from) {
        return items::update_dict(s, dict, &from.into());
    }
    for pair in items::given(s, from).iter() {
        match pair {
            Atom::Tuple(pair) if s.contents(pair).len() == 2 => {
                for index in 0..2 {
                    let set = s.content(pair, index);
                    s.store(&set, site, index);
                }
            }
            Atom::Tuple(_) => {}
            other => {
                let set = items::given(s, other);
                s.store(&set, site, 0);
                s.store(&set, site, 1);
            }
        }
    }
}

fn put(s: &mut Solver<'_>, containers: &AtomSet, item: &AtomSet) {
    for atom in containers.iter() {
        match atom {
            Atom::List(site) => s.store(item, site, 0),
            _ => {
                s.leak(&atom.into());
                s.leak(item);
            }
        }
    }
}

/// The namespaces of modules are at hand: every global may be read and written.
pub fn everything_leaks(s: &mut Solver<'_>) {
    let names: Vec<String> = s.program.header.modules.iter().map(|m| m.name.clone()).collect();
    for name in names {
        let id = s.name(&name);
        s.leak(&Atom::Module(id).into());
    }
}

/// A method called on a built-in type or function: `dict.fromkeys`, `str.maketrans`, `int.from_bytes`.
pub fn static_method(s: &mut Solver<'_>, inst: Inst, owner: &str, name: &str, args: &[AtomSet], keywords: &Keywords) -> AtomSet {
    match (owner, name) {
        (PROPERTY, "setter" | "getter" | "deleter") => Atom::Builtin(s.name(PROPERTY)).into(),
        ("dict", "fromkeys") if !args.is_empty() => {
            let key = items::given_by(s, &args[0]);
            let value = args.get(1).cloned().unwrap_or_else(|| Atom::None.into());
            let site = s.site(inst, 9, 2);
            s.store(&key, site, 0);
            s.store(&value, site, 1);
            Atom::Dict(site).into()
        }
        ("object", "__setattr__" | "__delattr__")
            if args.len() >= 2 && keywords.is_empty() && args[0].iter().all(|atom| super::computed::write(s, atom)) =>
        {
            args[2..].iter().for_each(|set| s.leak(set));
            Atom::None.into()
        }
        ("object", "__new__") if let Some(set) = calls::new_object(s, args, keywords) => set,
        ("int", "from_bytes") => Atom::Int.into(),
        ("float", "fromhex") => Atom::Float.into(),
        ("bytes", "fromhex") => Atom::Bytes.into(),
        ("itertools.chain", "from_iterable") if args.len() == 1 => {
            super::itertools::call(s, inst, "itertools.chain.from_iterable", args, keywords).unwrap_or_else(AtomSet::any)
        }
        _ => {
            let id = s.name(owner);
            attributes::of_atom(s, Atom::Builtin(id), name);
            calls::unknown(s, Atom::Builtin(id), args, keywords)
        }
    }
}
