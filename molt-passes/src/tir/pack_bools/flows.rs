//! Which lists of bools are reached by nothing but operations that know how to treat packed ones.
//!
//! Every value, result of a function and name of a module through which such a list may go is a node, as are the lists in lists of
//! lists; nodes between which a list may go are one set (Tarjan's union-find). One use of a list that is not known here spoils the set.

use crate::lower_tir::layout::BOOLS;
use fxhash::FxHashSet;
use molt_ir::ssa::{Block, FuncId, GlobalId, Inst, Op as _, Value};
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::ops::BinaryOp;
use molt_ir::tir::{self, Op, Type};
use petgraph::unionfind::UnionFind;

/// How deep lists of lists are looked into.
const DEEPEST: usize = 3;

/// How many lists lie around the bools: 1 for `list[bool]`, 2 for `list[list[bool]]`; 0 for other types. A name may be unbound.
pub fn depth(ty: &Type) -> usize {
    let within = match ty {
        Type::List(item) if **item == Type::Bool => return 1,
        Type::List(item) if matches!(**item, Type::List(_)) => depth(item),
        Type::Union(members) => return bound(members).map_or(0, depth),
        _ => 0,
    };
    if (1..DEEPEST).contains(&within) { within + 1 } else { 0 }
}

/// The type of a name that is bound, where there is one beside the absence.
fn bound(members: &[Type]) -> Option<&Type> {
    match members {
        [one, Type::Unbound] | [Type::Unbound, one] => Some(one),
        _ => None,
    }
}

/// The type with the bools of its innermost lists packed.
pub fn packed(ty: &Type) -> Type {
    match ty {
        Type::List(item) if **item == Type::Bool => Type::Native(BOOLS.into()),
        Type::List(item) => Type::list(packed(item)),
        Type::Union(members) => members.iter().map(packed).fold(Type::Never, |all, member| all.join(&member)),
        other => other.clone(),
    }
}

/// The sets of lists.
pub struct Flows<'a> {
    program: &'a tir::Program,
    /// The first node of each function: its result, then its values.
    starts: Vec<usize>,
    /// The first node of the globals.
    globals: usize,
    sets: UnionFind<usize>,
    spoiled: FxHashSet<usize>,
}

/// Where a list may be: a node for each depth, and the depth of what is there.
#[derive(Clone, Copy)]
struct Place {
    node: usize,
    depth: usize,
}

