//! What is looked at before the parser sees the text: brackets, strings, nesting, characters. It finds the errors whose CPython
//! wording the parser cannot give, keeps any input from exhausting a stack, and masks what the parser's lexer cannot read.
//!
//! PEP 701: every f-string with a field is replaced by an `f"{____}"` of the same length. All offsets stay true and the parser still
//! joins adjacent literals; the real parts are kept by the offset of the `____`, and lowering parses the fields at their
//! own offsets. Plain literals with lone surrogates or carriage returns are masked the same way.

use std::collections::HashMap;

/// CPython's limit (`MAXLEVEL`).
const MAX_BRACKETS: usize = 200;
/// CPython's limit (`MAXINDENT`).
const MAX_INDENTS: usize = 100;

/// A part of a masked literal. All offsets are absolute.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Literal text: where it stands, whether it is raw, and whether `{{` stands for `{`.
    Literal { start: usize, end: usize, raw: bool, doubled: bool },
    /// A replacement field.
    Field(Field),
}

/// A replacement field: `{expr=!r:spec}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The expression, without what follows it.
    pub expr: (usize, usize),
    /// With `=`: the pieces of text that are shown, from where the expression begins, without comments.
    pub debug: Option<Vec<(usize, usize)>>,
    /// `s`, `r` or `a`.
    pub conversion: Option<u8>,
    /// The format spec, if there is a colon.
    pub spec: Option<Vec<Part>>,
}

/// The literal behind a mask.
#[derive(Debug, Clone, PartialEq)]
pub struct Masked {
    /// Its parts.
    pub parts: Vec<Part>,
    /// Whether it is an f-string.
    pub is_f: bool,
}

/// An error and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct ScanError {
    /// The bytes it is about.
    pub span: (usize, usize),
    /// CPython's message.
    pub message: String,
    /// What kind of error it is.
    pub kind: ScanErrorKind,
}

/// Kinds of errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanErrorKind {
    /// Not Python.
    Syntax,
    /// Beyond a limit of nesting.
    TooDeep,
    /// Python, but not supported.
    Unsupported,
}

type Scanned<T> = Result<T, ScanError>;

fn error<T>(span: (usize, usize), message: impl Into<String>) -> Scanned<T> {
    Err(ScanError { span, message: message.into(), kind: ScanErrorKind::Syntax })
}

struct Scan<'a> {
    text: &'a [u8],
    out: Vec<u8>,
    found: HashMap<usize, Masked>,
    /// Added to offsets into `text` to make them absolute.
    base: usize,
    brackets: Vec<(u8, usize)>,
    indents: Vec<usize>,
    whole: bool,
    /// Where comments begin and end, in the order of the text.
    comments: Vec<(usize, usize)>,
    /// What CPython warns of: where the token begins, and its words.
    doubts: Vec<(usize, String)>,
}

/// The masked text and what stands behind the masks; with an error, the text masked so far. `base` is where `text` begins in its file; `whole` says it is a file, not
/// the expression of a field.
pub fn mask(text: &str, base: usize, whole: bool) -> Result<(String, HashMap<usize, Masked>), (ScanError, String)> {
    let mut scan = Scan::new(text, base, whole);
    let scanned = scan.code(0, None);
    // Masks are ASCII and replace whole literals, so this is UTF-8.
    let masked = String::from_utf8(scan.out).unwrap_or_default();
    match scanned {
        Ok(_) => Ok((masked, scan.found)),
        Err(e) => Err((e, masked)),
    }
}

/// What CPython's tokenizer warns of in a file: where the token begins, and its words.
pub fn doubts(text: &str) -> Vec<(usize, String)> {
    let mut scan = Scan::new(text, 0, true);
    // An error is told of elsewhere.
    let _ = scan.code(0, None);
    scan.doubts
}

