//! Exceptions: `catch`, `handling`, `try`, `with`.

use std::pin::Pin;

use molt_ir::hir::{Block, Handler, LocalId, WithItem};
use molt_runtime::sequence::items_of;
use molt_runtime::value::{Owned, Value};
use molt_runtime::{desugared, dispatch, exception, list};

use super::Go;
use super::frame::Frame;
use super::machine::{Stop, borrowed, raised, runtime_effect};

/// Raises an exception caught before, as it was.
pub fn reraise(exception: Owned) -> Stop {
    match runtime_effect("reraise", &[exception.into_raw()]) {
        Ok(()) => raised().into(),
        Err(raised) => raised.into(),
    }
}

impl Frame {
    /// The exception that stopped something, unless handlers may not run any more.
    fn caught(&self, result: Go<()>) -> Result<Owned, Go<()>> {
        match result {
            Err(Stop::Raised(_)) if !self.machine.is_stopped() => Ok(exception::take()),
            other => Err(other),
        }
    }

    /// The core `catch`.
    pub async fn catch(&self, body: &Block, exception: LocalId, handler: &Block) -> Go<()> {
        match self.caught(self.run(body).await) {
            Ok(raised) => {
                self.write(exception, Some(raised));
                self.run(handler).await
            }
            Err(result) => result,
        }
    }

    /// Runs statements with an exception as the one being handled.
    pub async fn handling(&self, exception: Value, body: &Block) -> Go<()> {
        begin(exception);
        let result = self.run(body).await;
        end();
        result
    }

    /// `finally`, after everything before it.
    pub async fn finally(&self, result: Go<()>, last: &Block) -> Go<()> {
        if last.is_empty() {
            return result;
        }
        match self.caught(result) {
            Ok(raised) => {
                self.handling(raised.value(), last).await?;
                Err(reraise(raised))
            }
            Err(result) => {
                if !self.machine.is_stopped() {
                    self.run(last).await?;
                }
                result
            }
        }
    }

    /// `try` with its handlers and `else`.
    pub async fn handlers(&self, body: &Block, handlers: &[Handler], otherwise: &Block) -> Go<()> {
        let result = self.run(body).await;
        if result.is_ok() {
            return self.run(otherwise).await;
        }
        let raised = match self.caught(result) {
            Ok(raised) if !handlers.is_empty() => raised,
            Ok(raised) => return Err(reraise(raised)),
            Err(result) => return result,
        };
        begin(raised.value());
        let result = self.handle(&raised, handlers).await;
        end();
        result
    }

    async fn handle(&self, raised: &Owned, handlers: &[Handler]) -> Go<()> {
        for handler in handlers {
            if let Some(kind) = handler.kind {
                let kind = self.eval(kind).await?;
                if !exception::matches(raised.value(), kind.value())? {
                    continue;
                }
            }
            return self.handler_body(handler, raised.clone()).await;
        }
        Err(reraise(raised.clone()))
    }

    /// The statements of a handler; its name is deleted however they end.
    async fn handler_body(&self, handler: &Handler, raised: Owned) -> Go<()> {
        let Some(target) = handler.target else { return self.run(&handler.body).await };
        self.store(target, raised).await?;
        let result = self.run(&handler.body).await;
        let saved = exception::save();
        self.store(target, Owned::NONE).await?;
        self.delete(target).await?;
        exception::restore(saved);
        result
    }

    /// `try` with `except*` and `else`.
    pub async fn star_handlers(&self, body: &Block, handlers: &[Handler], otherwise: &Block) -> Go<()> {
        let result = self.run(body).await;
        if result.is_ok() {
            return self.run(otherwise).await;
        }
        let whole = match self.caught(result) {
            Ok(whole) => whole,
            Err(result) => return result,
        };
        begin(whole.value());
        let result = self.star_parts(whole, handlers).await;
        end();
        result
    }

    async fn star_parts(&self, whole: Owned, handlers: &[Handler]) -> Go<()> {
        let mut rest = whole.clone();
        let mut kept: Vec<Owned> = Vec::new();
        for handler in handlers {
            let Some(kind) = handler.kind else { return Err(self.machine.broken("`except*` without a class")) };
            let kind = self.eval(kind).await?;
            let split = if rest.value().is_none() {
                molt_runtime::tuple::from_slice(&[Value::NONE, Value::NONE])
            } else {
                exception::star_match(rest.value(), kind.value())?
            };
            let parts = items_of(split.value()).unwrap_or(&[]);
            let [matching, remaining] = *parts else { return Err(self.machine.broken("a split without parts")) };
            rest = remaining.to_owned();
            if matching.is_none() {
                continue;
            }
            begin(matching);
            let result = self.handler_body(handler, matching.to_owned()).await;
            end();
            match self.caught(result) {
                Ok(raised) => kept.push(raised),
                Err(result) => result?,
            }
        }
        if !rest.value().is_none() {
            kept.push(rest);
        }
        let kept = list::from_slice(&borrowed(&kept));
        let out = exception::star_rest(whole.value(), kept.value())?;
        if out.value().is_none() { Ok(()) } else { Err(reraise(out)) }
    }

    /// `with`: each manager, then what is inside.
    pub fn with<'a>(&'a self, items: &'a [WithItem], body: &'a Block) -> Pin<Box<dyn Future<Output = Go<()>> + 'a>> {
        Box::pin(async move {
            let [item, inner @ ..] = items else { return self.run(body).await };
            let manager = self.eval(item.context).await?;
            let enter = desugared::context_enter(manager.value())?;
            let exit = desugared::context_exit(manager.value())?;
            let entered = dispatch::call_values(enter.value(), &[])?;
            let stored = match item.target {
                Some(target) => self.store(target, entered).await,
                None => Ok(()),
            };
            let result = match stored {
                Ok(()) => self.with(inner, body).await,
                Err(stop) => Err(stop),
            };
            match self.caught(result) {
                Ok(raised) => {
                    begin(raised.value());
                    let swallowed = leave(exit.value(), raised.value());
                    end();
                    if swallowed? { Ok(()) } else { Err(reraise(raised)) }
                }
                Err(result) => {
                    if !self.machine.is_stopped() {
                        drop(dispatch::call_values(exit.value(), &[Value::NONE; 3])?);
                    }
                    result
                }
            }
        })
    }
}

/// Tells a manager's `__exit__` about an exception; whether it swallows it.
fn leave(exit: Value, raised: Value) -> Go<bool> {
    let info = desugared::exception_info(raised)?;
    let answer = dispatch::call_values(exit, items_of(info.value()).unwrap_or(&[]))?;
    Ok(dispatch::truth(answer.value())?)
}

fn begin(exception: Value) {
    let current = if exception.is_none() { exception::current() } else { exception.to_owned() };
    exception::push_handled(current.value());
}

fn end() {
    exception::pop_handled();
}
