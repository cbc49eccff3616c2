//! The text form: nested lists, one statement per line. Printing and reading share the tables of [`super::nodes`].
//!
//! ```text
//! ; a comment
//! (module __main__ (path "app.py") @__main__)
//! (class @C C C @__main__ @C.body)
//! (def @f function (in __main__ @__main__)
//!   (locals [(%a a plain -)])
//!   (params [(%a normal False)])
//!   {
//!     (return (compare %a [(< (name b))]))
//!   })
//! ```
//!
//! `-` stands for an absent part. A constant and a read of a local need no parentheses. Spans are not part of the text.

use std::collections::HashMap;
use std::fmt::{self, Write};

use super::constant::{Const, Text};
use super::tree::{Child, ChildMut, Field, Hashing};
use super::{
    Block, Class, ClassId, Expr, ExprId, Function, FunctionId, FunctionKind, Label, Local, LocalId, Module, Param, Pattern,
    PatternId, Place, PlaceId, Program, Stmt, StmtId,
};
use crate::name::Name;
use crate::span::Span;

/// Why a text is not `hir`, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextError {
    /// The byte where reading stopped.
    pub offset: usize,
    /// What was wrong.
    pub message: String,
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}: {}", self.offset, self.message)
    }
}

impl std::error::Error for TextError {}

/// What reading gives.
pub type Parsed<T> = Result<T, TextError>;

impl Program {
    /// The text of the whole program.
    pub fn print(&self) -> String {
        let mut out = String::new();
        for module in self.modules.values() {
            let package = if module.is_package { " package" } else { "" };
            let _ = writeln!(
                out,
                "(module {} {}{package} @{})",
                bare(&module.name),
                bare(&module.path),
                self.functions[module.body].symbol
            );
        }
        for class in self.classes.values() {
            let (parent, body) = (&self.functions[class.parent].symbol, &self.functions[class.body].symbol);
            let _ = writeln!(out, "(class @{} {} {} @{parent} @{body})", class.symbol, bare(&class.name), bare(&class.qualname));
        }
        for id in self.function_ids() {
            out.push_str(&self.print_function(id));
        }
        out
    }

    /// The text of one function.
    pub fn print_function(&self, id: FunctionId) -> String {
        let function = &self.functions[id];
        let mut p =
            Printer { program: self, function, locals: local_texts(function), out: String::new(), indent: 0, fresh: false };
        p.function();
        p.out
    }

    /// Reads a program. What `print` wrote comes back the same, ids included.
    pub fn parse(text: &str) -> Parsed<Program> {
        let tokens = tokens(text)?;
        let mut r = Reader::new(text, &tokens);
        r.declare()?;
        while r.at < tokens.len() {
            r.item()?;
        }
        r.finish()
    }
}

/// The text of each local: `%name`, made unique.
fn local_texts(function: &Function) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let text = |(id, local): (LocalId, &Local)| {
        let plain = format!("%{}", local.name);
        let text = if taken.contains(&plain) { format!("{plain}.{}", id.into_raw().into_u32()) } else { plain };
        taken.insert(text.clone());
        text
    };
    function.locals.iter().map(text).collect()
}

/// Writes text.
pub struct Printer<'a> {
    program: &'a Program,
    function: &'a Function,
    locals: Vec<String>,
    out: String,
    indent: usize,
    /// Whether the last thing written was an opening bracket.
    fresh: bool,
}