/// The quotes that end a literal.
#[derive(Clone, Copy)]
struct Quote {
    byte: u8,
    count: usize,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, base: usize, whole: bool) -> Scan<'a> {
        let out = text.as_bytes().to_vec();
        let (found, brackets, comments, doubts) = (HashMap::new(), vec![], vec![], vec![]);
        Scan { text: text.as_bytes(), out, found, base, brackets, indents: vec![0], whole, comments, doubts }
    }
}

impl Scan<'_> {
    fn at(&self, i: usize) -> u8 {
        *self.text.get(i).unwrap_or(&0)
    }

    fn abs(&self, i: usize) -> usize {
        self.base + i
    }

    fn line_of(&self, i: usize) -> usize {
        1 + self.text[..i.min(self.text.len())].iter().filter(|&&b| b == b'\n').count()
    }

    /// If a string literal starts at `i`: the index of its quote.
    fn literal(&self, i: usize) -> Option<usize> {
        let inside_word =
            i > 0 && (self.text[i - 1].is_ascii_alphanumeric() || self.text[i - 1] == b'_' || self.text[i - 1] >= 128);
        if inside_word {
            return None;
        }
        let quote = (i..i + 3).find(|&k| !b"rRbBuUfF".contains(&self.at(k)))?;
        b"'\"".contains(&self.at(quote)).then_some(quote)
    }

    fn quote(&self, q: usize) -> Quote {
        let byte = self.text[q];
        let triple = self.at(q + 1) == byte && self.at(q + 2) == byte;
        Quote { byte, count: if triple { 3 } else { 1 } }
    }

    fn closes(&self, i: usize, quote: Quote) -> bool {
        (0..quote.count).all(|k| self.at(i + k) == quote.byte)
    }

    /// Code from `i` to the end, or with `field` (where the field's `{` is) to the character that ends the field's expression.
    fn code(&mut self, mut i: usize, field: Option<usize>) -> Scanned<usize> {
        let outer = self.brackets.len();
        let mut line_start = self.whole && field.is_none();
        while i < self.text.len() {
            if line_start && self.brackets.is_empty() {
                i = self.indentation(i)?;
                line_start = false;
                continue;
            }
            let c = self.text[i];
            if let Some(q) = self.literal(i) {
                i = self.string(i, q)?;
                continue;
            }
            let open = self.brackets.len() - outer;
            match c {
                b'\n' => line_start = self.whole && field.is_none(),
                b'*' if self.at(i + 1) == b'*' && b"),:".contains(&self.at(self.skip_space(i + 2))) => {
                    return error((self.abs(i), self.abs(i) + 2), "invalid syntax");
                }
                b'#' => {
                    let end = self.line_end(i);
                    self.comments.push((self.abs(i), self.abs(end)));
                    i = end;
                    continue;
                }
                b'\\' if field.is_none() => i = self.continuation(i)?,
                b'(' | b'[' | b'{' => {
                    if self.brackets.len() >= MAX_BRACKETS {
                        let span = (self.abs(i), self.abs(i) + 1);
                        return Err(ScanError {
                            span,
                            message: "too many nested parentheses".into(),
                            kind: ScanErrorKind::TooDeep,
                        });
                    }
                    self.brackets.push((c, i));
                }
                b'}' | b':' if field.is_some() && open == 0 => return Ok(i),
                b'!' if field.is_some() && open == 0 && self.at(i + 1) != b'=' => return Ok(i),
                b'=' if field.is_some() && open == 0 && self.at(i + 1) != b'=' && !b"=!<>".contains(&self.text[i - 1]) => {
                    return Ok(i);
                }
                b')' | b']' | b'}' => self.close(c, i, outer, field.is_some())?,
                b'0'..=b'9' => i = self.number(i)?,
                b'.' if self.at(i + 1).is_ascii_digit() => i = self.fraction(i, i)?,
                b'$' | b'?' | b'`' => return error((self.abs(i), self.abs(i) + 1), "invalid syntax"),
                0 => return error((self.abs(i), self.abs(i) + 1), "source code cannot contain null bytes"),
                1..=8 | 14..=31 | 127 => {
                    return error((self.abs(i), self.abs(i) + 1), format!("invalid non-printable character U+{c:04X}"));
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | 128.. => i = self.word(i)?,
                _ => {}
            }
            i += 1;
        }
        if let Some(start) = field {
            return error((self.abs(start), self.abs(start) + 1), "f-string: expecting '}'");
        }
        match self.brackets.pop() {
            Some((c, at)) => error((self.abs(at), self.abs(at) + 1), format!("'{}' was never closed", c as char)),
            None => Ok(i),
        }
    }

    fn line_end(&self, i: usize) -> usize {
        self.text[i..].iter().position(|&c| c == b'\n').map_or(self.text.len(), |length| i + length)
    }

    /// Where the next token begins.
    fn skip_space(&self, mut i: usize) -> usize {
        while self.at(i).is_ascii_whitespace() || self.at(i) == b'#' {
            i = if self.at(i) == b'#' { self.line_end(i) } else { i + 1 };
        }
        i
    }

    /// Where the next token begins, with what comments there are noted.
    fn pass_space(&mut self, mut i: usize) -> usize {
        while self.at(i).is_ascii_whitespace() || self.at(i) == b'#' {
            let end = if self.at(i) == b'#' { self.line_end(i) } else { i + 1 };
            if self.at(i) == b'#' {
                self.comments.push((self.abs(i), self.abs(end)));
            }
            i = end;
        }
        i
    }

    /// The pieces of a text between comments.
    fn without_comments(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let (mut pieces, mut at) = (Vec::new(), start);
        for &(from, to) in self.comments.iter().filter(|&&(from, to)| start <= from && to <= end) {
            pieces.push((at, from));
            at = to;
        }
        pieces.push((at, end));
        pieces
    }

    /// Counts the blocks a line is in. Whether the indentation is consistent is the parser's business.
    fn indentation(&mut self, start: usize) -> Scanned<usize> {
        let mut i = start;
        let mut width = 0;
        while let c @ (b' ' | b'\t' | b'\x0c') = self.at(i) {
            width = if c == b'\t' {
                width / 8 * 8 + 8
            } else if c == b' ' {
                width + 1
            } else {
                0
            };
            i += 1;
        }
        if b"\n#\r".contains(&self.at(i)) || i >= self.text.len() {
            return Ok(i);
        }
        while self.indents.last().is_some_and(|&w| w > width) {
            self.indents.pop();
        }
        if self.indents.last().is_none_or(|&w| w < width) {
            self.indents.push(width);
            if self.indents.len() > MAX_INDENTS {
                let span = (self.abs(i), self.abs(i) + 1);
                return Err(ScanError { span, message: "too many levels of indentation".into(), kind: ScanErrorKind::TooDeep });
            }
        }
        Ok(i)
    }

    /// A backslash outside strings: the line goes on.
    fn continuation(&self, i: usize) -> Scanned<usize> {
        match (self.at(i + 1), self.at(i + 2)) {
            (b'\n', _) if i + 2 < self.text.len() => Ok(i + 1),
            (b'\r', b'\n') if i + 3 < self.text.len() => Ok(i + 2),
            (b'\n' | b'\r', _) => error((self.abs(i), self.abs(i) + 1), "unexpected EOF while parsing"),
            _ if i + 1 >= self.text.len() => error((self.abs(i), self.abs(i) + 1), "unexpected EOF while parsing"),
            _ => error((self.abs(i) + 1, self.abs(i) + 2), "unexpected character after line continuation character"),
        }
    }

    fn close(&mut self, c: u8, i: usize, outer: usize, in_field: bool) -> Scanned<()> {
        let span = (self.abs(i), self.abs(i) + 1);
        let f = if in_field { "f-string: " } else { "" };
        let Some((open, at)) = (self.brackets.len() > outer).then(|| self.brackets.pop()).flatten() else {
            return error(span, format!("{f}unmatched '{}'", c as char));
        };
        if matches!((open, c), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            return Ok(());
        }
        let (line, open_line) = (self.line_of(i), self.line_of(at));
        let place = if line == open_line { String::new() } else { format!(" on line {open_line}") };
        let (c, open) = (c as char, open as char);
        error(span, format!("{f}closing parenthesis '{c}' does not match opening parenthesis '{open}'{place}"))
    }

    /// A run of letters from `i`; gives its last byte. Reports characters no identifier may have.
    fn word(&self, i: usize) -> Scanned<usize> {
        let mut end = i;
        while end < self.text.len() && (self.text[end].is_ascii_alphanumeric() || self.text[end] == b'_' || self.text[end] >= 128)
        {
            end += 1;
        }
        let word = std::str::from_utf8(&self.text[i..end]).unwrap_or("");
        for (at, c) in word.char_indices().filter(|(_, c)| !c.is_ascii()) {
            let span = (self.abs(i + at), self.abs(i + at) + c.len_utf8());
            if at == 0 && c == '\u{feff}' && self.abs(i) == 0 {
                continue;
            }
            if changes_under_nfkc(c) {
                return Err(ScanError { span, message: format!("'{c}' in an identifier"), kind: ScanErrorKind::Unsupported });
            }
            // Letters, marks and digits of other scripts are left to the parser.
            if !c.is_alphanumeric() && !is_mark(c) {
                let code = c as u32;
                let invisible = c.is_whitespace()
                    || c.is_control()
                    || matches!(code, 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F)
                    || code == 0xFEFF
                    || code == 0xAD;
                return match invisible {
                    true => error(span, format!("invalid non-printable character U+{code:04X}")),
                    false => error(span, format!("invalid character '{c}' (U+{code:04X})")),
                };
            }
        }
        Ok(end - 1)
    }

    /// A number from `i`; gives its last byte.
    fn number(&mut self, i: usize) -> Scanned<usize> {
        let mut end = i;
        let radix = match (self.at(i), self.at(i + 1)) {
            (b'0', b'x' | b'X') => Some(("hexadecimal", 16)),
            (b'0', b'o' | b'O') => Some(("octal", 8)),
            (b'0', b'b' | b'B') => Some(("binary", 2)),
            _ => None,
        };
        if let Some((name, radix)) = radix {
            end = i + 2;
            let digit = |c: u8| char::from(c).is_digit(radix);
            loop {
                if self.at(end) == b'_' {
                    end += 1;
                }
                if !digit(self.at(end)) {
                    let c = self.at(end);
                    let span = (self.abs(end), self.abs(end) + 1);
                    return match c.is_ascii_digit() {
                        true => error(span, format!("invalid digit '{}' in {name} literal", c as char)),
                        false => error((self.abs(i), self.abs(end)), format!("invalid {name} literal")),
                    };
                }
                while digit(self.at(end)) {
                    end += 1;
                }
                if self.at(end) != b'_' {
                    break;
                }
            }
            if self.at(end).is_ascii_digit() {
                return error(
                    (self.abs(end), self.abs(end) + 1),
                    format!("invalid digit '{}' in {name} literal", self.at(end) as char),
                );
            }
            return self.number_end(i, end, name);
        }
        end = self.digits(i, end)?;
        let integer = !matches!(self.at(end), b'.' | b'e' | b'E' | b'j' | b'J');
        if integer && self.at(i) == b'0' && self.text[i..end].iter().any(|&c| !b"0_".contains(&c)) {
            let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            return error((self.abs(i), self.abs(end)), message);
        }
        self.fraction(i, end)
    }

    /// The rest of a decimal number that begins at `start`, from its point on.
    fn fraction(&mut self, start: usize, mut end: usize) -> Scanned<usize> {
        let mut name = "decimal";
        if self.at(end) == b'.' {
            end += 1;
            if self.at(end).is_ascii_digit() {
                end = self.digits(start, end)?;
            }
        }
        if matches!(self.at(end), b'e' | b'E') {
            let sign = usize::from(matches!(self.at(end + 1), b'+' | b'-'));
            if self.at(end + 1 + sign).is_ascii_digit() {
                end = self.digits(start, end + 1 + sign)?;
            }
        }
        if matches!(self.at(end), b'j' | b'J') {
            end += 1;
            name = "imaginary";
        }
        self.number_end(start, end, name)
    }

    fn digits(&self, start: usize, mut end: usize) -> Scanned<usize> {
        loop {
            while self.at(end).is_ascii_digit() {
                end += 1;
            }
            if self.at(end) != b'_' {
                return Ok(end);
            }
            if !self.at(end + 1).is_ascii_digit() {
                return error((self.abs(start), self.abs(end) + 1), "invalid decimal literal");
            }
            end += 1;
        }
    }

    /// What may follow a number: not a letter, unless it begins a keyword.
    fn number_end(&mut self, start: usize, end: usize, name: &str) -> Scanned<usize> {
        let c = self.at(end);
        let rest = &self.text[end.min(self.text.len())..];
        let keyword = ["and", "else", "for", "if", "in", "is", "not", "or"].iter().any(|k| rest.starts_with(k.as_bytes()));
        if (c.is_ascii_alphabetic() || c == b'_' || c >= 128) && !keyword {
            return error((self.abs(start), self.abs(end)), format!("invalid {name} literal"));
        }
        if c.is_ascii_alphabetic() {
            self.doubts.push((self.abs(start), format!("invalid {name} literal")));
        }
        Ok(end - 1)
    }

    /// A string literal from `i` with its quote at `q`; gives what follows it.
    fn string(&mut self, i: usize, q: usize) -> Scanned<usize> {
        let prefix = self.text[i..q].to_ascii_lowercase();
        let has = |c: u8| prefix.contains(&c);
        if prefix.len() > 1 && (has(b'u') || (has(b'f') && has(b'b')) || prefix[0] == prefix[1]) {
            return error((self.abs(q), self.abs(q) + 1), "invalid syntax");
        }
        let (quote, raw) = (self.quote(q), has(b'r'));
        if has(b'f') {
            return self.fstring(i, q, quote, raw);
        }
        let mut k = q + quote.count;
        while !self.closes(k, quote) {
            if k >= self.text.len() || (quote.count == 1 && self.text[k] == b'\n') {
                return self.unterminated(i, k, quote, "string literal");
            }
            k += if self.text[k] == b'\\' { 2 } else { 1 };
            if self.at(k - 1) == b'\r' && self.at(k) == b'\n' && self.text[k - 2] == b'\\' {
                k += 1;
            }
        }
        let end = k + quote.count;
        if !raw {
            self.doubt_escapes(i, q + quote.count, k, has(b'b'));
        }
        let body = &self.text[q + quote.count..k];
        if has(b'b') {
            if let Some(at) = body.iter().position(|b| !b.is_ascii()) {
                let at = self.abs(q + quote.count + at);
                let _ = at;
                return error((self.abs(i), self.abs(end)), "bytes can only contain ASCII literal characters");
            }
        } else if end - i >= 6 && (body.contains(&b'\r') || (!raw && has_surrogate_escape(body))) {
            let part = Part::Literal { start: self.abs(q + quote.count), end: self.abs(k), raw, doubled: false };
            self.mask_literal(i, end, Masked { parts: vec![part], is_f: false });
        }
        Ok(end)
    }

    /// Warns of the first escape in a part of a literal that begins at `token` which stands for nothing.
    fn doubt_escapes(&mut self, token: usize, from: usize, to: usize, bytes: bool) {
        let mut i = from;
        while i + 1 < to {
            if self.text[i] != b'\\' {
                i += 1;
                continue;
            }
            let c = self.text[i + 1];
            let octal = self.text[i + 1..to].iter().take(3).take_while(|c| (b'0'..=b'7').contains(c)).count();
            if octal == 3 && c > b'3' {
                let digits = String::from_utf8_lossy(&self.text[i + 1..i + 4]).into_owned();
                return self.doubts.push((self.abs(token), format!("invalid octal escape sequence '\\{digits}'")));
            }
            let known = b"\n\r\\'\"abfnrtvx01234567".contains(&c) || !bytes && b"NuU".contains(&c) || c >= 128;
            if !known {
                return self.doubts.push((self.abs(token), format!("invalid escape sequence '\\{}'", c as char)));
            }
            i += 2;
        }
    }

    fn unterminated<T>(&self, start: usize, at: usize, quote: Quote, what: &str) -> Scanned<T> {
        let triple = if quote.count == 3 { "triple-quoted " } else { "" };
        // CPython counts the line of the last character it read.
        let line = self.line_of(if quote.count == 3 { self.text.len() } else { at });
        let line = if quote.count == 3 && self.text.ends_with(b"\n") { line - 1 } else { line };
        error((self.abs(start), self.abs(start) + 1), format!("unterminated {triple}{what} (detected at line {line})"))
    }

    fn mask_literal(&mut self, start: usize, end: usize, masked: Masked) {
        self.out[start..end].fill(b'_');
        self.out[start..start + 3].copy_from_slice(b"f\"{");
        self.out[end - 2..end].copy_from_slice(b"}\"");
        let at = self.abs(start + 3);
        self.found.insert(at, masked);
    }

    fn fstring(&mut self, start: usize, q: usize, quote: Quote, raw: bool) -> Scanned<usize> {
        // The brackets of the fields are their own.
        let outer = std::mem::take(&mut self.brackets);
        let body = self.fstring_body(start, q + quote.count, quote, raw, 0);
        self.brackets = outer;
        let (parts, end) = body?;
        let end = end + quote.count;
        let plain = &self.text[q..end];
        let special = parts.iter().any(|p| matches!(p, Part::Field(_))) || plain.contains(&b'\r') || has_surrogate_escape(plain);
        if special && end - start >= 6 {
            self.mask_literal(start, end, Masked { parts, is_f: true });
        }
        Ok(end)
    }

    /// The inside of an f-string, or with `depth > 0` of a format spec, which ends at its `}`.
    fn fstring_body(&mut self, start: usize, mut i: usize, quote: Quote, raw: bool, depth: usize) -> Scanned<(Vec<Part>, usize)> {
        let (mut parts, mut literal) = (vec![], i);
        loop {
            if i >= self.text.len() || (quote.count == 1 && self.text[i] == b'\n') {
                return self.unterminated(start, i, quote, "f-string literal");
            }
            if self.closes(i, quote) {
                if depth > 0 {
                    return error((self.abs(i), self.abs(i) + 1), "f-string: expecting '}'");
                }
                break;
            }
            match self.text[i] {
                b'\\' if !raw && self.at(i + 1) == b'N' && self.at(i + 2) == b'{' => {
                    while i < self.text.len() && self.at(i) != b'}' {
                        i += 1;
                    }
                    i += 1;
                }
                b'\\' if !b"{}".contains(&self.at(i + 1)) => i += 2,
                b'{' | b'}' if depth == 0 && self.at(i + 1) == self.text[i] => i += 2,
                b'}' if depth > 0 => break,
                b'}' => return error((self.abs(i), self.abs(i) + 1), "f-string: single '}' is not allowed"),
                b'{' => {
                    if !raw {
                        self.doubt_escapes(literal, literal, if self.text[i - 1] == b'\\' { i + 1 } else { i }, false);
                    }
                    if literal < i {
                        parts.push(self.literal_part(literal, i, raw, depth));
                    }
                    if depth >= 3 {
                        return error((self.abs(i), self.abs(i) + 1), "f-string: expressions nested too deeply");
                    }
                    let (field, next) = self.field(start, i, quote, raw, depth)?;
                    parts.push(Part::Field(field));
                    i = next;
                    literal = i;
                }
                _ => i += 1,
            }
        }
        if !raw {
            self.doubt_escapes(literal, literal, i, false);
        }
        if literal < i {
            parts.push(self.literal_part(literal, i, raw, depth));
        }
        Ok((parts, i))
    }

    fn literal_part(&self, start: usize, end: usize, raw: bool, depth: usize) -> Part {
        Part::Literal { start: self.abs(start), end: self.abs(end), raw, doubled: depth == 0 }
    }

    /// The field whose `{` is at `open`; gives what follows its `}`.
    fn field(&mut self, start: usize, open: usize, quote: Quote, raw: bool, depth: usize) -> Scanned<(Field, usize)> {
        let from = open + 1;
        let mut i = self.code(from, Some(open))?;
        let expr = (self.abs(from), self.abs(i));
        let here = |scan: &Self, i: usize| (scan.abs(i), scan.abs(i) + 1);
        if self.text[from..i].iter().all(u8::is_ascii_whitespace) {
            let c = self.at(i) as char;
            return error(here(self, i), format!("f-string: valid expression required before '{c}'"));
        }
        let mut debug = None;
        if self.text[i] == b'=' {
            i = self.pass_space(i + 1);
            debug = Some(self.without_comments(expr.0, self.abs(i)));
        }
        let mut conversion = None;
        if self.at(i) == b'!' {
            let from = i + 1;
            i = from;
            while self.at(i).is_ascii_alphanumeric() || self.at(i) == b'_' || self.at(i) >= 128 {
                i += 1;
            }
            let name = &self.text[from..i];
            match name {
                b"s" | b"r" | b"a" => conversion = Some(name[0]),
                b"" => return error(here(self, i), "f-string: invalid conversion character"),
                _ => {
                    let name = String::from_utf8_lossy(name);
                    let message = format!("f-string: invalid conversion character '{name}': expected 's', 'r', or 'a'");
                    return error((self.abs(from), self.abs(i)), message);
                }
            }
        }
        if conversion.is_some() {
            i = self.pass_space(i);
        }
        let mut spec = None;
        if self.at(i) == b':' {
            let (parts, end) = self.fstring_body(start, i + 1, quote, raw, depth + 1)?;
            spec = Some(parts);
            i = end;
        }
        if self.at(i) != b'}' {
            return error(here(self, i), "f-string: expecting '}'");
        }
        Ok((Field { expr, debug, conversion, spec }, i + 1))
    }
}

