//! `lower-match` · hir → hir
//!
//! ```text
//! (match s [((sequence [(value 1) (as - x)]) g { body })])
//!     ⇒    (assign %subject s)
//!          (block 'done {
//!            (block 'next {
//!              (if (intrinsic is-sequence [%subject]) {} { (leave 'next) })
//!              (if (compare (intrinsic length [%subject]) [(== 2)]) {} { (leave 'next) })
//!              (assign %items (intrinsic unpack [%subject 2]))
//!              (assign %item (intrinsic tuple-item [%items 0]))
//!              (if (compare %item [(== 1)]) {} { (leave 'next) })
//!              (assign %item.2 (intrinsic tuple-item [%items 1]))
//!              (assign x %item.2)
//!              (if g {} { (leave 'next) })
//!              body
//!              (leave 'done)
//!            })
//!          })
//! ```
//!
//! Cases are tried in order, parts of a pattern from the left. Names are stored when the whole pattern has succeeded, before the
//! guard, as CPython does it.

use molt_ir::hir::facts::{NAMES_RESOLVED, NO_MATCH};
use molt_ir::hir::{Case, CompareOp, Expr, ExprId, Intrinsic, KeywordPattern, Label, LocalId, MappingEntry, Pattern, PatternId, PlaceId, Stmt, StmtId};

use super::make::Make;
use crate::prelude::*;

/// `match` statements.
pub struct LowerMatch;

impl Pass for LowerMatch {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "lower-match";
    const SUMMARY: &'static str = "makes patterns a sequence of tests";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "parts of the subject are kept in temporaries, which only functions with scopes have")];
    const ESTABLISHES: &'static [Fact] = &[NO_MATCH];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_stmts(|f, id| match f[id].clone() {
            Stmt::Match { subject, cases } if cx.may("lower") => {
                cx.count_by("cases", cases.len() as u64);
                let mut m = Make::for_stmt(f, id);
                let (subject, bind) = m.bind("subject", subject);
                let done = m.f.label();
                let cases = cases.into_iter().map(|case| lower(&mut m, case, subject, done)).collect();
                Some(vec![bind, m.block(done, cases)])
            }
            _ => None,
        });
        Ok(())
    }
}

fn lower(m: &mut Make<'_>, case: Case, subject: LocalId, done: Label) -> StmtId {
    let next = m.f.label();
    let mut names = Vec::new();
    let mut matcher = Matcher { m, out: Vec::new(), names: &mut names };
    matcher.pattern(case.pattern, subject, next);
    let mut out = matcher.out;
    for (target, value) in names {
        let value = m.read(value);
        out.push(m.store(target, value));
    }
    if let Some(guard) = case.guard {
        let leave = m.leave(next);
        out.push(m.branch(guard, vec![], vec![leave]));
    }
    out.extend(case.body.0);
    out.push(m.leave(done));
    m.block(next, out)
}

/// Tests of one case; each leaves a label when it fails.
struct Matcher<'a, 'f> {
    m: &'a mut Make<'f>,
    out: Vec<StmtId>,
    /// Names to bind in the end, with the temporaries that hold their values. Alternatives share them.
    names: &'a mut Vec<(PlaceId, LocalId)>,
}

impl Matcher<'_, '_> {
    fn require(&mut self, test: ExprId, fail: Label) {
        let leave = self.m.leave(fail);
        let test = self.m.branch(test, vec![], vec![leave]);
        self.out.push(test);
    }

    fn require_op(&mut self, op: Intrinsic, subject: LocalId, fail: Label) {
        let value = self.m.read(subject);
        let test = self.m.intrinsic(op, [value]);
        self.require(test, fail);
    }

    fn require_length(&mut self, subject: LocalId, op: CompareOp, length: usize, fail: Label) {
        let (value, length) = (self.m.read(subject), self.m.int(length));
        let actual = self.m.intrinsic(Intrinsic::Length, [value]);
        let test = self.m.compare(actual, op, length);
        self.require(test, fail);
    }

    fn bind(&mut self, name: &str, value: ExprId) -> LocalId {
        let (local, bind) = self.m.bind(name, value);
        self.out.push(bind);
        local
    }

