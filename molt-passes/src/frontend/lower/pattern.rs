//! Patterns of `match`.

use std::collections::BTreeSet;

use molt_ir::hir::{Const, KeywordPattern, MappingEntry, Pattern, PatternId, Place, PlaceId};
use molt_ir::span::Span;
use rustpython_parser::ast;

use super::Lower;

/// The names a pattern binds, to find those bound twice.
type Bound = BTreeSet<String>;

impl Lower<'_> {
    /// The pattern of a case; `last` says that no case follows, so it may match anything.
    pub(super) fn case_pattern(&mut self, p: &ast::Pattern, may_be_irrefutable: bool) -> PatternId {
        if !may_be_irrefutable && let Some(what) = irrefutable(p) {
            self.error(p, format!("{what} makes remaining patterns unreachable"));
        }
        self.pattern(p, &mut Bound::new())
    }

    fn pattern(&mut self, p: &ast::Pattern, bound: &mut Bound) -> PatternId {
        let span = self.span(p);
        let pattern = match p {
            ast::Pattern::MatchValue(v) => {
                self.check_literal(&v.value, "patterns");
                Pattern::Value { value: self.expr(&v.value) }
            }
            ast::Pattern::MatchSingleton(s) => Pattern::Singleton { value: self.constant(&s.value, span) },
            ast::Pattern::MatchSequence(s) => {
                let mut stars = s.patterns.iter().filter(|p| matches!(p, ast::Pattern::MatchStar(_)));
                if let (Some(_), Some(second)) = (stars.next(), stars.next()) {
                    self.error(second, "multiple starred names in sequence pattern");
                }
                Pattern::Sequence { items: s.patterns.iter().map(|p| self.star_or_pattern(p, bound)).collect() }
            }
            ast::Pattern::MatchMapping(m) => {
                self.check_keys(&m.keys);
                if m.rest.as_ref().is_some_and(|name| name.as_str() == "_") {
                    self.error(p, "invalid syntax");
                }
                let entries = m.keys.iter().zip(&m.patterns).map(|(key, pattern)| {
                    let key = self.expr(key);
                    MappingEntry { key, pattern: self.pattern(pattern, bound) }
                });
                let entries = entries.collect();
                let rest = m.rest.as_ref().map(|name| self.bind(name, span, bound));
                Pattern::Mapping { entries, rest }
            }
            ast::Pattern::MatchClass(c) => {
                let class = self.expr(&c.cls);
                let positional = self.patterns(&c.patterns, bound);
                let mut seen = Bound::new();
                for name in &c.kwd_attrs {
                    if !seen.insert(name.to_string()) {
                        self.error(p, format!("attribute name repeated in class pattern: {name}"));
                    }
                }
                let keywords = c
                    .kwd_attrs
                    .iter()
                    .zip(&c.kwd_patterns)
                    .map(|(name, pattern)| KeywordPattern { name: name.as_str().into(), pattern: self.pattern(pattern, bound) });
                Pattern::Class { class, positional, keywords: keywords.collect() }
            }
            ast::Pattern::MatchStar(_) => {
                self.error(p, "invalid syntax");
                Pattern::Wildcard {}
            }
            ast::Pattern::MatchAs(a) => match (&a.pattern, &a.name) {
                (None, None) => Pattern::Wildcard {},
                (None, Some(name)) => Pattern::As { pattern: None, target: self.bind(name, span, bound) },
                (Some(inner), name) => {
                    let pattern = self.pattern(inner, bound);
                    match name {
                        Some(name) => Pattern::As { pattern: Some(pattern), target: self.bind(name, span, bound) },
                        None => return pattern,
                    }
                }
            },
            ast::Pattern::MatchOr(o) => {
                let mut first: Option<Bound> = None;
                let mut alternatives = Vec::new();
                for (i, alternative) in o.patterns.iter().enumerate() {
                    if i + 1 < o.patterns.len()
                        && let Some(what) = irrefutable(alternative)
                    {
                        self.error(alternative, format!("{what} makes remaining patterns unreachable"));
                    }
                    let mut own = bound.clone();
                    alternatives.push(self.pattern(alternative, &mut own));
                    match &first {
                        None => first = Some(own),
                        Some(names) if *names != own => {
                            self.error(p, "alternative patterns bind different names");
                            break;
                        }
                        Some(_) => {}
                    }
                }
                *bound = first.unwrap_or_default();
                Pattern::Or { alternatives }
            }
        };
        self.f().pattern(pattern)
    }

    /// An item of a sequence pattern.
    fn star_or_pattern(&mut self, p: &ast::Pattern, bound: &mut Bound) -> PatternId {
        let ast::Pattern::MatchStar(star) = p else { return self.pattern(p, bound) };
        let span = self.span(p);
        let target = star.name.as_ref().map(|name| self.bind(name, span, bound));
        self.f().pattern(Pattern::Star { target })
    }

    fn patterns(&mut self, patterns: &[ast::Pattern], bound: &mut Bound) -> Vec<PatternId> {
        patterns.iter().map(|p| self.pattern(p, bound)).collect()
    }

    fn bind(&mut self, name: &str, span: Span, bound: &mut Bound) -> PlaceId {
        if !bound.insert(name.to_owned()) {
            self.error_at(span, format!("multiple assignments to name '{name}' in pattern"));
        }
        let name = self.mangled(name);
        self.add_place(Place::Name { name }, span)
    }

    fn check_keys(&mut self, keys: &[ast::Expr]) {
        let mut seen: Vec<Const> = Vec::new();
        for key in keys {
            self.check_literal(key, "mapping pattern keys");
            let (negative, key) = match key {
                ast::Expr::UnaryOp(u) if u.op == ast::UnaryOp::USub => (true, &*u.operand),
                key => (false, key),
            };
            let ast::Expr::Constant(c) = key else { continue };
            let span = self.span(key);
            let value = number_or_other(self.constant(&c.value, span), negative);
            if seen.contains(&value) {
                let text = self.source(key).to_owned();
                self.error(key, format!("mapping pattern checks duplicate key ({text})"));
            }
            seen.push(value);
        }
    }

    /// What stands for a value in a pattern: no text with fields, and of sums only those that write a complex number.
    fn check_literal(&mut self, e: &ast::Expr, what: &str) {
        match e {
            ast::Expr::JoinedStr(text) if text.values.is_empty() || !self.is_plain(text) => {
                self.error(e, format!("{what} may only match literals and attribute lookups"));
            }
            ast::Expr::BinOp(sum) => {
                let real = match &*sum.left {
                    ast::Expr::UnaryOp(u) => &*u.operand,
                    left => left,
                };
                if is_imaginary(real) {
                    self.error(real, "real number required in complex literal");
                } else if !is_imaginary(&sum.right) {
                    self.error(&*sum.right, "imaginary number required in complex literal");
                }
            }
            _ => {}
        }
    }
}

