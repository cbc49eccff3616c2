//! Statements of core `hir`.

use super::function::{FunctionBuilder, Target};
use super::namespaces::global_target;
use molt_ir::codes;
use molt_ir::diagnostic::Diagnostic;
use molt_ir::hir::{self, ExprId, Label, LocalId, Place, PlaceId, Stmt, StmtId};
use molt_ir::ssa::Value;
use molt_ir::tir::ops::NameKind;
use molt_ir::tir::{Op, Type};

impl FunctionBuilder<'_> {
    /// A sequence of statements.
    pub fn statements(&mut self, block: &hir::Block) {
        for &id in block.iter() {
            let span = self.source.stmt_span(id);
            self.spanned(span, |b| b.statement(id));
        }
    }

    fn statement(&mut self, id: StmtId) {
        let source = self.source;
        match &source[id] {
            Stmt::Expr { value } => {
                self.expression(*value);
            }
            Stmt::Assign { target, value } => {
                let value = self.expression(*value);
                self.store(*target, value);
            }
            Stmt::Delete { target } => self.delete(*target),
            Stmt::If { test, then, otherwise } => self.if_statement(*test, then, otherwise),
            Stmt::Block { label, body } => {
                let end = self.variables.block();
                self.labelled(*label, self.target(end, None), |b| b.statements(body));
                self.jump(end, &[]);
                self.seal_and_enter(end);
            }
            Stmt::Loop { label, body } => {
                let (head, end) = (self.variables.block(), self.variables.block());
                self.jump(head, &[]);
                self.block = head;
                let iterator = self.iterator(body);
                self.iterators.extend(iterator);
                self.labelled(*label, self.target(end, Some(head)), |b| b.statements(body));
                self.jump(head, &[]);
                self.variables.seal(head);
                self.seal_and_enter(end);
                if let Some(iterator) = iterator {
                    self.iterators.pop();
                    self.keep_iterator(iterator);
                }
            }
            Stmt::Leave { label } => self.go(*label, |t| Some(t.leave)),
            Stmt::Again { label } => self.go(*label, |t| t.again),
            Stmt::Catch { body, exception, handler } => self.catch(body, *exception, handler),
            Stmt::Handling { exception, body } => {
                let exception = self.expression(*exception);
                self.effect(Op::BeginHandling { args: [exception] });
                self.handling += 1;
                self.statements(body);
                self.handling -= 1;
                self.effect(Op::EndHandling {});
            }
            Stmt::Raise { exception: Some(exception), cause: None } => {
                let exception = self.expression(*exception);
                self.leave_loops(0);
                self.effect(Op::Raise { args: [exception] });
                self.terminate(Op::Unreachable {});
            }
            Stmt::Raise { exception: Some(exception), cause: Some(cause) } => {
                let exception = self.expression(*exception);
                let cause = self.expression(*cause);
                self.leave_loops(0);
                self.effect(Op::RaiseFrom { args: [exception, cause] });
                self.terminate(Op::Unreachable {});
            }
            Stmt::Raise { exception: None, .. } => {
                self.leave_loops(0);
                self.effect(Op::Reraise {});
                self.terminate(Op::Unreachable {});
            }
            Stmt::Reraise { exception } => {
                let exception = self.expression(*exception);
                self.leave_loops(0);
                self.effect(Op::RaiseSame { args: [exception] });
                self.terminate(Op::Unreachable {});
            }
            Stmt::Return { value } => {
                let value = self.expression(*value);
                self.leave_loops(0);
                self.leave_handling(0);
                self.end_scope();
                self.terminate(Op::Return { args: [value] });
            }
            Stmt::IterNext { target, iterator, exhausted } => {
                let iterator = self.expression(*iterator);
                let item = self.any(Op::Next { args: [iterator] });
                let more = self.value(Op::IsBound { args: [item] }, Type::Bool);
                let body = self.variables.block();
                let end = self.targets[exhausted].leave;
                self.branch(more, body, end);
                self.seal_and_enter(body);
                self.variables.write(self.block, *target, item);
            }
            Stmt::NewCell { local } => {
                let unbound = self.value(Op::Unbound {}, Type::Unbound);
                let cell = self.any(Op::CellNew { args: [unbound] });
                self.variables.write(self.block, *local, cell);
            }
            surface => self.refuse(&format!("{surface:?}")),
        }
    }

    /// A node that desugaring should have removed: the pipeline lacks a pass.
    pub fn refuse(&mut self, node: &str) {
        let name: String = node.chars().take_while(|c| c.is_alphanumeric()).collect();
        self.errors.push(Diagnostic::new(codes::P0017, format!("`{name}` is not part of core hir")).at(self.span));
    }

    /// The variable that has the iterator of a loop with this body.
    fn iterator(&self, body: &hir::Block) -> Option<LocalId> {
        match self.source[*body.first()?] {
            Stmt::IterNext { iterator, .. } => match self.source[iterator] {
                hir::Expr::Local { local } => Some(local),
                _ => None,
            },
            _ => None,
        }
    }

    /// The iterator of a loop lives until the loop is left: a generator's `finally` runs then and no sooner.
    fn keep_iterator(&mut self, local: LocalId) {
        let iterator = self.variables.read(self.block, local);
        self.effect(Op::KeepAlive { args: [iterator] });
    }

    /// The loops around are left, all but the outermost `kept`, in a program that can see it.
    fn leave_loops(&mut self, kept: usize) {
        if self.context.finalizers {
            let left = self.iterators[kept..].to_vec();
            left.into_iter().rev().for_each(|iterator| self.keep_iterator(iterator));
        }
    }

    fn target(&self, leave: molt_ir::ssa::Block, again: Option<molt_ir::ssa::Block>) -> Target {
        Target { leave, again, handling: self.handling, iterators: self.iterators.len() }
    }

    fn labelled(&mut self, label: Label, target: Target, body: impl FnOnce(&mut Self)) {
        self.targets.insert(label, target);
        body(self);
    }

    fn go(&mut self, label: Label, to: impl Fn(&Target) -> Option<molt_ir::ssa::Block>) {
        let Some(target) = self.targets.get(&label).copied() else { return self.refuse("label") };
        let Some(block) = to(&target) else { return self.refuse("again") };
        self.leave_loops(target.iterators);
        self.leave_handling(target.handling);
        self.jump(block, &[]);
    }

    fn if_statement(&mut self, test: ExprId, then: &hir::Block, otherwise: &hir::Block) {
        let (yes, no, end) = (self.variables.block(), self.variables.block(), self.variables.block());
        self.condition(test, yes, no);
        self.seal_and_enter(yes);
        self.statements(then);
        self.jump(end, &[]);
        self.seal_and_enter(no);
        self.statements(otherwise);
        self.jump(end, &[]);
        self.seal_and_enter(end);
    }

    /// Handlers get the exception from the state; the stack of handled exceptions goes back to what it was here.
    fn catch(&mut self, body: &hir::Block, exception: hir::LocalId, handler: &hir::Block) {
        let (catch, end) = (self.variables.block(), self.variables.block());
        self.handlers.push(catch);
        self.statements(body);
        self.handlers.pop();
        self.jump(end, &[]);
        self.seal_and_enter(catch);
        if self.variables.is_reached(catch) {
            let depth = self.depth.unwrap_or_else(|| unreachable!("functions with `catch` read the depth on entry"));
            let value = self.any(Op::Catch { args: [depth], above: self.handling as u32 });
            self.variables.write(self.block, exception, value);
            self.statements(handler);
        }
        self.jump(end, &[]);
        self.seal_and_enter(end);
    }

    /// Stores a value; the target's own expressions come after it.
    fn store(&mut self, target: PlaceId, value: Value) {
        let source = self.source;
        let span = source.place_span(target);
        self.spanned(span, |b| match &source[target] {
            Place::Local { local } => {
                b.keep_old(*local);
                b.variables.write(b.block, *local, value);
            }
            Place::Cell { local } => {
                let cell = b.variables.read(b.block, *local);
                b.effect(Op::CellSet { args: [cell, value] });
            }
            Place::Global { name } => {
                let global = b.context.global(b.source, name);
                b.effect(Op::GlobalSet { args: [value], global });
            }
            Place::ClassName { name } => {
                let (namespace, key) = (b.namespace_value(), b.str(name));
                b.effect(Op::SetItem { args: [namespace, key, value] });
            }
            Place::Attribute { object, name } => {
                let object = b.expression(*object);
                b.effect(Op::SetAttr { args: [object, value], name: name.to_string() });
            }
            Place::Subscript { .. } if global_target(source, target).is_some() => {
                let name = global_target(source, target).unwrap_or_default();
                let global = b.context.global(b.source, &name);
                b.effect(Op::GlobalSet { args: [value], global });
            }
            Place::Subscript { object, index } => {
                let object = b.expression(*object);
                let index = b.expression(*index);
                b.effect(Op::SetItem { args: [object, index, value] });
            }
            surface => b.refuse(&format!("{surface:?}")),
        });
    }

    fn delete(&mut self, target: PlaceId) {
        let span = self.source.place_span(target);
        self.spanned(span, |b| b.delete_here(target));
    }

    fn delete_here(&mut self, target: PlaceId) {
        let source = self.source;
        match &source[target] {
            Place::Local { local } => {
                self.read_local(*local);
                self.keep_old(*local);
                let unbound = self.value(Op::Unbound {}, Type::Unbound);
                self.variables.write(self.block, *local, unbound);
            }
            Place::Cell { local } => {
                let cell = self.variables.read(self.block, *local);
                self.read_cell(*local);
                let unbound = self.value(Op::Unbound {}, Type::Unbound);
                self.effect(Op::CellSet { args: [cell, unbound] });
            }
            Place::Global { name } => {
                let global = self.context.global(self.source, name);
                let old = self.any(Op::GlobalGet { global });
                self.any(Op::CheckBound { args: [old], name: name.to_string(), kind: NameKind::Global });
                let unbound = self.value(Op::Unbound {}, Type::Unbound);
                self.effect(Op::GlobalSet { args: [unbound], global });
            }
            Place::ClassName { name } => {
                let (namespace, key) = (self.namespace_value(), self.str(name));
                self.any(Op::Intrinsic { args: [namespace, key].into_iter().collect(), name: "class_name_delete".into() });
            }
            Place::Attribute { object, name } => {
                let object = self.expression(*object);
                self.effect(Op::DelAttr { args: [object], name: name.to_string() });
            }
            Place::Subscript { object, index } => {
                let object = self.expression(*object);
                let index = self.expression(*index);
                self.effect(Op::DelItem { args: [object, index] });
            }
            surface => self.refuse(&format!("{surface:?}")),
        }
    }
}