    fn capture(&mut self, target: PlaceId, subject: LocalId) {
        let known = self.names.iter().find(|(place, _)| self.m.f[*place] == self.m.f[target]);
        let local = match known.map(|(_, local)| *local) {
            Some(local) => local,
            None => {
                let local = self.m.temporary("capture");
                self.names.push((target, local));
                local
            }
        };
        let value = self.m.read(subject);
        let keep = self.m.set(local, value);
        self.out.push(keep);
    }

    fn pattern(&mut self, id: PatternId, subject: LocalId, fail: Label) {
        match self.m.f[id].clone() {
            Pattern::Wildcard {} => {}
            Pattern::As { pattern, target } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern, subject, fail);
                }
                self.capture(target, subject);
            }
            Pattern::Value { value } => {
                let left = self.m.read(subject);
                let test = self.m.compare(left, CompareOp::Eq, value);
                self.require(test, fail);
            }
            Pattern::Singleton { value } => {
                let (left, right) = (self.m.read(subject), self.m.expr(Expr::Const { value }));
                let test = self.m.compare(left, CompareOp::Is, right);
                self.require(test, fail);
            }
            Pattern::Sequence { items } => self.sequence(&items, subject, fail),
            Pattern::Star { target } => target.into_iter().for_each(|target| self.capture(target, subject)),
            Pattern::Mapping { entries, rest } => self.mapping(&entries, rest, subject, fail),
            Pattern::Class { class, positional, keywords } => self.class(class, &positional, &keywords, subject, fail),
            Pattern::Or { alternatives } => self.alternatives(&alternatives, subject, fail),
        }
    }

    /// Each item of a tuple that the compiler made against its pattern.
    fn items(&mut self, patterns: &[PatternId], tuple: LocalId, fail: Label) {
        for (index, &pattern) in patterns.iter().enumerate() {
            if !self.ignores(pattern) {
                let item = self.m.item(tuple, index);
                let item = self.bind("item", item);
                self.pattern(pattern, item, fail);
            }
        }
    }

    /// All attributes are taken before any of them is looked at, from the left. With positional patterns the class says at run
    /// time what they are called.
    fn class(&mut self, class: ExprId, positional: &[PatternId], keywords: &[KeywordPattern], subject: LocalId, fail: Label) {
        let class = self.bind("class", class);
        let checked = self.m.read(class);
        let check = self.m.effect(Intrinsic::CheckPatternClass, [checked]);
        self.out.push(check);
        let (isinstance, args) = (self.m.builtin("isinstance"), [self.m.read(subject), self.m.read(class)]);
        let test = self.m.call(isinstance, args);
        self.require(test, fail);
        let names = (!positional.is_empty()).then(|| {
            let items = keywords.iter().map(|k| self.m.str(&k.name)).collect();
            let keywords = self.m.expr(Expr::Tuple { items });
            let args = [self.m.read(class), self.m.int(positional.len()), keywords];
            let names = self.m.intrinsic(Intrinsic::MatchNames, args);
            self.bind("names", names)
        });
        let named = keywords.iter().map(|k| (k.pattern, Some(&k.name)));
        let parts = positional.iter().map(|&pattern| (pattern, None)).chain(named);
        let mut found = Vec::new();
        for (index, (pattern, name)) in parts.enumerate() {
            let object = self.m.read(subject);
            let value = match (names, name) {
                (Some(names), _) => {
                    let args = [object, self.m.read(class), self.m.read(names), self.m.int(index)];
                    self.m.intrinsic(Intrinsic::MatchAttribute, args)
                }
                (None, Some(name)) => self.m.expr(Expr::Attribute { object, name: name.clone() }),
                (None, None) => continue,
            };
            found.push((pattern, self.attribute(value, fail)));
        }
        for (pattern, item) in found {
            self.pattern(pattern, item, fail);
        }
    }

    /// The attribute that an expression gives; where the object has none the pattern fails.
    fn attribute(&mut self, value: ExprId, fail: Label) -> LocalId {
        let m = &mut *self.m;
        let (item, bind) = m.bind("item", value);
        let exception = m.temporary("exception");
        let (raised, kind) = (m.read(exception), m.builtin("AttributeError"));
        let test = m.intrinsic(Intrinsic::ExceptionMatch, [raised, kind]);
        let (leave, same, handled) = (m.leave(fail), m.read(exception), m.read(exception));
        let reraise = m.stmt(Stmt::Reraise { exception: same });
        let test = m.branch(test, vec![leave], vec![reraise]);
        let handling = m.stmt(Stmt::Handling { exception: handled, body: vec![test].into() });
        let catch = m.stmt(Stmt::Catch { body: vec![bind].into(), exception, handler: vec![handling].into() });
        self.out.push(catch);
        item
    }

    fn ignores(&self, pattern: PatternId) -> bool {
        matches!(self.m.f[pattern], Pattern::Wildcard {} | Pattern::Star { target: None })
    }

    fn sequence(&mut self, items: &[PatternId], subject: LocalId, fail: Label) {
        let star = items.iter().position(|&i| matches!(self.m.f[i], Pattern::Star { .. }));
        self.require_op(Intrinsic::IsSequence, subject, fail);
        match star {
            None => self.require_length(subject, CompareOp::Eq, items.len(), fail),
            Some(_) if items.len() > 1 => self.require_length(subject, CompareOp::Ge, items.len() - 1, fail),
            Some(_) => {}
        }
        if items.iter().all(|&i| self.ignores(i)) {
            return;
        }
        let value = self.m.read(subject);
        let unpacked = match star {
            Some(before) if self.ignores(items[before]) => return self.around_star(items, before, subject, fail),
            Some(before) => {
                let args = [value, self.m.int(before), self.m.int(items.len() - before - 1)];
                self.m.intrinsic(Intrinsic::UnpackStar, args)
            }
            None => {
                let count = self.m.int(items.len());
                self.m.intrinsic(Intrinsic::Unpack, [value, count])
            }
        };
        let tuple = self.bind("items", unpacked);
        self.items(items, tuple, fail);
    }

    /// `[a, *_, b]`: the items by index, so that the middle is never made.
    fn around_star(&mut self, items: &[PatternId], star: usize, subject: LocalId, fail: Label) {
        for (i, &pattern) in items.iter().enumerate() {
            if self.ignores(pattern) {
                continue;
            }
            let index = if i < star {
                self.m.int(i)
            } else {
                let (value, back) = (self.m.read(subject), self.m.int(items.len() - i));
                let length = self.m.intrinsic(Intrinsic::Length, [value]);
                self.m.expr(Expr::Binary { op: molt_ir::hir::BinaryOp::Sub, left: length, right: back })
            };
            let object = self.m.read(subject);
            let item = self.m.expr(Expr::Subscript { object, index });
            let item = self.bind("item", item);
            self.pattern(pattern, item, fail);
        }
    }

    fn mapping(&mut self, entries: &[MappingEntry], rest: Option<PlaceId>, subject: LocalId, fail: Label) {
        self.require_op(Intrinsic::IsMapping, subject, fail);
        if entries.is_empty() && rest.is_none() {
            return;
        }
        if !entries.is_empty() {
            self.require_length(subject, CompareOp::Ge, entries.len(), fail);
        }
        let keys = self.m.expr(Expr::Tuple { items: entries.iter().map(|e| e.key).collect() });
        let keys = self.bind("keys", keys);
        let args = [self.m.read(subject), self.m.read(keys)];
        let values = self.m.intrinsic(Intrinsic::MatchKeys, args);
        let values = self.bind("values", values);
        let test = self.m.is_some(values);
        self.require(test, fail);
        let patterns: Vec<PatternId> = entries.iter().map(|e| e.pattern).collect();
        self.items(&patterns, values, fail);
        if let Some(target) = rest {
            let args = [self.m.read(subject), self.m.read(keys)];
            let rest = self.m.intrinsic(Intrinsic::MappingRest, args);
            let rest = self.bind("rest", rest);
            self.capture(target, rest);
        }
    }

    /// The first alternative that matches; the last one may fail the whole.
    fn alternatives(&mut self, alternatives: &[PatternId], subject: LocalId, fail: Label) {
        let Some((&last, others)) = alternatives.split_last() else { return };
        let found = self.m.f.label();
        let before = std::mem::take(&mut self.out);
        for &alternative in others {
            let next = self.m.f.label();
            let outer = std::mem::take(&mut self.out);
            self.pattern(alternative, subject, next);
            let leave = self.m.leave(found);
            self.out.push(leave);
            let tests = std::mem::replace(&mut self.out, outer);
            let block = self.m.block(next, tests);
            self.out.push(block);
        }
        self.pattern(last, subject, fail);
        let tests = std::mem::replace(&mut self.out, before);
        let block = self.m.block(found, tests);
        self.out.push(block);
    }
}
