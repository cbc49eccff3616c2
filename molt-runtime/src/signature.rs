//! Python signatures of built-in callables, written as text and parsed at compile time.
//!
//! One line such as `"(self: list[T], object: T, /) -> None"` serves argument binding, the texts of arity errors, type
//! inference in the compiler and the documentation. Annotations name types the compiler's inference knows; `T`, `K`, `V` are
//! variables bound by the receiver. A parameter with a default is passed as [`crate::value::Value::ABSENT`] when omitted.

/// A parsed signature: counts for binding, the text for everything else.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// The text as declared.
    pub text: &'static str,
    /// Parameters that take positionals, positional-only ones included.
    pub positional: u8,
    /// How many of those cannot be named.
    pub positional_only: u8,
    /// How many of those have no default.
    pub required: u8,
    /// Keyword-only parameters.
    pub keyword_only: u8,
    /// How many of those have no default.
    pub keyword_required: u8,
    /// `*args`: passed as a tuple.
    pub var_positional: bool,
    /// `**kwargs`: passed as a dict.
    pub var_keyword: bool,
}

/// One parameter of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name, without stars.
    pub name: &'static str,
    /// The annotation's text, if any.
    pub annotation: Option<&'static str>,
    /// The default's text, if any.
    pub default: Option<&'static str>,
    /// How arguments reach it.
    pub kind: ParameterKind,
}

/// How arguments reach a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ParameterKind {
    PositionalOnly,
    Normal,
    VarPositional,
    KeywordOnly,
    VarKeyword,
}

impl Signature {
    /// Whether there are positional parameters only.
    #[inline]
    pub const fn is_plain(&self) -> bool {
        self.keyword_only == 0 && !self.var_positional && !self.var_keyword
    }
    /// Parses `"(a, b=1, /, c=None, *args, d, **kwargs) -> type"`. Panics at compile time when malformed.
    pub const fn parse(text: &'static str) -> Signature {
        let bytes = text.as_bytes();
        assert!(bytes[0] == b'(', "a signature starts with `(`");
        let mut s = Signature {
            text,
            positional: 0,
            positional_only: 0,
            required: 0,
            keyword_only: 0,
            keyword_required: 0,
            var_positional: false,
            var_keyword: false,
        };
        let (mut i, mut depth, mut start, mut has_default, mut star) = (1, 0, 1, false, false);
        loop {
            let c = bytes[i];
            if c == b'[' || c == b'(' || c == b'{' {
                depth += 1;
            } else if depth > 0 && (c == b']' || c == b')' || c == b'}') {
                depth -= 1;
            } else if c == b'=' && depth == 0 {
                has_default = true;
            } else if depth == 0 && (c == b',' || c == b')') {
                while start < i && bytes[start] == b' ' {
                    start += 1;
                }
                if start < i {
                    if bytes[start] == b'/' {
                        s.positional_only = s.positional;
                    } else if bytes[start] == b'*' {
                        if bytes[start + 1] == b'*' {
                            s.var_keyword = true;
                        } else {
                            star = true;
                            s.var_positional = start + 1 < i;
                        }
                    } else if star {
                        s.keyword_only += 1;
                        s.keyword_required += !has_default as u8;
                    } else {
                        s.positional += 1;
                        if !has_default {
                            s.required += 1;
                        }
                    }
                }
                start = i + 1;
                has_default = false;
                if c == b')' {
                    return s;
                }
            }
            i += 1;
        }
    }

    /// How many values the Rust function takes.
    pub const fn arity(&self) -> usize {
        self.positional as usize + self.keyword_only as usize + self.var_positional as usize + self.var_keyword as usize
    }

    /// The parameters in the order in which the Rust function takes them: positionals, `*args`, keyword-only, `**kwargs`.
    pub fn parameters(&self) -> impl Iterator<Item = Parameter> + use<> {
        let end = closing(self.text);
        let mut star = false;
        let mut seen = 0;
        let positional_only = self.positional_only;
        split_commas(&self.text[1..end]).filter_map(move |item| {
            if item == "/" {
                return None;
            }
            if item == "*" {
                star = true;
                return None;
            }
            let (kind, item) = if let Some(rest) = item.strip_prefix("**") {
                (ParameterKind::VarKeyword, rest)
            } else if let Some(rest) = item.strip_prefix('*') {
                star = true;
                (ParameterKind::VarPositional, rest)
            } else if star {
                (ParameterKind::KeywordOnly, item)
            } else {
                seen += 1;
                (if seen <= positional_only { ParameterKind::PositionalOnly } else { ParameterKind::Normal }, item)
            };
            let (item, default) = match item.split_once('=') {
                Some((left, right)) => (left.trim(), Some(right.trim())),
                None => (item, None),
            };
            let (name, annotation) = match item.split_once(':') {
                Some((left, right)) => (left.trim(), Some(right.trim())),
                None => (item, None),
            };
            Some(Parameter { name, annotation, default, kind })
        })
    }

    /// The text of the result type, `object` where none is given.
    pub fn result(&self) -> &'static str {
        match self.text[closing(self.text) + 1..].split_once("->") {
            Some((_, result)) => result.trim(),
            None => "object",
        }
    }
}

/// The position of the `)` that closes the first `(`.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (i, c) in text.bytes().enumerate() {
        match c {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth -= 1;
                if depth == 0 {
                    return i;
                }
            }
            _ => {}
        }
    }
    text.len() - 1
}

/// The items between commas that stand outside brackets, trimmed, none empty.
fn split_commas(text: &'static str) -> impl Iterator<Item = &'static str> {
    let mut depth = 0;
    text.split(move |c: char| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    })
    .map(str::trim)
    .filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn counts_every_kind_of_parameter() {
        const S: Signature = Signature::parse("(self: dict[K, V], a, /, b=None, *args, c, d=1, **kw) -> list[V]");
        assert_eq!((S.positional, S.positional_only, S.required, S.keyword_only), (3, 2, 2, 2));
        assert_eq!((S.var_positional, S.var_keyword, S.keyword_required), (true, true, 1));
        assert_eq!(S.arity(), 7);
        assert_eq!(S.result(), "list[V]");
        let names: Vec<_> = S.parameters().map(|p| (p.name, p.kind)).collect();
        use ParameterKind::*;
        assert_eq!(
            names,
            [
                ("self", PositionalOnly),
                ("a", PositionalOnly),
                ("b", Normal),
                ("args", VarPositional),
                ("c", KeywordOnly),
                ("d", KeywordOnly),
                ("kw", VarKeyword)
            ]
        );
        assert_eq!(S.parameters().next().unwrap().annotation, Some("dict[K, V]"));
    }
}
