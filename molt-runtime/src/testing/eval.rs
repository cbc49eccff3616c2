//! A small evaluator of Python expressions: literals, operators, subscripts, calls of built-in types and methods.

use crate::method::Method;
use crate::signature::ParameterKind;
use crate::types::{Args, BinaryOp, CompareOp, Type};
use crate::value::{Owned, Res, Value};
use crate::{bytes, dict, dispatch, int, list, memoryview, slice, str, tuple};
use std::string::String;
use std::vec::Vec;

/// The value of an expression. Panics on what it cannot read.
pub(super) fn evaluate(source: &str) -> Res {
    let mut parser = Parser { rest: source };
    let value = parser.comparison()?;
    assert!(parser.rest.trim().is_empty(), "cannot read {:?} of {source:?}", parser.rest);
    Ok(value)
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches(' ');
    }
    fn eat(&mut self, token: &str) -> bool {
        self.skip();
        let found = self.rest.starts_with(token);
        if found {
            self.rest = &self.rest[token.len()..];
        }
        found
    }
    fn expect(&mut self, token: &str) {
        assert!(self.eat(token), "expected {token:?} at {:?}", self.rest);
    }
    fn word(&mut self) -> String {
        self.skip();
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let word = String::from(&self.rest[..end]);
        self.rest = &self.rest[end..];
        word
    }

    fn comparison(&mut self) -> Res {
        let left = self.sum()?;
        const OPERATORS: [(&str, CompareOp); 6] = [
            ("<=", CompareOp::Le),
            (">=", CompareOp::Ge),
            ("==", CompareOp::Eq),
            ("!=", CompareOp::Ne),
            ("<", CompareOp::Lt),
            (">", CompareOp::Gt),
        ];
        for (token, op) in OPERATORS {
            if self.eat(token) {
                let right = self.sum()?;
                return dispatch::compare(op, left.value(), right.value());
            }
        }
        if self.eat("not in ") {
            let right = self.sum()?;
            return Ok(Owned::from(!dispatch::contains(right.value(), left.value())?));
        }
        if self.eat("in ") {
            let right = self.sum()?;
            return Ok(Owned::from(dispatch::contains(right.value(), left.value())?));
        }
        Ok(left)
    }

    fn sum(&mut self) -> Res {
        let mut left = self.product()?;
        loop {
            let op = match () {
                () if self.eat("+") => BinaryOp::Add,
                () if self.eat("-") => BinaryOp::Sub,
                () => return Ok(left),
            };
            let right = self.product()?;
            left = dispatch::binary(op, left.value(), right.value())?;
        }
    }

    fn product(&mut self) -> Res {
        let mut left = self.power()?;
        loop {
            let op = match () {
                () if self.eat("*") => BinaryOp::Mul,
                () if self.eat("%") => BinaryOp::Mod,
                () => return Ok(left),
            };
            let right = self.power()?;
            left = dispatch::binary(op, left.value(), right.value())?;
        }
    }

    fn power(&mut self) -> Res {
        if self.eat("-") {
            let value = self.power()?;
            return dispatch::unary(crate::types::UnaryOp::Neg, value.value());
        }
        let left = self.primary()?;
        if self.eat("**") {
            let right = self.power()?;
            return dispatch::binary(BinaryOp::Pow, left.value(), right.value());
        }
        Ok(left)
    }

    fn primary(&mut self) -> Res {
        let mut value = self.atom()?;
        loop {
            if self.rest.starts_with('.') {
                self.rest = &self.rest[1..];
                let name = self.word();
                value = self.attribute(value, &name)?;
            } else if self.rest.starts_with('[') {
                self.rest = &self.rest[1..];
                let key = self.subscript()?;
                value = dispatch::get_item(value.value(), key.value())?;
            } else {
                return Ok(value);
            }
        }
    }

    fn attribute(&mut self, this: Owned, name: &str) -> Res {
        let method = find_method(this.type_of(), name);
        if method.binding == crate::method::Binding::Property {
            return crate::value::from_abi(method.entry.call(&[this.value()]));
        }
        self.expect("(");
        let (mut positional, named) = self.arguments()?;
        positional.insert(0, this);
        call(method, positional, named)
    }

    fn subscript(&mut self) -> Res {
        let mut parts: Vec<Owned> = Vec::new();
        let mut colons = 0;
        let mut pending = None;
        loop {
            if self.eat(":") {
                parts.push(pending.take().unwrap_or(Owned::NONE));
                colons += 1;
            } else if self.eat("]") {
                break;
            } else {
                pending = Some(self.comparison()?);
            }
        }
        if colons == 0 {
            return Ok(pending.expect("a subscript"));
        }
        parts.push(pending.take().unwrap_or(Owned::NONE));
        parts.resize(3, Owned::NONE);
        Ok(slice::new(parts[0].value(), parts[1].value(), parts[2].value()))
    }

    /// Arguments up to the closing parenthesis.
    fn arguments(&mut self) -> Res<(Vec<Owned>, Vec<(String, Owned)>)> {
        let (mut positional, mut named) = (Vec::new(), Vec::new());
        while !self.eat(")") {
            self.skip();
            let before = self.rest;
            let name = self.word();
            if !name.is_empty()
                && !name.starts_with(|c: char| c.is_ascii_digit())
                && self.rest.starts_with('=')
                && !self.rest.starts_with("==")
            {
                self.rest = &self.rest[1..];
                let value = self.comparison()?;
                named.push((name, value));
            } else {
                self.rest = before;
                positional.push(self.comparison()?);
            }
            self.eat(",");
        }
        Ok((positional, named))
    }

    fn atom(&mut self) -> Res {
        self.skip();
        let first = self.rest.chars().next().expect("an expression");
        match first {
            '\'' | '"' => Ok(str::from_code_points(&self.quoted())),
            'b' if self.rest.starts_with("b'") || self.rest.starts_with("b\"") => {
                self.rest = &self.rest[1..];
                let codes = self.quoted();
                Ok(bytes::from_vec(codes.into_iter().map(|code| code as u8).collect()))
            }
            '0'..='9' => self.number(),
            '(' => self.parenthesised(),
            '[' => {
                self.rest = &self.rest[1..];
                let items = self.items("]")?;
                Ok(list::from_vec(items))
            }
            '{' => self.braces(),
            _ => self.name(),
        }
    }

    fn items(&mut self, end: &str) -> Res<Vec<Owned>> {
        let mut items = Vec::new();
        while !self.eat(end) {
            items.push(self.comparison()?);
            self.eat(",");
        }
        Ok(items)
    }

    fn parenthesised(&mut self) -> Res {
        self.expect("(");
        let mut items = Vec::new();
        let mut comma = false;
        while !self.eat(")") {
            items.push(self.comparison()?);
            comma |= self.eat(",");
        }
        Ok(if items.len() == 1 && !comma { items.remove(0) } else { tuple::from_vec(items) })
    }

    fn braces(&mut self) -> Res {
        self.expect("{");
        let made = dict::new();
        while !self.eat("}") {
            let key = self.comparison()?;
            self.expect(":");
            let value = self.comparison()?;
            dict::of(&made).set(key.value(), value)?;
            self.eat(",");
        }
        Ok(made)
    }

    fn number(&mut self) -> Res {
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(self.rest.len());
        let negative_exponent = self.rest[..end].ends_with('e') && !self.rest.starts_with("0x");
        let digits = self.rest[end..].bytes().skip(1).take_while(u8::is_ascii_digit).count();
        let end = if negative_exponent { end + 1 + digits } else { end };
        let text = &self.rest[..end];
        self.rest = &self.rest[end..];
        if let Some(hex) = text.strip_prefix("0x") {
            return Ok(int::from_i64(i64::from_str_radix(hex, 16).expect("hexadecimal")));
        }
        Ok(match text.parse::<i64>() {
            Ok(number) => int::from_i64(number),
            Err(_) => Owned::from(text.parse::<f64>().expect("a number")),
        })
    }

    /// The code points of a quoted literal.
    fn quoted(&mut self) -> Vec<u32> {
        let mut chars = self.rest.chars();
        let quote = chars.next().expect("a quote");
        let mut codes = Vec::new();
        loop {
            let c = chars.next().expect("a closing quote");
            if c == quote {
                break;
            }
            if c != '\\' {
                codes.push(c.into());
                continue;
            }
            codes.push(match chars.next().expect("an escape") {
                c @ ('x' | 'u' | 'U') => {
                    let n = match c {
                        'x' => 2,
                        'u' => 4,
                        _ => 8,
                    };
                    let digits: String = (0..n).filter_map(|_| chars.next()).collect();
                    u32::from_str_radix(&digits, 16).expect("hexadecimal digits")
                }
                'n' => 10,
                'r' => 13,
                't' => 9,
                '0' => 0,
                other => other.into(),
            });
        }
        self.rest = chars.as_str();
        codes
    }

    fn name(&mut self) -> Res {
        let name = self.word();
        match name.as_str() {
            "None" => return Ok(Owned::NONE),
            "True" => return Ok(Owned::from(true)),
            "False" => return Ok(Owned::from(false)),
            _ => {}
        }
        if let Some(kind) = builtin_type(&name) {
            if self.rest.starts_with('.') {
                self.rest = &self.rest[1..];
                let method = find_method(kind, &self.word());
                self.expect("(");
                let (mut positional, named) = self.arguments()?;
                if method.binding == crate::method::Binding::Class {
                    positional.insert(0, crate::object::value_of(kind).to_owned());
                }
                return call(method, positional, named);
            }
            self.expect("(");
            let (mut values, named) = self.arguments()?;
            let names = named.iter().map(|(name, _)| str::from_str(name)).collect();
            values.extend(named.into_iter().map(|(_, value)| value));
            let borrowed: Vec<Value> = values.iter().map(Owned::value).collect();
            let names = tuple::from_vec(names);
            return kind.slots().new.expect("a constructor")(kind, Args { values: &borrowed, names: names.value() });
        }
        self.expect("(");
        let (values, _) = self.arguments()?;
        let arg = |i: usize| values.get(i).map_or(Value::ABSENT, Owned::value);
        match name.as_str() {
            "len" => dispatch::length(arg(0)).map(int::from_usize),
            "ord" => str::ord(arg(0)).map(int::from_i64),
            "chr" => str::chr_value(arg(0)),
            "repr" => dispatch::repr(arg(0)),
            "ascii" => str::ascii(arg(0)),
            "hash" => dispatch::hash(arg(0)).map(int::from_i64),
            "format" => str::format_builtin(arg(0), arg(1)),
            "list" => crate::sequence::collect(arg(0)).map(list::from_vec),
            "iadd" => dispatch::in_place(BinaryOp::Add, arg(0), arg(1)),
            "imul" => dispatch::in_place(BinaryOp::Mul, arg(0), arg(1)),
            "setitem" => dispatch::set_item(arg(0), arg(1), arg(2)).map(|()| values[0].clone()),
            "delitem" => dispatch::delete_item(arg(0), arg(1)).map(|()| values[0].clone()),
            "slice" => Ok(slice::new(arg(0), arg(1), arg(2))),
            _ => panic!("unknown function {name}"),
        }
    }
}

