//! Runs files of cases, `name(literal, ...) -> repr` or `-> !Error: message`, whose right sides CPython printed.

use super::items;
use crate::method::{Binding, Method};
use crate::rt::rt;
use crate::signature::ParameterKind;
use crate::str::Str;
use crate::value::{Owned, Value};
use crate::{dispatch, int, list, str, tuple};
use std::string::String;
use std::vec::Vec;

/// A reader of Python literals: ints, floats, complex, strings without escapes, lists, tuples and the singletons.
struct Reader<'a>(&'a str);

impl Reader<'_> {
    fn eat(&mut self, c: char) -> bool {
        match self.0.trim_start().strip_prefix(c) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn sequence(&mut self, close: char) -> Vec<Owned> {
        let mut values = Vec::new();
        while !self.eat(close) {
            values.push(self.value());
            self.eat(',');
        }
        values
    }

    fn word(&mut self) -> String {
        let text = self.0.trim_start();
        let end = text.find([',', ')', ']', '=']).unwrap_or(text.len());
        self.0 = &text[end..];
        text[..end].into()
    }

    fn value(&mut self) -> Owned {
        if self.eat('[') {
            return list::from_vec(self.sequence(']'));
        }
        if self.eat('(') {
            let before_close = self.0.split(')').next().unwrap_or_default();
            if before_close.contains(',') || before_close.is_empty() {
                return tuple::from_vec(self.sequence(')'));
            }
            // A complex number shows in parentheses.
            let value = self.value();
            self.eat(')');
            return value;
        }
        if self.eat('\'') {
            let (text, rest) = self.0.split_once('\'').unwrap();
            self.0 = rest;
            return str::from_str(text);
        }
        if self.0.trim_start().starts_with("b'") {
            let (text, rest) = self.0.trim_start()[2..].split_once('\'').unwrap();
            self.0 = rest;
            return crate::bytes::from_slice(text.as_bytes());
        }
        let word = self.word();
        match &word[..] {
            "None" => Owned::NONE,
            "True" => true.into(),
            "False" => false.into(),
            word => {
                if let Ok(number) = word.parse() {
                    return int::from_big(number);
                }
                if let Ok(number) = word.parse::<f64>() {
                    return number.into();
                }
                let parts = crate::complex::text::read(word.as_bytes()).unwrap_or_else(|| panic!("literal {word}"));
                crate::complex::from_parts(parts)
            }
        }
    }

    /// `literal, ..., name=literal)`.
    fn arguments(&mut self) -> (Vec<Owned>, Vec<(String, Owned)>) {
        let (mut positional, mut named) = (Vec::new(), Vec::new());
        while !self.eat(')') {
            let name: String = self.0.trim_start().chars().take_while(|c| c.is_alphabetic() || *c == '_').collect();
            let after = &self.0.trim_start()[name.len()..];
            if !name.is_empty() && after.starts_with('=') {
                self.0 = &after[1..];
                named.push((name, self.value()));
            } else {
                positional.push(self.value());
            }
            self.eat(',');
        }
        (positional, named)
    }
}

/// Binds arguments to a signature, as a call does; the cases are well-formed.
fn bind(method: &Method, positional: &[Owned], named: &[(String, Owned)]) -> Vec<Owned> {
    let mut rest = positional.iter();
    let mut bound = Vec::new();
    for parameter in method.signature.parameters() {
        let by_name = || named.iter().find(|(name, _)| name == parameter.name).map(|(_, value)| value.clone());
        let value = match parameter.kind {
            ParameterKind::PositionalOnly | ParameterKind::Normal => rest.next().cloned().or_else(by_name),
            ParameterKind::VarPositional => Some(tuple::from_vec(rest.by_ref().cloned().collect())),
            _ => by_name(),
        };
        bound.push(value.unwrap_or_else(|| Owned::from_raw(Value::ABSENT)));
    }
    bound
}

fn text(value: Value) -> String {
    value.downcast::<Str>().map(Str::to_text).unwrap_or_default()
}