impl Printer<'_> {
    /// Opens a node.
    pub fn open(&mut self, tag: &str) {
        self.out.push('(');
        self.out.push_str(tag);
        self.fresh = false;
    }

    /// Closes a node.
    pub fn close(&mut self) {
        self.out.push(')');
        self.fresh = false;
    }

    /// A space, unless a bracket was just opened.
    pub fn space(&mut self) {
        if !self.fresh {
            self.out.push(' ');
        }
        self.fresh = false;
    }

    /// One word.
    pub fn word(&mut self, word: &str) {
        self.out.push_str(word);
        self.fresh = false;
    }

    /// Anything between two brackets.
    pub fn group(&mut self, open: &str, close: &str, inside: impl FnOnce(&mut Self)) {
        self.out.push_str(open);
        self.fresh = true;
        inside(self);
        self.out.push_str(close);
        self.fresh = false;
    }

    fn line(&mut self) {
        self.out.push('\n');
        (0..self.indent).for_each(|_| self.out.push_str("  "));
        self.fresh = true;
    }

    fn section(&mut self, tag: &str, fields: impl FnOnce(&mut Self)) {
        self.line();
        self.open(tag);
        self.space();
        fields(self);
        self.close();
    }

    fn function(&mut self) {
        let f = self.function;
        let _ = write!(self.out, "(def @{} {} (in {}", f.symbol, f.kind, bare(&f.module));
        if let Some(parent) = f.parent {
            let _ = write!(self.out, " @{}", self.program.functions[parent].symbol);
        }
        self.out.push(')');
        if f.is_async {
            self.out.push_str(" async");
        }
        if f.is_generator {
            self.out.push_str(" generator");
        }
        if f.is_managed {
            self.out.push_str(" managed");
        }
        if f.is_cached {
            self.out.push_str(" cached");
        }
        self.indent = 1;
        if f.name != f.symbol || f.qualname != f.symbol {
            self.section("name", |p| {
                f.name.print(p);
                p.space();
                f.qualname.print(p);
            });
        }
        if !f.locals.is_empty() {
            self.section("locals", |p| {
                p.group("[", "]", |p| {
                    for (id, local) in f.locals.iter() {
                        p.space();
                        p.local(id, local);
                    }
                })
            });
        }
        if !f.params.is_empty() {
            self.section("params", |p| f.params.print(p));
        }
        if let Some(returns) = &f.returns {
            self.section("returns", |p| returns.print(p));
        }
        if !f.hints.is_empty() {
            self.section("hints", |p| f.hints.print(p));
        }
        if let Some(doc) = &f.doc {
            self.section("doc", |p| Const::Str(doc.clone()).print(p));
        }
        self.line();
        f.body.print(self);
        self.out.push_str(")\n");
    }

    fn local(&mut self, id: LocalId, local: &Local) {
        self.group("(", ")", |p| {
            id.print(p);
            p.space();
            local.name.print(p);
            p.space();
            local.kind.print(p);
            p.space();
            local.hint.print(p);
        });
    }
}

/// A piece of text: a bracket, a string or a run of other characters.
struct Token {
    start: usize,
    end: usize,
}

/// Splits text into tokens.
fn tokens(text: &str) -> Parsed<Vec<Token>> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let string = match bytes[at] {
            b'"' => at + 1,
            b'b' if bytes.get(at + 1) == Some(&b'"') => at + 2,
            _ => 0,
        };
        at += 1;
        if string > 0 {
            at = string;
            loop {
                match bytes.get(at) {
                    Some(b'"') => break,
                    Some(b'\\') => at += 2,
                    Some(_) => at += 1,
                    None => return Err(TextError { offset: start, message: "unterminated string".into() }),
                }
            }
            at += 1;
        } else if bytes[start].is_ascii_whitespace() {
            continue;
        } else if bytes[start] == b';' {
            while at < bytes.len() && bytes[at] != b'\n' {
                at += 1;
            }
            continue;
        } else if !is_bracket(bytes[start]) {
            while at < bytes.len() && !is_bracket(bytes[at]) && !bytes[at].is_ascii_whitespace() && !b"\";".contains(&bytes[at]) {
                at += 1;
            }
        }
        tokens.push(Token { start, end: at });
    }
    Ok(tokens)
}

fn is_bracket(byte: u8) -> bool {
    b"()[]{}".contains(&byte)
}

/// Reads text.
pub struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    program: Program,
    functions: HashMap<&'a str, FunctionId>,
    classes: HashMap<&'a str, ClassId>,
    function: Function,
    locals: HashMap<&'a str, LocalId>,
    depth: usize,
}

/// How deep the text may nest; deeper text is refused rather than overflowing the stack.
const MAX_DEPTH: usize = 20_000;

