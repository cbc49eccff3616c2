//! Attributes and methods of exceptions. A name that ends in `=` is the setter of the property before it.

use super::hierarchy::*;
use super::raise::set_cause;
use super::{Exception, SUPPRESS_CONTEXT, is_exception, of};
use crate::error::type_error;
use crate::method::Method;
use crate::parts;
use crate::types::Type;
use crate::value::{Owned, Res, Value};

fn or_none(cell: Value) -> Res {
    Ok(if cell.is_absent() { Owned::NONE } else { cell.to_owned() })
}

fn args(this: Value) -> Res {
    or_none(of(this).args.get())
}

fn set_args(this: Value, value: Value) -> Res {
    if value.is_absent() {
        return Err(type_error("args may not be deleted"));
    }
    let items = crate::sequence::collect(value)?;
    let this = of(this);
    this.replace(&this.args, Some(parts::tuple_of(items)));
    Ok(Owned::NONE)
}

fn cause(this: Value) -> Res {
    or_none(of(this).cause.get())
}

fn context(this: Value) -> Res {
    or_none(of(this).context.get())
}

fn exception_or_none(value: Value, what: &str) -> Res<Option<Owned>> {
    if value.is_absent() {
        return Err(type_error(&alloc::format!("__{what}__ may not be deleted")));
    }
    if value.is_none() {
        Ok(None)
    } else if is_exception(value) {
        Ok(Some(value.to_owned()))
    } else {
        Err(type_error(&alloc::format!("exception {what} must be None or derive from BaseException")))
    }
}

fn set_cause_attribute(this: Value, value: Value) -> Res {
    set_cause(of(this), exception_or_none(value, "cause")?);
    Ok(Owned::NONE)
}

fn set_context(this: Value, value: Value) -> Res {
    let context = exception_or_none(value, "context")?;
    let this = of(this);
    this.replace(&this.context, context);
    Ok(Owned::NONE)
}

fn suppress(this: Value) -> Res {
    Ok(Owned::from(of(this).header().has(SUPPRESS_CONTEXT)))
}

fn set_suppress(this: Value, value: Value) -> Res {
    of(this).header().set(SUPPRESS_CONTEXT, crate::dispatch::truth(value)?);
    Ok(Owned::NONE)
}

fn traceback(this: Value) -> Res {
    or_none(of(this).traceback.get())
}

fn set_traceback(this: Value, value: Value) -> Res {
    if value.is_absent() {
        return Err(type_error("__traceback__ may not be deleted"));
    }
    let new = if value.is_none() {
        None
    } else if value.is_exactly(&crate::traceback::TRACEBACK) {
        Some(value.to_owned())
    } else {
        return Err(type_error("__traceback__ must be a traceback or None"));
    };
    let this = of(this);
    this.replace(&this.traceback, new);
    Ok(Owned::NONE)
}

fn with_traceback(this: Value, value: Value) -> Res {
    set_traceback(this, value)?;
    Ok(this.to_owned())
}

/// The attribute dictionary, made on first use.
pub(super) fn dict_of(this: &Exception) -> Value {
    if this.dict.get().is_absent() {
        this.dict.set(parts::dict().into_raw());
    }
    this.dict.get()
}

fn add_note(this: Value, note: Value) -> Res {
    if note.type_of().kind != crate::types::Kind::Str {
        return Err(type_error(&alloc::format!("note must be a str, not '{}'", crate::dispatch::type_name(note))));
    }
    let dict = dict_of(of(this));
    let name = crate::literal!("__notes__");
    let notes = match parts::get(dict, name) {
        Some(notes) => notes.to_owned(),
        None => {
            let notes = parts::list(alloc::vec::Vec::new());
            parts::set(dict, name, notes.value())?;
            notes
        }
    };
    match notes.downcast::<crate::list::List>() {
        Some(list) => list.push(note.to_owned()),
        None => return Err(type_error("Cannot add note: __notes__ is not a list")),
    }
    Ok(Owned::NONE)
}

