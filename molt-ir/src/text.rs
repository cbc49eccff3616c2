//! The text form: one lexer with positions, one printer, and the [`Attr`] trait that every printable piece implements.
//!
//! Errors carry a byte offset and a message. White space separates, `;` starts a comment that ends with the line, and a
//! text never depends on line breaks except that functions begin at the start of a line.

use std::fmt::{self, Write};
use std::rc::Rc;
use std::sync::Arc;

use fxhash::FxHashMap;

use crate::span::{FileId, Span};

/// What went wrong while reading a text form, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Byte offset into the text.
    pub at: usize,
    /// What was expected, in words.
    pub message: String,
}

impl ParseError {
    /// The 1-based line and column of the error in `source`.
    pub fn line_column(&self, source: &str) -> (usize, usize) {
        let before = &source[..self.at.min(source.len())];
        let line = before.matches('\n').count() + 1;
        (line, before.chars().rev().take_while(|&c| c != '\n').count() + 1)
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}: {}", self.at, self.message)
    }
}

impl std::error::Error for ParseError {}

/// The result of reading a text form.
pub type Parse<T> = Result<T, ParseError>;

/// Families of names that texts refer to; each has its own sigil.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Namespace {
    /// `@name`
    Func,
    /// `$name`
    Global,
    /// `&name`
    Class,
}

impl Namespace {
    /// The character in front of a name of this family.
    pub const fn sigil(self) -> char {
        match self {
            Namespace::Func => '@',
            Namespace::Global => '$',
            Namespace::Class => '&',
        }
    }
}

/// Names of functions, globals and classes, by number and by text.
#[derive(Clone, Debug, Default)]
pub struct Names {
    tables: [NameTable; 3],
}

#[derive(Clone, Debug, Default)]
struct NameTable {
    names: FxHashMap<u32, String>,
    numbers: FxHashMap<String, u32>,
}

impl Names {
    /// Gives number `id` of `space` a name. False when the name is taken already.
    pub fn define(&mut self, space: Namespace, id: u32, name: &str) -> bool {
        let table = &mut self.tables[space as usize];
        table.names.insert(id, name.to_owned());
        table.numbers.insert(name.to_owned(), id).is_none()
    }

    /// The name of number `id`.
    pub fn name(&self, space: Namespace, id: u32) -> Option<&str> {
        self.tables[space as usize].names.get(&id).map(String::as_str)
    }

    /// The number with this name.
    pub fn find(&self, space: Namespace, name: &str) -> Option<u32> {
        self.tables[space as usize].numbers.get(name).copied()
    }
}

/// Where text goes: a writer, the names known, and whether spans are shown.
pub struct Printer<'a> {
    out: &'a mut dyn Write,
    names: Option<&'a Names>,
    /// Whether instructions print their source span.
    pub spans: bool,
}

impl<'a> Printer<'a> {
    /// A printer that shows references by number.
    pub fn new(out: &'a mut dyn Write) -> Self {
        Printer { out, names: None, spans: false }
    }

    /// A printer that shows references by name.
    pub fn with_names(out: &'a mut dyn Write, names: &'a Names) -> Self {
        Printer { out, names: Some(names), spans: false }
    }

    /// The same printer with another writer.
    pub fn to<'b>(&'b self, out: &'b mut dyn Write) -> Printer<'b> {
        Printer { out, names: self.names, spans: self.spans }
    }

    /// Prints a reference: `@name`, `@"odd name"`, or `@#12` when the name is not known.
    pub fn reference(&mut self, space: Namespace, id: u32) -> fmt::Result {
        self.write_char(space.sigil())?;
        match self.names.and_then(|names| names.name(space, id)) {
            Some(name) => self.name(name),
            None => write!(self, "#{id}"),
        }
    }

    /// Prints a name, quoted where it is not a plain word.
    pub fn name(&mut self, name: &str) -> fmt::Result {
        let plain = !name.is_empty() && name.chars().all(is_word);
        if plain { self.write_str(name) } else { print_quoted(self, name.chars().map(u32::from)) }
    }

    /// Prints the items with `, ` between.
    pub fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut each: impl FnMut(&mut Self, T) -> fmt::Result,
    ) -> fmt::Result {
        for (n, item) in items.into_iter().enumerate() {
            if n > 0 {
                self.write_str(", ")?;
            }
            each(self, item)?;
        }
        Ok(())
    }
}

impl Write for Printer<'_> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.out.write_str(s)
    }
}

