//! What a pass may ask of the framework while it runs.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::SourceMap;

/// The context of a compile. One lives through the whole pipeline; counters are per pass run.
#[derive(Default)]
pub struct PassCx {
    /// Every source file read so far.
    pub sources: SourceMap,
    /// Remarks that are no errors: why something is slow, what was assumed.
    pub remarks: Diagnostics,
    counters: BTreeMap<&'static str, u64>,
    fuel: Fuel,
    settings: BTreeMap<TypeId, Box<dyn Any>>,
    analyses: fxhash::FxHashMap<(TypeId, u64), Rc<dyn Any>>,
}

/// How many rewrites may still happen.
#[derive(Clone, Copy, Default)]
struct Fuel {
    limit: Option<u64>,
    asked: u64,
    last: Option<&'static str>,
}

/// Above this many cached analyses the cache starts again: entries of changed bodies are never asked for and only take room.
const MAX_CACHED: usize = 4096;

impl PassCx {
    /// An empty context: no files, unlimited fuel, default settings.
    pub fn new() -> PassCx {
        PassCx::default()
    }

    /// Counts one more `what`.
    pub fn count(&mut self, what: &'static str) {
        self.count_by(what, 1);
    }

    /// Counts `n` more of `what`.
    pub fn count_by(&mut self, what: &'static str, n: u64) {
        *self.counters.entry(what).or_default() += n;
    }

    /// The counters since they were last taken, in order of name.
    pub fn take_counters(&mut self) -> Vec<(&'static str, u64)> {
        std::mem::take(&mut self.counters).into_iter().collect()
    }

    /// Asks leave for one rewrite. Every rewrite asks, so that a wrong compile can be bisected to one of them by `--fuel N`.
    pub fn may(&mut self, rewrite: &'static str) -> bool {
        let allowed = self.fuel.limit.is_none_or(|limit| self.fuel.asked < limit);
        if allowed {
            self.fuel.asked += 1;
            self.fuel.last = Some(rewrite);
        }
        allowed
    }

    /// Allows `limit` rewrites in all; `None` is no limit.
    pub fn set_fuel(&mut self, limit: Option<u64>) {
        self.fuel = Fuel { limit, ..Fuel::default() };
    }

    /// Whether rewrites are numbered, so that their order counts.
    pub fn is_limited(&self) -> bool {
        self.fuel.limit.is_some()
    }

    /// Adds what happened under another context, which worked on a part of the program: counters, rewrites and the last of them.
    pub fn add(&mut self, counters: Vec<(&'static str, u64)>, rewrites: u64, last: Option<&'static str>) {
        counters.into_iter().for_each(|(what, n)| self.count_by(what, n));
        self.fuel.asked += rewrites;
        self.fuel.last = last.or(self.fuel.last);
    }

    /// How many rewrites happened.
    pub fn rewrites(&self) -> u64 {
        self.fuel.asked
    }

    /// The name of the last rewrite allowed.
    pub fn last_rewrite(&self) -> Option<&'static str> {
        self.fuel.last
    }

    /// Sets a setting of the whole compile, known by its type.
    pub fn set<T: 'static>(&mut self, value: T) {
        self.settings.insert(TypeId::of::<T>(), Box::new(value));
    }

    /// A setting of the whole compile, if someone set it.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        self.settings.get(&TypeId::of::<T>())?.downcast_ref()
    }

    /// A setting of the whole compile, or the default of its type.
    pub fn setting<T: Default + Clone + 'static>(&self) -> T {
        self.get::<T>().cloned().unwrap_or_default()
    }

    /// Notes something worth telling that is no error.
    pub fn remark(&mut self, remark: Diagnostic) {
        self.remarks.push(remark);
    }

    /// The analysis `A` of the body with this structural hash, computed at most once for each hash.
    pub fn analysis<A: 'static>(&mut self, body_hash: u64, compute: impl FnOnce() -> A) -> Rc<A> {
        let key = (TypeId::of::<A>(), body_hash);
        if let Some(found) = self.analyses.get(&key) {
            return found.clone().downcast().expect("analyses are stored under their own type");
        }
        if self.analyses.len() >= MAX_CACHED {
            self.analyses.clear();
        }
        let made = Rc::new(compute());
        self.analyses.insert(key, made.clone());
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuel_allows_so_many_rewrites_and_names_the_last() {
        let mut cx = PassCx::new();
        cx.set_fuel(Some(2));
        assert_eq!([cx.may("a"), cx.may("b"), cx.may("c")], [true, true, false]);
        assert_eq!((cx.rewrites(), cx.last_rewrite()), (2, Some("b")));
    }

    #[test]
    fn settings_are_known_by_type() {
        let mut cx = PassCx::new();
        cx.set(7u8);
        assert_eq!((cx.setting::<u8>(), cx.setting::<u16>(), cx.get::<u16>()), (7, 0, None));
    }

    #[test]
    fn an_analysis_is_computed_once_per_hash() {
        let mut cx = PassCx::new();
        assert_eq!(*cx.analysis(1, || 10u32), 10);
        assert_eq!(*cx.analysis(1, || 11u32), 10);
        assert_eq!(*cx.analysis(2, || 12u32), 12);
        assert_eq!(*cx.analysis(1, || 13u64), 13);
    }
}
