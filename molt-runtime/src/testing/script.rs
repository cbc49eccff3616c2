//! A small interpreter of statements on one line, `a = [1]; a.append(2); a`: names, subscripts, calls and operators go the
//! dynamic way, through attributes, slots and bound built-ins, as they do in a program.

use crate::types::{Args, BinaryOp, CompareOp, UnaryOp};
use crate::value::{Owned, Res, Value};
use crate::{class, dict, dispatch, function, int, list, set, slice, str, tuple, types};
use std::string::String;
use std::vec::Vec;

/// Runs the statements; the value of the last one.
pub(super) fn run(source: &str) -> Res {
    let mut script = Script { rest: source, names: Vec::new() };
    let mut last = Owned::NONE;
    loop {
        last = script.statement(last)?;
        if !script.eat(";") {
            assert!(script.rest.trim().is_empty(), "cannot read {:?} of {source:?}", script.rest);
            return Ok(last);
        }
    }
}

struct Script<'a> {
    rest: &'a str,
    names: Vec<(String, Owned)>,
}

/// What stands left of `=`.
enum Target {
    Name(String),
    Item(Owned, Owned),
    None,
}

const IN_PLACE: [(&str, BinaryOp); 9] = [
    ("+=", BinaryOp::Add),
    ("-=", BinaryOp::Sub),
    ("**=", BinaryOp::Pow),
    ("*=", BinaryOp::Mul),
    ("//=", BinaryOp::FloorDiv),
    ("%=", BinaryOp::Mod),
    ("|=", BinaryOp::Or),
    ("&=", BinaryOp::And),
    ("^=", BinaryOp::Xor),
];
const COMPARISONS: [(&str, CompareOp); 6] = [
    ("<=", CompareOp::Le),
    (">=", CompareOp::Ge),
    ("==", CompareOp::Eq),
    ("!=", CompareOp::Ne),
    ("<", CompareOp::Lt),
    (">", CompareOp::Gt),
];
/// Binary operators from the loosest on.
const LEVELS: [&[(&str, BinaryOp)]; 5] = [
    &[("|", BinaryOp::Or)],
    &[("^", BinaryOp::Xor)],
    &[("&", BinaryOp::And)],
    &[("+", BinaryOp::Add), ("-", BinaryOp::Sub)],
    &[("*", BinaryOp::Mul), ("//", BinaryOp::FloorDiv), ("%", BinaryOp::Mod)],
];

