//! Which globals are bound whenever a function runs: those that the module has certainly assigned before anything can call it.
//!
//! A forward dataflow over the bodies of modules, whose state is the set of globals assigned so far, joined by intersection. A call
//! found by inference hands the state on to the function called, and that to those which it calls; a function runs in
//! the intersection of all it was handed. Functions that unknown code may call run as soon as anything in their module may do
//! more than define things. Importing another module hands the state on to it, and brings what it has assigned at its end.
//!
//! Nothing is known of a global that may be deleted, and of programs that go on after an import failed: what the module would
//! have assigned is then missing.

use super::classes::Classes;
use crate::frontend::PYTHON_FOLDER;
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::ssa::{Block, Effects, FuncId, Inst, Language};
use molt_ir::tir::header::FunctionKind;
use molt_ir::tir::{self, Op, Tir, Type, effects};
use std::collections::BTreeSet;

/// Who calls whom, as inference found it.
pub struct Calls {
    /// Caller, where, callee.
    pub edges: FxHashSet<(FuncId, Inst, FuncId)>,
    /// For each function, by id, whether code that nothing is known of may call it.
    pub open: Vec<bool>,
}

/// Where globals are bound.
#[derive(Default)]
pub struct BoundGlobals {
    /// For each function, by id, whether each global is bound when it runs; none where nothing is known.
    functions: Vec<Option<Vec<bool>>>,
    /// Reads in the bodies of modules that come after an assignment.
    reads: FxHashSet<(FuncId, Inst)>,
    /// Globals that may be deleted.
    deleted: FxHashSet<usize>,
}

impl BoundGlobals {
    /// Whether the global is bound when an instruction that reads it runs.
    pub fn at(&self, func: FuncId, inst: Inst, global: usize) -> bool {
        let always = self.functions.get(func.index()).and_then(Option::as_ref).is_some_and(|bound| bound[global]);
        (always || self.reads.contains(&(func, inst))) && !self.deleted.contains(&global)
    }

    /// Follows a program whose types are known.
    pub fn of(program: &tir::Program, calls: &Calls) -> BoundGlobals {
        let Some(main) = program.header.modules.first().map(|m| m.init) else { return BoundGlobals::default() };
        let Some(deleted) = deleted(program).filter(|_| !may_go_on_after_failed_import(program)) else {
            return BoundGlobals::default();
        };
        let mut flow = Flow {
            program,
            classes: Classes::of(program),
            found: BoundGlobals { functions: vec![None; program.id_count()], reads: FxHashSet::default(), deleted },
            work: BTreeSet::new(),
            calls: FxHashMap::default(),
            open: FxHashMap::default(),
            at_end: FxHashMap::default(),
        };
        for &(caller, inst, callee) in &calls.edges {
            flow.calls.entry(caller).or_default().entry(inst).or_default().insert(callee);
        }
        for (id, function) in program.functions() {
            if calls.open[id.index()] {
                flow.open.entry(function.header.module).or_default().push(id);
            }
        }
        flow.hand(main, &vec![false; program.header.globals.len()]);
        while let Some(func) = flow.work.pop_first() {
            flow.visit(func);
        }
        let mut found = flow.found;
        for (id, function) in program.functions() {
            // What holds at their start says nothing of what holds later, which the reads do.
            if function.header.kind == FunctionKind::Module {
                found.functions[id.index()] = None;
            }
        }
        found
    }
}

struct Flow<'p> {
    program: &'p tir::Program,
    classes: Classes,
    found: BoundGlobals,
    work: BTreeSet<FuncId>,
    calls: FxHashMap<FuncId, FxHashMap<Inst, BTreeSet<FuncId>>>,
    /// Functions that unknown code may call, by module.
    open: FxHashMap<u32, Vec<FuncId>>,
    /// What a module has assigned at its end.
    at_end: FxHashMap<FuncId, Vec<bool>>,
}

