//! Binding arguments to the parameters of a function of the program, with CPython's errors.

use super::{Code, Function, code_flag};
use crate::dict::Dict;
use crate::dispatch::{self, type_name};
use crate::error::type_error;
use crate::parts;
use crate::types::{Args, Kind};
use crate::value::{Owned, Raised, Res, Value};
use alloc::format as text;
use alloc::string::String;
use alloc::vec::Vec;

/// So many parameters need no allocation.
const NEAR: usize = 12;

/// Calls a function whose parameters are not simply the arguments.
#[inline(never)]
pub(super) fn call(callee: Value, function: &Function, code: &Code, args: Args) -> Res {
    let (mut near, mut far) = ([Value::ABSENT; NEAR], Vec::new());
    let arity = code.arity();
    let places = if arity <= NEAR {
        &mut near[..arity]
    } else {
        far.resize(arity, Value::ABSENT);
        &mut far[..]
    };
    // What was made for the parameters (tuple, dict) is held here.
    let mut held = [NOTHING; 2];
    bind(function, code, args, places, &mut held)?;
    code.enter(callee, places)
}

/// No value.
const NOTHING: Owned = Owned::from_raw(Value::ABSENT);

/// Binds arguments to places that are absent: the values stay borrowed from `args`, the defaults from the function.
fn bind(function: &Function, code: &Code, args: Args, bound: &mut [Value], held: &mut [Owned; 2]) -> Res<()> {
    let names = code.names();
    let positional = code.positional as usize;
    let keyword_only = code.keyword_only as usize;
    let var_positional = code.has(code_flag::VAR_POSITIONAL);
    let first_keyword_only = positional + usize::from(var_positional);
    let arity = code.arity();
    let given = args.positionals().len();
    let direct = given.min(positional);
    crate::arguments::put(bound, &args.values[..direct]);
    if var_positional {
        held[0] = parts::tuple(&args.values[direct..given]);
        bound[positional] = held[0].value();
    }
    let keywords = if code.has(code_flag::VAR_KEYWORD) {
        held[1] = parts::dict();
        bound[arity - 1] = held[1].value();
        Some(held[1].value())
    } else {
        None
    };
    let mut misused = Vec::new();
    for (name, value) in args.named() {
        let found = parameter(code, names, name, first_keyword_only);
        match found {
            Some(i) if i >= code.positional_only as usize => {
                let slot = &mut bound[i];
                if !slot.is_absent() {
                    return Err(error(function, &text!("got multiple values for argument '{}'", parts::text(name))));
                }
                *slot = value;
            }
            _ => match keywords {
                Some(dict) => parts::set(dict, name, value)?,
                None if found.is_some() => misused.push(parts::text(name)),
                None => {
                    if !misused.is_empty() || positional_only_named(code, names, &args, &mut misused) {
                        break;
                    }
                    return Err(unexpected(function, code, names, name));
                }
            },
        }
    }
    if !misused.is_empty() {
        let listed = misused.join(", ");
        return Err(error(function, &text!("got some positional-only arguments passed as keyword arguments: '{listed}'")));
    }
    if given > positional && !var_positional {
        return Err(too_many(function, code, bound, given));
    }
    fill_defaults(function, code, bound, direct)?;
    if keyword_only == 0 {
        return Ok(());
    }
    fill_keyword_defaults(function, names, bound, first_keyword_only, keyword_only)
}

/// The parameter of this name, variable ones excluded.
fn parameter(code: &Code, names: &[Value], name: Value, first_keyword_only: usize) -> Option<usize> {
    let keyword_only = first_keyword_only..first_keyword_only + code.keyword_only as usize;
    let candidates = (0..code.positional as usize).chain(keyword_only);
    let exact = candidates.clone().find(|&i| names[i] == name);
    exact.or_else(|| candidates.into_iter().find(|&i| parts::same_text(names[i], name)))
}