/// Anything with a text form.
pub trait Attr: Sized {
    /// Writes the text form.
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result;
    /// Reads what `print` writes.
    fn parse(p: &mut Parser<'_>) -> Parse<Self>;
}

/// The text form of one piece, references by number.
pub fn to_text(attr: &impl Attr) -> String {
    let mut text = String::new();
    attr.print(&mut Printer::new(&mut text)).expect("writing to a String cannot fail");
    text
}

/// Reads one piece that must fill the whole text; references must be by number.
pub fn from_text<T: Attr>(source: &str) -> Parse<T> {
    let mut p = Parser::new(source);
    let attr = T::parse(&mut p)?;
    p.end()?;
    Ok(attr)
}

/// A cursor over a text form.
pub struct Parser<'a> {
    src: &'a str,
    at: usize,
    /// The names that references may use.
    pub names: Names,
    /// Whether a name that is not known yet is read as number 0: a header names its globals and classes after it has used them.
    pub forward: bool,
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

impl<'a> Parser<'a> {
    /// A parser at the start of `src` that knows no names.
    pub fn new(src: &'a str) -> Self {
        Parser { src, at: 0, names: Names::default(), forward: false }
    }

    /// The whole text.
    pub fn source(&self) -> &'a str {
        self.src
    }

    /// The byte offset of the next token.
    pub fn position(&mut self) -> usize {
        self.skip();
        self.at
    }

    /// Goes back to an offset obtained from [`Parser::position`].
    pub fn rewind(&mut self, at: usize) {
        self.at = at;
    }

    /// An error at the current token.
    pub fn error<T>(&self, message: impl Into<String>) -> Parse<T> {
        Err(ParseError { at: self.at, message: message.into() })
    }

    fn rest(&self) -> &'a str {
        &self.src[self.at..]
    }

    /// Skips white space and comments.
    fn skip(&mut self) {
        loop {
            self.at = self.src.len() - self.rest().trim_start().len();
            if !self.rest().starts_with(';') {
                return;
            }
            self.at = self.rest().find('\n').map_or(self.src.len(), |n| self.at + n);
        }
    }

    /// Whether the text ends here.
    pub fn at_end(&mut self) -> bool {
        self.skip();
        self.at == self.src.len()
    }

    /// Requires the end of the text.
    pub fn end(&mut self) -> Parse<()> {
        if self.at_end() { Ok(()) } else { self.error("expected the end of the text") }
    }

    /// Whether `token` comes next. A token that is a word must not go on.
    pub fn peek(&mut self, token: &str) -> bool {
        self.skip();
        let is_word_like = token.chars().next_back().is_some_and(|c| is_word(c) && c != '.');
        self.rest().strip_prefix(token).is_some_and(|rest| !(is_word_like && rest.starts_with(is_word)))
    }

    /// Whether the text goes on with `prefix`, be it a whole word or not.
    pub fn looking_at(&mut self, prefix: &str) -> bool {
        self.skip();
        self.rest().starts_with(prefix)
    }

    /// Takes `token` if it comes next.
    pub fn eat(&mut self, token: &str) -> bool {
        let found = self.peek(token);
        if found {
            self.at += token.len();
        }
        found
    }

    /// Takes `token` or fails.
    pub fn expect(&mut self, token: &str) -> Parse<()> {
        if self.eat(token) { Ok(()) } else { self.error(format!("expected `{token}`")) }
    }

    /// Takes `prefix` or fails, be it a whole word or not.
    pub fn prefix(&mut self, prefix: &str) -> Parse<()> {
        self.skip();
        if !self.rest().starts_with(prefix) {
            return self.error(format!("expected `{prefix}`"));
        }
        self.at += prefix.len();
        Ok(())
    }

    /// Takes the longest word (letters, digits, `_`, `.`), possibly empty.
    pub fn word(&mut self) -> &'a str {
        self.skip();
        self.run(is_word)
    }

    fn run(&mut self, accept: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let n = rest.find(|c| !accept(c)).unwrap_or(rest.len());
        self.at += n;
        &rest[..n]
    }

    /// Takes a number.
    pub fn number<T: std::str::FromStr>(&mut self) -> Parse<T> {
        self.skip();
        let start = self.at;
        if matches!(self.rest().as_bytes().first(), Some(b'-' | b'+')) {
            self.at += 1;
        }
        self.run(|c| c.is_ascii_digit());
        self.src[start..self.at].parse().or_else(|_| {
            self.at = start;
            self.error("expected a number in range")
        })
    }

    /// Takes `prefix` and the number glued to it: `%12`, `^bb3`.
    pub fn numbered(&mut self, prefix: &str) -> Parse<u32> {
        self.prefix(prefix)?;
        self.number()
    }

    /// Takes a plain or quoted name.
    pub fn name(&mut self) -> Parse<String> {
        if self.peek("\"") {
            let at = self.at;
            let units = self.quoted()?;
            return units
                .into_iter()
                .map(char::from_u32)
                .collect::<Option<String>>()
                .ok_or(ParseError { at, message: "a name cannot hold a surrogate".into() });
        }
        match self.word() {
            "" => self.error("expected a name"),
            word => Ok(word.to_owned()),
        }
    }

    /// Takes a reference printed by [`Printer::reference`].
    pub fn reference(&mut self, space: Namespace) -> Parse<u32> {
        let at = self.position();
        self.prefix(space.sigil().encode_utf8(&mut [0; 4]))?;
        if self.eat("#") {
            return self.number();
        }
        let name = self.name()?;
        let known = self.names.find(space, &name).or(self.forward.then_some(0));
        known.ok_or_else(|| ParseError { at, message: format!("`{}{name}` is not defined", space.sigil()) })
    }

    /// Takes `item`s with commas between, up to and including `close`.
    pub fn list<T>(&mut self, close: &str, mut item: impl FnMut(&mut Self) -> Parse<T>) -> Parse<Vec<T>> {
        let mut items = vec![];
        while !self.eat(close) {
            if !items.is_empty() {
                self.expect(",")?;
            }
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// Takes a quoted string as code points; lone surrogates are allowed.
    pub fn quoted(&mut self) -> Parse<Vec<u32>> {
        self.prefix("\"")?;
        let mut units = vec![];
        loop {
            let Some(c) = self.rest().chars().next() else { return self.error("unclosed string") };
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(units),
                '\n' => return self.error("unclosed string"),
                '\\' => units.push(self.escape()?),
                c => units.push(c.into()),
            }
        }
    }

    fn escape(&mut self) -> Parse<u32> {
        let Some(c) = self.rest().chars().next() else { return self.error("unclosed string") };
        self.at += c.len_utf8();
        Ok(match c {
            'n' => '\n'.into(),
            't' => '\t'.into(),
            'r' => '\r'.into(),
            '\\' | '"' => c.into(),
            'x' => self.hex(2)?,
            'u' => {
                self.prefix("{")?;
                let digits = self.rest().find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(0);
                let unit = self.hex(digits)?;
                self.prefix("}")?;
                unit
            }
            _ => return self.error("unknown escape"),
        })
    }

    fn hex(&mut self, digits: usize) -> Parse<u32> {
        let parsed = self.rest().get(..digits).and_then(|s| u32::from_str_radix(s, 16).ok()).filter(|&u| u <= 0x10FFFF);
        let Some(unit) = parsed else { return self.error("expected hexadecimal digits") };
        self.at += digits;
        Ok(unit)
    }
}