/// The exception raised, as `!Type: message`; takes it away.
fn raised() -> String {
    let exception = Owned::from_raw(rt().raised.replace(Value::ABSENT));
    let message = dispatch::str(exception.value()).map_or("?".into(), |message| text(message.value()));
    std::format!("!{}: {message}", dispatch::type_name(exception.value()))
}

/// Runs every case of `file` with the functions of `tables`.
pub fn run(file: &str, find: impl Fn(&str) -> Option<&'static Method>) {
    let mut failures = Vec::new();
    let mut count = 0;
    for line in file.lines().filter(|line| !line.is_empty()) {
        let (call, expected) = line.split_once(" -> ").unwrap();
        let (name, arguments) = call.split_once('(').unwrap();
        let method = find(name).unwrap_or_else(|| panic!("no function {name}"));
        let (mut positional, named) = Reader(arguments).arguments();
        if method.binding == Binding::Class {
            let class = if name.starts_with("int") { &int::INT } else { &crate::float::FLOAT };
            positional.insert(0, crate::object::value_of(class).to_owned());
        }
        let bound = bind(method, &positional, &named);
        let values: Vec<Value> = bound.iter().map(|value| value.value()).collect();
        let result = method.entry.call(&values);
        let shown = if result.is_absent() {
            raised()
        } else {
            let result = Owned::from_raw(result);
            dispatch::repr(result.value()).map_or("?".into(), |shown| text(shown.value()))
        };
        // A NaN has no sign here; CPython prints none either.
        if shown != expected {
            failures.push(std::format!("{call}\n  got      {shown}\n  expected {expected}"));
        }
        count += 1;
    }
    assert!(
        count > 0 && failures.is_empty(),
        "{} of {count} cases:\n{}",
        failures.len(),
        failures[..failures.len().min(40)].join("\n")
    );
}

#[test]
fn builtins() {
    run(include_str!("cases/builtins.txt"), |name| {
        crate::builtins::TABLES.iter().flat_map(|table| table.iter()).find(|m| m.name == name)
    });
}

/// The types' constructors called as such, under their names; other names are methods, `int.hex` as `int_hex`.
#[test]
fn types() {
    use crate::types::Type;
    fn make(kind: &'static Type, args: Value) -> crate::value::Res {
        kind.slots().new.unwrap()(kind, crate::types::Args { values: items(&args), names: Value::ABSENT })
    }
    crate::methods! { TABLE of "test_types" {
        : int_of as "int"(args) "(*args) -> int";
        : float_of as "float"(args) "(*args) -> float";
        : complex_of as "complex"(args) "(*args) -> complex";
        : bool_of as "bool"(args) "(*args) -> bool";
    } }
    fn int_of(args: Value) -> crate::value::Res {
        make(&int::INT, args)
    }
    fn float_of(args: Value) -> crate::value::Res {
        make(&crate::float::FLOAT, args)
    }
    fn complex_of(args: Value) -> crate::value::Res {
        make(&crate::complex::COMPLEX, args)
    }
    fn bool_of(args: Value) -> crate::value::Res {
        make(&crate::bool::BOOL, args)
    }
    run(include_str!("cases/types.txt"), |name| match name.split_once('.') {
        None => TABLE.iter().find(|m| m.name == name),
        Some((owner, name)) => {
            let table = match owner {
                "int" => int::methods::INT_METHODS,
                "float" => crate::float::methods::FLOAT_METHODS,
                _ => crate::complex::methods::COMPLEX_METHODS,
            };
            table.iter().find(|m| m.name == name)
        }
    });
}

#[test]
fn modules() {
    for (module, file) in [
        ("cmath", include_str!("cases/cmath.txt")),
        ("math", include_str!("cases/math.txt")),
        ("random", include_str!("cases/random.txt")),
    ] {
        run(file, |name| super::module(module)?.function(name));
    }
    assert!(items(&tuple::empty()).is_empty());
}
