//! Every SSA program is a stage.

use super::{Language, Program};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::pass::{Fact, Stage, Violation};
use crate::span::{FileId, Span};

/// What makes a language's programs a stage: its facts.
pub trait StageLanguage: Language {
    /// The facts declared for it.
    fn facts() -> &'static [Fact];
}

impl<L: StageLanguage> Stage for Program<L> {
    const NAME: &'static str = L::NAME;

    fn facts() -> &'static [Fact] {
        L::facts()
    }

    fn print(&self) -> String {
        self.to_text(false)
    }

    fn parse(text: &str, file: FileId) -> Result<Self, Diagnostic> {
        Program::parse(text).map_err(|e| {
            let at = e.at as u32;
            Diagnostic::new(codes::P0014, e.message).at(Span::new(file, at, at + 1))
        })
    }

    fn verify(&self) -> Result<(), Vec<Violation>> {
        Ok(())
    }

    fn structural_hash(&self) -> u64 {
        Program::structural_hash(self)
    }

    fn functions(&self) -> Vec<String> {
        Program::functions(self).map(|(_, f)| f.name.clone()).collect()
    }

    fn restore_function(&mut self, before: &Self, name: &str) {
        if let (Some(id), Some(old)) = (self.find(name), before.find(name)) {
            self[id] = before[old].clone();
        }
    }
}
