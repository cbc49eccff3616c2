//! `match`.

use std::pin::Pin;

use molt_ir::hir::{Case, CompareOp, MappingEntry, Pattern, PatternId, PlaceId};
use molt_runtime::sequence::{items_of, unpack_exact, unpack_star};
use molt_runtime::value::{Owned, Value};
use molt_runtime::{desugared, dispatch, int};

use super::Go;
use super::expression::compare;
use super::frame::Frame;
use super::machine::{string, tuple};

/// Names to bind when the whole pattern has succeeded.
type Names = Vec<(PlaceId, Owned)>;

impl Frame {
    /// The first case whose pattern and guard succeed.
    pub async fn match_cases(&self, subject: &Owned, cases: &[Case]) -> Go<()> {
        for case in cases {
            let mut names = Names::new();
            if !self.matches(case.pattern, subject, &mut names).await? {
                continue;
            }
            for (target, value) in names {
                self.store(target, value).await?;
            }
            if let Some(guard) = case.guard
                && !self.test(guard).await?
            {
                continue;
            }
            return self.run(&case.body).await;
        }
        Ok(())
    }

    fn matches<'a>(
        &'a self,
        pattern: PatternId,
        subject: &'a Owned,
        names: &'a mut Names,
    ) -> Pin<Box<dyn Future<Output = Go<bool>> + 'a>> {
        Box::pin(async move {
            self.machine.tick()?;
            match &self.f()[pattern] {
                Pattern::Wildcard {} => Ok(true),
                Pattern::As { pattern, target } => {
                    if let Some(pattern) = pattern
                        && !self.matches(*pattern, subject, names).await?
                    {
                        return Ok(false);
                    }
                    names.push((*target, subject.clone()));
                    Ok(true)
                }
                Pattern::Value { value } => {
                    let value = self.eval(*value).await?;
                    let equal = compare(CompareOp::Eq, subject.value(), value.value())?;
                    Ok(dispatch::truth(equal.value())?)
                }
                Pattern::Singleton { value } => Ok(self.machine.constant(value)?.value() == subject.value()),
                Pattern::Sequence { items } => self.sequence(items, subject, names).await,
                Pattern::Star { target } => {
                    names.extend(target.map(|target| (target, subject.clone())));
                    Ok(true)
                }
                Pattern::Mapping { entries, rest } => self.mapping(entries, *rest, subject, names).await,
                Pattern::Class { class, positional, keywords } => {
                    let class = self.eval(*class).await?;
                    let wanted = tuple(keywords.iter().map(|k| string(&k.name)).collect());
                    let found = desugared::match_class(subject.value(), class.value(), positional.len(), wanted.value())?;
                    if found.value().is_none() {
                        return Ok(false);
                    }
                    let patterns = positional.iter().copied().chain(keywords.iter().map(|k| k.pattern));
                    self.each(patterns, items_of(found.value()).unwrap_or(&[]), names).await
                }
                Pattern::Or { alternatives } => {
                    let before = names.len();
                    for &alternative in alternatives {
                        if self.matches(alternative, subject, names).await? {
                            return Ok(true);
                        }
                        names.truncate(before);
                    }
                    Ok(false)
                }
            }
        })
    }

    /// Patterns against values, from the left.
    async fn each(&self, patterns: impl Iterator<Item = PatternId>, values: &[Value], names: &mut Names) -> Go<bool> {
        for (pattern, &value) in patterns.zip(values) {
            if !self.matches(pattern, &value.to_owned(), names).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn sequence(&self, items: &[PatternId], subject: &Owned, names: &mut Names) -> Go<bool> {
        let ignored = |id: &PatternId| matches!(self.f()[*id], Pattern::Wildcard {} | Pattern::Star { target: None });
        let star = items.iter().position(|&i| matches!(self.f()[i], Pattern::Star { .. }));
        if !desugared::is_sequence(subject.value()) {
            return Ok(false);
        }
        let fits = match star {
            None => dispatch::length(subject.value())? == items.len(),
            Some(_) if items.len() > 1 => dispatch::length(subject.value())? >= items.len() - 1,
            Some(_) => true,
        };
        if !fits || items.iter().all(ignored) {
            return Ok(fits);
        }
        let values = match star {
            None => unpack_exact(subject.value(), items.len())?,
            Some(before) if ignored(&items[before]) => {
                for (i, &item) in items.iter().enumerate().filter(|(_, item)| !ignored(item)) {
                    let index = if i < before { i } else { dispatch::length(subject.value())? - (items.len() - i) };
                    let value = dispatch::get_item(subject.value(), int::from_i64(index as i64).value())?;
                    if !self.matches(item, &value, names).await? {
                        return Ok(false);
                    }
                }
                return Ok(true);
            }
            Some(before) => unpack_star(subject.value(), before, items.len() - before - 1)?,
        };
        let values = tuple(values);
        self.each(items.iter().copied(), items_of(values.value()).unwrap_or(&[]), names).await
    }

    async fn mapping(&self, entries: &[MappingEntry], rest: Option<PlaceId>, subject: &Owned, names: &mut Names) -> Go<bool> {
        if !desugared::is_mapping(subject.value()) {
            return Ok(false);
        }
        if !entries.is_empty() && dispatch::length(subject.value())? < entries.len() {
            return Ok(false);
        }
        let mut keys = Vec::new();
        for entry in entries {
            keys.push(self.eval(entry.key).await?);
        }
        let keys = tuple(keys);
        let found = desugared::match_keys(subject.value(), keys.value())?;
        if found.value().is_none() {
            return Ok(false);
        }
        if !self.each(entries.iter().map(|e| e.pattern), items_of(found.value()).unwrap_or(&[]), names).await? {
            return Ok(false);
        }
        if let Some(target) = rest {
            names.push((target, desugared::mapping_rest(subject.value(), keys.value())?));
        }
        Ok(true)
    }
}