/// Collects every keyword that names a positional-only parameter.
fn positional_only_named(code: &Code, names: &[Value], args: &Args, into: &mut Vec<String>) -> bool {
    for (name, _) in args.named() {
        let shown = parts::text(name);
        if names[..code.positional_only as usize].iter().any(|&other| parts::text(other) == shown) {
            into.push(shown);
        }
    }
    !into.is_empty()
}

fn fill_defaults(function: &Function, code: &Code, bound: &mut [Value], given: usize) -> Res<()> {
    let positional = code.positional as usize;
    if given >= positional {
        return Ok(());
    }
    let defaults = parts::items(function.defaults.get());
    let first_default = positional - defaults.len().min(positional);
    let mut missing = Vec::new();
    for (i, slot) in bound.iter_mut().enumerate().take(positional).skip(given) {
        if slot.is_absent() {
            match i.checked_sub(first_default) {
                Some(default) => *slot = defaults[default],
                None => missing.push(i),
            }
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(lacking(function, &missing, "positional")) }
}

fn fill_keyword_defaults(function: &Function, names: &[Value], bound: &mut [Value], first: usize, count: usize) -> Res<()> {
    let mut missing = Vec::new();
    let defaults = function.keyword_defaults.get();
    let dict = defaults.downcast::<Dict>();
    // The defaults lie in the order of the parameters, unless the program has changed them.
    let mut next = dict.and_then(|dict| dict.next_from(0));
    for (i, &name) in names.iter().enumerate().skip(first).take(count) {
        let slot = &mut bound[i];
        if slot.is_absent() {
            match next.as_ref().filter(|entry| entry.key == name) {
                Some(entry) => *slot = entry.value,
                None => match if defaults.is_absent() { None } else { parts::get(defaults, name) } {
                    Some(default) => *slot = default,
                    None => missing.push(i),
                },
            }
        }
        if let Some(entry) = next.as_ref().filter(|entry| entry.key == name) {
            next = dict.and_then(|dict| dict.next_from(entry.position));
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(lacking(function, &missing, "keyword-only")) }
}

/// `f() <what>`.
#[cold]
fn error(function: &Function, what: &str) -> Raised {
    type_error(&text!("{}() {what}", parts::text(function.qualname())))
}

/// `'a', 'b', and 'c'`.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => text!("'{one}'"),
        [one, two] => text!("'{one}' and '{two}'"),
        [rest @ .., last] => {
            let rest: Vec<String> = rest.iter().map(|name| text!("'{name}'")).collect();
            text!("{}, and '{last}'", rest.join(", "))
        }
    }
}

#[cold]
fn lacking(function: &Function, missing: &[usize], kind: &str) -> Raised {
    let names = function.code.get().names();
    let shown: Vec<String> = missing.iter().map(|&i| parts::text(names[i])).collect();
    let count = shown.len();
    let plural = if count == 1 { "" } else { "s" };
    error(function, &text!("missing {count} required {kind} argument{plural}: {}", listed(&shown)))
}

#[cold]
fn unexpected(function: &Function, code: &Code, names: &[Value], name: Value) -> Raised {
    if name.type_of().kind != Kind::Str {
        return error(function, "keywords must be strings");
    }
    let _ = (code, names);
    error(function, &text!("got an unexpected keyword argument '{}'", parts::text(name)))
}

#[cold]
fn too_many(function: &Function, code: &Code, bound: &[Value], given: usize) -> Raised {
    let positional = code.positional as usize;
    let defaults = parts::items(function.defaults.get()).len();
    let named = bound[positional..positional + code.keyword_only as usize].iter().filter(|value| !value.is_absent()).count();
    let (takes, plural) = if defaults > 0 {
        (text!("from {} to {positional}", positional - defaults), true)
    } else {
        (text!("{positional}"), positional != 1)
    };
    let (given_text, was) = if named > 0 {
        let (a, b) = (if given == 1 { "" } else { "s" }, if named == 1 { "" } else { "s" });
        (text!("{given} positional argument{a} (and {named} keyword-only argument{b})"), "were")
    } else {
        (text!("{given}"), if given == 1 { "was" } else { "were" })
    };
    let plural = if plural { "s" } else { "" };
    error(function, &text!("takes {takes} positional argument{plural} but {given_text} {was} given"))
}