/// Combining marks, which identifiers may hold after their first character.
fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x300..=0x36F | 0x483..=0x487 | 0x591..=0x5C7 | 0x610..=0x61A | 0x64B..=0x65F | 0x900..=0x903 | 0x93A..=0x94F
        | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F | 0xB7 | 0x387 | 0x1369..=0x1371 | 0x19DA | 0xE31 | 0xE34..=0xE3A
        | 0xE47..=0xE4E | 0xA8E0..=0xA8F1 | 0x3099 | 0x309A | 0x203F | 0x2040 | 0x2118 | 0x212E | 0x309B | 0x309C | 0x980..=0xDFF | 0x2C62..=0x2C7F
        | 0xFE33 | 0xFE34 | 0xFE4D..=0xFE4F | 0xFF3F | 0xE0100..=0xE01EF)
}

/// Whether CPython would replace a character of an identifier by another one (NFKC): letters in other shapes, marks that combine
/// with the letter before.
fn changes_under_nfkc(c: char) -> bool {
    matches!(c as u32, 0xAA | 0xB5 | 0xBA | 0x132 | 0x133 | 0x149 | 0x17F | 0x1C4..=0x1CC | 0x1F1..=0x1F3 | 0x2B0..=0x2B8 | 0x2E0..=0x2E4 | 0x300..=0x36F
        | 0x3D0..=0x3D6 | 0x1D2C..=0x1D6A | 0x2070..=0x209C | 0x2100..=0x2117 | 0x2119..=0x212D | 0x212F..=0x2149 | 0x2160..=0x217F | 0x3131..=0x318E
        | 0xF900..=0xFAFF | 0xFB00..=0xFDFB | 0xFE70..=0xFEFC | 0xFF10..=0xFFDC | 0x1D400..=0x1D7FF)
}

