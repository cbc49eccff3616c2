//! `f(*args, **kwargs)`: arguments that were gathered in a tuple and a dict.
//!
//! A tuple of known length gives each parameter its item; of others any item may go to any parameter, and the values of the dict to all that
//! can be named.

use super::super::domain::{Atom, AtomSet};
use super::super::solver::Solver;
use super::{builtins, calls, items, operators, wrapped};
use molt_ir::ssa::{FuncId, Inst, Value};
use molt_ir::tir::header::{MemberKind, ParameterKind};

/// What was gathered.
struct Gathered {
    /// Goes in front.
    first: Option<AtomSet>,
    args: AtomSet,
    /// The values of the keywords.
    named: AtomSet,
}

/// The call.
pub fn call(s: &mut Solver<'_>, inst: Inst, [callee, args, kwargs]: [Value; 3]) -> AtomSet {
    let (callee, args, kwargs) = (s.get(callee), s.get(args), s.get(kwargs));
    if callee.is_empty() || args.is_empty() || kwargs.is_empty() {
        return AtomSet::default();
    }
    let mut named = AtomSet::default();
    for atom in kwargs.iter() {
        match atom {
            Atom::None | Atom::Unbound => {}
            Atom::Dict(site) => _ = named.join(&s.content(site, 1)),
            other => {
                operators::take_items(s);
                s.leak(&other.into());
                named = AtomSet::any();
            }
        }
    }
    let mut result = AtomSet::default();
    for atom in callee.iter() {
        let found = match atom {
            Atom::Function(func) if !s.library.tells(func) => {
                Some(function(s, func, &Gathered { first: None, args: args.clone(), named: named.clone() }))
            }
            Atom::Wrapped(wrapping, func) | Atom::WrappedMethod(wrapping, func, _) if !s.library.tells(func) => {
                let first = match atom {
                    Atom::WrappedMethod(.., class) => Some(Atom::Instance(class).into()),
                    _ => None,
                };
                let given = items::given_by(s, &args);
                wrapped::meet(s, wrapping, func, first.iter().chain([&given, &named]));
                let made = function(s, func, &Gathered { first, args: args.clone(), named: named.clone() });
                Some(wrapped::result(s, wrapping, made))
            }
            Atom::Method(func, class) => {
                let first = Some(Atom::Instance(class).into());
                Some(function(s, func, &Gathered { first, args: args.clone(), named: named.clone() }))
            }
            Atom::Class(class) => instance(s, class, &args, &named),
            // An attribute of any name, of whatever is among the items.
            Atom::Builtin(name) if matches!(s.text(name), "setattr" | "delattr") => {
                let given = items::given_by(s, &args);
                s.leak(&given);
                s.write_all();
                Some(Atom::None.into())
            }
            Atom::Builtin(name) if named.is_empty() => {
                let name = s.text(name).to_owned();
                builtin(s, inst, &name, &args)
            }
            Atom::None | Atom::Unbound => Some(AtomSet::default()),
            _ => None,
        };
        let set = found.unwrap_or_else(|| {
            s.leak(&atom.into());
            s.leak(&args);
            s.leak(&kwargs);
            AtomSet::any()
        });
        result.join(&set);
    }
    result
}

/// What built-in functions of any number of arguments give for those of a tuple.
fn builtin(s: &mut Solver<'_>, inst: Inst, name: &str, args: &AtomSet) -> Option<AtomSet> {
    let mut tuples = args.iter();
    if let (Some(Atom::Tuple(site)), None) = (tuples.next(), tuples.next()) {
        let count = s.contents(site).len();
        let parts: Vec<AtomSet> = (0..count).map(|index| s.content(site, index)).collect();
        return Some(builtins::call(s, inst, name, &parts, &[]));
    }
    let item = items::given_by(s, args);
    match name {
        "zip" => {
            let part = items::given_by(s, &item);
            let row = items::with_item(s, inst, Atom::TupleOf, &part);
            Some(items::with_item(s, inst, Atom::Iterator, &row))
        }
        // A single argument would be iterated over, which numbers are not.
        "max" | "min" if item.all(Atom::is_number) => Some(builtins::call(s, inst, name, &[item.clone(), item], &[])),
        "print" => Some(builtins::call(s, inst, name, &[item.clone(), item], &[])),
        _ => None,
    }
}

