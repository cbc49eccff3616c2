//! One function of `hir` to one body of `tir`: the state that statements and expressions share.

use super::program::Context;
use super::variables::Variables;
use fxhash::{FxHashMap, FxHashSet};
use molt_ir::diagnostic::Diagnostics;
use molt_ir::hir::{self, ExprId, Label, LocalId, LocalKind, Stmt};
use molt_ir::span::Span;
use molt_ir::ssa::transform::remove_unreachable;
use molt_ir::ssa::{Block, Body, Edge, Effects, GlobalId, Inst, Op as _, Value};
use molt_ir::tir::ops::NameKind;
use molt_ir::tir::{Op, Tir, Type};

/// Where `leave` and `again` of a label go.
#[derive(Clone, Copy)]
pub struct Target {
    /// The end of the block or loop.
    pub leave: Block,
    /// The start of the loop.
    pub again: Option<Block>,
    /// How many `handling` statements are around the label.
    pub handling: usize,
    /// How many loops with iterators are around the label, its own among them.
    pub iterators: usize,
}

/// Builds one body.
pub struct FunctionBuilder<'a> {
    /// The program and what was found out about it.
    pub context: &'a Context<'a>,
    /// The function in `hir`.
    pub source: &'a hir::Function,
    /// Variables and the body.
    pub variables: Variables,
    /// Where the next instruction goes.
    pub block: Block,
    /// Handlers of the `catch` statements around, innermost last.
    pub handlers: Vec<Block>,
    /// The variables that have the iterators of the loops around.
    pub iterators: Vec<LocalId>,
    /// Labels around.
    pub targets: FxHashMap<Label, Target>,
    /// How many `handling` statements are around.
    pub handling: usize,
    /// The function object, where the function takes one.
    pub closure: Option<Value>,
    /// The namespace, in a class body.
    pub namespace: Option<Value>,
    /// The depth of the stack of handled exceptions at entry, once something needed it.
    pub depth: Option<Value>,
    /// The place the function was called from, where it is kept.
    pub caller: Option<Value>,
    /// The span given to instructions.
    pub span: Span,
    /// Calls that raise an error where they stand, for what they ask for is refused.
    pub refused: FxHashSet<ExprId>,
    /// What could not be built.
    pub errors: Diagnostics,
}

impl<'a> FunctionBuilder<'a> {
    /// Builds the body of `source`.
    pub fn build(context: &'a Context<'a>, id: hir::FunctionId, closure: bool) -> (Body<Tir>, Diagnostics) {
        let source = &context.program.functions[id];
        let mut variables = Variables::new();
        let block = variables.sealed_block();
        let mut b = FunctionBuilder {
            context,
            source,
            variables,
            block,
            handlers: Vec::new(),
            iterators: Vec::new(),
            targets: FxHashMap::default(),
            handling: 0,
            closure: None,
            namespace: None,
            depth: None,
            caller: None,
            span: source.span,
            refused: FxHashSet::default(),
            errors: Diagnostics::default(),
        };
        b.check_namespaces();
        b.enter(closure);
        b.keep_caller();
        if b.outlives_exceptions() {
            b.body_with_variables_kept();
        } else {
            b.statements(&source.body);
            b.leave_function();
        }
        // Code behind a `return` has blocks that nothing leads to, some of them without instructions.
        remove_unreachable(&mut b.variables.body, &mut |_| true);
        (b.variables.body, b.errors)
    }

    /// Parameters, cells, free variables.
    fn enter(&mut self, closure: bool) {
        let entry = self.block;
        if closure {
            self.closure = Some(self.variables.body.add_param(entry, Type::Any));
        }
        if self.source.kind == hir::FunctionKind::ClassBody {
            self.namespace = Some(self.variables.body.add_param(entry, Type::Any));
        }
        if self.source.kind == hir::FunctionKind::Module {
            for (global, value) in self.context.given(self.source) {
                let value = match value {
                    Some(value) => self.value(Op::StrConst { value }, Type::Str),
                    None => self.none(),
                };
                self.effect(Op::GlobalSet { args: [value], global });
            }
        }
        let order = super::program::parameter_order(self.source);
        for param in order {
            let value = self.variables.body.add_param(entry, Type::Any);
            self.variables.write(entry, param.local, value);
        }
        if self.source.body_catches() || self.outlives_exceptions() {
            self.depth = Some(self.value(Op::HandlingDepth {}, Type::Any));
        }
        let free: Vec<LocalId> = self.source.free_locals().collect();
        for (index, local) in free.into_iter().enumerate() {
            if let Some(closure) = self.closure {
                let cell = self.value(Op::ClosureCell { args: [closure], index: index as u32 }, Type::Any);
                self.variables.write(entry, local, cell);
            }
        }
        let cells: Vec<LocalId> =
            self.source.locals.iter().filter(|(_, l)| l.kind == LocalKind::Cell).map(|(id, _)| id).collect();
        for local in cells {
            let content = self.variables.read(self.block, local);
            let cell = self.value(Op::CellNew { args: [content] }, Type::Any);
            self.variables.write(self.block, local, cell);
        }
    }