impl<'a> Reader<'a> {
    fn new(text: &'a str, tokens: &'a [Token]) -> Reader<'a> {
        let (functions, classes, locals) = Default::default();
        Reader { text, tokens, at: 0, program: Program::default(), functions, classes, function: no_function(), locals, depth: 0 }
    }

    /// Gives every function and class its id, in the order of the text, so that they may be mentioned before.
    fn declare(&mut self) -> Parsed<()> {
        for index in 2..self.tokens.len() {
            let [open, tag, symbol] = [index - 2, index - 1, index].map(|i| self.word_at(i));
            let Some(symbol) = symbol.strip_prefix('@') else { continue };
            let new = match (open, tag) {
                ("(", "def") => {
                    let id = self.program.functions.alloc(no_function());
                    self.functions.insert(symbol, id).is_none()
                }
                ("(", "class") => {
                    let body = FunctionId::from_raw(0.into());
                    let (symbol_name, none) = (Name::from(symbol), Name::default());
                    let class =
                        Class { symbol: symbol_name, name: none.clone(), qualname: none, parent: body, body, span: Span::NONE };
                    let id = self.program.classes.alloc(class);
                    self.classes.insert(symbol, id).is_none()
                }
                _ => continue,
            };
            if !new {
                self.at = index;
                return self.fail(format!("@{symbol} is defined twice"));
            }
        }
        Ok(())
    }

    fn item(&mut self) -> Parsed<()> {
        self.expect("(")?;
        match self.tag()? {
            "module" => {
                let (name, path) = (Field::read(self)?, Field::read(self)?);
                let is_package = self.skip("package");
                let module = Module { name, path, is_package, body: Field::read(self)?, file: None };
                self.program.modules.alloc(module);
            }
            "class" => {
                let id = ClassId::read(self)?;
                let (name, qualname) = (Field::read(self)?, Field::read(self)?);
                let (parent, body) = (Field::read(self)?, Field::read(self)?);
                let symbol = self.program.classes[id].symbol.clone();
                self.program.classes[id] = Class { symbol, name, qualname, parent, body, span: Span::NONE };
            }
            "def" => return self.read_function(),
            other => return self.unknown_tag(other, &["module", "class", "def"]),
        }
        self.expect(")")
    }

    fn read_function(&mut self) -> Parsed<()> {
        let id = FunctionId::read(self)?;
        let symbol = Name::from(&self.word_at(self.at - 1)[1..]);
        let kind = FunctionKind::read(self)?;
        self.expect("(")?;
        if self.tag()? != "in" {
            return self.fail("expected (in module)");
        }
        self.function = Function::new(symbol.clone(), symbol.clone(), symbol, Name::read(self)?, kind);
        self.locals.clear();
        if self.peek() != ")" {
            self.function.parent = Some(FunctionId::read(self)?);
        }
        self.expect(")")?;
        self.function.is_async = self.skip("async");
        self.function.is_generator = self.skip("generator");
        self.function.is_managed = self.skip("managed");
        self.function.is_cached = self.skip("cached");
        while self.skip("(") {
            match self.tag()? {
                "name" => (self.function.name, self.function.qualname) = (Field::read(self)?, Field::read(self)?),
                "locals" => self.read_locals()?,
                "params" => self.function.params = Field::read(self)?,
                "returns" => self.function.returns = Some(Field::read(self)?),
                "hints" => self.function.hints = Field::read(self)?,
                "doc" => match Const::read(self)? {
                    Const::Str(text) => self.function.doc = Some(text),
                    _ => return self.fail("expected a string"),
                },
                other => return self.unknown_tag(other, &["name", "locals", "params", "returns", "hints", "doc"]),
            }
            self.expect(")")?;
        }
        self.function.body = Field::read(self)?;
        self.expect(")")?;
        self.program.functions[id] = std::mem::replace(&mut self.function, no_function());
        Ok(())
    }

    fn read_locals(&mut self) -> Parsed<()> {
        self.expect("[")?;
        while self.skip("(") {
            let text = self.tag()?;
            if !text.starts_with('%') {
                return self.fail("expected a local, written %name");
            }
            let local = Local { name: Field::read(self)?, kind: Field::read(self)?, hint: Field::read(self)? };
            let id = self.function.locals.alloc(local);
            if self.locals.insert(text, id).is_some() {
                return self.fail(format!("{text} is declared twice"));
            }
            self.expect(")")?;
        }
        self.expect("]")
    }

    fn finish(self) -> Parsed<Program> {
        if self.program.functions.values().any(|f| f.symbol.is_empty()) {
            return Err(TextError { offset: self.text.len(), message: "a function is named but not defined".into() });
        }
        Ok(self.program)
    }

    fn word_at(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |t| &self.text[t.start..t.end])
    }

    fn peek(&self) -> &'a str {
        self.word_at(self.at)
    }

    /// Fails at the token just read.
    pub fn fail<T>(&self, message: impl Into<String>) -> Parsed<T> {
        let offset = self.tokens.get(self.at.saturating_sub(1)).map_or(self.text.len(), |t| t.start);
        Err(TextError { offset, message: message.into() })
    }

    /// Takes the next token if it is this one.
    pub fn skip(&mut self, token: &str) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    /// Takes this token or fails.
    pub fn expect(&mut self, token: &str) -> Parsed<()> {
        let found = self.next()?;
        if found == token { Ok(()) } else { self.fail(format!("expected `{token}`, found `{found}`")) }
    }

    /// Takes any token.
    fn next(&mut self) -> Parsed<&'a str> {
        self.at += 1;
        match self.word_at(self.at - 1) {
            "" => Err(TextError { offset: self.text.len(), message: "the text ends too early".into() }),
            word => Ok(word),
        }
    }

    /// Takes a word.
    pub fn tag(&mut self) -> Parsed<&'a str> {
        let word = self.next()?;
        if is_bracket(word.as_bytes()[0]) { self.fail(format!("expected a word, found `{word}`")) } else { Ok(word) }
    }

    /// Fails for a word that is none of these.
    pub fn unknown_tag<T>(&self, found: &str, known: &[&str]) -> Parsed<T> {
        let close = known.iter().filter(|k| k.starts_with(found.get(..1).unwrap_or(""))).copied().collect::<Vec<_>>();
        let hint = if close.is_empty() { known.join(" ") } else { close.join(" ") };
        self.fail(format!("unknown word `{found}`; known here: {hint}"))
    }

    /// Reads a part with the nesting counted.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_DEPTH {
            return self.fail("nested too deeply");
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }
}

