//! The first stage: the Python text of the main module. Imported modules are read when it is parsed, through [`Modules`].

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::codes;
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

/// Reads a file of Python: UTF-8, with or without a byte order mark.
pub fn read(path: &Path) -> Result<String, Diagnostic> {
    let name = path.display();
    let unreadable = |what: &str| Diagnostic::new(codes::E0001, format!("cannot read `{name}`: {what}"));
    if path.is_dir() {
        return Err(unreadable("it is a directory").fix("name a file of Python in it"));
    }
    let bytes = std::fs::read(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => unreadable("there is no such file"),
        std::io::ErrorKind::PermissionDenied => unreadable("permission denied"),
        _ => unreadable(&e.to_string()),
    })?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    if let Some(coding) = declared_coding(bytes) {
        let error = Diagnostic::new(codes::E0002, format!("`{name}` says that it is written in `{coding}`"));
        return Err(error.why("Molt reads UTF-8 only").fix("save the file as UTF-8 and take the coding comment out"));
    }
    let text = str::from_utf8(bytes).map_err(|e| {
        let line = 1 + bytes[..e.valid_up_to()].iter().filter(|&&b| b == b'\n').count();
        let byte = bytes[e.valid_up_to()];
        let error = Diagnostic::new(codes::E0002, format!("`{name}` is not UTF-8: byte 0x{byte:02x} on line {line}"));
        error.why("Python source is UTF-8").fix("save the file as UTF-8")
    })?;
    Ok(text.to_owned())
}

/// The coding of a PEP 263 comment on the first two lines, unless it means UTF-8.
fn declared_coding(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|&b| b == b'\n').take(2) {
        let line = String::from_utf8_lossy(line);
        let Some(comment) = line.trim_start().strip_prefix('#') else {
            // A second line counts only below a line that is empty or a comment.
            if line.trim().is_empty() { continue } else { return None }
        };
        let mut places = comment.match_indices("coding").map(|(at, word)| &comment[at + word.len()..]);
        let Some(rest) = places.find_map(|rest| rest.strip_prefix([':', '='])) else { continue };
        let word: String = rest.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
        let normal = word.to_ascii_lowercase().replace('_', "-");
        let utf8 = ["utf-8", "utf8", "utf-8-sig"].contains(&normal.as_str()) || normal.starts_with("utf-8-");
        return (!word.is_empty() && !utf8).then_some(word);
    }
    None
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_coding_comment_on_the_first_two_lines_counts() {
        assert_eq!(declared_coding(b"# -*- coding: latin-1 -*-\n"), Some("latin-1".into()));
        assert_eq!(declared_coding(b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n"), Some("cp1252".into()));
        assert_eq!(declared_coding(b"# coding=UTF_8\n"), None);
        assert_eq!(declared_coding(b"x = 1\n# coding: latin-1\n"), None);
        assert_eq!(declared_coding(b"\n\n# coding: latin-1\n"), None);
        assert_eq!(declared_coding(b"# my coding, coding: latin-1\n"), Some("latin-1".into()));
        assert_eq!(declared_coding(b"# about decoding things\n"), None);
    }
}
