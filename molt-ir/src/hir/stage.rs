//! `hir` as a stage of the pass framework.

use super::Program;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::pass::{Fact, Stage, Violation};
use crate::span::{FileId, Span};

impl Stage for Program {
    const NAME: &'static str = "hir";

    fn facts() -> &'static [Fact] {
        super::facts::FACTS
    }

    fn print(&self) -> String {
        Program::print(self)
    }

    fn parse(text: &str, file: FileId) -> Result<Program, Diagnostic> {
        Program::parse(text).map_err(|e| {
            let at = e.offset.min(text.len()) as u32;
            Diagnostic::new(codes::P0014, e.message).at(Span::new(file, at, at))
        })
    }

    fn verify(&self) -> Result<(), Vec<Violation>> {
        let found = Program::verify(self)
            .into_iter()
            .map(|m| Violation::new(m.message).at(m.span).in_function(format!("@{}", self.functions[m.function].symbol)));
        let found: Vec<_> = found.collect();
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    fn structural_hash(&self) -> u64 {
        Program::structural_hash(self)
    }

    fn functions(&self) -> Vec<String> {
        self.functions.values().map(|f| f.symbol.to_string()).collect()
    }

    fn restore_function(&mut self, before: &Program, name: &str) {
        if let (Some(now), Some(then)) = (self.function(name), before.function(name)) {
            self.functions[now] = before.functions[then].clone();
        }
    }
}