impl Flow<'_> {
    /// The function may run when just these globals are bound.
    fn hand(&mut self, func: FuncId, bound: &[bool]) {
        let state = &mut self.found.functions[func.index()];
        let old = state.clone();
        meet(state, bound);
        if *state != old {
            self.work.insert(func);
        }
    }

    fn visit(&mut self, func: FuncId) {
        let Some(function) = self.program.get(func) else { return };
        let Some(bound) = self.found.functions[func.index()].clone() else { return };
        if function.header.kind == FunctionKind::Module {
            return self.module(func, function, bound);
        }
        let calls = self.calls.get(&func).into_iter().flat_map(FxHashMap::values).flatten();
        for callee in calls.copied().collect::<BTreeSet<_>>() {
            self.hand(callee, &bound);
        }
    }

    fn module(&mut self, func: FuncId, function: &tir::Function, start: Vec<bool>) {
        let body = &function.body;
        let mut at: FxHashMap<Block, Vec<bool>> = FxHashMap::default();
        at.insert(body.entry(), start);
        let mut work = BTreeSet::from([body.entry()]);
        let mut end = None;
        self.found.reads.retain(|(reader, _)| *reader != func);
        while let Some(block) = work.pop_first() {
            let mut bound = at[&block].clone();
            let mut before = bound.clone();
            for &inst in &body[block].insts {
                let op = &body[inst].op;
                if !matches!(op, Op::Try { .. }) {
                    before.clone_from(&bound);
                }
                self.instruction(func, function, inst, &mut bound);
                if matches!(op, Op::Return { .. }) {
                    meet(&mut end, &bound);
                }
            }
            let tried = body.tried(block).is_some();
            for (index, edge) in body.succs(block).iter().enumerate() {
                let given = if tried && index == 1 { &before } else { &bound };
                let mut state = at.get(&edge.to).cloned();
                let old = state.clone();
                meet(&mut state, given);
                if state != old {
                    at.extend(state.map(|state| (edge.to, state)));
                    work.insert(edge.to);
                }
            }
        }
        let own = |global: usize| self.program.header.globals[global].module == function.header.module;
        let mut end: Vec<bool> = end.unwrap_or_default();
        end.iter_mut().enumerate().for_each(|(global, bound)| *bound &= own(global));
        self.at_end.insert(func, end);
    }

    fn instruction(&mut self, func: FuncId, function: &tir::Function, inst: Inst, bound: &mut [bool]) {
        let op = &function.body[inst].op;
        match op {
            Op::GlobalSet { global, .. } => {
                bound[global.index()] = true;
                return;
            }
            Op::GlobalGet { global } => {
                let read = (func, inst);
                // The state only shrinks while the body is followed again.
                _ = if bound[global.index()] { self.found.reads.insert(read) } else { self.found.reads.remove(&read) };
                return;
            }
            _ => {}
        }
        let callees = self.calls.get(&func).and_then(|calls| calls.get(&inst)).cloned().unwrap_or_default();
        let only_defines = match op {
            Op::ImportModule { .. } => callees.iter().all(|&module| !self.comes_back(module, func)),
            Op::MakeClass { class, .. } => {
                self.classes.get(*class).plain && callees.iter().all(|&body| !self.calls.contains_key(&body))
            }
            Op::MakeFunction { .. } | Op::CellSet { .. } => true,
            op => Tir::is_const(op) || !effects::of(&function.body, inst).has(Effects::WRITE),
        };
        if !only_defines {
            for open in self.open.get(&function.header.module).cloned().unwrap_or_default() {
                self.hand(open, bound);
            }
        }
        for &callee in &callees {
            self.hand(callee, bound);
        }
        if let (Op::ImportModule { .. }, true) = (op, only_defines) {
            for callee in callees {
                // Its end is needed to go on from here.
                if self.work.remove(&callee) {
                    self.visit(callee);
                }
                if let Some(end) = self.at_end.get(&callee) {
                    bound.iter_mut().zip(end).for_each(|(bound, &end)| *bound |= end);
                }
            }
        }
    }

    /// Whether running `from` may run `to`.
    fn comes_back(&self, from: FuncId, to: FuncId) -> bool {
        let (mut seen, mut work) = (FxHashSet::default(), vec![from]);
        while let Some(func) = work.pop() {
            if func == to {
                return true;
            }
            if seen.insert(func) {
                work.extend(self.calls.get(&func).into_iter().flat_map(FxHashMap::values).flatten());
            }
        }
        false
    }
}

fn meet(state: &mut Option<Vec<bool>>, with: &[bool]) {
    match state {
        Some(state) => state.iter_mut().zip(with).for_each(|(a, &b)| *a &= b),
        none => *none = Some(with.to_vec()),
    }
}

/// Modules of the library that change modules of the program, or hand out their namespaces.
const REACHING_INTO_MODULES: &[&str] = &["_builtin_patches", "doctest", "importlib", "inspect", "unittest.mock"];