/// Whether an escape in the body of a literal stands for a lone surrogate.
fn has_surrogate_escape(body: &[u8]) -> bool {
    let hex = |at: usize| body.get(at).is_some_and(u8::is_ascii_hexdigit);
    let high = |at: usize| {
        matches!(body.get(at), Some(b'd' | b'D'))
            && matches!(body.get(at + 1), Some(b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F'))
            && hex(at + 2)
            && hex(at + 3)
    };
    (0..body.len()).any(|i| {
        body[i] == b'\\' && (body.get(i + 1) == Some(&b'u') && high(i + 2) || body[i + 1..].starts_with(b"U0000") && high(i + 6))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        mask(text, 0, true).map(|_| String::new()).unwrap_or_else(|(e, _)| format!("{}: {}", e.span.0, e.message))
    }

    #[test]
    fn masks_keep_the_length() {
        let text = "z = 'é' f'{a + b = }' \"tail\"\n";
        let (masked, found) = mask(text, 0, true).unwrap();
        assert_eq!(masked, "z = 'é' f\"{________}\" \"tail\"\n");
        let field = Field { expr: (12, 18), debug: Some(vec![(12, 20)]), conversion: None, spec: None };
        assert_eq!(found[&12].parts, [Part::Field(field)]);
    }

    #[test]
    fn brackets_are_matched_as_cpython_says() {
        assert_eq!(message("f(1,\n"), "1: '(' was never closed");
        assert_eq!(message("a)"), "1: unmatched ')'");
        assert_eq!(message("(1]"), "2: closing parenthesis ']' does not match opening parenthesis '('");
        assert_eq!(message("(1,\n2]"), "5: closing parenthesis ']' does not match opening parenthesis '(' on line 1");
        assert_eq!(message(&"(".repeat(100_000)), "200: too many nested parentheses");
        assert_eq!(message("x = '(' # ]\n"), "");
    }

    #[test]
    fn strings_are_terminated() {
        assert_eq!(message("x = 'abc\n"), "4: unterminated string literal (detected at line 1)");
        assert_eq!(message("x = '''abc\n\n"), "4: unterminated triple-quoted string literal (detected at line 2)");
        assert_eq!(message("x = f'{a\n"), "6: f-string: expecting '}'");
        assert_eq!(message("x = f'abc\n"), "4: unterminated f-string literal (detected at line 1)");
    }

    #[test]
    fn escapes_are_doubted_once_for_each_part() {
        let told = |text: &str| doubts(text).into_iter().map(|(at, message)| format!("{at}: {message}")).collect::<Vec<_>>();
        assert_eq!(told(r#"x = "\d\w" + r"\d" "#), [r"4: invalid escape sequence '\d'"]);
        assert_eq!(
            told(r#"f"\k{"\j"}\{1}""#),
            [r"2: invalid escape sequence '\k'", r"5: invalid escape sequence '\j'", r"10: invalid escape sequence '\{'"]
        );
        assert_eq!(
            told(r#"b"\N\x41", "\N{BULLET}\400""#),
            [r"0: invalid escape sequence '\N'", r"11: invalid octal escape sequence '\400'"]
        );
        assert_eq!(told("1if x else 2.5\n"), ["0: invalid decimal literal"]);
    }

    #[test]
    fn blocks_nest_to_a_limit() {
        let nest = |n: usize| (0..n).map(|i| format!("{}if 1:\n", " ".repeat(i))).collect::<String>();
        assert_eq!(message(&nest(100)), "");
        assert!(message(&nest(101)).ends_with("too many levels of indentation"));
    }
}
