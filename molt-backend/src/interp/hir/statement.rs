//! Statements, but for loops, exceptions and patterns, which have files of their own.

use std::pin::Pin;

use molt_ir::hir::{BinaryOp, Block, Closure, ExprId, FunctionKind, Place, PlaceId, Stmt, StmtId};
use molt_runtime::exception;
use molt_runtime::value::{Owned, Value};
use molt_runtime::{class, dict, dispatch};

use super::Go;
use super::expression::binary;
use super::frame::Frame;
use super::machine::{Stop, runtime_effect, string};

impl Frame {
    /// Runs statements in order.
    pub fn run<'a>(&'a self, block: &'a Block) -> Pin<Box<dyn Future<Output = Go<()>> + 'a>> {
        Box::pin(async move {
            for &id in block.iter() {
                self.machine.tick()?;
                self.statement(id).await?;
            }
            Ok(())
        })
    }

    async fn statement(&self, id: StmtId) -> Go<()> {
        match &self.f()[id] {
            Stmt::Expr { value } => {
                drop(self.eval(*value).await?);
                Ok(())
            }
            Stmt::Assign { target, value } => {
                let value = self.eval(*value).await?;
                self.store(*target, value).await
            }
            Stmt::Delete { target } => self.delete(*target).await,
            Stmt::If { test, then, otherwise } => {
                let taken = if self.test(*test).await? { then } else { otherwise };
                self.run(taken).await
            }
            Stmt::Block { label, body } => match self.run(body).await {
                Err(Stop::Leave(l)) if l == *label => Ok(()),
                other => other,
            },
            Stmt::Loop { label, body } => self.repeat(*label, body).await,
            Stmt::Leave { label } => Err(Stop::Leave(*label)),
            Stmt::Again { label } => Err(Stop::Again(*label)),
            Stmt::Break {} => Err(Stop::Break),
            Stmt::Continue {} => Err(Stop::Continue),
            Stmt::Catch { body, exception, handler } => self.catch(body, *exception, handler).await,
            Stmt::Handling { exception, body } => {
                let exception = self.eval(*exception).await?;
                self.handling(exception.value(), body).await
            }
            Stmt::Raise { exception, cause } => self.raise(*exception, *cause).await,
            Stmt::Reraise { exception } => {
                let exception = self.eval(*exception).await?;
                Err(super::exceptions::reraise(exception))
            }
            Stmt::Return { value } => Err(Stop::Return(self.eval(*value).await?)),
            Stmt::IterNext { target, iterator, exhausted } => {
                let iterator = self.eval(*iterator).await?;
                match dispatch::next(iterator.value())? {
                    Some(item) => {
                        self.write(*target, Some(item));
                        Ok(())
                    }
                    None => Err(Stop::Leave(*exhausted)),
                }
            }
            Stmt::NewCell { local } => {
                self.new_cell(*local);
                Ok(())
            }
            Stmt::MultiAssign { targets, value } => {
                let value = self.eval(*value).await?;
                for &target in targets {
                    self.store(target, value.clone()).await?;
                }
                Ok(())
            }
            Stmt::AugAssign { target, op, value } => self.augmented(*target, *op, *value).await,
            Stmt::AnnAssign { target, annotation, value, simple } => self.annotated(*target, *annotation, *value, *simple).await,
            Stmt::While { test, body, otherwise } => self.while_loop(*test, body, otherwise).await,
            Stmt::For { mode, target, iterable, body, otherwise } => {
                let iterable = self.eval(*iterable).await?;
                let iterator = self.iterator(*mode, iterable)?;
                self.for_loop(*target, iterator, body, otherwise).await
            }
            Stmt::With { items, body, .. } => self.with(items, body).await,
            Stmt::Try { body, handlers, otherwise, finally } => {
                let result = self.handlers(body, handlers, otherwise).await;
                self.finally(result, finally).await
            }
            Stmt::TryStar { body, handlers, otherwise, finally } => {
                let result = self.star_handlers(body, handlers, otherwise).await;
                self.finally(result, finally).await
            }
            Stmt::Match { subject, cases } => {
                let subject = self.eval(*subject).await?;
                self.match_cases(&subject, cases).await
            }
            Stmt::Assert { test, message } => {
                if self.test(*test).await? {
                    return Ok(());
                }
                let message = match message {
                    Some(message) => Some(self.eval(*message).await?),
                    None => None,
                };
                Ok(runtime_effect("raise_assertion", &[message.as_ref().map_or(Value::ABSENT, Owned::value)])?)
            }
            Stmt::Import { module, as_name, target } => {
                let whole = self.machine.clone().import(module)?;
                let first = module.split('.').next().unwrap_or(module);
                let value = if *as_name { whole } else { self.machine.clone().import(first)? };
                self.store(*target, value).await
            }
            Stmt::FromImport { module, names } => {
                let object = self.machine.clone().import(module)?;
                for name in names {
                    let submodule = format!("{module}.{}", name.name);
                    if self.machine.program.module(&submodule).is_some()
                        && class::find_attr(object.value(), string(&name.name).value())?.is_none()
                    {
                        drop(self.machine.clone().import(&submodule)?);
                    }
                    let value = self.machine.import_from(object.value(), &name.name)?;
                    self.store(name.target, value).await?;
                }
                Ok(())
            }
            Stmt::ImportStar { module } => {
                let object = self.machine.clone().import(module)?;
                self.import_star(object.value())
            }
            Stmt::Global { .. } | Stmt::Nonlocal { .. } => Ok(()),
            Stmt::Def { target, decorators, closure } => {
                let decorators = self.all(decorators).await?;
                let function = self.make_function(closure as &Closure).await?;
                self.decorated(*target, decorators, function).await
            }
            Stmt::Class { target, decorators, class, bases, keywords, captures } => {
                let decorators = self.all(decorators).await?;
                let class = self.make_class(*class, bases, keywords, captures).await?;
                self.decorated(*target, decorators, class).await
            }
        }
    }