/// What stands in the arena until a function is read.
fn no_function() -> Function {
    let none = Name::default();
    Function::new(none.clone(), none.clone(), none.clone(), none, FunctionKind::Module)
}

/// A name as a word, quoted where it would read as something else.
fn bare(name: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !"()[]{}\";".contains(c);
    if name.is_empty() || name == "-" || !name.chars().all(plain) { quote(&Text::from(name)) } else { name.into() }
}

fn quote(text: &Text) -> String {
    let mut out = String::from("\"");
    for point in text.code_points() {
        match char::from_u32(point) {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some(c) if !c.is_control() && !is_invisible(c) => out.push(c),
            _ => {
                let _ = write!(out, "\\u{{{point:x}}}");
            }
        }
    }
    out.push('"');
    out
}

/// Characters that would make a dump unreadable: odd spaces, direction marks, byte order marks.
fn is_invisible(c: char) -> bool {
    (c.is_whitespace() && c != ' ') || ('\u{200b}'..='\u{206f}').contains(&c) || c == '\u{feff}'
}

/// The code points of a quoted string.
fn unquote(quoted: &str) -> Option<Vec<u32>> {
    let mut chars = quoted.strip_prefix('"')?.strip_suffix('"')?.chars();
    let mut points = Vec::new();
    while let Some(c) = chars.next() {
        points.push(match c {
            '\\' => match chars.next()? {
                'n' => 10,
                'x' => u32::from_str_radix(&chars.by_ref().take(2).collect::<String>(), 16).ok()?,
                'u' => {
                    let digits: String = chars.by_ref().skip(1).take_while(|&c| c != '}').collect();
                    u32::from_str_radix(&digits, 16).ok().filter(|&p| p <= 0x10FFFF)?
                }
                c => c.into(),
            },
            c => c.into(),
        });
    }
    Some(points)
}

