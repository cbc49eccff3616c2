//! `_re`: what `re` is made of. The classes `error` and `RegexFlag` are written in Python, in `re` itself.

mod analysis;
mod casefold;
mod charset;
mod compile;
mod machine;
mod matched;
mod node;
mod parse;
mod parse_escape;
mod pattern;
mod program;
mod scan;
mod search;
mod substitute;
mod template;
mod tokens;

pub use compile::State;

use super::{Constant, Module};
use crate::bytes;
use crate::methods;
use crate::rt::rt;
use crate::str::{Str, StrBuilder};
use crate::value::{Owned, Res, Value};
use alloc::vec::Vec;
use compile::compiled;

fn compile_function(pattern: Value, flags: Value) -> Res {
    compiled(pattern, flags)
}

fn match_function(pattern: Value, string: Value, flags: Value) -> Res {
    let pattern = compiled(pattern, flags)?;
    pattern::matches(pattern.value(), string, Value::ABSENT, Value::ABSENT)
}

fn fullmatch(pattern: Value, string: Value, flags: Value) -> Res {
    let pattern = compiled(pattern, flags)?;
    pattern::fullmatch(pattern.value(), string, Value::ABSENT, Value::ABSENT)
}

fn search_function(pattern: Value, string: Value, flags: Value) -> Res {
    let pattern = compiled(pattern, flags)?;
    pattern::search(pattern.value(), string, Value::ABSENT, Value::ABSENT)
}

fn findall(pattern: Value, string: Value, flags: Value) -> Res {
    let pattern = compiled(pattern, flags)?;
    scan::findall(pattern.value(), string, Value::ABSENT, Value::ABSENT)
}

fn finditer(pattern: Value, string: Value, flags: Value) -> Res {
    let pattern = compiled(pattern, flags)?;
    scan::finditer(pattern.value(), string, Value::ABSENT, Value::ABSENT)
}

fn split(pattern: Value, string: Value, limit: Value, flags: Value) -> Res {
    let pattern = compiled(pattern, flags)?;
    scan::split(pattern.value(), string, limit)
}

fn sub(pattern: Value, replacement: Value, string: Value, count: Value, flags: Value) -> Res {
    let pattern = compiled(pattern, flags)?;
    substitute::sub(pattern.value(), replacement, string, count)
}

fn subn(pattern: Value, replacement: Value, string: Value, count: Value, flags: Value) -> Res {
    let pattern = compiled(pattern, flags)?;
    substitute::subn(pattern.value(), replacement, string, count)
}

fn purge() -> Res {
    rt().re.purge();
    Ok(Owned::NONE)
}

/// Characters that mean something in a pattern.
fn is_special(code: u32) -> bool {
    u8::try_from(code).is_ok_and(|byte| b"()[]{}?*+-|^$\\.&~# \t\n\r\x0b\x0c".contains(&byte))
}

fn escape(pattern: Value) -> Res {
    if let Some(text) = pattern.downcast::<Str>() {
        let mut out = StrBuilder::with_capacity(text.len() + 8);
        for code in text.code_points() {
            if is_special(code) {
                out.push(0x5C);
            }
            out.push(code);
        }
        return Ok(out.finish());
    }
    let Some(bytes) = bytes::view(pattern) else {
        let kind = crate::dispatch::type_name(pattern);
        let message = alloc::format!("decoding to str: need a bytes-like object, {kind} found");
        return Err(crate::error::type_error(&message));
    };
    let mut out = Vec::with_capacity(bytes.len() + 8);
    for &byte in bytes {
        if is_special(byte.into()) {
            out.push(b'\\');
        }
        out.push(byte);
    }
    Ok(bytes::from_vec(out))
}

fn bind(error: Value) -> Res {
    rt().re.set_error(error);
    Ok(Owned::NONE)
}

methods! { pub FUNCTIONS of "_re" {
    : compile_function as "compile"(pattern, flags) "(pattern, flags=0)";
    : match_function as "match"(pattern, string, flags) "(pattern, string, flags=0)";
    : fullmatch as "fullmatch"(pattern, string, flags) "(pattern, string, flags=0)";
    : search_function as "search"(pattern, string, flags) "(pattern, string, flags=0)";
    : findall as "findall"(pattern, string, flags) "(pattern, string, flags=0)";
    : finditer as "finditer"(pattern, string, flags) "(pattern, string, flags=0)";
    : split as "split"(pattern, string, limit, flags) "(pattern, string, maxsplit=0, flags=0)";
    : sub as "sub"(pattern, replacement, string, count, flags) "(pattern, repl, string, count=0, flags=0)";
    : subn as "subn"(pattern, replacement, string, count, flags) "(pattern, repl, string, count=0, flags=0)";
    : purge as "purge"() "()";
    : escape as "escape"(pattern) "(pattern)";
    : bind as "bind"(error) "(error, /)";
} }

/// `import _re`.
#[unsafe(export_name = "molt_module__re")]
pub static MODULE: Module = Module {
    name: "_re",
    functions: FUNCTIONS,
    constants: &[("Pattern", Constant::Type(&pattern::PATTERN)), ("Match", Constant::Type(&matched::MATCH))],
};