    /// What falling off the end gives: `None`, or in a class body the cell for `__class__`.
    fn leave_function(&mut self) {
        self.say_attribute_order();
        let class_cell = self.source.locals.iter().find(|(_, l)| {
            self.source.kind == hir::FunctionKind::ClassBody && l.kind == LocalKind::Cell && l.name == "__class__"
        });
        let result = match class_cell.map(|(id, _)| id) {
            Some(local) => self.variables.read(self.block, local),
            None => self.none(),
        };
        self.end_scope();
        self.terminate(Op::Return { args: [result] });
    }

    /// In a program with finalizers, variables die when the function returns, in their order; those of the main module when it
    /// ends.
    pub fn end_scope(&mut self) {
        if !self.context.finalizers {
            return;
        }
        for local in self.plain_locals() {
            self.keep_old(local);
        }
        if self.source.kind == hir::FunctionKind::Module && self.source.module == "__main__" {
            if self.context.program.modules.values().any(|module| module.name == "weakref") {
                // What `weakref.finalize` promised for the end comes before the globals die.
                self.any(Op::CallBuiltin { args: Default::default(), name: "_weakref.end".into() });
            }
            self.any(Op::Intrinsic { args: Default::default(), name: "run_exit_functions".into() });
            for global in self.context.values_of(self.source) {
                self.let_go(global);
            }
        }
    }

    /// Unbinds a variable of the main module at its end, if it can be seen that its value dies: what runs then finds the others.
    fn let_go(&mut self, global: GlobalId) {
        let value = self.any(Op::GlobalGet { global });
        let seen = self.any(Op::Intrinsic { args: [value].into_iter().collect(), name: "is_seen_dying".into() });
        let seen = self.value(Op::Truth { args: [seen] }, Type::Bool);
        let (dies, next) = (self.variables.block(), self.variables.block());
        self.branch(seen, dies, next);
        self.seal_and_enter(dies);
        let unbound = self.value(Op::Unbound {}, Type::Unbound);
        self.effect(Op::GlobalSet { args: [unbound], global });
        self.jump(next, &[]);
        self.seal_and_enter(next);
    }

    /// Whether the function's variables live on with an exception that leaves it, as its frame does in CPython: in programs
    /// that can see it.
    fn outlives_exceptions(&self) -> bool {
        self.context.finalizers && self.source.kind == hir::FunctionKind::Function && self.plain_locals().next().is_some()
    }