    /// Applies decorators from the bottom and binds the name.
    async fn decorated(&self, target: PlaceId, decorators: Vec<Owned>, mut value: Owned) -> Go<()> {
        for decorator in decorators.iter().rev() {
            value = dispatch::call_values(decorator.value(), &[value.value()])?;
        }
        self.store(target, value).await
    }

    async fn raise(&self, exception: Option<ExprId>, cause: Option<ExprId>) -> Go<()> {
        let Some(exception) = exception else {
            return Ok(runtime_effect("raise_bare", &[])?);
        };
        let exception = self.eval(exception).await?;
        match cause {
            None => Err(exception::raise_value(exception.value()).into()),
            Some(cause) => {
                let cause = self.eval(cause).await?;
                Err(exception::raise_from(exception.value(), cause.value()).into())
            }
        }
    }

    async fn augmented(&self, target: PlaceId, op: BinaryOp, value: ExprId) -> Go<()> {
        let op = binary(op);
        match &self.f()[target] {
            Place::Attribute { object, name } => {
                let object = self.eval(*object).await?;
                let name = string(name);
                let old = class::get_attr(object.value(), name.value())?;
                let value = self.eval(value).await?;
                let new = dispatch::in_place(op, old.value(), value.value())?;
                Ok(class::set_attr(object.value(), name.value(), new.value())?)
            }
            Place::Subscript { object, index } => {
                let object = self.eval(*object).await?;
                let index = self.eval(*index).await?;
                let old = dispatch::get_item(object.value(), index.value())?;
                let value = self.eval(value).await?;
                let new = dispatch::in_place(op, old.value(), value.value())?;
                Ok(dispatch::set_item(object.value(), index.value(), new.value())?)
            }
            _ => {
                let old = self.value_of(target)?;
                let value = self.eval(value).await?;
                let new = dispatch::in_place(op, old.value(), value.value())?;
                drop((old, value));
                self.store(target, new).await
            }
        }
    }

    /// The value and its store first; annotations are evaluated at module and class level only.
    async fn annotated(&self, target: PlaceId, annotation: ExprId, value: Option<ExprId>, simple: bool) -> Go<()> {
        match (value, &self.f()[target]) {
            (Some(value), _) => {
                let value = self.eval(value).await?;
                self.store(target, value).await?;
            }
            (None, Place::Attribute { object, .. }) => drop(self.eval(*object).await?),
            (None, Place::Subscript { object, index }) => {
                drop(self.eval(*object).await?);
                drop(self.eval(*index).await?);
            }
            (None, _) => {}
        }
        if !matches!(self.f().kind, FunctionKind::Module | FunctionKind::ClassBody) {
            return Ok(());
        }
        let annotation = self.eval(annotation).await?;
        let Some(name) = self.name_of(target).filter(|_| simple) else { return Ok(()) };
        let annotations = string("__annotations__");
        let namespace = self.namespace.as_ref().unwrap_or(&self.globals);
        let entries = dispatch::get_item(namespace.value(), annotations.value())?;
        Ok(dispatch::set_item(entries.value(), string(&name).value(), annotation.value())?)
    }

    /// Makes `__annotations__` where the function will fill it.
    pub fn prepare_annotations(&self) -> Go<()> {
        let f = self.f();
        let fills = |id: &StmtId| matches!(f[*id], Stmt::AnnAssign { simple: true, .. });
        if matches!(f.kind, FunctionKind::Module | FunctionKind::ClassBody) && f.reached().stmts.iter().any(fills) {
            let namespace = self.namespace.as_ref().unwrap_or(&self.globals);
            dispatch::set_item(namespace.value(), string("__annotations__").value(), dict::new().value())?;
        }
        Ok(())
    }
}
