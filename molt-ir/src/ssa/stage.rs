//! Every program is a stage of the pass framework.

use super::verify::{VerifyError, verify_function};
use super::{FuncId, Language, Program};
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::parallel;
use crate::pass::{Fact, Stage, Violation};
use crate::span::{FileId, Span};

impl<L: Language> Stage for Program<L> {
    const NAME: &'static str = L::NAME;

    fn facts() -> &'static [Fact] {
        L::facts()
    }

    fn print(&self) -> String {
        self.to_text(true)
    }

    fn parse(text: &str, file: FileId) -> Result<Self, Diagnostic> {
        Program::parse(text).map_err(|e| {
            let at = u32::try_from(e.at).unwrap_or(u32::MAX);
            Diagnostic::new(codes::P0014, e.message).at(Span::new(file, at, at + 1))
        })
    }

    fn verify(&self) -> Result<(), Vec<Violation>> {
        let found = parallel::share(self.ids().collect(), |next| {
            let mut found = vec![];
            while let Some((_, id)) = next() {
                found.extend(violations(self, id).into_iter().map(|violation| (id, violation)));
            }
            found
        });
        let mut found = found.concat();
        found.sort_by_key(|(id, _)| *id);
        if found.is_empty() { Ok(()) } else { Err(found.into_iter().map(|(_, violation)| violation).collect()) }
    }

    fn structural_hash(&self) -> u64 {
        Program::structural_hash(self)
    }

    fn functions(&self) -> Vec<String> {
        Program::functions(self).map(|(_, f)| f.name.clone()).collect()
    }

    fn restore_function(&mut self, before: &Self, name: &str) {
        if let (Some(here), Some(there)) = (self.find(name), before.find(name)) {
            self[here] = before[there].clone();
        }
    }
}

fn violations<L: Language>(program: &Program<L>, id: FuncId) -> Vec<Violation> {
    let violation = |e: VerifyError| Violation::new(e.to_string()).at(e.span).in_function(program[id].name.clone());
    verify_function(program, id).err().unwrap_or_default().into_iter().map(violation).collect()
}