/// An instance, where making it is calling `__init__`.
fn instance(s: &mut Solver<'_>, class: molt_ir::ssa::ClassId, args: &AtomSet, named: &AtomSet) -> Option<AtomSet> {
    let program = s.program;
    if !s.classes.get(class).plain || s.is_rewritten(class, "__init__") || s.is_rewritten(class, "__new__") {
        return None;
    }
    if super::enumerations::is_one(s, class) {
        return None;
    }
    if let Some(taking) = s.classes.get(class).taking {
        function(s, taking, &Gathered { first: Some(Atom::Class(class).into()), args: args.clone(), named: named.clone() });
        return Some(Atom::Instance(class).into());
    }
    if s.classes.maker(program, class).is_some() {
        return None;
    }
    let (_, member) = s.classes.member(program, class, "__init__")?;
    let init = member.func.filter(|_| member.kind == MemberKind::Method)?;
    let instance: AtomSet = Atom::Instance(class).into();
    function(s, init, &Gathered { first: Some(instance.clone()), args: args.clone(), named: named.clone() });
    Some(instance)
}

fn function(s: &mut Solver<'_>, func: FuncId, given: &Gathered) -> AtomSet {
    let Some(function) = s.program.get(func) else { return AtomSet::any() };
    let header = &function.header;
    let closure = usize::from(header.closure);
    let vars = s.functions[func.index()].clone();
    let mut position = 0;
    for (index, parameter) in header.parameters.iter().enumerate() {
        let mut set = AtomSet::default();
        let mut certain = false;
        match parameter.kind {
            ParameterKind::PositionalOnly | ParameterKind::Normal => {
                (set, certain) = positional(s, given, position);
                position += 1;
            }
            ParameterKind::VarPositional => {
                let rest = rest(s, given, position);
                let site = s.site_of_parameter(func, index, 1);
                s.store(&rest, site, 0);
                set.insert(Atom::TupleOf(site));
            }
            ParameterKind::VarKeyword => {
                let site = s.site_of_parameter(func, index, 2);
                s.store(&Atom::Str.into(), site, 0);
                s.store(&given.named, site, 1);
                set.insert(Atom::Dict(site));
            }
            ParameterKind::KeywordOnly => {}
        }
        if matches!(parameter.kind, ParameterKind::Normal | ParameterKind::KeywordOnly) && !certain {
            set.join(&given.named);
        }
        if parameter.default && !certain {
            set.join(&s.read(vars.defaults[closure + index]));
        }
        s.flow(&set, vars.params[closure + index]);
    }
    s.reach(func);
    calls::result_of(s, func)
}

/// What goes to the positional parameter of this number, and whether it certainly gets something by its place.
fn positional(s: &mut Solver<'_>, given: &Gathered, position: usize) -> (AtomSet, bool) {
    let position = match (&given.first, position) {
        (Some(first), 0) => return (first.clone(), true),
        (first, position) => position - usize::from(first.is_some()),
    };
    let (mut set, mut certain) = (AtomSet::default(), true);
    for atom in given.args.iter() {
        match atom {
            Atom::Tuple(site) if position < s.contents(site).len() => _ = set.join(&s.content(site, position)),
            Atom::Tuple(_) => certain = false,
            other => {
                certain = false;
                set.join(&items::given(s, other));
            }
        }
    }
    (set, certain)
}

/// What may be left from this position on.
fn rest(s: &mut Solver<'_>, given: &Gathered, position: usize) -> AtomSet {
    let from = position.saturating_sub(usize::from(given.first.is_some()));
    let mut set = AtomSet::default();
    for atom in given.args.iter() {
        match atom {
            Atom::Tuple(site) => {
                for index in from..s.contents(site).len() {
                    set.join(&s.content(site, index));
                }
            }
            other => _ = set.join(&items::given(s, other)),
        }
    }
    set
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    fn typed(text: &str, name: &str) -> String {
        body_after(text, "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types", name)
    }

    #[test]
    fn gathered_arguments_reach_the_parameters() {
        let text = "def f(a, b=1.5, *rest): return a\ndef g(*args): return f(*args)\ng(1)\n";
        assert!(typed(text, "f").contains("%0: int, %1: union[int, float], %2: tupleof[int]"), "{}", typed(text, "f"));
    }

    #[test]
    fn instances_are_made_of_gathered_arguments() {
        let text = "class C:\n    def __init__(self, n): self.n = n\ndef f(*args): return C(*args).n\nf(1)\n";
        assert!(typed(text, "C.__init__").contains("%1: int"), "{}", typed(text, "C.__init__"));
        assert!(typed(text, "f").contains(": int"), "{}", typed(text, "f"));
    }

    #[test]
    fn zip_gives_rows_of_what_the_parts_hold() {
        let text = "def f(rows): return list(zip(*rows))\nf([[1.5], [2.5]])\n";
        assert!(typed(text, "f").contains("list[tupleof[float]]"), "{}", typed(text, "f"));
        let one = "def f(rows): return max(*rows)\nf([[1, 2]])\n";
        assert!(typed(one, "f").contains(": any"), "{}", typed(one, "f"));
    }
}
