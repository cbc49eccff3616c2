//! What may be overwritten: the places in memory whose value an instruction, a call above all, may replace, so that what lay there is
//! released.
//!
//! A value that was loaded is kept alive by the place it came from for as long as nothing is put there. For calls of the program's
//! functions that is a union over what they call; for calls that may run any code of the program, over all functions that have become
//! values. What a function makes itself nobody who called it can have borrowed from, and `__init__` is given what was just made.
//!
//! Releases are no writes: what is borrowed hangs on something that is held. Only where a generator catches what closes it does letting
//! go run code.

use fxhash::{FxHashMap, FxHashSet};
use molt_ir::lir::memory::{self, Place};
use molt_ir::lir::{Body, Op, Program, runtime};
use molt_ir::ssa::{Effects, FuncId, Inst, Op as _, Value};

/// What is known of a program.
pub struct Overwrites {
    functions: FxHashMap<FuncId, Writes>,
    /// What any code of the program overwrites.
    anything: FxHashSet<Place>,
    /// Whether attributes, globals or cells may be set by a name that only the run tells.
    by_name: bool,
    /// Whether comparing keys may run code of the program.
    compares: bool,
    /// What generators overwrite that are closed because nobody has them any more.
    closing: Writes,
}

/// What a function overwrites.
#[derive(Clone, Default, PartialEq)]
struct Writes {
    places: FxHashSet<Place>,
    /// Places in the object that is its first argument.
    of_first: FxHashSet<Place>,
    /// Whether it may run any code of the program.
    runs_code: bool,
}

/// Whose memory a place belongs to.
#[derive(Clone, Copy)]
enum Owner {
    /// Made by the function itself.
    Fresh,
    /// The first argument.
    First,
    Other,
}

/// Functions of the runtime that change nothing that a value can be borrowed from, though they write.
const HARMLESS: &[&str] = &[
    "list_append",
    "list_insert",
    "list_reverse",
    "trace_site",
    "catch",
    "take_raised",
    "begin_handling",
    "random_random",
    "random_uniform",
    "random_below",
    "count_retain",
    "count_release",
    "count_retain_at",
    "count_release_at",
];

/// Built-ins that do nothing with the items they are given and run no code of the program.
const PLAIN: &[&str] =
    &["deque.append", "deque.appendleft", "deque.popleft", "deque.pop", "list.append", "list.insert", "list.reverse"];

/// Functions of the runtime and built-ins that run no code of the program but methods which compare their keys.
const KEYED: &[&str] = &[
    "dict_get_item",
    "dict_set_item",
    "dict_del_item",
    "dict_contains",
    "dict_get",
    "dict_get_item_of",
    "dict_set_item_of",
    "dict_contains_of",
    "dict_get_of",
    "dict_setdefault",
    "dict_pop",
    "dict.get",
    "dict.setdefault",
    "dict.pop",
    "set_add",
    "set_add_of",
    "set_contains_of",
    "set_discard",
    "set_remove",
    "set_contains",
    "set.add",
    "set.discard",
    "set.remove",
];

/// The methods that compare keys, or make up for one that is missing.
const COMPARING: &[&str] = &["__eq__", "__hash__", "__missing__"];

/// Names by which a program reaches what sets attributes.
const SETTERS: &[&str] = &[
    "setattr",
    "delattr",
    "__setattr__",
    "__delattr__",
    "__dict__",
    "__set__",
    "__delete__",
    "__setstate__",
    "__new__",
    "cell_contents",
    "__defaults__",
    "__globals__",
    "vars",
    "globals",
    "locals",
    "attrgetter",
    "methodcaller",
];

