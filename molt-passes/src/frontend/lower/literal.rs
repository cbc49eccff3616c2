//! Constants, and the parts of masked literals.

use molt_ir::hir::{Const, Conversion, Expr, ExprId, Text};
use molt_ir::span::Span;
use rustpython_parser::Parse;
use rustpython_parser::ast;
use rustpython_parser::text_size::TextSize;

use super::Lower;
use crate::frontend::prescan::{self, Field, Part};

/// CPython's limit on the digits of a decimal literal.
const MAX_DIGITS: usize = 4300;

impl Lower<'_> {
    pub(super) fn constant(&mut self, constant: &ast::Constant, span: Span) -> Const {
        match constant {
            ast::Constant::None => Const::None,
            ast::Constant::Bool(b) => Const::Bool(*b),
            ast::Constant::Ellipsis => Const::Ellipsis,
            ast::Constant::Str(text) => Const::str(text),
            ast::Constant::Bytes(bytes) => Const::Bytes(bytes.as_slice().into()),
            ast::Constant::Float(f) => Const::Float(*f),
            ast::Constant::Complex { imag, .. } => Const::Imaginary(*imag),
            ast::Constant::Int(int) => match i64::try_from(int) {
                Ok(small) => Const::Int(small),
                Err(_) => self.big_int(int, span),
            },
            // The parser never makes these; CPython's optimiser does.
            ast::Constant::Tuple(_) => Const::None,
        }
    }

    fn big_int(&mut self, int: &num_bigint::BigInt, span: Span) -> Const {
        let text = self.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits > MAX_DIGITS
            && !text.starts_with("0x")
            && !text.starts_with("0X")
            && !text.starts_with("0o")
            && !text.starts_with("0b")
        {
            let message = format!(
                "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {digits} digits; use \
                 sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal \
                 conversion limits."
            );
            self.error_at(span, message);
        }
        Const::BigInt(int.to_string().into())
    }

    /// `f"..."` as the parser gives it, perhaps joined with other literals.
    pub(super) fn joined(&mut self, joined: &ast::ExprJoinedStr, span: Span) -> ExprId {
        let mut parts = Vec::new();
        let mut has_f = false;
        for value in &joined.values {
            match value {
                ast::Expr::Constant(c) => {
                    let value = self.constant(&c.value, span);
                    self.push_text(&mut parts, value, span);
                }
                ast::Expr::FormattedValue(field) => {
                    let at = usize::from(ast::Ranged::start(&*field.value));
                    if let Some(masked) = self.masks.get(&at).cloned() {
                        has_f |= masked.is_f;
                        self.parts(&masked.parts, span, &mut parts);
                    }
                }
                _ => {}
            }
        }
        let has_field = parts.iter().any(|&p| self.f()[p].constant().is_none());
        match (has_field, has_f, parts.as_slice()) {
            (false, _, []) => self.add(Expr::str(""), span),
            (false, _, &[only]) => only,
            _ => self.add(Expr::FString { parts }, span),
        }
    }

    /// Adds text, joined to text before it.
    fn push_text(&mut self, parts: &mut Vec<ExprId>, value: Const, span: Span) {
        let Const::Str(text) = value else { return };
        if text.bytes().is_empty() {
            return;
        }
        if let Some(&last) = parts.last()
            && let Expr::Const { value: Const::Str(before) } = &mut self.f()[last]
        {
            *before = Text::from_code_points(before.code_points().chain(text.code_points()).collect::<Vec<_>>());
            return;
        }
        let id = self.add(Expr::Const { value: Const::Str(text) }, span);
        parts.push(id);
    }

    fn parts(&mut self, masked: &[Part], span: Span, out: &mut Vec<ExprId>) {
        for part in masked {
            match part {
                Part::Literal { start, end, raw, doubled } => {
                    let text = self.decode(*start, *end, *raw, *doubled);
                    self.push_text(out, Const::Str(text), span);
                }
                Part::Field(field) => self.field(field, span, out),
            }
        }
    }

    fn field(&mut self, field: &Field, span: Span, out: &mut Vec<ExprId>) {
        let (start, end) = field.expr;
        if let Some(shown) = &field.debug {
            let text: String = shown.iter().map(|&(from, to)| &self.text[from..to]).collect();
            self.push_text(out, Const::Str(Text::from(text.replace("\r\n", "\n").as_str())), span);
        }
        let value = self.field_expr(start, end);
        let conversion = match field.conversion {
            Some(b's') => Conversion::Str,
            Some(b'r') => Conversion::Repr,
            Some(b'a') => Conversion::Ascii,
            _ if field.debug.is_some() && field.spec.is_none() => Conversion::Repr,
            _ => Conversion::None,
        };
        let spec = field.spec.as_ref().and_then(|spec| {
            let mut parts = Vec::new();
            self.parts(spec, span, &mut parts);
            match parts.as_slice() {
                [] => None,
                &[only] if self.f()[only].constant().is_some() => Some(only),
                _ => Some(self.add(Expr::FString { parts }, span)),
            }
        });
        let at = Span::new(self.file, start.saturating_sub(1) as u32, end as u32);
        out.push(self.add(Expr::FormatField { value, conversion, spec }, at));
    }

    /// The expression of a field, parsed where it stands. It is put in parentheses, as CPython does; the opening one falls on the `{`.
    fn field_expr(&mut self, start: usize, end: usize) -> ExprId {
        let span = Span::new(self.file, start as u32, end as u32);
        let none = |lower: &mut Self| lower.add(Expr::none(), span);
        let (masked, found) = match prescan::mask(&self.text[start..end], start, false) {
            Ok(masked) => masked,
            Err((e, _)) => {
                self.error_at(Span::new(self.file, e.span.0 as u32, e.span.1 as u32), e.message);
                return none(self);
            }
        };
        self.masks.extend(found);
        let offset = TextSize::from(start as u32 - 1);
        match ast::Expr::parse_starts_at(&format!("({masked}\n)"), "", offset) {
            Ok(ast::Expr::Tuple(t)) if t.elts.is_empty() && masked.trim().is_empty() => {
                self.error_at(span, "f-string: valid expression required before '}'");
                none(self)
            }
            Ok(expr) => self.expr(&expr),
            Err(mut e) => {
                // Diagnosed over the field alone, then moved to where it stands.
                let text = format!("({masked}\n)");
                e.offset = TextSize::from(u32::from(e.offset).saturating_sub(start as u32 - 1));
                let mut error = crate::frontend::errors::diagnose(&e, &text, self.file);
                if error.message == "invalid syntax" {
                    let first = text.len() - text[1..].trim_start().len();
                    let at_first = error.span.is_some_and(|s| s.start as usize <= first);
                    let lambda = text[first..].starts_with("lambda") && self.text.as_bytes().get(end) == Some(&b':');
                    error.message = match (lambda, at_first) {
                        (true, _) => "f-string: lambda expressions are not allowed without parentheses".into(),
                        (_, true) => "f-string: expecting a valid expression after '{'".into(),
                        _ => "f-string: expecting '=', or '!', or ':', or '}'".into(),
                    };
                }
                let moved = |at: u32| at + start as u32 - 1;
                error.span = error.span.map(|s| Span::new(self.file, moved(s.start), moved(s.end)));
                self.found.errors.push(error);
                none(self)
            }
        }
    }

    /// The text of a literal part: escapes replaced unless raw, doubled braces halved, line ends normalised.
    fn decode(&mut self, start: usize, end: usize, raw: bool, doubled: bool) -> Text {
        let source = self.text[start..end].replace("\r\n", "\n").replace('\r', "\n");
        let mut points: Vec<u32> = Vec::new();
        let mut chars = source.chars().peekable();
        while let Some(c) = chars.next() {
            if c == '\\' && !raw {
                let mut rest = chars.clone().collect::<String>();
                match self.escape(&mut rest, &mut points) {
                    Ok(used) => chars = rest_after(chars, used),
                    Err(message) => {
                        let message = format!("(unicode error) 'unicodeescape' codec can't decode bytes: {message}");
                        self.error_at(Span::new(self.file, start as u32, end as u32), message);
                        rest.clear();
                    }
                }
                continue;
            }
            points.push(c.into());
            if doubled && (c == '{' || c == '}') && chars.peek() == Some(&c) {
                chars.next();
            }
        }
        Text::from_code_points(points)
    }

    /// One escape, its text after the backslash in `rest`: adds what it stands for, gives how many characters it took.
    fn escape(&mut self, rest: &mut str, points: &mut Vec<u32>) -> Result<usize, &'static str> {
        let Some(c) = rest.chars().next() else {
            points.push('\\'.into());
            return Ok(0);
        };
        let hex = |digits: usize, message: &'static str| {
            let text: String = rest.chars().skip(1).take(digits).collect();
            let valid = text.len() == digits && text.bytes().all(|b| b.is_ascii_hexdigit());
            u32::from_str_radix(&text, 16).ok().filter(|&p| valid && p <= 0x10FFFF).ok_or(message)
        };
        let (point, used) = match c {
            '\n' => return Ok(1),
            '\\' | '\'' | '"' => (c.into(), 1),
            'a' => (7, 1),
            'b' => (8, 1),
            'f' => (12, 1),
            'n' => (10, 1),
            'r' => (13, 1),
            't' => (9, 1),
            'v' => (11, 1),
            '0'..='7' => {
                let digits: String = rest.chars().take(3).take_while(|c| ('0'..='7').contains(c)).collect();
                (u32::from_str_radix(&digits, 8).unwrap_or(0), digits.len())
            }
            'x' => (hex(2, "truncated \\xXX escape")?, 3),
            'u' => (hex(4, "truncated \\uXXXX escape")?, 5),
            'U' => (hex(8, "truncated \\UXXXXXXXX escape")?, 9),
            'N' => {
                let name = rest[1..].strip_prefix('{').and_then(|r| r.split_once('}')).map(|(name, _)| name);
                let name = name.ok_or("malformed \\N character escape")?;
                // The parser holds the table of names.
                let literal = ast::Expr::parse(&format!("\"\\N{{{name}}}\""), "");
                match literal {
                    Ok(ast::Expr::Constant(ast::ExprConstant { value: ast::Constant::Str(text), .. })) => {
                        points.extend(text.chars().map(u32::from));
                        return Ok(name.chars().count() + 3);
                    }
                    _ => return Err("unknown Unicode character name"),
                }
            }
            _ => {
                points.extend(['\\'.into(), u32::from(c)]);
                return Ok(1);
            }
        };
        points.push(point);
        Ok(used)
    }
}

/// The characters after the next `used` ones.
fn rest_after(mut chars: std::iter::Peekable<std::str::Chars<'_>>, used: usize) -> std::iter::Peekable<std::str::Chars<'_>> {
    for _ in 0..used {
        chars.next();
    }
    chars
}