/// The arguments and the attributes of which a copy of an exception is made; no attributes: None.
pub(crate) fn parts_for_copy(this: Value) -> Res<(Owned, Owned)> {
    let (exception, kind) = (of(this), this.type_of());
    let mut args = args(this)?;
    let state = parts::dict();
    let own = crate::class::attributes_of(this);
    for (name, value) in own.map(|own| parts::entries(own.value())).unwrap_or_default() {
        parts::set(state.value(), name.value(), value.value())?;
    }
    let keep = |name: &str, value: Value| match value.is_absent() || value.is_none() {
        true => Ok(()),
        false => parts::set(state.value(), parts::string(name).value(), value),
    };
    if kind.is_subtype(&IMPORT_ERROR) {
        keep("name", exception.member_or_absent(1))?;
        keep("path", exception.member_or_absent(2))?;
    } else if kind.is_subtype(&ATTRIBUTE_ERROR) && !exception.member_or_absent(0).is_absent() {
        keep("name", exception.member_or_absent(0))?;
        keep("args", args.value())?;
    } else if kind.is_subtype(&OS_ERROR)
        && let &[errno, text] = parts::items(args.value())
        && !exception.member(2).value().is_none()
    {
        let (file, other) = (exception.member(2), exception.member(3));
        let given = [errno, text, file.value(), Value::NONE, other.value()];
        args = parts::tuple(if other.value().is_none() { &given[..3] } else { &given });
    }
    let empty = parts::length(state.value()) == 0;
    Ok((args, if empty { Owned::NONE } else { state }))
}

/// Sets attributes from a dict.
fn set_state(this: Value, state: Value) -> Res {
    if state.is_none() {
        return Ok(Owned::NONE);
    }
    let Some(state) = state.downcast::<crate::dict::Dict>() else {
        return Err(type_error("state is not a dictionary"));
    };
    let mut position = 0;
    while let Some(found) = state.next_from(position) {
        position = found.position;
        let (name, value) = (found.key.to_owned(), found.value.to_owned());
        crate::class::set_attr(this, name.value(), value.value())?;
    }
    Ok(Owned::NONE)
}

crate::methods! { pub BASE_EXCEPTION_METHODS of "BaseException" {
    property: args as "args"(this) "(self) -> tuple[object, ...]";
    method: set_args as "args="(this, value) "(self, value, /) -> None";
    property: cause as "__cause__"(this) "(self) -> BaseException | None";
    method: set_cause_attribute as "__cause__="(this, value) "(self, value, /) -> None";
    property: context as "__context__"(this) "(self) -> BaseException | None";
    method: set_context as "__context__="(this, value) "(self, value, /) -> None";
    property: suppress as "__suppress_context__"(this) "(self) -> bool";
    method: set_suppress as "__suppress_context__="(this, value) "(self, value, /) -> None";
    property: traceback as "__traceback__"(this) "(self) -> object";
    method: set_traceback as "__traceback__="(this, value) "(self, value, /) -> None";
    method: with_traceback as "with_traceback"(this, tb) "(self, tb, /) -> BaseException";
    method: set_state as "__setstate__"(this, state) "(self, state, /) -> None";
    method: add_note as "add_note"(this, note) "(self, note: str, /) -> None";
} }

macro_rules! accessors {
    ($($get:ident $set:ident $i:literal;)*) => { $(
        fn $get(this: Value) -> Res { Ok(of(this).member($i)) }
        fn $set(this: Value, value: Value) -> Res { of(this).set_member($i, value); Ok(Owned::NONE) }
    )* };
}
accessors! { get0 set0 0; get1 set1 1; get2 set2 2; get3 set3 3; get4 set4 4; get5 set5 5; get6 set6 6; get7 set7 7; }

/// `OSError.characters_written`, which is missing until it is set.
fn characters_written(this: Value) -> Res {
    let written = of(this).member_or_absent(4);
    match written.is_absent() {
        true => Err(super::no_attribute(this, crate::literal!("characters_written"), "characters_written")),
        false => Ok(written.to_owned()),
    }
}