fn print_quoted(p: &mut Printer<'_>, units: impl Iterator<Item = u32>) -> fmt::Result {
    p.write_char('"')?;
    for unit in units {
        match char::from_u32(unit) {
            Some('\n') => p.write_str("\\n")?,
            Some('\t') => p.write_str("\\t")?,
            Some('\r') => p.write_str("\\r")?,
            Some(c @ ('"' | '\\')) => write!(p, "\\{c}")?,
            Some(c) if c == ' ' || c.is_ascii_graphic() || c.is_alphanumeric() => p.write_char(c)?,
            _ => write!(p, "\\u{{{unit:x}}}")?,
        }
    }
    p.write_char('"')
}

macro_rules! integer_attrs {
    ($($int:ty),*) => { $(
        impl Attr for $int {
            fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
                write!(p, "{self}")
            }
            fn parse(p: &mut Parser<'_>) -> Parse<Self> {
                p.number()
            }
        }
    )* };
}
integer_attrs!(i64, u64, i32, u32, u16, u8, usize);

impl Attr for bool {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        write!(p, "{self}")
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        if p.eat("true") {
            Ok(true)
        } else {
            p.expect("false").or_else(|_| p.error("expected `true` or `false`")).map(|()| false)
        }
    }
}

/// Nothing at all: for languages without headers.
impl Attr for () {
    fn print(&self, _: &mut Printer<'_>) -> fmt::Result {
        Ok(())
    }
    fn parse(_: &mut Parser<'_>) -> Parse<Self> {
        Ok(())
    }
}

impl Attr for String {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        print_quoted(p, self.chars().map(u32::from))
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        let at = p.position();
        let units = p.quoted()?;
        units
            .into_iter()
            .map(char::from_u32)
            .collect::<Option<String>>()
            .ok_or(ParseError { at, message: "surrogates are not allowed here".into() })
    }
}

impl Attr for Box<str> {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        print_quoted(p, self.chars().map(u32::from))
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        String::parse(p).map(Into::into)
    }
}