/// A method without arguments, which does not raise.
pub(super) fn call_method(this: Owned, name: &str) -> Owned {
    call(find_method(this.type_of(), name), std::vec![this], Vec::new()).expect("no exception")
}

fn builtin_type(name: &str) -> Option<&'static Type> {
    Some(match name {
        "str" => &str::STR,
        "bytes" => &bytes::BYTES,
        "bytearray" => &bytes::BYTEARRAY,
        "memoryview" => &memoryview::MEMORYVIEW,
        "int" => &int::INT,
        "float" => &crate::float::FLOAT,
        _ => return None,
    })
}

fn find_method(kind: &'static Type, name: &str) -> &'static Method {
    let mut next = Some(kind);
    while let Some(kind) = next {
        if let Some(method) = kind.methods().iter().find(|method| method.name == name) {
            return method;
        }
        next = kind.base();
    }
    panic!("{} has no method {name}", kind.static_name())
}

/// Binds and calls. Arity errors are not what these tests are about.
fn call(method: &Method, positional: Vec<Owned>, named: Vec<(String, Owned)>) -> Res {
    let mut positional = positional.into_iter();
    let mut named = named;
    let mut values: Vec<Owned> = Vec::new();
    for parameter in method.signature.parameters() {
        values.push(match parameter.kind {
            ParameterKind::VarPositional => tuple::from_vec(positional.by_ref().collect()),
            ParameterKind::VarKeyword => {
                let made = dict::new();
                for (name, value) in core::mem::take(&mut named) {
                    dict::of(&made).set(str::from_str(&name).value(), value)?;
                }
                made
            }
            _ => match positional.next() {
                Some(value) => value,
                None => match named.iter().position(|(name, _)| name == parameter.name) {
                    Some(i) => named.remove(i).1,
                    None => Owned::from_raw(Value::ABSENT),
                },
            },
        });
    }
    assert!(positional.next().is_none() && named.is_empty(), "too many arguments for {}", method.name);
    let borrowed: Vec<Value> = values.iter().map(Owned::value).collect();
    crate::value::from_abi(method.entry.call(&borrowed))
}