impl Overwrites {
    /// Looks at the whole program.
    pub fn of(program: &Program) -> Overwrites {
        let mut functions: FxHashMap<FuncId, Writes> = FxHashMap::default();
        let mut calls: Vec<(FuncId, FuncId, Owner)> = vec![];
        let mut by_name = false;
        let compares =
            program.functions().filter_map(|(_, f)| f.header.code.as_ref()).any(|code| COMPARING.contains(&code.name.as_str()))
                || program.functions().any(|(_, f)| f.body.insts().any(|inst| names_comparison(&f.body, inst)));
        for (id, function) in program.functions() {
            let body = &function.body;
            let mut own = Writes::default();
            for inst in body.insts() {
                by_name |= sets_by_name(body, inst);
                match &body[inst].op {
                    Op::Call { args, func } => calls.push((id, *func, args.first().map_or(Owner::Other, |&v| owner(body, v)))),
                    Op::Exchange { args: [address, _], offset } | Op::Take { args: [address], offset } => {
                        own.add(memory::place_of(body, *address, *offset, 8), owner_of_memory(body, *address));
                    }
                    _ => match effect(body, inst, compares) {
                        Effect::Nothing => {}
                        Effect::Place(place) => own.add(place, Owner::Other),
                        Effect::Items => _ = own.places.insert(Place::Element),
                        Effect::Anything => own.runs_code = true,
                    },
                }
            }
            functions.insert(id, own);
        }
        spread(&mut functions, &calls);
        let mut found = Overwrites { functions, anything: FxHashSet::default(), by_name, compares, closing: Writes::default() };
        found.look_at_values(program);
        found
    }

    /// Collects what functions overwrite that are called by others than this program's code.
    fn look_at_values(&mut self, program: &Program) {
        self.anything.insert(Place::Element);
        for (id, function) in program.functions() {
            if let Some(code) = &function.header.code {
                let writes = &self.functions[&id];
                self.anything.extend(&writes.places);
                if code.name != "__init__" || self.by_name {
                    self.anything.extend(&writes.of_first);
                }
            }
            for inst in function.body.insts() {
                let Op::FuncAddr { func } = &function.body[inst].op else { continue };
                let Some(writes) = self.functions.get(func) else { continue };
                self.anything.extend(writes.places.iter().chain(&writes.of_first));
                if catches(&program[*func].body) {
                    self.closing.places.extend(writes.places.iter().chain(&writes.of_first));
                    self.closing.runs_code |= writes.runs_code;
                }
            }
        }
    }

    /// Whether an instruction may replace the value that lies at a place.
    pub fn may_overwrite(&self, body: &Body, inst: Inst, place: Place) -> bool {
        match &body[inst].op {
            Op::Retain { .. }
            | Op::Release { .. }
            | Op::Keep { .. }
            | Op::Trace { .. }
            | Op::Store { .. }
            | Op::StoreU8 { .. } => {
                return false;
            }
            _ => {}
        }
        // The collector runs where objects are made.
        let effects = body.effects(inst);
        if !effects.has(Effects::WRITE) && !effects.has(Effects::ALLOC) {
            return false;
        }
        if self.does(&self.closing, place) {
            return true;
        }
        match &body[inst].op {
            Op::Exchange { args: [address, _], offset } | Op::Take { args: [address], offset } => {
                !matches!(place, Place::Item | Place::Argument)
                    && memory::overlap(memory::place_of(body, *address, *offset, 8), place)
            }
            Op::Call { func, .. } => self.functions.get(func).is_none_or(|writes| self.does(writes, place)),
            _ => match effect(body, inst, self.compares) {
                Effect::Nothing => false,
                Effect::Place(written) => memory::overlap(written, place),
                Effect::Items => matches!(place, Place::Element | Place::Unknown),
                Effect::Anything => self.anything_does(place),
            },
        }
    }

    fn does(&self, writes: &Writes, place: Place) -> bool {
        has(&writes.places, place) || has(&writes.of_first, place) || (writes.runs_code && self.anything_does(place))
    }

    fn anything_does(&self, place: Place) -> bool {
        // Among arguments are defaults, which the function has.
        let fixed = matches!(place, Place::Item)
            || matches!(place, Place::Object { family: 0, from, .. } if from != CELL && from != DEFAULTS);
        has(&self.anything, place) || (self.by_name && !fixed)
    }
}

/// Where cells have their content.
const CELL: i64 = 16;
/// Where functions have their defaults.
const DEFAULTS: i64 = 32;

/// Words that hold values never overlap in part.
fn has(places: &FxHashSet<Place>, place: Place) -> bool {
    match place {
        // Whoever gave them keeps them.
        Place::Item | Place::Argument => false,
        Place::Unknown => !places.is_empty(),
        place => places.contains(&place) || places.contains(&Place::Unknown),
    }
}

impl Writes {
    fn add(&mut self, place: Place, owner: Owner) {
        match (place, owner) {
            (Place::Frame(_), _) | (_, Owner::Fresh) => {}
            (place, Owner::First) => _ = self.of_first.insert(place),
            (place, Owner::Other) => _ = self.places.insert(place),
        }
    }
}

