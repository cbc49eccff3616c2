//! Two small languages on which the generic code is tested: one Python-like with types, `try` and calls, one machine-like
//! with memory, two results and a switch. The first one can be run.

use super::*;
use crate::text::{Attr, Parse, Parser, Printer};
use std::fmt::Write;

crate::types! {
    /// Types of the Python-like toy.
    pub enum HighTy { Any "any", Int "int", Bool "bool", List(item: Box<HighTy>) "list", Dict(key: Box<HighTy>, value: Box<HighTy>) "dict" }
}

crate::ops! {
    /// Operations of the Python-like toy.
    pub enum HighOp {
        Const  "const"  () {value: i64} [] -> 1 PURE, "1";
        Add    "add"    (2) {} [] -> 1 READ | WRITE | RAISE, "a + b";
        Lt     "lt"     (2) {} [] -> 1 PURE, "a < b";
        Load   "load"   (1) {field: u32} [] -> 1 READ, "a.f";
        Store  "store"  (2) {field: u32} [] -> 0 WRITE, "a.f = b";
        New    "new"    (*) {} [] -> 1 ALLOC, "[a, b]";
        Call   "call"   (*) {func: FuncId} [] -> 1 READ | WRITE | RAISE, "f(a)";
        Print  "print"  (2+) {} [] -> 0 WRITE, "print(a, b)";
        Catch  "catch"  () {} [] -> 1 WRITE, "except E as e";
        Jump   "jump"   () {} [1] -> 0 TERM, "falling through";
        Br     "br"     (1) {} [2] -> 0 TERM, "if";
        Try    "try"    () {} [2] -> 0 TERM, "try";
        Ret    "ret"    (1) {} [] -> 0 TERM, "return";
    }
}

crate::types! {
    /// Types of the machine-like toy.
    #[derive(Copy)]
    pub enum LowTy { I64 "i64", F64 "f64", Ptr "ptr" }
}

crate::ops! {
    /// Operations of the machine-like toy.
    pub enum LowOp {
        Iconst "iconst" () {value: i64} [] -> 1 PURE, "a toy";
        AddOv  "add_ov" (2) {} [] -> 2 PURE, "sum and overflow flag";
        Sub    "sub"    (2) {} [] -> 1 PURE, "difference";
        Load   "load"   (1) {offset: i64, note: Option<String>} [] -> 1 READ, "a toy";
        Store  "store"  (2) {offset: i64} [] -> 0 WRITE, "a toy";
        Rt     "rt"     (*) {global: GlobalId} [] -> * READ | WRITE, "a runtime call";
        Jump   "jump"   () {} [1] -> 0 TERM, "a toy";
        Switch "switch" (1) {} [1+] -> 0 TERM, "a toy";
        Ret    "ret"    (*) {} [] -> 0 TERM, "a toy";
    }
}

/// The Python-like toy.
pub enum High {}
/// The machine-like toy.
pub enum Low {}

/// The machine-like toy's header: `global $name` for each.
#[derive(Clone, Debug, Hash, Default)]
pub struct Globals(pub Vec<String>);

impl Attr for Globals {
    fn print(&self, p: &mut Printer<'_>) -> std::fmt::Result {
        for name in &self.0 {
            p.write_str("global $")?;
            p.name(name)?;
            p.write_str("\n")?;
        }
        Ok(())
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        let mut names = vec![];
        while p.eat("global") {
            p.expect("$")?;
            let name = p.name()?;
            p.names.define(crate::text::Namespace::Global, names.len() as u32, &name);
            names.push(name);
        }
        Ok(Globals(names))
    }
}

impl Header for Globals {
    fn names(&self, names: &mut crate::text::Names) {
        for (n, name) in self.0.iter().enumerate() {
            names.define(crate::text::Namespace::Global, n as u32, name);
        }
    }
}

/// The number of parameters: `(2)`.
#[derive(Clone, Debug, Hash)]
pub struct Params(pub u32);

impl Header for Params {}

impl Attr for Params {
    fn print(&self, p: &mut Printer<'_>) -> std::fmt::Result {
        write!(p, "({})", self.0)
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        p.expect("(")?;
        let n = p.number()?;
        p.expect(")")?;
        Ok(Params(n))
    }
}

impl Language for High {
    const NAME: &'static str = "high";
    type Op = HighOp;
    type Ty = HighTy;
    type FunctionHeader = Params;
    type ProgramHeader = ();