fn is_imaginary(e: &ast::Expr) -> bool {
    matches!(e, ast::Expr::Constant(ast::ExprConstant { value: ast::Constant::Complex { .. }, .. }))
}

/// A constant as what it is equal to: small numbers of any type are floats, and there is one zero.
fn number_or_other(value: Const, negative: bool) -> Const {
    let number = match value {
        Const::Bool(b) => f64::from(u8::from(b)),
        Const::Int(i) if i.unsigned_abs() < 1 << 53 => i as f64,
        Const::Float(f) => f,
        Const::Imaginary(0.0) => 0.0,
        Const::Imaginary(f) if negative => return Const::Imaginary(-f),
        Const::BigInt(digits) if negative => return Const::BigInt(format!("-{digits}").into()),
        other => return other,
    };
    Const::Float(if negative { -number } else { number } + 0.0)
}

/// CPython's words for a pattern that matches anything.
fn irrefutable(p: &ast::Pattern) -> Option<String> {
    match p {
        ast::Pattern::MatchAs(ast::PatternMatchAs { pattern: None, name: None, .. }) => Some("wildcard".into()),
        ast::Pattern::MatchAs(ast::PatternMatchAs { pattern: None, name: Some(name), .. }) => {
            Some(format!("name capture '{name}'"))
        }
        ast::Pattern::MatchAs(ast::PatternMatchAs { pattern: Some(inner), .. }) => irrefutable(inner),
        ast::Pattern::MatchOr(o) => o.patterns.last().and_then(irrefutable),
        _ => None,
    }
}
