//! Errors as users see them: a code, a place, the reason, and what to do about it.
//!
//! ```text
//! error[E0312]: `exec` needs a compiler at run time
//!   --> app.py:14:5
//!    14 |     exec(line)
//!       |     ^^^^^^^^^^
//!    why: this program is compiled ahead of time and carries no Python compiler
//!    fix: use a dict of functions: ACTIONS[name](x)
//! ```

use std::fmt::{self, Write};

use serde::Serialize;

use crate::codes::Code;
use crate::span::{SourceMap, Span};

/// One error.
#[derive(Clone, PartialEq, Debug)]
pub struct Diagnostic {
    /// Its entry in the table of codes.
    pub code: Code,
    /// The place it is about.
    pub span: Option<Span>,
    /// What is wrong, in one line.
    pub message: String,
    /// A word under the marked text.
    pub label: Option<String>,
    /// Why that is an error.
    pub why: Option<String>,
    /// What to write instead.
    pub fix: Option<String>,
    /// Further lines, in order.
    pub notes: Vec<Note>,
}

/// A further line of a diagnostic.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Note {
    /// The word before the colon: `help`, `note`, `repeat`.
    pub kind: &'static str,
    /// The line.
    pub text: String,
}

impl Diagnostic {
    /// An error with a message and nothing else yet.
    pub fn new(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, span: None, message: message.into(), label: None, why: None, fix: None, notes: Vec::new() }
    }

    /// Sets the place. [`Span::NONE`] leaves it unset.
    pub fn at(mut self, span: Span) -> Diagnostic {
        self.span = span.some();
        self
    }

    /// Sets the word under the marked text.
    pub fn label(mut self, text: impl Into<String>) -> Diagnostic {
        self.label = Some(text.into());
        self
    }

    /// Sets the reason.
    pub fn why(mut self, text: impl Into<String>) -> Diagnostic {
        self.why = Some(text.into());
        self
    }

    /// Sets the repair.
    pub fn fix(mut self, text: impl Into<String>) -> Diagnostic {
        self.fix = Some(text.into());
        self
    }

    fn with(mut self, kind: &'static str, text: impl Into<String>) -> Diagnostic {
        self.notes.push(Note { kind, text: text.into() });
        self
    }

    /// Adds a `note:` line.
    pub fn note(self, text: impl Into<String>) -> Diagnostic {
        self.with("note", text)
    }

    /// Adds a `help:` line.
    pub fn help(self, text: impl Into<String>) -> Diagnostic {
        self.with("help", text)
    }

    /// Adds a `repeat:` line: the command that shows the error again.
    pub fn repeat(self, command: impl Into<String>) -> Diagnostic {
        self.with("repeat", command)
    }

    /// The plain text form, ending in a newline.
    pub fn render(&self, sources: &SourceMap) -> String {
        let mut out = format!("error[{}]: {}\n", self.code.id, self.message);
        if let Some(span) = self.span {
            self.render_frame(span, sources, &mut out);
        }
        let why = self.why.iter().map(|text| ("why", text));
        let fix = self.fix.iter().map(|text| ("fix", text));
        for (kind, text) in why.chain(fix).chain(self.notes.iter().map(|n| (n.kind, &n.text))) {
            let head = format!("{kind:>6}: ");
            let head = if kind.len() > 4 { format!("  {kind}: ") } else { head };
            let indent = format!("\n{:width$}", "", width = head.len());
            let _ = writeln!(out, "{head}{}", text.trim_end().replace('\n', &indent));
        }
        out
    }

    /// `--> file:line:column`, then the line with the text marked.
    fn render_frame(&self, span: Span, sources: &SourceMap, out: &mut String) {
        let Some((file, place)) = sources.locate(span) else { return };
        let _ = writeln!(out, "  --> {}:{}:{}", file.name, place.line, place.column);
        let line = file.line_text(place.line);
        if line.trim().is_empty() || line.chars().count() > MAX_LINE {
            return;
        }
        let end = file.line_column(span.end.max(span.start));
        let last = if end.line == place.line { end.column } else { line.trim_end().chars().count() as u32 + 1 };
        let marks = last.saturating_sub(place.column).max(1) as usize;
        // A tab stays a tab below itself, so the marks line up whatever its width.
        let pad: String = line.chars().take(place.column as usize - 1).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        let _ = writeln!(out, "{:>5} | {line}", place.line);
        let label = self.label.as_deref().map(|l| format!(" {l}")).unwrap_or_default();
        let _ = writeln!(out, "      | {pad}{}{label}", "^".repeat(marks));
    }

    /// The form for `--message-format json`; serialise it with any serde format.
    pub fn json(&self, sources: &SourceMap) -> JsonDiagnostic {
        let place = self.span.and_then(|span| {
            let (file, start) = sources.locate(span)?;
            let end = file.line_column(span.end);
            Some(JsonPlace {
                file: file.name.to_string(),
                start: span.start,
                end: span.end,
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
            })
        });
        JsonDiagnostic {
            code: self.code.id,
            title: self.code.title,
            message: self.message.clone(),
            place,
            label: self.label.clone(),
            why: self.why.clone(),
            fix: self.fix.clone(),
            notes: self.notes.clone(),
            rendered: self.render(sources),
        }
    }
}