impl Field for Name {
    fn print(&self, p: &mut Printer<'_>) {
        p.word(&bare(self));
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        let word = r.tag()?;
        if !word.starts_with('"') {
            return Ok(word.into());
        }
        match unquote(word).map(Text::from_code_points) {
            Some(text) if text.as_str().is_some() => Ok(text.as_str().unwrap_or_default().into()),
            _ => r.fail("malformed name"),
        }
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.value(self);
    }
}

impl Field for bool {
    fn print(&self, p: &mut Printer<'_>) {
        p.word(if *self { "True" } else { "False" });
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        match r.tag()? {
            "True" => Ok(true),
            "False" => Ok(false),
            other => r.fail(format!("expected True or False, found `{other}`")),
        }
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.value(self);
    }
}

impl Field for Const {
    fn print(&self, p: &mut Printer<'_>) {
        let float = |f: f64| if f.is_finite() { format!("{f:?}") } else { f.to_string().to_lowercase() };
        let text = match self {
            Const::None => "None".into(),
            Const::Bool(b) => return b.print(p),
            Const::Ellipsis => "Ellipsis".into(),
            Const::Int(i) => i.to_string(),
            Const::BigInt(digits) => digits.to_string(),
            Const::Float(f) => float(*f),
            Const::Imaginary(f) => float(*f) + "j",
            Const::Str(text) => quote(text),
            Const::Bytes(bytes) => {
                let printable = |&b: &u8| {
                    if (32..127).contains(&b) && !b"\"\\".contains(&b) { char::from(b).into() } else { format!("\\x{b:02x}") }
                };
                format!("b\"{}\"", bytes.iter().map(printable).collect::<String>())
            }
        };
        p.word(&text);
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        let word = r.tag()?;
        let constant = match word {
            "None" => Some(Const::None),
            "True" => Some(Const::Bool(true)),
            "False" => Some(Const::Bool(false)),
            "Ellipsis" => Some(Const::Ellipsis),
            _ if word.starts_with('"') => unquote(word).map(|points| Const::Str(Text::from_code_points(points))),
            _ if word.starts_with("b\"") => {
                let points = unquote(&word[1..]);
                points.and_then(|p| p.into_iter().map(|p| u8::try_from(p).ok()).collect()).map(Const::Bytes)
            }
            _ => number(word),
        };
        constant.map_or_else(|| r.fail(format!("expected a constant, found `{word}`")), Ok)
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.value(self);
    }
}

fn number(word: &str) -> Option<Const> {
    let digits = word.strip_prefix('-').unwrap_or(word);
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Some(word.parse().map_or_else(|_| Const::BigInt(word.into()), Const::Int));
    }
    match word.strip_suffix('j') {
        Some(imaginary) => imaginary.parse().ok().map(Const::Imaginary),
        None => word.parse().ok().map(Const::Float),
    }
}

impl Field for Label {
    fn print(&self, p: &mut Printer<'_>) {
        p.word(&self.to_string());
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        let word = r.tag()?;
        match word.strip_prefix('\'').and_then(|n| n.parse().ok()).filter(|&n| n < u32::MAX) {
            Some(n) => {
                r.function.next_label = r.function.next_label.max(n + 1);
                Ok(Label(n))
            }
            None => r.fail(format!("expected a label such as '0, found `{word}`")),
        }
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.value(self);
    }
}

impl Field for LocalId {
    fn print(&self, p: &mut Printer<'_>) {
        let index = self.into_raw().into_u32() as usize;
        let text = p.locals.get(index).cloned().unwrap_or_else(|| format!("%?{index}"));
        p.word(&text);
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        let word = r.tag()?;
        r.locals.get(word).copied().map_or_else(|| r.fail(format!("`{word}` is not a declared local")), Ok)
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.value(self);
    }
}

impl Field for FunctionId {
    fn print(&self, p: &mut Printer<'_>) {
        let text = format!("@{}", p.program.functions[*self].symbol);
        p.word(&text);
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        let word = r.tag()?;
        let id = word.strip_prefix('@').and_then(|symbol| r.functions.get(symbol).copied());
        id.map_or_else(|| r.fail(format!("`{word}` is not a defined function")), Ok)
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.value(self);
    }
}