    fn plain_locals(&self) -> impl Iterator<Item = LocalId> + 'a {
        self.source.locals.iter().filter(|(_, l)| l.kind == LocalKind::Plain).map(|(id, _)| id)
    }

    /// The body inside a handler that gives the variables to the exception.
    fn body_with_variables_kept(&mut self) {
        let catch = self.variables.block();
        self.handlers.push(catch);
        self.statements(&self.source.body);
        self.leave_function();
        self.handlers.pop();
        self.seal_and_enter(catch);
        if !self.variables.is_reached(catch) {
            return self.terminate(Op::Unreachable {});
        }
        let depth = self.depth.unwrap_or_else(|| unreachable!("such functions read the depth on entry"));
        let exception = self.any(Op::Catch { args: [depth], above: 0 });
        for local in self.plain_locals() {
            let value = self.variables.read(self.block, local);
            self.any(Op::CallBuiltin { args: [exception, value].into_iter().collect(), name: "_weakref.leave".into() });
        }
        self.effect(Op::RaiseSame { args: [exception] });
        self.terminate(Op::Unreachable {});
    }

    /// In a program with finalizers, what a variable holds lives until here: it is about to be replaced. A temporary holds what
    /// CPython has on its stack, which dies with its last use: the iterator of an inner loop does not wait for the next one.
    pub fn keep_old(&mut self, local: LocalId) {
        if self.context.finalizers && self.source.locals[local].kind != LocalKind::Temporary {
            let old = self.variables.read(self.block, local);
            self.effect(Op::KeepAlive { args: [old] });
        }
    }

    /// Pushes an instruction; where it may raise inside a handler region, its block ends with `try`.
    pub fn emit(&mut self, op: Op, types: &[Type]) -> Inst {
        let raises = op.info().effects.has(Effects::RAISE);
        let inst = self.variables.body.push(self.block, op, types, self.span);
        if let (true, Some(&handler)) = (raises, self.handlers.last()) {
            let next = self.variables.block();
            let from = self.block;
            self.push_terminator(Op::Try { succs: Box::new([Edge::plain(next), Edge::plain(handler)]) });
            self.variables.edge(from, next);
            self.variables.edge(from, handler);
            self.variables.seal(next);
            self.block = next;
        }
        inst
    }

    /// Pushes an instruction with one result.
    pub fn value(&mut self, op: Op, ty: Type) -> Value {
        let inst = self.emit(op, &[ty]);
        self.variables.body.result(inst)
    }

    /// Pushes an instruction whose result may be anything.
    pub fn any(&mut self, op: Op) -> Value {
        self.value(op, Type::Any)
    }

    /// Pushes an instruction without result.
    pub fn effect(&mut self, op: Op) {
        self.emit(op, &[]);
    }

    /// `None`.
    pub fn none(&mut self) -> Value {
        self.value(Op::NoneConst {}, Type::None)
    }

    /// Raises NotImplementedError, for what stands here is refused.
    pub fn raise_refused(&mut self, message: &str) -> Value {
        let class = self.value(Op::Builtin { name: "NotImplementedError".into() }, Type::Builtin("NotImplementedError".into()));
        let message = self.str(message);
        let error = self.any(Op::Call { args: [class, message].into_iter().collect(), keywords: Vec::new() });
        self.effect(Op::Raise { args: [error] });
        self.terminate(Op::Unreachable {});
        self.none()
    }

    /// A constant string.
    pub fn str(&mut self, text: &str) -> Value {
        self.value(Op::StrConst { value: text.into() }, Type::Str)
    }

    fn push_terminator(&mut self, op: Op) {
        self.variables.body.push(self.block, op, &[], self.span);
    }

    /// Ends the block for good; what follows is never reached.
    pub fn terminate(&mut self, op: Op) {
        self.push_terminator(op);
        self.block = self.variables.sealed_block();
    }

    /// Ends the block with a jump.
    pub fn jump(&mut self, to: Block, args: &[Value]) {
        let from = self.block;
        self.variables.edge(from, to);
        self.terminate(Op::Jump { succs: Box::new([Edge::new(to, args.iter().copied())]) });
    }

    /// Ends the block with a branch on a bool.
    pub fn branch(&mut self, condition: Value, then: Block, otherwise: Block) {
        let from = self.block;
        self.variables.edge(from, then);
        self.variables.edge(from, otherwise);
        self.terminate(Op::Branch { args: [condition], succs: Box::new([Edge::plain(then), Edge::plain(otherwise)]) });
    }

    /// Goes on in `block`, whose predecessors are all known.
    pub fn seal_and_enter(&mut self, block: Block) {
        self.variables.seal(block);
        self.block = block;
    }

    /// Reads a plain or temporary local, checked where it may be unbound.
    pub fn read_local(&mut self, local: LocalId) -> Value {
        let value = self.variables.read(self.block, local);
        let data = &self.source.locals[local];
        let bound = self.variables.body.def_op(value).is_some_and(|op| !matches!(op, Op::Unbound {}));
        if data.kind == LocalKind::Temporary || bound || self.is_parameter(value) {
            return value;
        }
        let checked = self.any(Op::CheckBound { args: [value], name: data.name.to_string(), kind: NameKind::Local });
        self.variables.write(self.block, local, checked);
        checked
    }

    fn is_parameter(&self, value: Value) -> bool {
        let body = &self.variables.body;
        body.def_op(value).is_none() && body.def_block(value) == body.entry()
    }

    /// Leaves `handling` statements on the way out, down to `depth` of them.
    pub fn leave_handling(&mut self, depth: usize) {
        for _ in depth..self.handling {
            self.effect(Op::EndHandling {});
        }
    }

    /// Runs `f` with the span of a node.
    pub fn spanned<T>(&mut self, span: Span, f: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.span;
        if !span.is_none() {
            self.span = span;
        }
        let result = f(self);
        self.span = outer;
        result
    }
}

/// Small questions about `hir` functions.
trait Questions {
    fn body_catches(&self) -> bool;
}

impl Questions for hir::Function {
    fn body_catches(&self) -> bool {
        self.reached().stmts.into_iter().any(|s| matches!(self[s], Stmt::Catch { .. } | Stmt::Handling { .. }))
    }
}
