//! Functions and classes as compiled code would make them, for tests of calls, classes and exceptions.

use crate::dispatch;
use crate::function::{self, Code, code_flag};
use crate::parts;
use crate::types::Args;
use crate::value::{Owned, Res, Value, to_abi};
use std::boxed::Box;
use std::string::String;
use std::vec::Vec;

/// The body of a test function: gets the bound parameters.
pub(crate) type Body = fn(&[Value]) -> Res;

extern "C" fn entry(function: Value, args: *const Value) -> Value {
    let code = function::of(function).code.get();
    let arity = code.arity();
    // SAFETY: the entry gets as many values as the code has parameters; `data` holds the body that `code` put there.
    let (args, body) = unsafe {
        let args = if arity == 0 { &[] } else { core::slice::from_raw_parts(args, arity) };
        (args, core::mem::transmute::<usize, Body>(code.data))
    };
    to_abi(body(args))
}

/// A name that counts as one of the program's own constants.
pub(crate) fn name(text: &str) -> Value {
    parts::string(text).into_raw()
}

/// The code of `def <signature>`: parameters in Python's own notation, without defaults: `f(a, b, /, c, *args, d, **kw)`.
pub(crate) fn code(signature: &str, body: Body) -> &'static Code {
    let (function, rest) = signature.split_once('(').expect("a parameter list");
    let mut names = Vec::new();
    let (mut positional, mut positional_only, mut keyword_only, mut flags, mut star) = (0, 0, 0, 0, false);
    for item in rest.trim_end_matches(')').split(',').map(str::trim).filter(|item| !item.is_empty()) {
        if item == "/" {
            positional_only = positional;
        } else if let Some(item) = item.strip_prefix("**") {
            flags |= code_flag::VAR_KEYWORD;
            names.push(name(item));
        } else if let Some(item) = item.strip_prefix('*') {
            star = true;
            if !item.is_empty() {
                flags |= code_flag::VAR_POSITIONAL;
                names.push(name(item));
            }
        } else {
            if star {
                keyword_only += 1
            } else {
                positional += 1
            }
            names.push(name(item));
        }
    }
    let plain = function.rsplit('.').next().unwrap_or(function);
    Box::leak(Box::new(Code {
        entry,
        data: body as usize,
        name: name(plain),
        qualname: name(function),
        module: name("__main__"),
        doc: Value::NONE,
        names: Box::leak(names.into_boxed_slice()).as_ptr(),
        positional,
        positional_only,
        keyword_only,
        flags,
        line: 1,
    }))
}

/// A function with defaults for the last positionals.
pub(crate) fn function(signature: &str, defaults: &[Value], body: Body) -> Owned {
    let defaults = if defaults.is_empty() { None } else { Some(parts::tuple(defaults)) };
    function::new(code(signature, body), Value::ABSENT, defaults.as_ref().map_or(Value::ABSENT, |d| d.value()), Value::ABSENT)
}

/// A class with these attributes and fields.
pub(crate) fn class(class_name: &str, bases: &[Value], namespace: &[(&str, Value)], fields: &[&str]) -> Res {
    let dict = parts::dict();
    for (key, value) in namespace {
        parts::set(dict.value(), name(key), *value)?;
    }
    let fields: Vec<Value> = fields.iter().map(|field| name(field)).collect();
    let (bases, fields) = (parts::tuple(bases), parts::tuple(&fields));
    crate::class::make_class(name(class_name), bases.value(), dict.value(), Value::ABSENT, Value::ABSENT, fields.value(), 0)
}

/// A call with positionals and keywords.
pub(crate) fn call(callee: &Owned, values: &[Value], keywords: &[(&str, Value)]) -> Res {
    let mut all = values.to_vec();
    all.extend(keywords.iter().map(|(_, value)| *value));
    let names: Vec<Value> = keywords.iter().map(|(key, _)| name(key)).collect();
    let names = if names.is_empty() { None } else { Some(parts::tuple(&names)) };
    dispatch::call(callee.value(), Args { values: &all, names: names.as_ref().map_or(Value::ABSENT, |names| names.value()) })
}

/// The repr of a result, or `Type: message` of what was raised.
pub(crate) fn show(result: Res) -> String {
    match result {
        Ok(value) => parts::repr_text(value.value()),
        Err(_) => {
            let exception = crate::exception::take();
            parts::text(crate::exception::line_of(exception.value()).value())
        }
    }
}

/// A small int.
pub(crate) fn int(number: i64) -> Value {
    Value::from_small(number).expect("a small int")
}

/// `object.name`, shown.
pub(crate) fn attribute(object: &Owned, attribute: &str) -> String {
    show(crate::class::get_attr(object.value(), name(attribute)))
}
