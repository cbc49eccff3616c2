//! Places in source files: a span is a file and a range of bytes; the map turns it into lines and columns.

use std::fmt;
use std::sync::Arc;

/// A file of the [`SourceMap`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FileId(pub u32);

/// A range of bytes of one file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// No place at all: what the compiler made up itself.
    pub const NONE: Span = Span { file: FileId(u32::MAX), start: 0, end: 0 };

    /// The bytes `start..end` of `file`.
    pub fn new(file: FileId, start: u32, end: u32) -> Span {
        Span { file, start, end }
    }

    /// True for [`Span::NONE`].
    pub fn is_none(self) -> bool {
        self.file == Span::NONE.file
    }

    /// The smallest span that covers both; `self` when they lie in different files.
    pub fn to(self, other: Span) -> Span {
        if self.is_none() {
            other
        } else if self.file != other.file {
            self
        } else {
            Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
        }
    }

    /// `self`, unless it is [`Span::NONE`].
    pub fn some(self) -> Option<Span> {
        (!self.is_none()).then_some(self)
    }
}

impl Default for Span {
    fn default() -> Span {
        Span::NONE
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_none() { f.write_str("-") } else { write!(f, "{}:{}..{}", self.file.0, self.start, self.end) }
    }
}

/// One source file, held for messages and tracebacks.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The name as messages print it.
    pub name: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
    line_starts: Arc<[u32]>,
}

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl SourceFile {
    /// The line that holds byte `offset`, from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&start| start <= offset) as u32
    }

    /// The line and column of byte `offset`; an offset past the end means the end.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let offset = offset.min(self.text.len() as u32);
        let line = self.line(offset);
        let start = self.line_starts[line as usize - 1];
        let before = self.text.as_bytes()[start as usize..offset as usize].iter().filter(|&&b| b & 0xC0 != 0x80).count();
        LineColumn { line, column: before as u32 + 1 }
    }

    /// The text of `line` (from 1) without its line ending; empty past the end.
    pub fn line_text(&self, line: u32) -> &str {
        let index = line as usize - 1;
        let Some(&start) = self.line_starts.get(index) else { return "" };
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |&e| e as usize);
        self.text[start as usize..end].trim_end_matches(['\n', '\r'])
    }

    /// How many lines there are; a final newline does not begin another.
    pub fn line_count(&self) -> u32 {
        self.text.lines().count() as u32
    }
}

/// Every source file of a compile.
#[derive(Clone, Default, Debug)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Adds a file and gives its id.
    pub fn add(&mut self, name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        let text = text.into();
        let line_starts = line_starts(&text).into();
        self.files.push(SourceFile { name: name.into(), text, line_starts });
        FileId(self.files.len() as u32 - 1)
    }

    /// The file of an id, if this map made it.
    pub fn get(&self, file: FileId) -> Option<&SourceFile> {
        self.files.get(file.0 as usize)
    }

    /// Every file with its id, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, f)| (FileId(i as u32), f))
    }

    /// The id of the file with this name.
    pub fn find(&self, name: &str) -> Option<FileId> {
        self.iter().find(|(_, f)| &*f.name == name).map(|(id, _)| id)
    }

    /// The file, line and column where `span` begins.
    pub fn locate(&self, span: Span) -> Option<(&SourceFile, LineColumn)> {
        let file = self.get(span.file)?;
        Some((file, file.line_column(span.start)))
    }

    /// The text `span` covers.
    pub fn text(&self, span: Span) -> Option<&str> {
        self.get(span.file)?.text.get(span.start as usize..span.end as usize)
    }
}

/// Where each line begins. Python's line endings: `\n`, `\r\n` and a lone `\r`.
fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let ends_line = |i: usize| bytes[i] == b'\n' || bytes[i] == b'\r' && bytes.get(i + 1) != Some(&b'\n');
    std::iter::once(0).chain((0..bytes.len()).filter(|&i| ends_line(i)).map(|i| i as u32 + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: u32) -> (u32, u32) {
        let mut map = SourceMap::default();
        let file = map.add("f.py", text);
        let place = map.get(file).unwrap().line_column(offset);
        (place.line, place.column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(at("é = 1\n", 3), (1, 3));
        assert_eq!(at("a\nbc", 3), (2, 2));
    }

    #[test]
    fn every_line_ending_of_python_counts_once() {
        assert_eq!(at("a\r\nb\rc\nd", 7), (4, 1));
        assert_eq!(at("a\r\nb", 2), (1, 3));
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(at("ab\n", 99), (2, 1));
        assert_eq!(at("", 0), (1, 1));
    }

    #[test]
    fn line_text_drops_the_ending() {
        let mut map = SourceMap::default();
        let file = map.add("f.py", "a = 1\r\nb = 2");
        let file = map.get(file).unwrap();
        assert_eq!((file.line_text(1), file.line_text(2), file.line_text(3)), ("a = 1", "b = 2", ""));
    }

    #[test]
    fn join_covers_both_and_ignores_no_place() {
        let span = |s, e| Span::new(FileId(0), s, e);
        assert_eq!(span(4, 6).to(span(1, 2)), span(1, 6));
        assert_eq!(Span::NONE.to(span(1, 2)), span(1, 2));
        assert_eq!(span(1, 2).to(Span::NONE), span(1, 2));
    }
}