/// What an instruction other than a direct call or an exchange overwrites.
enum Effect {
    Nothing,
    Place(Place),
    /// The items of a list.
    Items,
    /// It may run any code of the program.
    Anything,
}

fn effect(body: &Body, inst: Inst, compares: bool) -> Effect {
    match &body[inst].op {
        Op::CallRuntime { function, .. } if !compares && KEYED.contains(&function.as_str()) => Effect::Nothing,
        Op::CallBuiltin { symbol, .. } if named(symbol, PLAIN) || !compares && named(symbol, KEYED) => Effect::Nothing,
        Op::CallRuntime { function, args } => match runtime::function(function) {
            Some(known) if !known.effects.has(Effects::WRITE) => Effect::Nothing,
            Some(known) if known.calls => Effect::Anything,
            Some(_) if HARMLESS.contains(&function.as_str()) => Effect::Nothing,
            Some(_) if function == "replace_int" => Effect::Place(memory::place_of(body, args[0], 0, 8)),
            Some(_) => Effect::Items,
            None => Effect::Anything,
        },
        Op::CallBuiltin { .. } | Op::CallPointer { .. } => Effect::Anything,
        _ => Effect::Nothing,
    }
}

/// Spreads what functions overwrite to those that call them.
fn spread(functions: &mut FxHashMap<FuncId, Writes>, calls: &[(FuncId, FuncId, Owner)]) {
    loop {
        let mut changed = false;
        for (caller, callee, first) in calls {
            let Some(below) = functions.get(callee).cloned() else { continue };
            let Some(above) = functions.get_mut(caller) else { continue };
            let before = (above.places.len(), above.of_first.len(), above.runs_code);
            above.places.extend(&below.places);
            below.of_first.iter().for_each(|&place| above.add(place, *first));
            above.runs_code |= below.runs_code;
            changed |= before != (above.places.len(), above.of_first.len(), above.runs_code);
        }
        if !changed {
            return;
        }
    }
}

fn owner_of_memory(body: &Body, address: Value) -> Owner {
    match body.def_op(address) {
        Some(Op::AsPointer { args } | Op::AsInstance { args, .. }) => owner(body, args[0]),
        Some(Op::PtrAdd { args }) => owner_of_memory(body, args[0]),
        _ => Owner::Other,
    }
}

fn owner(body: &Body, value: Value) -> Owner {
    match body.def_op(value) {
        Some(Op::AsObject { args }) => owner(body, args[0]),
        Some(Op::CallRuntime { function, .. }) if matches!(function.as_str(), "new_instance" | "new_cell") => Owner::Fresh,
        None if body[body.entry()].params.first() == Some(&value) => Owner::First,
        _ => Owner::Other,
    }
}

/// Whether the symbol of a built-in ends with one of the names.
fn named(symbol: &str, names: &[&str]) -> bool {
    names.iter().any(|name| symbol.strip_suffix(name).is_some_and(|rest| rest.ends_with(['.', '_'])))
}

/// Whether the instruction names a method that compares keys, as those do that give classes one while the program runs.
fn names_comparison(body: &Body, inst: Inst) -> bool {
    match &body[inst].op {
        Op::StaticStr { value } => COMPARING.iter().any(|name| *value == (*name).into()),
        Op::CallBuiltin { symbol: name, .. } | Op::BuiltinAddr { name } => name.ends_with("defaultdict"),
        _ => false,
    }
}

/// Whether the instruction shows that attributes may be set by a name, or that `__init__` may be called for an object that is not new.
fn sets_by_name(body: &Body, inst: Inst) -> bool {
    let op = &body[inst].op;
    let initialises = |value: Value| is_text(body, value, "__init__");
    match op {
        Op::CallRuntime { function, .. } if runtime::function(function).is_some_and(|known| known.assigns) => true,
        // What a class body binds.
        Op::CallRuntime { function, .. }
            if matches!(function.as_str(), "set_item" | "dict_set_item" | "set_item_of" | "dict_set_item_of") =>
        {
            false
        }
        Op::CallBuiltin { symbol, args }
            if named(symbol, SETTERS) || symbol.ends_with("getattr") && !args.get(1).is_some_and(|v| is_static(body, *v)) =>
        {
            true
        }
        Op::BuiltinAddr { name } => SETTERS.contains(&name.as_str()) || named(name, SETTERS) || name.ends_with("getattr"),
        Op::StaticStr { value } => SETTERS.iter().any(|name| *value == (*name).into()),
        op => op.uses().any(initialises),
    }
}

