//! `str(object)`, `str(bytes, encoding, errors)`, and subclasses.

use super::build::Writer;
use super::entries::known;
use super::{STR, Str};
use crate::codec::{self, Choice};
use crate::dispatch::{self, type_name};
use crate::error::type_error;
use crate::types::{Args, Type};
use crate::value::{Owned, Res, Value};

pub(super) fn construct(kind: &'static Type, args: Args) -> Res {
    let [object, encoding, errors] = crate::arguments::named("str", args, ["object", "encoding", "errors"])?;
    let text = if object.is_absent() {
        super::empty()
    } else if encoding.is_absent() && errors.is_absent() {
        dispatch::str(object)?
    } else {
        decode(object, encoding, errors)?
    };
    Ok(if core::ptr::eq(kind, &STR) { text } else { copy_as(kind, known(text.value())) })
}

/// The text as an instance of a subclass.
fn copy_as(kind: &'static Type, text: &Str) -> Owned {
    let mut writer = Writer::of_type(kind, text.len(), text.bound());
    writer.str(text);
    writer.finish()
}

fn decode(object: Value, encoding: Value, errors: Value) -> Res {
    let choice = codec::choice(encoding, errors, "str")?;
    if object.downcast::<Str>().is_some() {
        return Err(type_error("decoding str is not supported"));
    }
    match crate::bytes::view(object) {
        Some([]) => Ok(super::empty()),
        Some(bytes) => match choice {
            Choice::Own(encoding, errors) => codec::decode(bytes, encoding, errors),
            Choice::Registered(own) => codec::registered::decode(object, own, errors),
        },
        None => Err(type_error(&["decoding to str: need a bytes-like object, ", &type_name(object), " found"].concat())),
    }
}
