//! `expand-format` · hir → hir
//!
//! ```text
//! (call (attribute "{} is {:>4}" format) [x y] [])
//!     ⇒    (do { (assign %argument x) (assign %argument.2 y) }
//!              (intrinsic concat [(intrinsic format [%argument ""]) " is " (intrinsic format [%argument.2 ">4"])]))
//! ```
//!
//! A template that is written down need not be read while the program runs: it is what an f-string would be, but that all arguments are
//! evaluated before the first of them is formatted.
//!
//! Caveat: fields with attributes, items, or fields inside of them are left to the runtime, and so is a template that does not
//! fit the arguments, for the error that the runtime words.

use molt_ir::hir::facts::NAMES_RESOLVED;
use molt_ir::hir::{Const, Conversion, Expr, ExprId, Function, Intrinsic, Keyword, LocalId};

use super::lower_fstrings::formatted;
use super::make::Make;
use crate::prelude::*;

/// Constant templates.
pub struct ExpandFormat;

impl Pass for ExpandFormat {
    type From = hir::Program;
    type To = hir::Program;
    type Options = ();
    const NAME: &'static str = "expand-format";
    const SUMMARY: &'static str = "makes `format` of a template that is written down formats and one concatenation";
    const REQUIRES: &'static [Need] = &[need(NAMES_RESOLVED, "the arguments are kept in temporaries, which only functions with scopes have")];

    fn run(_: &(), hir: &mut hir::Program, cx: &mut PassCx) -> Result<(), Diagnostics> {
        hir.rewrite_exprs(|f, id| {
            let Expr::Call { function, args, keywords } = &f[id] else { return None };
            let Expr::Attribute { object, name } = &f[*function] else { return None };
            let Expr::Const { value: Const::Str(template) } = &f[*object] else { return None };
            let plain = args.iter().all(|&a| !matches!(f[a], Expr::Starred { .. })) && keywords.iter().all(|k| k.name.is_some());
            if name != "format" || !plain {
                return None;
            }
            let names: Vec<&str> = keywords.iter().filter_map(|k| k.name.as_deref()).collect();
            let parts = parts(template.as_str()?, args.len(), &names)?;
            let (args, keywords) = (args.clone(), keywords.clone());
            cx.may("expand").then(|| {
                cx.count("templates");
                expand(f, id, &parts, &args, &keywords)
            })
        });
        Ok(())
    }
}

/// A piece of a template.
#[derive(Debug, PartialEq)]
enum Part {
    Text(String),
    /// Which argument, keywords last; the conversion; the specification.
    Field(usize, Conversion, String),
}

/// The pieces of a template that fits so many arguments and these keywords.
fn parts(template: &str, count: usize, names: &[&str]) -> Option<Vec<Part>> {
    let mut found = Vec::new();
    let mut text = String::new();
    let (mut next, mut numbered) = (0, false);
    let mut chars = template.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' | '}' if chars.peek() == Some(&c) => {
                chars.next();
                text.push(c);
            }
            '{' => {
                let inner: String = std::iter::from_fn(|| chars.next_if(|&c| !matches!(c, '{' | '}'))).collect();
                chars.next_if_eq(&'}')?;
                let (head, spec) = inner.split_once(':').unwrap_or((&inner, ""));
                let (name, conversion) = match head.split_once('!') {
                    Some((name, letter)) => (name, conversion(letter)?),
                    None => (head, Conversion::None),
                };
                let counted = |index: usize| (index < count).then_some(index);
                let index = match name {
                    "" => {
                        next += 1;
                        counted(next - 1)?
                    }
                    _ if name.bytes().all(|b| b.is_ascii_digit()) => {
                        numbered = true;
                        counted(name.parse().ok()?)?
                    }
                    _ => count + names.iter().position(|other| *other == name)?,
                };
                if !text.is_empty() {
                    found.push(Part::Text(std::mem::take(&mut text)));
                }
                found.push(Part::Field(index, conversion, spec.to_owned()));
            }
            '}' => return None,
            _ => text.push(c),
        }
    }
    if !text.is_empty() {
        found.push(Part::Text(text));
    }
    // Both ways of counting in one template are an error.
    (!(numbered && next > 0)).then_some(found)
}

fn conversion(letter: &str) -> Option<Conversion> {
    match letter {
        "s" => Some(Conversion::Str),
        "r" => Some(Conversion::Repr),
        "a" => Some(Conversion::Ascii),
        _ => None,
    }
}

fn expand(f: &mut Function, id: ExprId, parts: &[Part], args: &[ExprId], keywords: &[Keyword]) -> Expr {
    let mut m = Make::for_expr(f, id);
    let mut body = Vec::new();
    let values = args.iter().copied().chain(keywords.iter().map(|k| k.value));
    let locals: Vec<LocalId> = values
        .map(|value| {
            let (local, bind) = m.bind("argument", value);
            body.push(bind);
            local
        })
        .collect();
    let pieces: Vec<ExprId> = parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => m.str(text),
            Part::Field(index, conversion, spec) => {
                let (value, spec) = (m.read(locals[*index]), (!spec.is_empty()).then(|| m.str(spec)));
                let field = formatted(&mut m, value, *conversion, spec);
                m.expr(field)
            }
        })
        .collect();
    let value = m.intrinsic(Intrinsic::Concat, pieces);
    Expr::Do { body: body.into(), value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_read_as_the_runtime_reads_them() {
        let field = |index, spec: &str| Part::Field(index, Conversion::None, spec.to_owned());
        let text = |text: &str| Part::Text(text.to_owned());
        assert_eq!(parts("{} is {:>4}", 2, &[]), Some(vec![field(0, ""), text(" is "), field(1, ">4")]));
        assert_eq!(parts("{1}{0}{{}}", 2, &[]), Some(vec![field(1, ""), field(0, ""), text("{}")]));
        assert_eq!(parts("{a!r:x}", 0, &["a"]), Some(vec![Part::Field(0, Conversion::Repr, "x".to_owned())]));
        assert_eq!(parts("plain", 1, &[]), Some(vec![text("plain")]));
        for unfit in ["{", "}", "{0} {}", "{2}", "{a.b}", "{a[0]}", "{:{}}", "{!x}", "{b}", "{!r", "{ 0}"] {
            assert_eq!(parts(unfit, 2, &["a"]), None, "{unfit}");
        }
    }
}
