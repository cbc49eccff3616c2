//! Two small stages and a handful of passes that the framework's own tests use.
//!
//! A `words` program is functions of words, a line each: `main: a b`. A `sorted` program is the same with words in order.

use super::prelude::*;
use crate::span::FileId;

#[derive(Clone, Debug, PartialEq)]
pub struct Words(pub Vec<(String, Vec<String>)>);

#[derive(Clone, Debug, PartialEq)]
pub struct Sorted(pub Words);

crate::stage_edge!(Words => Sorted);

impl Words {
    fn has(&self, word: &str) -> Vec<Violation> {
        let found = self.0.iter().filter(|(_, body)| body.iter().any(|w| w == word));
        found.map(|(name, _)| Violation::new(format!("`{word}` is here")).in_function(format!("@{name}"))).collect()
    }

    fn each(&mut self, mut f: impl FnMut(&mut Vec<String>)) {
        self.0.iter_mut().for_each(|(_, body)| f(body));
    }
}

crate::facts! { on Words:
    /// No word is `x`.
    NO_X = "words/no-x", |p| p.has("x");
    /// No word is `y`.
    NO_Y = "words/no-y", |p| p.has("y");
    /// No word is `x` or `y`.
    NO_LETTERS = "words/no-letters" from [NO_X, NO_Y], |p| { let mut found = p.has("x"); found.extend(p.has("y")); found.extend(p.has("z")); found };
    /// No word follows itself.
    NO_PAIRS = "words/no-pairs", |p| p.0.iter().all(|(_, body)| body.windows(2).all(|w| w[0] != w[1]));
}

impl Stage for Words {
    const NAME: &'static str = "words";

    fn facts() -> &'static [Fact] {
        FACTS
    }

    fn print(&self) -> String {
        self.0.iter().map(|(name, body)| format!("{name}: {}\n", body.join(" "))).collect()
    }

    fn parse(text: &str, file: FileId) -> Result<Words, Diagnostic> {
        let lines = text.lines().filter(|l| !l.starts_with(';') && !l.is_empty());
        let function = |line: &str| {
            let at = line.as_ptr() as u32 - text.as_ptr() as u32;
            let bad = || {
                Diagnostic::new(codes::P0014, "a function begins with `name:`").at(Span::new(file, at, at + line.len() as u32))
            };
            let (name, body) = line.split_once(':').ok_or_else(bad)?;
            Ok((name.to_owned(), body.split_whitespace().map(str::to_owned).collect()))
        };
        lines.map(function).collect::<Result<_, _>>().map(Words)
    }

    fn verify(&self) -> Result<(), Vec<Violation>> {
        let bad = self.has("!");
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }

    fn functions(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }

    fn restore_function(&mut self, before: &Words, name: &str) {
        let old = before.0.iter().find(|(n, _)| n == name);
        let new = self.0.iter_mut().find(|(n, _)| n == name);
        if let (Some(old), Some(new)) = (old, new) {
            *new = old.clone();
        }
    }
}

impl Stage for Sorted {
    const NAME: &'static str = "sorted";
    fn print(&self) -> String {
        self.0.print()
    }
    fn parse(text: &str, file: FileId) -> Result<Sorted, Diagnostic> {
        Words::parse(text, file).map(Sorted)
    }
    fn verify(&self) -> Result<(), Vec<Violation>> {
        let sorted = self.0.0.iter().all(|(_, body)| body.is_sorted());
        if sorted { Ok(()) } else { Err(vec![Violation::new("the words are not in order")]) }
    }
}

crate::options! {
    /// Which word goes.
    pub struct DropOptions {
        /// How many words go from each function at most.
        limit: u32 = 99,
        /// Nothing but a word to print.
        note: String = String::new(),
    }
}

macro_rules! toy {
    ($pass:ident $name:literal $summary:literal $from:ident -> $to:ident ($options:ty)
     requires [$($need:expr),*] establishes [$($made:expr),*] destroys [$($lost:expr),*]
     |$o:ident, $ir:ident, $cx:ident| $run:expr) => {
        pub struct $pass;
        impl Pass for $pass {
            type From = $from;
            type To = $to;
            type Options = $options;
            const NAME: &'static str = $name;
            const SUMMARY: &'static str = $summary;
            const REQUIRES: &'static [Need] = &[$($need),*];
            const ESTABLISHES: &'static [Fact] = &[$($made),*];
            const DESTROYS: &'static [Fact] = &[$($lost),*];
            fn run(
                $o: &$options,
                $ir: <$to as crate::pass::Follows<$from>>::Input<'_>,
                $cx: &mut PassCx,
            ) -> Result<<$to as crate::pass::Follows<$from>>::Output, Diagnostics> {
                $run
            }
        }
    };
}

/// Written out as pass authors write it.
pub struct DropX;

impl Pass for DropX {
    type From = Words;
    type To = Words;
    type Options = DropOptions;
    const NAME: &'static str = "drop-x";
    const SUMMARY: &'static str = "takes `x` out";
    const ESTABLISHES: &'static [Fact] = &[NO_X];
    const DESTROYS: &'static [Fact] = &[NO_PAIRS];