impl<T: Attr> Attr for Option<T> {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        match self {
            None => p.write_str("none"),
            Some(x) => x.print(p),
        }
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        if p.eat("none") { Ok(None) } else { T::parse(p).map(Some) }
    }
}

impl<T: Attr> Attr for Vec<T> {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        p.write_str("[")?;
        p.list(self, |p, item| item.print(p))?;
        p.write_str("]")
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        p.expect("[")?;
        p.list("]", T::parse)
    }
}

impl<T: Attr> Attr for Box<[T]> {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        p.write_str("[")?;
        p.list(self.iter(), |p, item| item.print(p))?;
        p.write_str("]")
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        Vec::parse(p).map(Into::into)
    }
}

impl<A: Attr, B: Attr> Attr for (A, B) {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        p.write_str("(")?;
        self.0.print(p)?;
        p.write_str(", ")?;
        self.1.print(p)?;
        p.write_str(")")
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        p.expect("(")?;
        let a = A::parse(p)?;
        p.expect(",")?;
        let b = B::parse(p)?;
        p.expect(")")?;
        Ok((a, b))
    }
}

macro_rules! pointer_attrs {
    ($($Pointer:ident),*) => { $(
        impl<T: Attr> Attr for $Pointer<T> {
            fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
                (**self).print(p)
            }
            fn parse(p: &mut Parser<'_>) -> Parse<Self> {
                T::parse(p).map($Pointer::new)
            }
        }
    )* };
}
pointer_attrs!(Box, Rc, Arc);

/// A float constant compared and printed by its bits: `1.5`, `inf`, `nan`, `0x7ff8000000000001`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct F64(u64);

impl F64 {
    /// The float itself.
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl From<f64> for F64 {
    fn from(x: f64) -> Self {
        F64(x.to_bits())
    }
}

const QUIET_NAN: u64 = 0x7FF8 << 48;

impl Attr for F64 {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        match self.get() {
            _ if self.0 == QUIET_NAN => p.write_str("nan"),
            x if x.is_nan() => write!(p, "{:#018x}", self.0),
            x => write!(p, "{x:?}"),
        }
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        p.skip();
        let start = p.at;
        let token = p.run(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let bits = match token.strip_prefix("0x") {
            Some(hex) => u64::from_str_radix(hex, 16).ok(),
            None if token == "nan" => Some(QUIET_NAN),
            None => token.parse::<f64>().ok().map(f64::to_bits),
        };
        bits.map(F64).ok_or(ParseError { at: start, message: "expected a float".into() })
    }
}

/// A Python string: any code points, lone surrogates included.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct PyStr(Box<[u32]>);

impl PyStr {
    /// A string of these code points.
    pub fn from_code_points(units: impl IntoIterator<Item = u32>) -> Self {
        PyStr(units.into_iter().collect())
    }

    /// The code points.
    pub fn code_points(&self) -> &[u32] {
        &self.0
    }

    /// The text, unless it holds a lone surrogate.
    pub fn to_utf8(&self) -> Option<String> {
        self.0.iter().copied().map(char::from_u32).collect()
    }
}

impl From<&str> for PyStr {
    fn from(s: &str) -> Self {
        PyStr(s.chars().map(u32::from).collect())
    }
}

impl fmt::Debug for PyStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(&mut Printer::new(f))
    }
}

impl Attr for PyStr {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        print_quoted(p, self.0.iter().copied())
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        p.quoted().map(|units| PyStr(units.into()))
    }
}

/// A `bytes` constant: `b"a\x00"`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct PyBytes(pub Box<[u8]>);

impl Attr for PyBytes {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        p.write_str("b\"")?;
        for &byte in &self.0 {
            match byte {
                b'"' | b'\\' => write!(p, "\\{}", byte as char)?,
                b' ' | b'!'..=b'~' => p.write_char(byte as char)?,
                _ => write!(p, "\\x{byte:02x}")?,
            }
        }
        p.write_str("\"")
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        p.prefix("b")?;
        let units = p.quoted()?;
        units
            .into_iter()
            .map(|u| u8::try_from(u).ok())
            .collect::<Option<_>>()
            .map(PyBytes)
            .ok_or(ParseError { at: p.at, message: "not a byte".into() })
    }
}

/// An integer constant of any size, as decimal digits without leading zeros, with `-` in front when negative.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct BigText(Box<str>);