macro_rules! members {
    ($($TABLE:ident $owner:literal { $($get:ident $set:ident $name:literal $setter:literal $kind:literal;)* })*) => { $(
        crate::methods! { $TABLE of $owner { $(
            property: $get as $name(this) $kind;
            method: $set as $setter(this, value) "(self, value, /) -> None";
        )* } }
    )* };
}
members! {
    STOP_METHODS "StopIteration" { get0 set0 "value" "value=" "(self) -> object"; }
    EXIT_METHODS "SystemExit" { get0 set0 "code" "code=" "(self) -> object"; }
    NAME_METHODS "NameError" { get0 set0 "name" "name=" "(self) -> object"; }
    ATTRIBUTE_METHODS "AttributeError" {
        get0 set0 "name" "name=" "(self) -> object"; get1 set1 "obj" "obj=" "(self) -> object";
    }
    IMPORT_METHODS "ImportError" {
        get0 set0 "msg" "msg=" "(self) -> object"; get1 set1 "name" "name=" "(self) -> object";
        get2 set2 "path" "path=" "(self) -> object"; get3 set3 "name_from" "name_from=" "(self) -> object";
    }
    OS_METHODS "OSError" {
        get0 set0 "errno" "errno=" "(self) -> object"; get1 set1 "strerror" "strerror=" "(self) -> object";
        get2 set2 "filename" "filename=" "(self) -> object"; get3 set3 "filename2" "filename2=" "(self) -> object";
        characters_written set4 "characters_written" "characters_written=" "(self) -> int";
    }
    SYNTAX_METHODS "SyntaxError" {
        get0 set0 "msg" "msg=" "(self) -> object"; get1 set1 "filename" "filename=" "(self) -> object";
        get2 set2 "lineno" "lineno=" "(self) -> object"; get3 set3 "offset" "offset=" "(self) -> object";
        get4 set4 "text" "text=" "(self) -> object"; get5 set5 "end_lineno" "end_lineno=" "(self) -> object";
        get6 set6 "end_offset" "end_offset=" "(self) -> object";
        get7 set7 "print_file_and_line" "print_file_and_line=" "(self) -> object";
    }
    ENCODE_METHODS "UnicodeEncodeError" {
        get0 set0 "encoding" "encoding=" "(self) -> str"; get1 set1 "object" "object=" "(self) -> str";
        get2 set2 "start" "start=" "(self) -> int"; get3 set3 "end" "end=" "(self) -> int";
        get4 set4 "reason" "reason=" "(self) -> str";
    }
    DECODE_METHODS "UnicodeDecodeError" {
        get0 set0 "encoding" "encoding=" "(self) -> str"; get1 set1 "object" "object=" "(self) -> bytes";
        get2 set2 "start" "start=" "(self) -> int"; get3 set3 "end" "end=" "(self) -> int";
        get4 set4 "reason" "reason=" "(self) -> str";
    }
    TRANSLATE_METHODS "UnicodeTranslateError" {
        get0 set0 "encoding" "encoding=" "(self) -> object"; get1 set1 "object" "object=" "(self) -> str";
        get2 set2 "start" "start=" "(self) -> int"; get3 set3 "end" "end=" "(self) -> int";
        get4 set4 "reason" "reason=" "(self) -> str";
    }
}

/// Every table of methods of exceptions, with its type.
pub static TABLES: &[(&Type, &[Method])] = &[
    (&BASE_EXCEPTION, BASE_EXCEPTION_METHODS),
    (&STOP_ITERATION, STOP_METHODS),
    (&SYSTEM_EXIT, EXIT_METHODS),
    (&NAME_ERROR, NAME_METHODS),
    (&ATTRIBUTE_ERROR, ATTRIBUTE_METHODS),
    (&IMPORT_ERROR, IMPORT_METHODS),
    (&OS_ERROR, OS_METHODS),
    (&SYNTAX_ERROR, SYNTAX_METHODS),
    (&UNICODE_ENCODE_ERROR, ENCODE_METHODS),
    (&UNICODE_DECODE_ERROR, DECODE_METHODS),
    (&UNICODE_TRANSLATE_ERROR, TRANSLATE_METHODS),
    (&BASE_EXCEPTION_GROUP, super::group::GROUP_METHODS),
    (&crate::traceback::TRACEBACK, crate::traceback::TRACEBACK_METHODS),
    (&crate::traceback::FRAME, crate::traceback::FRAME_METHODS),
    (&crate::traceback::CODE, crate::traceback::CODE_METHODS),
];

/// Installs the methods of all exceptions.
pub fn install_exceptions() {
    for (kind, methods) in TABLES {
        kind.install(methods);
    }
}
