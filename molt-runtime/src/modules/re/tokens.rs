//! The characters of a pattern or a template, an escape being one of them, and the errors that point at them.

use crate::parts;
use crate::str::{self, unicode};
use crate::value::{Owned, Raised};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// What is wrong with a pattern.
#[derive(Debug)]
pub enum Fault {
    /// `re.error`: the message, and where.
    Syntax(String, Option<usize>),
    /// Another exception.
    Overflow(&'static str),
    /// Another exception.
    Value(&'static str),
    /// Another exception.
    Index(String),
    /// One that was raised already.
    Raised(Raised),
}

/// A character, or a backslash and the character behind it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Token {
    /// A character.
    Plain(u32),
    /// An escaped one.
    Escape(u32),
}

impl Token {
    /// How many characters it takes.
    pub fn len(self) -> usize {
        match self {
            Token::Plain(_) => 1,
            Token::Escape(_) => 2,
        }
    }
    /// Its text.
    pub fn text(self) -> String {
        match self {
            Token::Plain(code) => text(&[code]),
            Token::Escape(code) => text(&[0x5C, code]),
        }
    }
}

/// Characters as Rust text, for messages.
pub fn text(codes: &[u32]) -> String {
    codes.iter().map(|&code| char::from_u32(code).unwrap_or('\u{FFFD}')).collect()
}

/// Characters as a `str`, shown by `repr`.
pub fn shown(codes: &[u32]) -> String {
    let name: Owned = str::from_code_points(codes);
    parts::repr_text(name.value())
}

/// Reads tokens.
pub struct Tokens<'a> {
    codes: &'a [u32],
    /// Whether the text is a `str`, not bytes.
    pub is_text: bool,
    index: usize,
    /// The token to come.
    pub next: Option<Token>,
}

impl<'a> Tokens<'a> {
    /// Begins.
    pub fn new(codes: &'a [u32], is_text: bool) -> Result<Tokens<'a>, Fault> {
        let mut tokens = Tokens { codes, is_text, index: 0, next: None };
        tokens.advance()?;
        Ok(tokens)
    }

    fn advance(&mut self) -> Result<(), Fault> {
        let Some(&code) = self.codes.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        let token = if code == 0x5C {
            self.index += 1;
            match self.codes.get(self.index) {
                Some(&escaped) => Token::Escape(escaped),
                None => return Err(Fault::Syntax("bad escape (end of pattern)".into(), Some(self.codes.len() - 1))),
            }
        } else {
            Token::Plain(code)
        };
        self.index += 1;
        self.next = Some(token);
        Ok(())
    }

    /// Takes the next token.
    pub fn take(&mut self) -> Result<Option<Token>, Fault> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Whether a plain character comes next.
    pub fn peeks(&self, c: char) -> bool {
        self.next == Some(Token::Plain(c.into()))
    }

    /// Takes a plain character if it comes next.
    pub fn eat(&mut self, c: char) -> Result<bool, Fault> {
        let found = self.peeks(c);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    /// The plain character to come, if it is a digit of this base.
    pub fn digit(&self, base: u32) -> Option<u32> {
        match self.next {
            Some(Token::Plain(code)) => char::from_u32(code)?.to_digit(base),
            _ => None,
        }
    }

    /// Takes up to `most` digits, appending them to `into`.
    pub fn digits(&mut self, most: usize, base: u32, into: &mut Vec<u32>) -> Result<(), Fault> {
        for _ in 0..most {
            let (Some(_), Some(Token::Plain(code))) = (self.digit(base), self.next) else { break };
            into.push(code);
            self.advance()?;
        }
        Ok(())
    }

    /// The characters before `end`, which is taken too.
    pub fn until(&mut self, end: char, name: &str) -> Result<Vec<u32>, Fault> {
        let mut found = Vec::new();
        loop {
            match self.take()? {
                None if found.is_empty() => return Err(self.error(&format!("missing {name}"), 0)),
                None => return Err(self.error(&format!("missing {end}, unterminated name"), found.len())),
                Some(Token::Plain(code)) if code == u32::from(end) => {
                    return if found.is_empty() { Err(self.error(&format!("missing {name}"), 1)) } else { Ok(found) };
                }
                Some(Token::Plain(code)) => found.push(code),
                Some(Token::Escape(code)) => found.extend([0x5C, code]),
            }
        }
    }

    /// Where the next token begins.
    pub fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    /// Goes to a place.
    pub fn seek(&mut self, index: usize) -> Result<(), Fault> {
        self.index = index;
        self.advance()
    }

    /// An error `offset` characters before the next token.
    pub fn error(&self, message: &str, offset: usize) -> Fault {
        let message = if self.is_text { message.into() } else { escaped(message) };
        Fault::Syntax(message, Some(self.tell() - offset))
    }

    /// Refuses what cannot name a group.
    pub fn check_name(&self, name: &[u32], offset: usize) -> Result<(), Fault> {
        let ascii = name.iter().all(|&code| code < 0x80);
        let identifier = name.first().is_some_and(|&code| unicode::is_identifier_start(code))
            && name.iter().all(|&code| unicode::is_identifier_continue(code));
        if identifier && (self.is_text || ascii) {
            return Ok(());
        }
        let name_shown = shown(name);
        Err(self.error(&format!("bad character in group name {name_shown}"), name.len() + offset))
    }
}

/// The number that decimal digits make; nothing for one that is too large.
pub fn number(digits: &[u32]) -> Option<u32> {
    text(digits).parse().ok()
}

/// Whether a name is a number.
pub fn is_number(name: &[u32]) -> bool {
    name.iter().all(|&code| matches!(code, 0x30..=0x39))
}

fn escaped(message: &str) -> String {
    let mut out = String::new();
    for c in message.chars() {
        if c.is_ascii() { out.push(c) } else { out.push_str(&format!("\\x{:02x}", u32::from(c))) }
    }
    out
}
