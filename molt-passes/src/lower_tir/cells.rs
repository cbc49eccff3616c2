//! Which cells may be the same: the variables that inner functions share with outer ones, told apart by following each cell from where it
//! is made into the closures of functions. A cell that goes any other way might be any of those that do.

use fxhash::FxHashMap;
use molt_ir::ssa::{FuncId, Op as _, Value};
use molt_ir::tir::{self, Op, Type};
use petgraph::unionfind::UnionFind;

/// The variables of a program, as numbers.
#[derive(Default)]
pub struct Cells {
    variables: FxHashMap<(FuncId, Value), u32>,
}

/// A cell that is made, or a place in the closure of a function.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Origin {
    Any,
    Made(FuncId, Value),
    Closure(FuncId, u32),
}

impl Cells {
    /// Follows all cells.
    pub fn of(program: &tir::Program) -> Cells {
        let mut flow = Flow::default();
        let any = flow.node(Origin::Any);
        let mut closures = vec![];
        let mut read = vec![];
        for (id, function) in program.functions() {
            let body = &function.body;
            for inst in body.insts() {
                let op = &body[inst].op;
                if matches!(op, Op::ClosureCell { .. }) && origin(program, id, body.result(inst)) == Some(Origin::Any) {
                    // Some variable of some closure: it could be any.
                    return Cells::default();
                }
                let shared = cells_of(op);
                for (n, &arg) in op.args().iter().enumerate() {
                    let from = origin(program, id, arg);
                    match op {
                        Op::MakeFunction { func, .. } if n >= shared => {
                            closures.push(*func);
                            flow.same.push((from.unwrap_or(Origin::Any), Origin::Closure(*func, (n - shared) as u32)));
                        }
                        Op::CellGet { .. } | Op::CellSet { .. } if n == 0 => {
                            read.push((id, arg, from.unwrap_or(Origin::Any)));
                        }
                        _ => flow.same.extend(from.map(|from| (from, Origin::Any))),
                    }
                }
                let passed = op.succs().iter().flat_map(|edge| &edge.args);
                flow.same.extend(passed.filter_map(|&arg| Some((origin(program, id, arg)?, Origin::Any))));
            }
        }
        // A function that nothing seen here makes has cells of whatever made it.
        let known = |origin: &Origin| matches!(origin, Origin::Closure(func, _) if !closures.contains(func));
        let strange: Vec<Origin> =
            read.iter().map(|(.., from)| *from).chain(flow.same.iter().map(|(from, _)| *from)).filter(known).collect();
        flow.same.extend(strange.into_iter().map(|origin| (origin, Origin::Any)));
        let same: Vec<(usize, usize)> = flow.same.clone().into_iter().map(|(a, b)| (flow.node(a), flow.node(b))).collect();
        let read: Vec<_> = read.into_iter().map(|(id, value, from)| ((id, value), flow.node(from))).collect();
        let mut sets = UnionFind::<usize>::new(flow.nodes.len());
        same.into_iter().for_each(|(a, b)| _ = sets.union(a, b));
        let told_apart = read.into_iter().filter(|(_, node)| sets.find(*node) != sets.find(any));
        Cells { variables: told_apart.map(|(place, node)| (place, sets.find(node) as u32 + 1)).collect() }
    }

    /// The variable whose cell a value of a function is; none if it may be that of any.
    pub fn variable(&self, function: FuncId, cell: Value) -> Option<u32> {
        self.variables.get(&(function, cell)).copied()
    }
}

/// What is known of where cells go.
#[derive(Default)]
struct Flow {
    nodes: FxHashMap<Origin, usize>,
    same: Vec<(Origin, Origin)>,
}

impl Flow {
    fn node(&mut self, origin: Origin) -> usize {
        let next = self.nodes.len();
        *self.nodes.entry(origin).or_insert(next)
    }
}

/// The first operand that is a cell of the closure that `op` makes.
fn cells_of(op: &Op) -> usize {
    match op {
        Op::MakeFunction { defaults, keyword_defaults, .. } => *defaults as usize + keyword_defaults.len(),
        _ => 0,
    }
}

/// Where a cell comes from, if it is known to be one.
fn origin(program: &tir::Program, id: FuncId, value: Value) -> Option<Origin> {
    let body = &program[id].body;
    match body.def_op(value)? {
        Op::CellNew { .. } => Some(Origin::Made(id, value)),
        Op::ClosureCell { args: [function], index } => Some(match body.ty(*function) {
            Type::Function(func) => Origin::Closure(*func, *index),
            _ if body[body.entry()].params.first() == Some(function) => Origin::Closure(id, *index),
            _ => Origin::Any,
        }),
        _ => None,
    }
}
