//! Constructors of the exception families: what becomes of the arguments.

use super::{Exception, new, of};
use crate::error::type_error;
use crate::parts;
use crate::types::{Args, Type};
use crate::value::{Res, Value};
use alloc::format as text;
use alloc::vec::Vec;

/// The keyword arguments as pairs of name and value.
fn keywords(args: &Args) -> Vec<(Value, Value)> {
    if args.names.is_absent() {
        return Vec::new();
    }
    let names = parts::items(args.names);
    names.iter().copied().zip(args.values[positional(args).len()..].iter().copied()).collect()
}

fn positional<'a>(args: &Args<'a>) -> &'a [Value] {
    let named = if args.names.is_absent() { 0 } else { parts::items(args.names).len() };
    &args.values[..args.values.len() - named]
}

fn no_keywords(kind: &'static Type, args: &Args) -> Res<()> {
    if args.names.is_absent() || parts::items(args.names).is_empty() {
        return Ok(());
    }
    // A subclass may take keywords in its own `__init__`.
    if kind.is_heap() {
        return Ok(());
    }
    Err(type_error(&text!("{}() takes no keyword arguments", kind.name())))
}

fn set_args(this: &Exception, args: &[Value]) {
    this.replace(&this.args, Some(parts::tuple(args)));
}

pub(super) fn new_plain(kind: &'static Type, args: Args) -> Res {
    no_keywords(kind, &args)?;
    Ok(new(kind, positional(&args)))
}

pub(super) fn init_plain(this: Value, args: Args) -> Res<()> {
    if !keywords(&args).is_empty() {
        return Err(type_error(&text!("{}() takes no keyword arguments", this.type_of().name())));
    }
    set_args(of(this), positional(&args));
    Ok(())
}

/// `new` of a family whose members are filled by its `init`.
macro_rules! families {
    ($($new:ident $init:ident;)*) => { $(
        pub(super) fn $new(kind: &'static Type, args: Args) -> Res {
            let made = new(kind, positional(&args));
            // A subclass with its own `__init__` calls ours when it wants to, with arguments of its choice.
            if !kind.is_heap() || !crate::class::overrides_init(kind) {
                $init(made.value(), args)?;
            }
            Ok(made)
        }
    )* };
}
families! { new_stop init_stop; new_exit init_exit; new_name init_name; new_attribute init_attribute; new_import init_import; new_syntax init_syntax; }

pub(super) fn init_stop(this: Value, args: Args) -> Res<()> {
    init_plain(this, args)?;
    of(this).set_member(0, args.values.first().copied().unwrap_or(Value::NONE));
    Ok(())
}

pub(super) fn init_exit(this: Value, args: Args) -> Res<()> {
    init_plain(this, args)?;
    let exception = of(this);
    match args.values {
        [] => exception.set_member(0, Value::NONE),
        [code] => exception.set_member(0, *code),
        _ => exception.set_member(0, exception.args.get()),
    }
    Ok(())
}

/// Stores the keywords allowed by `names` as members from `first` on.
fn named_members(this: Value, args: &Args, function: &str, names: &[&str], first: usize) -> Res<()> {
    for (name, value) in keywords(args) {
        let name = parts::text(name);
        match names.iter().position(|allowed| *allowed == name) {
            Some(i) => of(this).set_member(first + i, value),
            None => return Err(type_error(&text!("'{name}' is an invalid keyword argument for {function}()"))),
        }
    }
    Ok(())
}

pub(super) fn init_name(this: Value, args: Args) -> Res<()> {
    set_args(of(this), positional(&args));
    named_members(this, &args, "NameError", &["name"], 0)
}

pub(super) fn init_attribute(this: Value, args: Args) -> Res<()> {
    set_args(of(this), positional(&args));
    named_members(this, &args, "AttributeError", &["name", "obj"], 0)
}

pub(super) fn init_import(this: Value, args: Args) -> Res<()> {
    let values = positional(&args);
    set_args(of(this), values);
    of(this).set_member(0, if let [message] = values { *message } else { Value::NONE });
    (1..4).for_each(|member| of(this).set_member(member, Value::NONE));
    named_members(this, &args, "ImportError", &["name", "path", "name_from"], 1)
}

/// The members of `OSError`: errno, strerror, filename, filename2, characters_written.
pub(super) fn new_os(kind: &'static Type, args: Args) -> Res {
    let values = positional(&args);
    let own_init = kind.is_heap() && crate::class::overrides_init(kind);
    if !own_init {
        no_os_keywords(kind, &args)?;
    }
    let kind = match values.first().and_then(|errno| errno.as_small()) {
        Some(errno) if core::ptr::eq(kind, &super::OS_ERROR) && (2..=5).contains(&values.len()) => super::os::kind_of(errno),
        _ => kind,
    };
    let made = new(kind, values);
    if !own_init {
        fill_os(made.value(), values);
    }
    Ok(made)
}

fn no_os_keywords(kind: &'static Type, args: &Args) -> Res<()> {
    if keywords(args).is_empty() { Ok(()) } else { Err(type_error(&text!("{}() takes no keyword arguments", kind.name()))) }
}

fn fill_os(this: Value, values: &[Value]) {
    let exception = of(this);
    if !(2..=5).contains(&values.len()) {
        return;
    }
    exception.set_member(0, values[0]);
    exception.set_member(1, values[1]);
    if let Some(&written) = values.get(2)
        && this.type_of().is_subtype(&super::BLOCKING_IO_ERROR)
        && written.type_of().slots().index.is_some()
    {
        // How much was written before it would have blocked; the arguments stay as they are.
        exception.set_member(4, written);
        return;
    }
    if let Some(filename) = values.get(2).filter(|filename| !filename.is_none()) {
        exception.set_member(2, *filename);
        if let Some(second) = values.get(4) {
            exception.set_member(3, *second);
        }
        set_args(exception, &values[..2]);
    }
}

pub(super) fn init_os(this: Value, args: Args) -> Res<()> {
    no_os_keywords(this.type_of(), &args)?;
    set_args(of(this), positional(&args));
    fill_os(this, positional(&args));
    Ok(())
}

/// The members of `SyntaxError`: msg, filename, lineno, offset, text, end_lineno, end_offset, print_file_and_line.
pub(super) fn init_syntax(this: Value, args: Args) -> Res<()> {
    init_plain(this, args)?;
    if let Some(message) = args.values.first() {
        of(this).set_member(0, *message);
    }
    if let [_, details] = args.values {
        let details = crate::sequence::collect(*details)?;
        if !(4..=6).contains(&details.len()) {
            let bound = if details.len() < 4 { "least 4" } else { "most 6" };
            return Err(type_error(&text!("function takes at {bound} arguments ({} given)", details.len())));
        }
        for (i, detail) in details.iter().enumerate() {
            of(this).set_member(1 + i, detail.value());
        }
    }
    Ok(())
}

/// The members of the Unicode errors: encoding (of 5), object, start, end, reason.
pub(super) fn new_unicode<const N: usize>(kind: &'static Type, args: Args) -> Res {
    let made = new(kind, positional(&args));
    if !kind.is_heap() || !crate::class::overrides_init(kind) {
        init_unicode::<N>(made.value(), args)?;
    }
    Ok(made)
}

pub(super) fn init_unicode<const N: usize>(this: Value, args: Args) -> Res<()> {
    init_plain(this, args)?;
    let given = args.values.len();
    if given != N {
        return Err(type_error(&text!("function takes exactly {N} arguments ({given} given)")));
    }
    let first = 5 - N;
    for (i, value) in args.values.iter().enumerate() {
        of(this).set_member(first + i, *value);
    }
    Ok(())
}
