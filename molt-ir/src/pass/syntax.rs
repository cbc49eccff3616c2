//! The text form of pipelines, before names are looked up.
//!
//! ```text
//! pipeline := item (',' item)* ','?
//! item     := name options? | 'fix' options? '(' pipeline ')' | 'only' options '(' pipeline ')'
//! options  := '{' key ('=' value)? (',' key ('=' value)?)* '}'
//! ```
//!
//! A value is a bare word or a text in double quotes. `#` begins a comment that ends with the line.

use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::span::{FileId, Span};

/// An item as written.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// The name: a pass, a profile, `fix` or `only`.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// The options, in order.
    pub options: Vec<Setting>,
    /// What stands in parentheses.
    pub body: Option<Vec<Item>>,
}

/// `key=value` as written.
#[derive(Clone, PartialEq, Debug)]
pub struct Setting {
    /// The key.
    pub key: String,
    /// The value, if there is one.
    pub value: Option<String>,
    /// Where both stand.
    pub span: Span,
}

/// Parses a pipeline whose text is the whole of `file`.
pub fn parse(text: &str, file: FileId) -> Result<Vec<Item>, Diagnostic> {
    let mut parser = Parser { text, file, at: 0, depth: 0 };
    let items = parser.items()?;
    parser.space();
    match parser.peek() {
        None => Ok(items),
        Some(')') => Err(parser.error("this `)` closes nothing")),
        Some(_) => Err(parser.error("expected `,` or the end of the pipeline here")),
    }
}

/// A value as it prints: bare when that reads back, in quotes otherwise.
pub fn print_value(value: &str) -> String {
    if !value.is_empty() && value.chars().all(is_bare) {
        return value.to_owned();
    }
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || "-_./".contains(c)
}

fn is_bare(c: char) -> bool {
    is_name(c) || "+@:<>*|$%".contains(c)
}

/// Deeper nesting of `fix` and `only` is a mistake, not a pipeline.
const MAX_DEPTH: usize = 64;

