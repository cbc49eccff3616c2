//! The first stage: the Python text of the main module. Imported modules are read when it is parsed, through [`Modules`].

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::pass::{Stage, Violation};
use crate::span::FileId;

/// The main module's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its file in the context's source map.
    pub file: FileId,
    /// Its text.
    pub text: Arc<str>,
}

impl Stage for Source {
    const NAME: &'static str = "source";
    const COMMENT: &'static str = "#";

    fn print(&self) -> String {
        self.text.to_string()
    }

    fn parse(text: &str, file: FileId) -> Result<Source, Diagnostic> {
        Ok(Source { file, text: text.into() })
    }

    fn verify(&self) -> Result<(), Vec<Violation>> {
        Ok(())
    }
}

/// Where imported modules are looked for: a setting of the compile (`cx.setting::<Modules>()`).
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Modules {
    /// Folders, first match wins. The folder of the main file comes first.
    pub path: Vec<PathBuf>,
}

impl Modules {
    /// The file of the module `a.b.c`: `a/b/c.py`, or `a/b/c/__init__.py`.
    pub fn find(&self, module: &str) -> Option<PathBuf> {
        let relative: PathBuf = module.split('.').collect();
        let candidates =
            |folder: &PathBuf| [folder.join(&relative).join("__init__.py"), folder.join(&relative).with_extension("py")];
        self.path.iter().flat_map(candidates).find(|file| file.is_file())
    }
}