/// Whether the function is one of the library, whose modules import only what there is, and delete attributes only of their own objects
/// and of classes.
fn is_harmless(program: &tir::Program, function: &tir::Function) -> bool {
    let module = &program.header.modules[function.header.module as usize];
    module.path.starts_with(PYTHON_FOLDER) && !REACHING_INTO_MODULES.contains(&&*module.name)
}

/// Whether some import stands in a `try`.
fn may_go_on_after_failed_import(program: &tir::Program) -> bool {
    program.functions().filter(|(_, function)| !is_harmless(program, function)).any(|(_, function)| {
        let body = &function.body;
        let imports = |inst: Inst| matches!(body[inst].op, Op::ImportModule { .. });
        body.blocks().iter().any(|&block| body.tried(block).is_some_and(imports))
    })
}

/// The globals that may be deleted; nothing, where that may be any.
fn deleted(program: &tir::Program) -> Option<FxHashSet<usize>> {
    let mut found = FxHashSet::default();
    let globals = || program.header.globals.iter().enumerate();
    for (_, function) in program.functions() {
        let (body, harmless) = (&function.body, is_harmless(program, function));
        for inst in body.insts() {
            let of_module = |value| {
                let ty = body.ty(value);
                ty.members().iter().any(|m| matches!(m, Type::Any | Type::Module(_)))
            };
            match &body[inst].op {
                Op::GlobalSet { args, global } if matches!(body.def_op(args[0]), Some(Op::Unbound {})) => {
                    found.insert(global.index());
                }
                Op::DelAttr { args, name } if of_module(args[0]) => {
                    found.extend(globals().filter(|(_, global)| global.name == *name).map(|(at, _)| at));
                }
                Op::Builtin { name } | Op::CallBuiltin { name, .. }
                    if matches!(name.rsplit('.').next(), Some("delattr" | "globals" | "vars" | "locals")) =>
                {
                    if !harmless {
                        return None;
                    }
                    found.extend(globals().filter(|(_, g)| g.module == function.header.module).map(|(at, _)| at));
                }
                Op::GetAttr { args, name } if name == "__dict__" && of_module(args[0]) && !harmless => return None,
                Op::GetAttr { name, .. } if name == "__globals__" && !harmless => return None,
                _ => {}
            }
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use crate::testing::body_after;

    const PASSES: &str = "merge-params simplify-cfg direct-builtins narrow lay-out-classes infer-types fold-types";

    /// How many checks of names of modules are left in a function.
    fn checks(text: &str, name: &str) -> usize {
        body_after(text, PASSES, name).matches("check_bound").count()
    }

    #[test]
    fn what_stands_before_the_first_call_is_bound() {
        assert_eq!(checks("K = 3\ndef f(n): return g(n) + K\ndef g(n): return n\nf(1)\n", "f"), 0);
        assert_eq!(checks("def f(n): return n + K\nf(1)\nK = 3\n", "f"), 1);
        assert_eq!(checks("def f(n): return g(n)\ndef g(n): return n + K\nf(1)\nK = 3\nf(2)\n", "g"), 1);
    }

    #[test]
    fn both_ways_must_assign() {
        assert_eq!(checks("def f(n): return n + K\nif f: K = 3\nf(1)\n", "f"), 1);
        assert_eq!(checks("def f(n): return n + K\nif f: K = 3\nelse: K = 4\nf(1)\n", "f"), 0);
        assert_eq!(checks("def f(n): return n + K\ntry: K = int('3')\nexcept ValueError: pass\nf(1)\n", "f"), 1);
    }

    #[test]
    fn the_body_of_the_module_knows_what_it_assigned() {
        assert_eq!(checks("K = 3\nL = K + K\n", "__main__"), 0);
        assert_eq!(checks("for i in range(3): K = i\nprint(K)\n", "__main__"), 1, "the loop may not run");
    }

    #[test]
    fn unknown_code_may_call_at_once() {
        let text = "import atexit\ndef f(): return K\natexit.register(f)\nK = 3\n";
        assert_eq!(checks(text, "f"), 1);
    }

    #[test]
    fn a_deletion_leaves_all_checks() {
        assert_eq!(checks("K = 3\ndef f(n): return n + K\nf(1)\ndel K\n", "f"), 1);
    }
}