/// Longer lines (generated code, data) are not shown in a frame.
const MAX_LINE: usize = 240;

/// A diagnostic as JSON.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct JsonDiagnostic {
    pub code: &'static str,
    pub title: &'static str,
    pub message: String,
    pub place: Option<JsonPlace>,
    pub label: Option<String>,
    pub why: Option<String>,
    pub fix: Option<String>,
    pub notes: Vec<Note>,
    pub rendered: String,
}

/// The place of a diagnostic as JSON: bytes, and lines and columns from 1.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct JsonPlace {
    pub file: String,
    pub start: u32,
    pub end: u32,
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// All errors of a run, in the order they were found.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// True when nothing went wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The diagnostics in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// `Ok(value)` when nothing went wrong: how a pass that collects its errors ends.
    pub fn or<T>(self, value: T) -> Result<T, Diagnostics> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }

    /// Every error as plain text with an empty line between two.
    pub fn render(&self, sources: &SourceMap) -> String {
        self.0.iter().map(|d| d.render(sources)).collect::<Vec<_>>().join("\n")
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Diagnostics {
        Diagnostics(vec![diagnostic])
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, items: I) {
        self.0.extend(items);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(&SourceMap::default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;
    use crate::span::FileId;

    fn sources() -> SourceMap {
        let mut map = SourceMap::default();
        map.add("app.py", "import os\ndef f(line):\n\texec(line)\n");
        map
    }

    fn exec() -> Diagnostic {
        Diagnostic::new(codes::E0312, "`exec` needs a compiler at run time")
            .at(Span::new(FileId(0), 24, 34))
            .why("this program is compiled ahead of time and carries no Python compiler")
            .fix("use a dict of functions: ACTIONS[name](x)")
    }

    #[test]
    fn an_error_shows_place_frame_reason_and_repair() {
        assert_eq!(
            exec().label("here").help("two\nlines").repeat("molt-driver check app.py").render(&sources()),
            "error[E0312]: `exec` needs a compiler at run time\n\
             \x20 --> app.py:3:2\n\
             \x20   3 | \texec(line)\n\
             \x20     | \t^^^^^^^^^^ here\n\
             \x20  why: this program is compiled ahead of time and carries no Python compiler\n\
             \x20  fix: use a dict of functions: ACTIONS[name](x)\n\
             \x20 help: two\n\
             \x20       lines\n\
             \x20 repeat: molt-driver check app.py\n"
        );
    }

    #[test]
    fn a_span_over_lines_marks_the_rest_of_the_first() {
        let text = exec().at(Span::new(FileId(0), 10, 34)).render(&sources());
        assert!(text.contains("    2 | def f(line):\n      | ^^^^^^^^^^^^\n"), "{text}");
    }

    #[test]
    fn a_span_of_no_known_file_is_left_out() {
        assert!(!exec().at(Span::new(FileId(7), 0, 1)).render(&sources()).contains("-->"));
        assert!(exec().at(Span::NONE).span.is_none());
    }

    #[test]
    fn json_has_the_same_place() {
        let json = exec().json(&sources());
        let place = json.place.unwrap();
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (3, 2, 3, 12));
    }
}