impl<'a> Flows<'a> {
    /// Follows the lists of bools of a program.
    pub fn of(program: &'a tir::Program) -> Flows<'a> {
        let mut next = 0;
        let mut starts = Vec::new();
        for number in 0..program.id_count() {
            starts.push(next);
            next += program.get(FuncId::at(number)).map_or(0, |f| f.body.value_count() + 1) * DEEPEST;
        }
        let globals = next;
        next += program.header.globals.len() * DEEPEST;
        let mut flows = Flows { program, starts, globals, sets: UnionFind::new(next), spoiled: FxHashSet::default() };
        let by_name = named_by_attributes(program);
        let called = called_by_value(program, &read_globals(program, &by_name));
        for (id, _) in program.functions() {
            flows.function(id, called.contains(&id));
        }
        flows.names_of_modules(&by_name);
        let spoiled = flows.spoiled.iter().map(|&node| flows.sets.find(node)).collect();
        flows.spoiled = spoiled;
        flows
    }

    /// Whether the innermost lists of a value are packed.
    pub fn packs(&self, func: FuncId, value: Value) -> bool {
        self.is_packed(self.value(func, value))
    }

    /// Whether those of what a function returns are.
    pub fn packs_result(&self, func: FuncId) -> bool {
        self.is_packed(self.result(func))
    }

    /// Whether those of what a name of a module is bound to are.
    pub fn packs_global(&self, global: GlobalId) -> bool {
        self.is_packed(self.global(global))
    }

    fn is_packed(&self, place: Place) -> bool {
        place.depth > 0 && !self.spoiled.contains(&self.sets.find(place.node))
    }

    fn value(&self, func: FuncId, value: Value) -> Place {
        let node = self.starts[func.index()] + (value.index() + 1) * DEEPEST;
        Place { node, depth: depth(self.program[func].body.ty(value)) }
    }

    fn result(&self, func: FuncId) -> Place {
        let header = &self.program[func].header;
        // What a generator function returns is not what its callers get.
        let depth = if header.kind == FunctionKind::Function { depth(&header.result) } else { 0 };
        Place { node: self.starts[func.index()], depth }
    }

    fn global(&self, global: GlobalId) -> Place {
        let node = self.globals + global.index() * DEEPEST;
        Place { node, depth: depth(&self.program.header.global(global).ty) }
    }

    fn spoil(&mut self, place: Place) {
        self.spoiled.extend(place.node..place.node + place.depth);
    }

    /// A list may go from one place to the other. Node number i of a place is for the lists of depth i + 1.
    fn flow(&mut self, a: Place, b: Place) {
        if a.depth == b.depth {
            (0..a.depth).for_each(|i| _ = self.sets.union(a.node + i, b.node + i));
        } else {
            self.spoil(a);
            self.spoil(b);
        }
    }

    /// One is an item of the other.
    fn item(&mut self, list: Place, item: Place, ty: &Type) {
        match list.depth {
            1 if *ty == Type::Bool => {}
            0 | 1 => {
                self.spoil(list);
                self.spoil(item);
            }
            outer => self.flow(Place { node: list.node, depth: outer - 1 }, item),
        }
    }

    fn function(&mut self, func: FuncId, called_by_value: bool) {
        let program = self.program;
        let body = &program[func].body;
        if called_by_value {
            self.spoil(self.result(func));
            for &parameter in &body[body.entry()].params {
                self.spoil(self.value(func, parameter));
            }
        }
        for &block in body.blocks() {
            self.edges(func, block);
        }
        for inst in body.insts() {
            if !self.known(func, inst) {
                // What goes along edges is followed there.
                for value in body[inst].op.args().iter().copied().chain(body.results(inst)) {
                    self.spoil(self.value(func, value));
                }
            }
        }
    }

    fn edges(&mut self, func: FuncId, block: Block) {
        let body = &self.program[func].body;
        for edge in body.succs(block) {
            for (&argument, &parameter) in edge.args.iter().zip(&body[edge.to].params) {
                self.flow(self.value(func, argument), self.value(func, parameter));
            }
        }
    }

    /// Follows an instruction; not if it does something else with a list than packed ones can.
    fn known(&mut self, func: FuncId, inst: Inst) -> bool {
        let body = &self.program[func].body;
        let place = |flows: &Self, value: Value| flows.value(func, value);
        let ty = |value: Value| body.ty(value);
        let result = body.results(inst).next();
        match &body[inst].op {
            Op::List { args } => {
                let Some(result) = result else { return false };
                for &item in args {
                    self.item(place(self, result), place(self, item), ty(item));
                }
            }
            Op::Binary { args: [a, b], op: BinaryOp::Add } => {
                let Some(result) = result.map(|result| place(self, result)) else { return false };
                self.flow(place(self, *a), result);
                self.flow(place(self, *b), result);
            }
            Op::Binary { args: [a, b], op: BinaryOp::Mul } => {
                let Some(result) = result.map(|result| place(self, result)) else { return false };
                match (place(self, *a), place(self, *b)) {
                    (list, Place { depth: 0, .. }) if tir::effects::is_index(ty(*b)) => self.flow(list, result),
                    (Place { depth: 0, .. }, list) if tir::effects::is_index(ty(*a)) => self.flow(list, result),
                    _ => return false,
                }
            }
            Op::GetItem { args: [list, index] } | Op::ItemAt { args: [list, index] } => {
                let Some(result) = result else { return false };
                match ty(*index) {
                    Type::Slice => self.flow(place(self, *list), place(self, result)),
                    index if tir::effects::is_index(index) => self.item(place(self, *list), place(self, result), ty(result)),
                    _ => return false,
                }
            }
            Op::SetItem { args: [list, index, item] } => match ty(*index) {
                Type::Slice => self.flow(place(self, *list), place(self, *item)),
                index if tir::effects::is_index(index) => self.item(place(self, *list), place(self, *item), ty(*item)),
                _ => return false,
            },
            Op::ListAppend { args: [list, item] } => self.item(place(self, *list), place(self, *item), ty(*item)),
            Op::CallBuiltin { args, name } => return self.builtin(func, name, args),
            Op::CheckBound { args: [a], .. } | Op::Assume { args: [a], .. } => {
                let Some(result) = result else { return false };
                self.flow(place(self, *a), place(self, result));
            }
            Op::GlobalGet { global } => {
                let Some(result) = result else { return false };
                self.flow(self.global(*global), place(self, result));
            }
            // A name is unbound by the absent value.
            Op::GlobalSet { args: [value], .. } if *ty(*value) == Type::Unbound => {}
            Op::GlobalSet { args: [value], global } => self.flow(place(self, *value), self.global(*global)),
            Op::CallDirect { args, func: callee } => {
                let Some(result) = result else { return false };
                let parameters = &self.program[*callee].body;
                for (&argument, &parameter) in args.iter().zip(&parameters[parameters.entry()].params) {
                    self.flow(place(self, argument), self.value(*callee, parameter));
                }
                self.flow(self.result(*callee), place(self, result));
            }
            Op::Return { args: [value] } => self.flow(place(self, *value), self.result(func)),
            Op::Truth { .. } | Op::KeepAlive { .. } => {}
            _ => return false,
        }
        true
    }

    /// Calls of built-ins that packed lists have too.
    fn builtin(&mut self, func: FuncId, name: &str, args: &[Value]) -> bool {
        let body = &self.program[func].body;
        let place = |flows: &Self, value: Value| flows.value(func, value);
        match (name, args) {
            ("builtins.len", [_]) => {}
            ("builtins.any" | "builtins.all", [list]) if place(self, *list).depth == 1 => {}
            ("builtins.sum", [list, start]) if place(self, *list).depth == 1 && *body.ty(*start) == Type::Unbound => {}
            ("list.count", [list, item]) if place(self, *list).depth == 1 && *body.ty(*item) == Type::Bool => {}
            ("list.append", [list, item]) => self.item(place(self, *list), place(self, *item), body.ty(*item)),
            _ => return false,
        }
        true
    }

    /// What is read or bound through the module object may be anything.
    fn names_of_modules(&mut self, by_name: &FxHashSet<GlobalId>) {
        for &global in by_name {
            self.spoil(self.global(global));
        }
    }
}

/// Functions that are called, or may be, by other than direct calls: methods, and functions whose object is used.
fn called_by_value(program: &tir::Program, read: &FxHashSet<GlobalId>) -> FxHashSet<FuncId> {
    let methods = program.header.classes.iter().flat_map(|class| &class.members).flat_map(|m| [m.func, m.setter]).flatten();
    let mut called: FxHashSet<FuncId> = methods.collect();
    for (_, function) in program.functions() {
        let body = &function.body;
        // Names of modules that the object of a function is bound to are no use of it while nobody reads them.
        let mut used: FxHashSet<Value> = FxHashSet::default();
        for inst in body.insts() {
            match &body[inst].op {
                Op::GlobalSet { global, .. } if !read.contains(global) => {}
                op => used.extend(op.uses()),
            }
        }
        for inst in body.insts() {
            match &body[inst].op {
                Op::MakeFunction { func, .. } if used.contains(&body.result(inst)) => _ = called.insert(*func),
                Op::MakeGenerator { func, .. } => _ = called.insert(*func),
                _ => {}
            }
        }
    }
    called
}

/// Names of modules that are like that of some attribute, so that they may be reached through the module object.
fn named_by_attributes(program: &tir::Program) -> FxHashSet<GlobalId> {
    let mut attributes: FxHashSet<&str> = FxHashSet::default();
    for (_, function) in program.functions() {
        for inst in function.body.insts() {
            match &function.body[inst].op {
                Op::GetAttr { name, .. }
                | Op::GetMethod { name, .. }
                | Op::SetAttr { name, .. }
                | Op::DelAttr { name, .. }
                | Op::ImportFrom { name, .. } => _ = attributes.insert(name),
                _ => {}
            }
        }
    }
    globals(program).filter(|&id| attributes.contains(program.header.global(id).name.as_str())).collect()
}

/// Names of modules that are read, or that code of which nothing is known may read.
fn read_globals(program: &tir::Program, by_name: &FxHashSet<GlobalId>) -> FxHashSet<GlobalId> {
    let mut read = by_name.clone();
    read.extend(globals(program).filter(|&id| program.header.global(id).ty == Type::Any));
    for (_, function) in program.functions() {
        read.extend(function.body.insts().filter_map(|inst| match &function.body[inst].op {
            Op::GlobalGet { global } => Some(*global),
            _ => None,
        }));
    }
    read
}

fn globals(program: &tir::Program) -> impl Iterator<Item = GlobalId> {
    (0..program.header.globals.len()).map(GlobalId::at)
}
