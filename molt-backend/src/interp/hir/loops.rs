//! Loops and comprehensions.

use std::pin::Pin;

use molt_ir::hir::{Block, Child, Clause, ExprId, Label, LocalKind, Place, PlaceId};
use molt_runtime::dispatch;
use molt_runtime::value::Owned;

use super::Go;
use super::frame::Frame;
use super::machine::Stop;

/// What a comprehension does with the values of one round.
type Add<'a> = &'a mut dyn FnMut(Vec<Owned>) -> Go<()>;

impl Frame {
    /// The core loop.
    pub async fn repeat(&self, label: Label, body: &Block) -> Go<()> {
        loop {
            self.machine.tick()?;
            match self.run(body).await {
                Ok(()) => {}
                Err(Stop::Again(l)) if l == label => {}
                Err(Stop::Leave(l)) if l == label => return Ok(()),
                Err(stop) => return Err(stop),
            }
        }
    }

    /// `while`
    pub async fn while_loop(&self, test: ExprId, body: &Block, otherwise: &Block) -> Go<()> {
        while self.test(test).await? {
            match self.run(body).await {
                Ok(()) | Err(Stop::Continue) => {}
                Err(Stop::Break) => return Ok(()),
                Err(stop) => return Err(stop),
            }
        }
        self.run(otherwise).await
    }

    /// `for`, with the iterator at hand.
    pub async fn for_loop(&self, target: PlaceId, iterator: Owned, body: &Block, otherwise: &Block) -> Go<()> {
        while let Some(item) = dispatch::next(iterator.value())? {
            self.machine.tick()?;
            self.store(target, item).await?;
            match self.run(body).await {
                Ok(()) | Err(Stop::Continue) => {}
                Err(Stop::Break) => return Ok(()),
                Err(stop) => return Err(stop),
            }
        }
        self.run(otherwise).await
    }

    /// A comprehension: its names are fresh and unbound, then the clauses nest.
    pub async fn comprehension(&self, clauses: &[Clause], items: &[ExprId], add: Add<'_>) -> Go<()> {
        let Some(first) = clauses.first() else { return Err(self.machine.broken("a comprehension without clauses")) };
        let iterable = self.eval(first.iterable).await?;
        let iterator = self.iterator(first.mode, iterable)?;
        for clause in clauses {
            for place in self.f().reached_from(Child::Place(clause.target)).places {
                match self.f()[place] {
                    Place::Cell { local } if self.f().locals[local].kind == LocalKind::Cell => self.new_cell(local),
                    Place::Local { local } if self.is_bound(local) => self.write(local, None),
                    _ => {}
                }
            }
        }
        self.clause(clauses, iterator, items, add).await
    }

    fn clause<'a>(
        &'a self,
        clauses: &'a [Clause],
        iterator: Owned,
        items: &'a [ExprId],
        add: Add<'a>,
    ) -> Pin<Box<dyn Future<Output = Go<()>> + 'a>> {
        Box::pin(async move {
            let [clause, inner @ ..] = clauses else { return Ok(()) };
            'items: while let Some(item) = dispatch::next(iterator.value())? {
                self.machine.tick()?;
                self.store(clause.target, item).await?;
                for &condition in &clause.conditions {
                    if !self.test(condition).await? {
                        continue 'items;
                    }
                }
                match inner.first() {
                    None => add(self.all(items).await?)?,
                    Some(next) => {
                        let iterable = self.eval(next.iterable).await?;
                        let iterator = self.iterator(next.mode, iterable)?;
                        self.clause(inner, iterator, items, &mut *add).await?;
                    }
                }
            }
            Ok(())
        })
    }
}