    fn effects(body: &Body<Self>, inst: Inst) -> Effects {
        match &body[inst].op {
            HighOp::Add { args } if args.iter().all(|&v| *body.ty(v) == HighTy::Int) => Effects::PURE,
            op => op.info().effects,
        }
    }
    fn compatible(from: &HighTy, to: &HighTy) -> bool {
        from == to || *to == HighTy::Any
    }
    fn jump(edge: Edge) -> HighOp {
        HighOp::Jump { succs: Box::new([edge]) }
    }
    fn is_jump(op: &HighOp) -> bool {
        matches!(op, HighOp::Jump { .. })
    }
    fn is_try(op: &HighOp) -> bool {
        matches!(op, HighOp::Try { .. })
    }
    fn make_try(normal: Edge, handler: Edge) -> Option<HighOp> {
        Some(HighOp::Try { succs: Box::new([normal, handler]) })
    }
    fn is_const(op: &HighOp) -> bool {
        matches!(op, HighOp::Const { .. })
    }
    fn is_commutative(body: &Body<Self>, inst: Inst) -> bool {
        matches!(body[inst].op, HighOp::Add { .. })
    }
    fn conflicts(body: &Body<Self>, writer: Inst, reader: Inst) -> bool {
        match (&body[writer].op, &body[reader].op) {
            (HighOp::Store { field: a, .. }, HighOp::Load { field: b, .. }) => a == b,
            (HighOp::Print { .. }, _) => false,
            _ => true,
        }
    }
    fn known_successor(body: &Body<Self>, inst: Inst) -> Option<usize> {
        Self::known_truth(body, Self::condition(&body[inst].op)?).map(|holds| usize::from(!holds))
    }
    fn condition(op: &HighOp) -> Option<Value> {
        match op {
            HighOp::Br { args: [v], .. } => Some(*v),
            _ => None,
        }
    }
    fn known_truth(body: &Body<Self>, value: Value) -> Option<bool> {
        match body.def_op(value)? {
            HighOp::Const { value } => Some(*value != 0),
            _ => None,
        }
    }
    fn direct_call(op: &HighOp) -> Option<FuncId> {
        match op {
            HighOp::Call { func, .. } => Some(*func),
            _ => None,
        }
    }
    fn returned(op: &HighOp) -> Option<Values> {
        match op {
            HighOp::Ret { args } => Some(args.as_slice().into()),
            _ => None,
        }
    }
    fn verify_inst(body: &Body<Self>, inst: Inst) -> Result<(), String> {
        match &body[inst].op {
            HighOp::Lt { .. } if *body.ty(body.result(inst)) != HighTy::Bool => Err("`lt` makes a bool".into()),
            _ => Ok(()),
        }
    }
    fn verify_function(program: &Program<Self>, function: FuncId) -> Result<(), String> {
        let f = &program[function];
        if f.body[f.body.entry()].params.len() == f.header.0 as usize {
            Ok(())
        } else {
            Err("the header and the entry differ".into())
        }
    }
}

impl Language for Low {
    const NAME: &'static str = "low";
    type Op = LowOp;
    type Ty = LowTy;
    type FunctionHeader = ();
    type ProgramHeader = Globals;

    fn jump(edge: Edge) -> LowOp {
        LowOp::Jump { succs: Box::new([edge]) }
    }
    fn is_jump(op: &LowOp) -> bool {
        matches!(op, LowOp::Jump { .. })
    }
}

/// Reads a body of the Python-like toy.
pub fn high(text: &str) -> Body<High> {
    Body::parse(text).unwrap_or_else(|e| panic!("{e} near {:?}", &text[e.at..]))
}

/// Reads a body of the machine-like toy.
pub fn low(text: &str) -> Body<Low> {
    Body::parse(text).unwrap_or_else(|e| panic!("{e} near {:?}", &text[e.at..]))
}

/// Text without the indentation of the source of a test.
pub fn unindent(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.map(|l| if l.starts_with("^bb") { format!("{l}\n") } else { format!("  {l}\n") }).collect()
}

/// What a run of the Python-like toy shows: what it printed, and how it ended, unless it was stopped.
#[derive(PartialEq, Eq, Debug)]
pub struct Meaning {
    /// Everything printed and stored, in order.
    pub events: Vec<Vec<i64>>,
    /// The value returned, or that it raised.
    pub end: Option<Result<i64, ()>>,
}

/// Runs a body for at most `steps` blocks. An addition of what need not be ints raises when the sum is a multiple of three.
pub fn run(body: &Body<High>, args: &[i64], steps: usize) -> Meaning {
    let mut values = vec![0_i64; body.value_count()];
    let mut memory = fxhash::FxHashMap::default();
    let mut events = vec![];
    let mut block = body.entry();
    body[block].params.iter().zip(args).for_each(|(p, &a)| values[p.index()] = a);
    for _ in 0..steps {
        let mut raised = false;
        let mut next = None;
        for &inst in &body[block].insts {
            let op = &body[inst].op;
            let arg = |n: usize| values[op.args()[n].index()];
            if raised && !High::is_try(op) {
                return Meaning { events, end: Some(Err(())) };
            }
            let result = match op {
                HighOp::Const { value } => *value,
                HighOp::Add { .. } => {
                    let sum = arg(0).wrapping_add(arg(1));
                    raised = sum % 3 == 0 && body.effects(inst).has(Effects::RAISE);
                    sum
                }
                HighOp::Lt { .. } => (arg(0) < arg(1)).into(),
                HighOp::Load { field, .. } => memory.get(&(arg(0), *field)).copied().unwrap_or(7),
                HighOp::Store { field, .. } => {
                    memory.insert((arg(0), *field), arg(1));
                    events.push(vec![arg(0), (*field).into(), arg(1)]);
                    0
                }
                HighOp::Print { args } => {
                    events.push(args.iter().map(|v| values[v.index()]).collect());
                    0
                }
                HighOp::Ret { .. } => return Meaning { events, end: Some(Ok(arg(0))) },
                HighOp::Jump { .. } => next.insert(0).to_owned(),
                HighOp::Br { .. } => next.insert((arg(0) == 0).into()).to_owned(),
                HighOp::Try { .. } => next.insert(raised.into()).to_owned(),
                op => panic!("{op:?} is not run"),
            };
            if let Some(v) = body.results(inst).next() {
                values[v.index()] = result;
            }
        }
        let edge = &body.succs(block)[next.expect("every block ends") as usize];
        let passed: Vec<i64> = edge.args.iter().map(|v| values[v.index()]).collect();
        block = edge.to;
        body[block].params.iter().zip(passed).for_each(|(p, a)| values[p.index()] = a);
    }
    Meaning { events, end: None }
}