struct Parser<'a> {
    text: &'a str,
    file: FileId,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn space(&mut self) {
        while let Some(c) = self.peek() {
            if c == '#' {
                self.at += self.text[self.at..].find('\n').unwrap_or(self.text.len() - self.at);
            } else if c.is_whitespace() {
                self.at += c.len_utf8();
            } else {
                return;
            }
        }
    }

    fn eat(&mut self, c: char) -> bool {
        self.space();
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn word(&mut self, fits: fn(char) -> bool) -> &str {
        self.space();
        let rest = &self.text[self.at..];
        let word = &rest[..rest.find(|c| !fits(c)).unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    fn span_from(&self, start: usize) -> Span {
        Span::new(self.file, start as u32, self.at as u32)
    }

    fn error(&self, message: &str) -> Diagnostic {
        let end = self.at + self.peek().map_or(0, char::len_utf8);
        Diagnostic::new(codes::P0001, message).at(Span::new(self.file, self.at as u32, end as u32))
    }

    fn items(&mut self) -> Result<Vec<Item>, Diagnostic> {
        let mut items = Vec::new();
        loop {
            self.space();
            if matches!(self.peek(), None | Some(')')) {
                return Ok(items);
            }
            items.push(self.item()?);
            if !self.eat(',') {
                return Ok(items);
            }
        }
    }

    fn item(&mut self) -> Result<Item, Diagnostic> {
        let start = self.at;
        let name = self.word(is_name).to_owned();
        if name.is_empty() {
            return Err(self.error("expected the name of a pass here"));
        }
        let span = self.span_from(start);
        let options = if self.eat('{') { self.settings()? } else { Vec::new() };
        let mut body = None;
        if self.eat('(') {
            self.depth += 1;
            if self.depth > MAX_DEPTH {
                return Err(self.error("`fix` and `only` nest too deeply"));
            }
            body = Some(self.items()?);
            if !self.eat(')') {
                return Err(self.error("expected `,` or `)` here"));
            }
            self.depth -= 1;
        }
        match (name.as_str(), &body) {
            ("fix" | "only", None) => {
                Err(Diagnostic::new(codes::P0001, format!("`{name}` needs a pipeline in parentheses")).at(span))
            }
            ("fix" | "only", Some(_)) | (_, None) => Ok(Item { name, span, options, body }),
            (_, Some(_)) => {
                Err(Diagnostic::new(codes::P0001, format!("only `fix` and `only` contain passes, `{name}` does not")).at(span))
            }
        }
    }

    fn settings(&mut self) -> Result<Vec<Setting>, Diagnostic> {
        let mut settings = Vec::new();
        loop {
            if self.eat('}') {
                return Ok(settings);
            }
            let start = self.at;
            let key = self.word(is_name).to_owned();
            if key.is_empty() {
                return Err(self.error("expected the key of an option here"));
            }
            let value = if self.eat('=') { Some(self.value()?) } else { None };
            settings.push(Setting { key, value, span: self.span_from(start) });
            if !self.eat(',') && self.peek() != Some('}') {
                return Err(self.error("expected `,` or `}` here"));
            }
        }
    }

    fn value(&mut self) -> Result<String, Diagnostic> {
        if !self.eat('"') {
            let word = self.word(is_bare).to_owned();
            return if word.is_empty() { Err(self.error("expected a value here")) } else { Ok(word) };
        }
        let mut value = String::new();
        loop {
            let c = self.peek().ok_or_else(|| self.error("this text has no closing quote"))?;
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(value),
                '\\' => {
                    let escaped = self.peek().filter(|c| "\\\"".contains(*c));
                    value.push(escaped.ok_or_else(|| self.error("only `\\\\` and `\\\"` follow a backslash"))?);
                    self.at += 1;
                }
                c => value.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::SourceMap;

    fn failure(text: &str) -> String {
        let mut sources = SourceMap::default();
        let file = sources.add("--passes", text);
        parse(text, file).unwrap_err().render(&sources)
    }

    #[test]
    fn items_options_and_bodies() {
        let items = parse("a, my/b{k, n=3 , t=\"x, \\\"y\\\"\"}, # why\nfix{max=2}(c,d,),", FileId(0)).unwrap();
        let names: Vec<_> = items.iter().map(|i| i.name.as_str()).collect();
        assert_eq!(names, ["a", "my/b", "fix"]);
        let options: Vec<_> = items[1].options.iter().map(|s| (s.key.as_str(), s.value.as_deref())).collect();
        assert_eq!(options, [("k", None), ("n", Some("3")), ("t", Some("x, \"y\""))]);
        assert_eq!(items[2].body.as_ref().unwrap().len(), 2);
    }

    #[test]
    fn mistakes_are_shown_where_they_are() {
        assert_eq!(
            failure("a,fix(b"),
            "error[P0001]: expected `,` or `)` here\n  --> --passes:1:8\n    1 | a,fix(b\n      |        ^\n"
        );
        assert_eq!(
            failure("a b"),
            "error[P0001]: expected `,` or the end of the pipeline here\n  --> --passes:1:3\n    1 | a b\n      |   ^\n"
        );
        assert!(failure("a,,b").starts_with("error[P0001]: expected the name of a pass here"));
        assert!(failure("a)").starts_with("error[P0001]: this `)` closes nothing"));
        assert!(failure("a(b)").starts_with("error[P0001]: only `fix` and `only` contain passes, `a` does not"));
        assert!(failure("fix,a").starts_with("error[P0001]: `fix` needs a pipeline in parentheses"));
        assert!(failure("a{=1}").starts_with("error[P0001]: expected the key of an option here"));
        assert!(failure("a{k=}").starts_with("error[P0001]: expected a value here"));
        assert!(failure("a{k=\"x").starts_with("error[P0001]: this text has no closing quote"));
        assert!(failure("a{k=1 j}").starts_with("error[P0001]: expected `,` or `}` here"));
        assert!(failure(&"fix(".repeat(100_000)).starts_with("error[P0001]: `fix` and `only` nest too deeply"));
    }

    #[test]
    fn values_print_so_that_they_read_back() {
        for value in ["", "a b", "x\"\\y", "@main.f", "40", "é{,}"] {
            let items = parse(&format!("p{{k={}}}", print_value(value)), FileId(0)).unwrap();
            assert_eq!(items[0].options[0].value.as_deref(), Some(value));
        }
    }
}
