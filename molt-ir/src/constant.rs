//! Constants that lie in the data section as they are: tuples, and what they hold.

use crate::text::{Attr, F64, Parse, Parser, Printer, PyStr};
use std::fmt::{self, Write as _};

/// A tuple of constants, or one of its items: `(5, f1.5, "a", (None))`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Constant {
    /// `None`.
    None,
    /// `...`.
    Ellipsis,
    /// `True` or `False`.
    Bool(bool),
    /// An int that a value holds by itself.
    Int(i64),
    /// A float.
    Float(F64),
    /// A string.
    Str(PyStr),
    /// A tuple.
    Tuple(Box<[Constant]>),
}

const WORDS: &[(&str, Constant)] = &[
    ("None", Constant::None),
    ("Ellipsis", Constant::Ellipsis),
    ("True", Constant::Bool(true)),
    ("False", Constant::Bool(false)),
];

impl Constant {
    /// The items of a tuple.
    pub fn items(&self) -> &[Constant] {
        match self {
            Constant::Tuple(items) => items,
            _ => &[],
        }
    }
}

impl Attr for Constant {
    fn print(&self, p: &mut Printer<'_>) -> fmt::Result {
        if let Some((text, _)) = WORDS.iter().find(|(_, constant)| constant == self) {
            return p.write_str(text);
        }
        match self {
            Constant::Int(value) => write!(p, "{value}"),
            Constant::Float(value) => {
                p.write_char('f')?;
                value.print(p)
            }
            Constant::Str(text) => text.print(p),
            _ => {
                p.write_char('(')?;
                p.list(self.items(), |p, item| item.print(p))?;
                p.write_char(')')
            }
        }
    }
    fn parse(p: &mut Parser<'_>) -> Parse<Self> {
        if let Some((_, constant)) = WORDS.iter().find(|(text, _)| p.eat(text)) {
            return Ok(constant.clone());
        }
        if p.eat("(") {
            return Ok(Constant::Tuple(p.list(")", Constant::parse)?.into()));
        }
        if p.looking_at("f") {
            p.prefix("f")?;
            return F64::parse(p).map(Constant::Float);
        }
        if p.looking_at("\"") { PyStr::parse(p).map(Constant::Str) } else { i64::parse(p).map(Constant::Int) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{from_text, to_text};

    #[test]
    fn constants_round_trip() {
        for text in ["(5, \"a\", (-16))", "()", "((), (0, f1.5, f-0.0))", "(None, Ellipsis, True, False)"] {
            assert_eq!(to_text(&from_text::<Constant>(text).unwrap()), text);
        }
    }
}
