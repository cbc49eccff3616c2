//! Facts: named properties of a stage, each with a checker that can be run.

use std::any::Any;
use std::fmt;

use crate::span::Span;

/// A property of a stage, named for what is absent (`hir/no-chained-compare`). Declared by [`facts!`](crate::facts).
#[derive(Clone, Copy)]
pub struct Fact {
    /// `stage/what-is-absent`.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// The crate that declares it.
    pub krate: &'static str,
    /// It holds when all of these do; empty for a fact that stands alone.
    pub parts: &'static [Fact],
    /// Lists what contradicts it, given the stage's data.
    pub check: fn(&dyn Any) -> Vec<Violation>,
}

impl Fact {
    /// The stage part of the name.
    pub fn stage(&self) -> &'static str {
        self.name.split_once('/').map_or(self.name, |(stage, _)| stage)
    }
}

impl PartialEq for Fact {
    fn eq(&self, other: &Fact) -> bool {
        self.name == other.name
    }
}

impl Eq for Fact {}

impl fmt::Debug for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A fact that a pass relies on, and the reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Need {
    /// What must hold.
    pub fact: Fact,
    /// Why the pass would be wrong without it.
    pub why: &'static str,
}

/// A requirement with its reason.
pub const fn need(fact: Fact, why: &'static str) -> Need {
    Need { fact, why }
}

/// Something in a stage that contradicts a fact or the stage's own rules.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Violation {
    /// The place in the Python source, if known.
    pub span: Option<Span>,
    /// The function it is in, if known, as the stage prints it.
    pub function: Option<String>,
    /// What is wrong.
    pub message: String,
}

impl Violation {
    /// A violation with a message only.
    pub fn new(message: impl Into<String>) -> Violation {
        Violation { span: None, function: None, message: message.into() }
    }

    /// Sets the place.
    pub fn at(mut self, span: Span) -> Violation {
        self.span = span.some();
        self
    }

    /// Sets the function.
    pub fn in_function(mut self, name: impl Into<String>) -> Violation {
        self.function = Some(name.into());
        self
    }
}

/// What a checker may return: a `bool`, a list of violations, or a `Result`.
pub trait Verdict {
    /// The violations of `fact`; empty when it holds.
    fn violations(self, fact: &str) -> Vec<Violation>;
}

impl Verdict for bool {
    fn violations(self, fact: &str) -> Vec<Violation> {
        if self { Vec::new() } else { vec![Violation::new(format!("`{fact}` does not hold"))] }
    }
}

impl Verdict for Vec<Violation> {
    fn violations(self, _: &str) -> Vec<Violation> {
        self
    }
}

impl Verdict for Result<(), Vec<Violation>> {
    fn violations(self, _: &str) -> Vec<Violation> {
        self.err().unwrap_or_default()
    }
}

/// Declares the facts of a stage: a constant for each, and `FACTS`, the list of all.
///
/// ```ignore
/// facts! { on Hir:
///     /// No `Expr::Compare` has more than one link.
///     NO_CHAINED_COMPARE = "hir/no-chained-compare", |hir| hir.exprs().all(|e| !e.is_chained());
/// }
/// ```
///
/// The checker returns a `bool`, a `Vec<Violation>` or a `Result<(), Vec<Violation>>`. A fact that holds when all of some others
/// do lists them: `CORE = "hir/core" from [NO_WITH, NO_MATCH], |hir| ..`.
#[macro_export]
macro_rules! facts {
    (on $stage:ty: $($(#[doc = $doc:literal])+ $name:ident = $text:literal $(from [$($part:expr),* $(,)?])?, $check:expr;)*) => {
        $(
            $(#[doc = $doc])+
            pub const $name: $crate::pass::Fact = $crate::pass::Fact {
                name: $text,
                doc: concat!($($doc, "\n"),+),
                krate: env!("CARGO_PKG_NAME"),
                parts: &[$($($part),*)?],
                check: |stage: &dyn ::std::any::Any| {
                    let check: fn(&$stage) -> _ = $check;
                    let stage = stage.downcast_ref::<$stage>().expect("a fact is checked on its own stage");
                    $crate::pass::Verdict::violations(check(stage), $text)
                },
            };
        )*
        /// Every fact declared here.
        pub const FACTS: &[$crate::pass::Fact] = &[$($name),*];
    };
}
