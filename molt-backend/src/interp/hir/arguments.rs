//! Calls, and displays with starred items.

use molt_ir::hir::{DictItem, Expr, ExprId, Keyword};
use molt_runtime::types::Args;
use molt_runtime::value::{Owned, Value};
use molt_runtime::{class, desugared, dict, dispatch, function, list, set};

use super::Go;
use super::frame::Frame;
use super::machine::{borrowed, string, tuple};

impl Frame {
    /// The values of expressions from the left.
    pub async fn all(&self, items: &[ExprId]) -> Go<Vec<Owned>> {
        let mut values = Vec::with_capacity(items.len());
        for &item in items {
            values.push(self.eval(item).await?);
        }
        Ok(values)
    }

    /// The items of a list or tuple display as a list.
    pub async fn items(&self, items: &[ExprId]) -> Go {
        let made = list::new(items.len());
        for &item in items {
            match self.f()[item] {
                Expr::Starred { value } => {
                    let value = self.eval(value).await?;
                    drop(desugared::list_extend(made.value(), value.value())?);
                }
                _ => {
                    let value = self.eval(item).await?;
                    list::of(&made.value()).push(value);
                }
            }
        }
        Ok(made)
    }

    /// A set display; one of three or more constants has the order of their frozenset. The items before the first starred one are
    /// evaluated before any is hashed.
    pub async fn set_display(&self, items: &[ExprId]) -> Go {
        let first = items.iter().position(|&i| matches!(self.f()[i], Expr::Starred { .. })).unwrap_or(items.len());
        if first == items.len() && first > 2 && items.iter().all(|&item| self.f().is_constant(item)) {
            let values = self.all(items).await?;
            return Ok(set::of_constants(&values.iter().map(Owned::value).collect::<Vec<_>>())?);
        }
        let made = set::new();
        for value in self.all(&items[..first]).await? {
            set::of(&made.value()).add(value.value())?;
        }
        for &item in &items[first..] {
            match self.f()[item] {
                Expr::Starred { value } => {
                    let value = self.eval(value).await?;
                    set_update(&made, value.value())?;
                }
                _ => {
                    let value = self.eval(item).await?;
                    set::of(&made.value()).add(value.value())?;
                }
            }
        }
        Ok(made)
    }

    /// A dict display. Pairs between two `**` are evaluated before any of their keys is hashed.
    pub async fn dict_display(&self, items: &[DictItem]) -> Go {
        let made = dict::new();
        let mut pairs: Vec<(Owned, Owned)> = Vec::new();
        for item in items {
            match item.key {
                Some(key) => {
                    let key = self.eval(key).await?;
                    let value = self.eval(item.value).await?;
                    pairs.push((key, value));
                }
                None => {
                    store(&made, &mut pairs)?;
                    let mapping = self.eval(item.value).await?;
                    drop(desugared::dict_update(made.value(), mapping.value())?);
                }
            }
        }
        store(&made, &mut pairs)?;
        Ok(made)
    }

    /// `function(args, keywords)`.
    pub async fn call(&self, function: ExprId, args: &[ExprId], keywords: &[Keyword]) -> Go {
        let function = self.eval(function).await?;
        if self.has_star(args, keywords) {
            return self.call_starred(function, args, keywords).await;
        }
        let mut values = self.all(args).await?;
        let names = self.keyword_values(keywords, &mut values).await?;
        call(function.value(), &borrowed(&values), names)
    }

    /// `object.name(args, keywords)`; the method is found before the arguments are evaluated.
    pub async fn method_call(&self, object: ExprId, name: &str, args: &[ExprId], keywords: &[Keyword]) -> Go {
        let object = self.eval(object).await?;
        if self.has_star(args, keywords) {
            let function = class::get_attr(object.value(), string(name).value())?;
            return self.call_starred(function, args, keywords).await;
        }
        let (method, takes_object) = class::get_method(object.value(), string(name).value())?;
        let mut values = if takes_object { vec![object] } else { Vec::new() };
        for &arg in args {
            values.push(self.eval(arg).await?);
        }
        let names = self.keyword_values(keywords, &mut values).await?;
        call(method.value(), &borrowed(&values), names)
    }

    fn has_star(&self, args: &[ExprId], keywords: &[Keyword]) -> bool {
        args.iter().any(|&a| matches!(self.f()[a], Expr::Starred { .. })) || keywords.iter().any(|k| k.name.is_none())
    }

    /// Appends the values of named keywords; gives their names.
    async fn keyword_values(&self, keywords: &[Keyword], values: &mut Vec<Owned>) -> Go<Option<Owned>> {
        let mut names = Vec::new();
        for keyword in keywords {
            values.push(self.eval(keyword.value).await?);
            names.push(string(keyword.name.as_deref().unwrap_or("")));
        }
        Ok((!names.is_empty()).then(|| tuple(names)))
    }

    async fn call_starred(&self, function: Owned, args: &[ExprId], keywords: &[Keyword]) -> Go {
        let lone = match args {
            [only] => matches!(self.f()[*only], Expr::Starred { .. }).then_some(*only),
            _ => None,
        };
        let positional = match lone.map(|id| &self.f()[id]) {
            Some(Expr::Starred { value }) => self.eval(*value).await?,
            _ => self.items(args).await?,
        };
        let named = dict::new();
        let mut pairs: Vec<(Owned, Owned)> = Vec::new();
        let mut first = true;
        for keyword in keywords {
            match &keyword.name {
                Some(name) => {
                    let value = self.eval(keyword.value).await?;
                    pairs.push((string(name), value));
                }
                None => {
                    merge(&function, &named, &mut pairs, first)?;
                    first = false;
                    let mapping = self.eval(keyword.value).await?;
                    function::merge_keywords(function.value(), named.value(), mapping.value())?;
                }
            }
        }
        merge(&function, &named, &mut pairs, first)?;
        let named = if keywords.is_empty() { Value::ABSENT } else { named.value() };
        Ok(function::call_spread(function.value(), positional.value(), named)?)
    }
}

/// Calls with positionals, then keyword values named by a tuple.
pub fn call(function: Value, values: &[Value], names: Option<Owned>) -> Go {
    let names = names.as_ref().map_or(Value::ABSENT, Owned::value);
    Ok(dispatch::call(function, Args { values, names })?)
}

/// Adds a group of named keywords, all of whose values have been evaluated.
fn merge(function: &Owned, named: &Owned, pairs: &mut Vec<(Owned, Owned)>, first: bool) -> Go<()> {
    if first {
        return store(named, pairs);
    }
    let group = dict::new();
    store(&group, pairs)?;
    Ok(function::merge_keywords(function.value(), named.value(), group.value())?)
}

fn store(made: &Owned, pairs: &mut Vec<(Owned, Owned)>) -> Go<()> {
    for (key, value) in pairs.drain(..) {
        dict::of(&made.value()).set(key.value(), value)?;
    }
    Ok(())
}

/// Adds the items of an iterable to a set.
pub fn set_update(made: &Owned, iterable: Value) -> Go<()> {
    let iterator = dispatch::iter(iterable)?;
    while let Some(item) = dispatch::next(iterator.value())? {
        set::of(&made.value()).add(item.value())?;
    }
    Ok(())
}