impl Field for ClassId {
    fn print(&self, p: &mut Printer<'_>) {
        let text = format!("@{}", p.program.classes[*self].symbol);
        p.word(&text);
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        let word = r.tag()?;
        let id = word.strip_prefix('@').and_then(|symbol| r.classes.get(symbol).copied());
        id.map_or_else(|| r.fail(format!("`{word}` is not a defined class")), Ok)
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.value(self);
    }
}

impl Field for Param {
    fn print(&self, p: &mut Printer<'_>) {
        p.group("(", ")", |p| {
            self.local.print(p);
            p.space();
            self.kind.print(p);
            p.space();
            self.has_default.print(p);
        });
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        r.expect("(")?;
        let param = Param { local: Field::read(r)?, kind: Field::read(r)?, has_default: Field::read(r)? };
        r.expect(")")?;
        Ok(param)
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        self.local.hash(h);
        self.kind.hash(h);
        self.has_default.hash(h);
    }
}

impl Field for ExprId {
    fn print(&self, p: &mut Printer<'_>) {
        match &p.function[*self] {
            Expr::Const { value } => value.print(p),
            Expr::Local { local } => local.print(p),
            other => other.print(p),
        }
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        let expr = match r.peek() {
            "(" => r.nested(Expr::read)?,
            word if word.starts_with('%') => Expr::Local { local: Field::read(r)? },
            _ => Expr::Const { value: Field::read(r)? },
        };
        Ok(r.function.expr(expr, Span::NONE))
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.function[*self].hash(h);
    }
    fn children(&self, visit: &mut dyn FnMut(Child<'_>)) {
        visit(Child::Expr(*self));
    }
    fn children_mut(&mut self, visit: &mut dyn FnMut(ChildMut<'_>)) {
        visit(ChildMut::Expr(self));
    }
}

impl Field for PlaceId {
    fn print(&self, p: &mut Printer<'_>) {
        match &p.function[*self] {
            Place::Local { local } => local.print(p),
            other => other.print(p),
        }
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        let place = if r.peek() == "(" { r.nested(Place::read)? } else { Place::Local { local: Field::read(r)? } };
        Ok(r.function.place(place, Span::NONE))
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.function[*self].hash(h);
    }
    fn children(&self, visit: &mut dyn FnMut(Child<'_>)) {
        visit(Child::Place(*self));
    }
    fn children_mut(&mut self, visit: &mut dyn FnMut(ChildMut<'_>)) {
        visit(ChildMut::Place(self));
    }
}

impl Field for PatternId {
    fn print(&self, p: &mut Printer<'_>) {
        let function = p.function;
        function[*self].print(p);
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        let pattern = r.nested(Pattern::read)?;
        Ok(r.function.pattern(pattern))
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.function[*self].hash(h);
    }
    fn children(&self, visit: &mut dyn FnMut(Child<'_>)) {
        visit(Child::Pattern(*self));
    }
    fn children_mut(&mut self, visit: &mut dyn FnMut(ChildMut<'_>)) {
        visit(ChildMut::Pattern(self));
    }
}

impl Field for Block {
    fn print(&self, p: &mut Printer<'_>) {
        if self.is_empty() {
            return p.word("{}");
        }
        p.word("{");
        p.indent += 1;
        let function = p.function;
        for &stmt in self.iter() {
            p.line();
            function[stmt].print(p);
        }
        p.indent -= 1;
        p.line();
        p.word("}");
    }
    fn read(r: &mut Reader<'_>) -> Parsed<Self> {
        r.expect("{")?;
        let mut stmts: Vec<StmtId> = Vec::new();
        while !r.skip("}") {
            let stmt = r.nested(Stmt::read)?;
            stmts.push(r.function.stmt(stmt, Span::NONE));
        }
        Ok(Block(stmts))
    }
    fn hash(&self, h: &mut Hashing<'_>) {
        h.value(&self.len());
        let function = h.function;
        self.iter().for_each(|&stmt| function[stmt].hash(h));
    }
    fn children(&self, visit: &mut dyn FnMut(Child<'_>)) {
        visit(Child::Block(self));
    }
    fn children_mut(&mut self, visit: &mut dyn FnMut(ChildMut<'_>)) {
        visit(ChildMut::Block(self));
    }
}