impl Script<'_> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches(' ');
    }
    fn eat(&mut self, token: &str) -> bool {
        self.skip();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
    fn word(&mut self) -> String {
        self.skip();
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let word = String::from(&self.rest[..end]);
        self.rest = &self.rest[end..];
        word
    }

    fn statement(&mut self, last: Owned) -> Res {
        if self.eat("del ") {
            let Target::Item(container, key) = self.target()? else { panic!("`del` of what?") };
            dispatch::delete_item(container.value(), key.value())?;
            return Ok(last);
        }
        let start = self.rest;
        let target = self.target()?;
        self.skip();
        if self.rest.starts_with('=') && !self.rest.starts_with("==") {
            self.rest = &self.rest[1..];
            let value = self.expression()?;
            self.assign(target, value)?;
            return Ok(last);
        }
        for (token, op) in IN_PLACE {
            if self.eat(token) {
                let old = match &target {
                    Target::Name(name) => self.lookup(name),
                    Target::Item(container, key) => dispatch::get_item(container.value(), key.value())?,
                    Target::None => panic!("in-place on what?"),
                };
                let value = self.expression()?;
                let new = dispatch::in_place(op, old.value(), value.value())?;
                self.assign(target, new)?;
                return Ok(last);
            }
        }
        self.rest = start;
        self.expression()
    }

    /// Reads `name` or `name[key]` without running anything else; nothing when it is neither.
    fn target(&mut self) -> Res<Target> {
        let start = self.rest;
        let name = self.word();
        let known = self.names.iter().any(|(known, _)| *known == name);
        if !name.is_empty() && self.rest.starts_with('[') && known {
            self.rest = &self.rest[1..];
            let key = self.subscript()?;
            return Ok(Target::Item(self.lookup(&name), key));
        }
        if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
            self.rest = start;
            return Ok(Target::None);
        }
        Ok(Target::Name(name))
    }

    fn assign(&mut self, target: Target, value: Owned) -> Res<()> {
        match target {
            Target::Name(name) => {
                self.names.retain(|(known, _)| *known != name);
                self.names.push((name, value));
                Ok(())
            }
            Target::Item(container, key) => dispatch::set_item(container.value(), key.value(), value.value()),
            Target::None => panic!("an assignment to what?"),
        }
    }

    fn lookup(&self, name: &str) -> Owned {
        if let Some((_, value)) = self.names.iter().find(|(known, _)| known == name) {
            return value.clone();
        }
        if let Some(kind) = types::builtin(name) {
            return crate::object::value_of(kind).to_owned();
        }
        let builtins = crate::builtins::TABLES.iter().copied();
        if let Some(method) = builtins.flatten().find(|method| method.name == name) {
            return function::builtin::of_function(method);
        }
        for module in crate::modules::MODULES {
            if let Some(method) = module.function(name) {
                return function::builtin::of_function(method);
            }
            if let Some((_, constant)) = module.constants.iter().find(|(known, _)| *known == name) {
                return constant.value();
            }
        }
        panic!("unknown name {name:?}")
    }

    fn expression(&mut self) -> Res {
        let left = self.binary(0)?;
        for (token, op) in COMPARISONS {
            if self.eat(token) {
                let right = self.binary(0)?;
                return dispatch::compare(op, left.value(), right.value());
            }
        }
        if self.eat("not in ") {
            let right = self.binary(0)?;
            return Ok(Owned::from(!dispatch::contains(right.value(), left.value())?));
        }
        if self.eat("in ") {
            let right = self.binary(0)?;
            return Ok(Owned::from(dispatch::contains(right.value(), left.value())?));
        }
        if self.eat("is ") {
            let right = self.binary(0)?;
            return Ok(Owned::from(left.value() == right.value()));
        }
        Ok(left)
    }

    fn binary(&mut self, level: usize) -> Res {
        let Some(operators) = LEVELS.get(level) else { return self.unary() };
        let mut left = self.binary(level + 1)?;
        'next: loop {
            self.skip();
            for &(token, op) in *operators {
                let rest = self.rest.strip_prefix(token);
                if let Some(rest) = rest.filter(|rest| !rest.starts_with('=')) {
                    self.rest = rest;
                    let right = self.binary(level + 1)?;
                    left = dispatch::binary(op, left.value(), right.value())?;
                    continue 'next;
                }
            }
            return Ok(left);
        }
    }

    /// Signs bind looser than `**`.
    fn unary(&mut self) -> Res {
        for (token, op) in [("-", UnaryOp::Neg), ("+", UnaryOp::Pos), ("~", UnaryOp::Invert)] {
            if self.eat(token) {
                let value = self.unary()?;
                return dispatch::unary(op, value.value());
            }
        }
        let value = self.primary()?;
        self.skip();
        match self.rest.strip_prefix("**").filter(|rest| !rest.starts_with('=')) {
            Some(rest) => {
                self.rest = rest;
                let exponent = self.unary()?;
                dispatch::binary(BinaryOp::Pow, value.value(), exponent.value())
            }
            None => Ok(value),
        }
    }

    fn primary(&mut self) -> Res {
        let mut value = self.atom()?;
        loop {
            if self.rest.starts_with('.') {
                self.rest = &self.rest[1..];
                let name = str::from_str(&self.word());
                value = class::get_attr(value.value(), name.value())?;
            } else if self.rest.starts_with('(') {
                self.rest = &self.rest[1..];
                value = self.call(value)?;
            } else if self.rest.starts_with('[') {
                self.rest = &self.rest[1..];
                let key = self.subscript()?;
                value = dispatch::get_item(value.value(), key.value())?;
            } else {
                return Ok(value);
            }
        }
    }

    fn call(&mut self, callee: Owned) -> Res {
        let (mut values, mut names) = (Vec::new(), Vec::new());
        while !self.eat(")") {
            if self.eat("*") {
                let items = self.expression()?;
                values.extend(crate::sequence::collect(items.value())?);
            } else {
                let start = self.rest;
                let name = self.word();
                if !name.is_empty() && self.rest.starts_with('=') && !self.rest.starts_with("==") {
                    self.rest = &self.rest[1..];
                    names.push(str::from_str(&name));
                } else {
                    self.rest = start;
                }
                values.push(self.expression()?);
            }
            self.eat(",");
        }
        let borrowed: Vec<Value> = values.iter().map(Owned::value).collect();
        let names = if names.is_empty() { Owned::from_raw(Value::ABSENT) } else { tuple::from_vec(names) };
        dispatch::call(callee.value(), Args { values: &borrowed, names: names.value() })
    }

    fn subscript(&mut self) -> Res {
        let mut parts = [const { None }; 3];
        let mut place = 0;
        while !self.eat("]") {
            if self.eat(":") { place += 1 } else { parts[place] = Some(self.expression_or_tuple("]")?) }
        }
        let [first, ..] = &mut parts;
        if place == 0 {
            return Ok(first.take().expect("a subscript"));
        }
        let [start, stop, step] = parts.map(|part| part.unwrap_or(Owned::NONE));
        Ok(slice::new(start.value(), stop.value(), step.value()))
    }

    /// `a` or `a, b` up to a bracket that is left in place.
    fn expression_or_tuple(&mut self, close: &str) -> Res {
        let first = self.expression()?;
        if !self.eat(",") {
            return Ok(first);
        }
        let mut items = std::vec![first];
        loop {
            self.skip();
            if self.rest.starts_with(close) {
                return Ok(tuple::from_vec(items));
            }
            items.push(self.expression()?);
            self.eat(",");
        }
    }

    fn items(&mut self, close: &str) -> Res<Vec<Owned>> {
        let mut items = Vec::new();
        while !self.eat(close) {
            items.push(self.expression()?);
            self.eat(",");
        }
        Ok(items)
    }

    fn braces(&mut self) -> Res {
        if self.eat("}") {
            return Ok(dict::new());
        }
        let source = self.rest;
        let first = self.expression()?;
        if !self.eat(":") {
            self.eat(",");
            let mut items = std::vec![first];
            items.extend(self.items("}")?);
            let source = &source[..source.len() - self.rest.len()];
            let constant = items.len() > 2 && !source.contains(['[', '{']);
            let items = list::from_vec(items);
            if constant {
                return set::of_constants(list::of(&items).items());
            }
            return set::from_iterable(&set::SET, items.value());
        }
        let made = dict::new();
        let value = self.expression()?;
        dict::of(&made).set(first.value(), value)?;
        while !self.eat("}") {
            self.eat(",");
            let key = self.expression()?;
            assert!(self.eat(":"), "a key without a value");
            let value = self.expression()?;
            dict::of(&made).set(key.value(), value)?;
        }
        Ok(made)
    }

    fn atom(&mut self) -> Res {
        self.skip();
        match self.rest.chars().next().expect("an expression") {
            quote @ ('\'' | '"') => {
                let text = &self.rest[1..];
                let end = text.find(quote).expect("a closing quote");
                self.rest = &text[end + 1..];
                Ok(str::from_str(&text[..end]))
            }
            '0'..='9' => self.number(),
            '(' => {
                self.rest = &self.rest[1..];
                if self.eat(")") {
                    return Ok(tuple::empty());
                }
                let value = self.expression_or_tuple(")")?;
                assert!(self.eat(")"), "an open parenthesis at {:?}", self.rest);
                Ok(value)
            }
            '[' => {
                self.rest = &self.rest[1..];
                self.items("]").map(list::from_vec)
            }
            '{' => {
                self.rest = &self.rest[1..];
                self.braces()
            }
            _ => {
                let name = self.word();
                Ok(match name.as_str() {
                    "None" => Owned::NONE,
                    "True" => Owned::from(true),
                    "False" => Owned::from(false),
                    name => self.lookup(name),
                })
            }
        }
    }

    fn number(&mut self) -> Res {
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(self.rest.len());
        let text = &self.rest[..end];
        self.rest = &self.rest[end..];
        Ok(match text.parse::<num_bigint::BigInt>() {
            Ok(number) => int::from_big(number),
            Err(_) => Owned::from(text.parse::<f64>().expect("a number")),
        })
    }
}