impl BigText {
    /// Accepts canonical decimal text only.
    pub fn new(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let canonical =
            !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && (!digits.starts_with('0') || text == "0");
        canonical.then(|| BigText(text.into()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Attr for BigText {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        p.write_str(&self.0)
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        p.skip();
        let start = p.at;
        let text = p.run(|c| c.is_ascii_digit() || c == '-');
        BigText::new(text).ok_or(ParseError { at: start, message: "expected an integer".into() })
    }
}

/// `#0:12..30`: bytes 12 to 30 of file 0; `#none` for no place.
impl Attr for Span {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        if self.is_none() { p.write_str("#none") } else { write!(p, "#{}:{}..{}", self.file.0, self.start, self.end) }
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        p.expect("#")?;
        if p.eat("none") {
            return Ok(Span::NONE);
        }
        let file = FileId(p.number()?);
        p.expect(":")?;
        let start = p.number()?;
        p.expect("..")?;
        Ok(Span { file, start, end: p.number()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<T: Attr + PartialEq + fmt::Debug>(value: T, text: &str) {
        assert_eq!(to_text(&value), text);
        assert_eq!(from_text::<T>(text).unwrap(), value);
    }

    #[test]
    fn a_token_is_looked_for_in_any_text() {
        assert!(!Parser::new("\u{e9}").peek("a"));
        assert!(Parser::new("a \u{e9}").peek("a") && !Parser::new("ab").peek("a"));
    }

    #[test]
    fn every_attribute_prints_and_parses() {
        round_trip(i64::MIN, "-9223372036854775808");
        round_trip(u32::MAX, "4294967295");
        round_trip(true, "true");
        round_trip("a\"\\\n\u{0}é".to_string(), r#""a\"\\\n\u{0}é""#);
        round_trip(PyStr::from_code_points([0x61, 0xD800, 0x10FFFF]), r#""a\u{d800}\u{10ffff}""#);
        round_trip(PyBytes(Box::new([0, b'a', b'"', 255])), r#"b"\x00a\"\xff""#);
        round_trip(Some(3_i64), "3");
        round_trip(None::<i64>, "none");
        round_trip(vec![vec![1_i64, 2], vec![]], "[[1, 2], []]");
        round_trip((1_i64, true), "(1, true)");
        round_trip(BigText::new("-123456789012345678901234567890").unwrap(), "-123456789012345678901234567890");
        round_trip(Span::new(FileId(2), 3, 9), "#2:3..9");
        round_trip(Span::NONE, "#none");
    }

    #[test]
    fn floats_keep_their_bits() {
        for (x, text) in [
            (1.5, "1.5"),
            (-0.0, "-0.0"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (1e300, "1e300"),
            (5e-324, "5e-324"),
        ] {
            round_trip(F64::from(x), text);
        }
        round_trip(F64(QUIET_NAN), "nan");
        round_trip(F64(0xFFF8 << 48), "0xfff8000000000000");
    }

    #[test]
    fn big_text_is_canonical() {
        for bad in ["", "-", "00", "-0", "1a", "01"] {
            assert_eq!(BigText::new(bad), None, "{bad}");
        }
    }

    #[test]
    fn errors_have_positions() {
        assert_eq!(from_text::<bool>("  maybe").unwrap_err(), ParseError { at: 2, message: "expected `true` or `false`".into() });
        assert_eq!(from_text::<Vec<i64>>("[1, x]").unwrap_err().at, 4);
        assert_eq!(from_text::<String>("\"a").unwrap_err().message, "unclosed string");
        assert_eq!(from_text::<u8>("256").unwrap_err().at, 0);
        assert_eq!(from_text::<String>(r#""\u{110000}""#).unwrap_err().message, "expected hexadecimal digits");
        assert_eq!(ParseError { at: 5, message: String::new() }.line_column("ab\ncde"), (2, 3));
    }

    #[test]
    fn comments_and_words() {
        let mut p = Parser::new("; nothing\n trueish true");
        assert!(!p.eat("true"));
        assert_eq!(p.word(), "trueish");
        assert!(p.eat("true"));
        assert!(p.at_end());
    }

    #[test]
    fn names_are_quoted_when_odd() {
        let mut names = Names::default();
        assert!(names.define(Namespace::Func, 4, "main.<lambda>"));
        assert!(!names.define(Namespace::Func, 5, "main.<lambda>"));
        let mut text = String::new();
        Printer::with_names(&mut text, &names).reference(Namespace::Func, 5).unwrap();
        assert_eq!(text, "@\"main.<lambda>\"");
        let mut p = Parser::new(&text);
        p.names = names;
        assert_eq!(p.reference(Namespace::Func), Ok(5));
        assert_eq!(Parser::new("@nobody").reference(Namespace::Func).unwrap_err().message, "`@nobody` is not defined");
    }
}