fn is_static(body: &Body, value: Value) -> bool {
    matches!(body.def_op(value), Some(Op::StaticStr { .. }))
}

fn is_text(body: &Body, value: Value, text: &str) -> bool {
    matches!(body.def_op(value), Some(Op::StaticStr { value }) if *value == text.into())
}

/// Whether the function handles exceptions.
fn catches(body: &Body) -> bool {
    let handling =
        |op: &Op| matches!(op, Op::CallRuntime { function, .. } if matches!(function.as_str(), "catch" | "take_raised"));
    body.insts().any(|inst| handling(&body[inst].op))
}

#[cfg(test)]
mod tests {
    use super::*;
    use molt_ir::lir::{Function, FunctionHeader, ProgramHeader};

    /// Whether the last instruction but one of the last function may overwrite the field at 24 of family 1.
    fn overwrites(bodies: &[&str]) -> bool {
        let mut program = Program::new(ProgramHeader::default());
        for (n, body) in bodies.iter().enumerate() {
            let body = Body::parse(body).unwrap_or_else(|e| panic!("{e}"));
            let header = FunctionHeader { results: vec![], code: None, qualname: "f".into() };
            program.add(Function { name: format!("f{n}"), header, body });
        }
        let (_, last) = program.functions().last().unwrap();
        let insts: Vec<Inst> = last.body.insts().collect();
        let place = Place::Object { family: 1, from: 24, to: 32 };
        Overwrites::of(&program).may_overwrite(&last.body, insts[insts.len() - 2], place)
    }

    const SETTER: &str =
        "^bb0(%0: obj, %1: val): %2 = as_instance %0 {family: 1} : ptr  %3 = exchange %2, %1 {offset: 24} : val  ret";
    const MAKER: &str = "^bb0(%0: val): %1 = call_rt %0 {function: \"new_instance\"} : obj  call %1, %0 {func: @#0}  ret";

    #[test]
    fn calls_overwrite_what_their_callees_do_but_to_what_they_made() {
        let call = |to: usize| format!("^bb0(%0: obj, %1: val): call %0, %1 {{func: @#{to}}}  ret");
        assert!(overwrites(&[SETTER, &call(0)]));
        assert!(overwrites(&[SETTER, MAKER, &call(0), &call(2)]));
        assert!(!overwrites(&[SETTER, MAKER, &call(1)]));
        for other in [("family: 1", "family: 2"), ("offset: 24", "offset: 16"), ("as_instance %0 {family: 1}", "as_ptr %0")] {
            assert!(!overwrites(&[&SETTER.replace(other.0, other.1), &call(0)]));
        }
    }

    #[test]
    fn whatever_assigns_attributes_by_name_is_known_to() {
        use molt_runtime::abi::{TABLES, effect};
        let named = |name: &str| name.ends_with("_attr") && !name.starts_with("get_");
        let setters: Vec<_> = TABLES.iter().flat_map(|table| table.iter()).filter(|function| named(function.name)).collect();
        assert!(setters.iter().any(|setter| setter.name == "set_own_attr"));
        for setter in setters {
            assert!(setter.effects & effect::ASSIGNS != 0, "{}", setter.name);
        }
    }

    #[test]
    fn code_of_the_program_is_what_has_become_a_value() {
        let unknown = "^bb0(%0: ptr, %1: val): %2 = call_ptr %0, %1 : val  ret";
        assert!(!overwrites(&[SETTER, unknown]));
        assert!(overwrites(&[SETTER, "^bb0(): %0 = func_addr {func: @#0} : ptr  ret", unknown]));
        let named = "^bb0(): %0 = static_str {value: \"__dict__\"} : val  ret";
        assert!(overwrites(&[named, unknown]));
    }

    #[test]
    fn comparing_keys_runs_what_compares_them() {
        let look_up = "^bb0(%0: val, %1: val): call_rt %0, %1 {function: \"dict_contains\"}  ret";
        let set = [SETTER, "^bb0(): %0 = func_addr {func: @#0} : ptr  ret"];
        assert!(!overwrites(&[set[0], set[1], look_up]));
        assert!(overwrites(&[set[0], set[1], "^bb0(): %0 = static_str {value: \"__eq__\"} : val  ret", look_up]));
    }
}