    fn run(options: &DropOptions, words: &mut Words, cx: &mut PassCx) -> Result<(), Diagnostics> {
        words.each(|body| {
            let mut left = options.limit;
            body.retain(|w| {
                let goes = w == "x" && left > 0 && cx.may("drop");
                if goes {
                    left -= 1;
                    cx.count("dropped");
                }
                !goes
            });
        });
        Ok(())
    }
}

toy! { XToY "x-to-y" "makes `x` `y`" Words -> Words (()) requires [] establishes [NO_X] destroys [NO_Y, NO_PAIRS]
|_o, ir, _cx| { ir.each(|b| b.iter_mut().filter(|w| *w == "x").for_each(|w| *w = "y".into())); Ok(()) } }

toy! { YToX "y-to-x" "makes `y` `x`" Words -> Words (()) requires [] establishes [NO_Y] destroys [NO_X, NO_PAIRS]
|_o, ir, _cx| { ir.each(|b| b.iter_mut().filter(|w| *w == "y").for_each(|w| *w = "x".into())); Ok(()) } }

toy! { DropY "drop-y" "takes `y` out" Words -> Words (()) requires [] establishes [NO_Y] destroys [NO_PAIRS]
|_o, ir, _cx| { ir.each(|b| b.retain(|w| w != "y")); Ok(()) } }

toy! { Dedup "dedup" "takes one of two equal neighbours" Words -> Words (())
requires [need(NO_X, "an `x` doubles what follows it")] establishes [] destroys []
|_o, ir, cx| {
    ir.each(|b| if let Some(i) = b.windows(2).position(|w| w[0] == w[1]) { b.remove(i); cx.count("removed"); });
    Ok(())
} }

toy! { Liar "liar" "breaks what it does not say" Words -> Words (()) requires [] establishes [] destroys []
|_o, ir, _cx| { ir.0[0].1.push("x".into()); Ok(()) } }

toy! { Boaster "boaster" "establishes nothing" Words -> Words (()) requires [] establishes [NO_PAIRS] destroys []
|_o, _ir, _cx| Ok(()) }

toy! { Spoil "spoil" "makes a program no pass may make" Words -> Words (()) requires [] establishes [] destroys []
|_o, ir, _cx| { ir.0[0].1.push("!".into()); Ok(()) } }

toy! { Panics "panics" "has a bug" Words -> Words (()) requires [] establishes [] destroys []
|_o, _ir, _cx| panic!("index out of bounds") }

toy! { Refuses "refuses" "does not like the program" Words -> Words (()) requires [] establishes [] destroys []
|_o, _ir, _cx| Err(Diagnostic::new(codes::E0301, "no").into()) }

toy! { Sort "sort" "puts words in order" Words -> Sorted (()) requires [need(NO_Y, "`y` has no place in the order")] establishes [] destroys []
|_o, ir, _cx| { let mut ir = ir; ir.each(|b| b.sort()); Ok(Sorted(ir)) } }

toy! { Strict "strict" "wants no letters" Words -> Words (()) requires [need(NO_LETTERS, "letters are not words")] establishes [] destroys []
|_o, _ir, _cx| Ok(()) }

toy! { Reverse "reverse" "breaks the order" Sorted -> Sorted (()) requires [] establishes [] destroys []
|_o, ir, _cx| { ir.0.each(|b| b.reverse()); Ok(()) } }

/// All of them, and a profile.
pub fn registry() -> Registry {
    let mut registry = Registry::new();
    registry.add::<DropX>("//! `drop-x` · words → words\n//!\n//! before ⇒ after\nuse x;\n");
    registry.add::<XToY>("");
    registry.add::<YToX>("");
    registry.add::<Dedup>("");
    registry.add::<Liar>("");
    registry.add::<Boaster>("");
    registry.add::<Spoil>("");
    registry.add::<Panics>("");
    registry.add::<Refuses>("");
    registry.add::<Sort>("");
    registry.add::<Strict>("");
    registry.add::<DropY>("");
    registry.add::<Reverse>("");
    registry.add_profile("tidy", "pipeline = \"drop-x, fix(dedup), y-to-x\"\n");
    registry
}

pub fn words(text: &str) -> Words {
    Words::parse(text, FileId(0)).expect("the test's own text parses")
}

#[test]
fn in_place_and_stage_changing_passes_run_through_one_trait() {
    let mut cx = PassCx::new();
    let clean = super::apply::<DropX>(&DropOptions::default(), words("main: b x a x\n"), &mut cx).unwrap();
    assert_eq!(clean, words("main: b a\n"));
    assert_eq!(cx.take_counters(), [("dropped", 2)]);
    assert_eq!(super::apply::<Sort>(&(), clean, &mut cx).unwrap().0, words("main: a b\n"));
}

#[test]
fn the_registry_knows_header_facts_and_stages() {
    let registry = registry();
    assert_eq!(registry.pass("drop-x").unwrap().header(), "`drop-x` · words → words\n\nbefore ⇒ after");
    assert_eq!(registry.fact("words/no-y"), Some(NO_Y));
    assert_eq!(registry.fact("words/no-z"), None);
    assert_eq!(registry.stages().map(|s| s.name).collect::<Vec<_>>(), ["sorted", "words"]);
    assert_eq!(NO_X.doc.trim(), "No word is `x`.");
}