/// How a callee is named in the errors of `*` and `**`: `module.qualname()`, or its text.
fn callee_text(callee: Value) -> String {
    let name = crate::class::find_attr(callee, crate::literal!("__qualname__"));
    let module = crate::class::find_attr(callee, crate::literal!("__module__"));
    match (name, module) {
        (Ok(Some(name)), Ok(module)) => {
            let module = module.map(|module| parts::text(module.value())).unwrap_or_default();
            let name = parts::text(name.value());
            if module.is_empty() || module == "builtins" { text!("{name}()") } else { text!("{module}.{name}()") }
        }
        _ => {
            if !crate::rt::rt().raised.get().is_absent() {
                crate::exception::clear();
            }
            parts::text(dispatch::str(callee).unwrap_or(Owned::NONE).value())
        }
    }
}

/// Raises the TypeError of `callee(*args)` where `args` cannot be iterated.
#[cold]
pub fn no_iterable(callee: Value, args: Value) -> Raised {
    let (callee, got) = (callee_text(callee), type_name(args));
    type_error(&text!("{callee} argument after * must be an iterable, not {got}"))
}

/// `f(*args, **keywords)`; both may be absent.
pub fn call_spread(callee: Value, args: Value, keywords: Value) -> Res {
    let plain = keywords.is_absent() || keywords.is_exactly(&crate::dict::DICT);
    if plain && args.is_exactly(&crate::tuple::TUPLE) && (keywords.is_absent() || parts::length(keywords) == 0) {
        return dispatch::call(callee, Args { values: parts::items(args), names: Value::ABSENT });
    }
    let merged = if plain {
        None
    } else {
        let dict = parts::dict();
        merge_keywords(callee, dict.value(), keywords)?;
        Some(dict)
    };
    let items = if args.is_absent() {
        Vec::new()
    } else if args.type_of().slots().iter.is_none() && args.type_of().slots().get_item.is_none() {
        return Err(no_iterable(callee, args));
    } else {
        crate::sequence::collect(args)?
    };
    let dict = merged.as_ref().map_or(keywords, |dict| dict.value());
    let entries = if dict.is_absent() { Vec::new() } else { parts::entries(dict) };
    for (name, _) in &entries {
        if name.type_of().kind != Kind::Str {
            return Err(type_error("keywords must be strings"));
        }
    }
    let mut values: Vec<Value> = items.iter().map(|item| item.value()).collect();
    values.extend(entries.iter().map(|(_, value)| value.value()));
    let names =
        if entries.is_empty() { None } else { Some(parts::tuple_of(entries.iter().map(|(name, _)| name.clone()).collect())) };
    let names = names.as_ref().map_or(Value::ABSENT, |names| names.value());
    dispatch::call(callee, Args { values: &values, names })
}

/// Adds the keywords of a mapping to those collected for a call.
pub fn merge_keywords(callee: Value, into: Value, mapping: Value) -> Res<()> {
    let has_keys = mapping.type_of().kind == Kind::Dict || crate::class::find_attr(mapping, crate::literal!("keys"))?.is_some();
    if !has_keys {
        let (callee, got) = (callee_text(callee), type_name(mapping));
        return Err(type_error(&text!("{callee} argument after ** must be a mapping, not {got}")));
    }
    let copy = parts::dict();
    crate::dict::merge(crate::dict::of(&copy.value()), mapping)?;
    for (name, value) in parts::entries(copy.value()) {
        if name.type_of().kind != Kind::Str {
            return Err(type_error("keywords must be strings"));
        }
        if parts::get(into, name.value()).is_some() {
            let (callee, name) = (callee_text(callee), parts::text(name.value()));
            return Err(type_error(&text!("{callee} got multiple values for keyword argument '{name}'")));
        }
        parts::set(into, name.value(), value.value())?;
    }
    Ok(())
}
