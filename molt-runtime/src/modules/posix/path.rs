//! Paths as arguments.

use crate::dispatch::type_name;
use crate::error::{type_error, value_error};
use crate::exception;
use crate::str::Str;
use crate::types::Kind;
use crate::value::{Owned, Raised, Res, Value};
use crate::{class, codec, dispatch, int};
use alloc::ffi::CString;
use alloc::format;

/// A path for the system, and as errors show it.
pub(super) struct Path {
    pub text: CString,
    shown: Owned,
    /// Whether it was given as bytes.
    pub binary: bool,
}

/// A path or a descriptor.
pub(super) enum Target {
    Path(Path),
    Descriptor(i32),
}

fn convert(value: Value) -> Res<Option<Path>> {
    let mut shown = value.to_owned();
    if !matches!(value.type_of().kind, Kind::Str | Kind::Bytes) {
        match class::call_special(value, crate::literal!("__fspath__"), &[])? {
            Some(found) => shown = found,
            None => return Ok(None),
        }
    }
    let bytes = match shown.downcast::<Str>() {
        Some(s) => codec::encode(s, codec::Encoding::Utf8, codec::Errors::SurrogateEscape)?,
        None => match crate::bytes::view(shown.value()) {
            Some(view) => view.to_vec(),
            None => {
                let (kind, got) = (type_name(value), type_name(shown.value()));
                return Err(type_error(&format!("expected {kind}.__fspath__() to return str or bytes, not {got}")));
            }
        },
    };
    let binary = shown.downcast::<Str>().is_none();
    let text = CString::new(bytes).map_err(|_| value_error("embedded null byte"))?;
    Ok(Some(Path { text, shown, binary }))
}

/// The path in an argument.
pub(super) fn path(function: &str, argument: &str, value: Value) -> Res<Path> {
    convert(value)?.ok_or_else(|| refused(function, argument, "string, bytes or os.PathLike", value))
}

/// The path or descriptor in an argument.
pub(super) fn target(function: &str, value: Value) -> Res<Target> {
    target_of(function, "string, bytes, os.PathLike or integer", value)
}

/// The path or descriptor in an argument; `wanted` says what else it may be.
pub(super) fn target_of(function: &str, wanted: &str, value: Value) -> Res<Target> {
    if let Some(path) = convert(value)? {
        return Ok(Target::Path(path));
    }
    if value.type_of().slots().index.is_some() {
        return Ok(Target::Descriptor(number(value)?));
    }
    Err(refused(function, "path", wanted, value))
}

fn refused(function: &str, argument: &str, wanted: &str, value: Value) -> Raised {
    type_error(&format!("{function}: {argument} should be {wanted}, not {}", type_name(value)))
}

/// A C `int`.
pub(super) fn number(value: Value) -> Res<i32> {
    let index = dispatch::index(value)?;
    match int::as_i64(index.value()).map(i32::try_from) {
        Some(Ok(number)) => Ok(number),
        _ if int::known(index.value()).is_negative() => Err(crate::error::overflow_error("signed integer is less than minimum")),
        _ => Err(crate::error::overflow_error("signed integer is greater than maximum")),
    }
}

/// A C `int`, or a default where it is not given.
pub(super) fn number_or(value: Value, default: i32) -> Res<i32> {
    if value.is_absent() { Ok(default) } else { number(value) }
}

impl Path {
    /// Raises an error about this path.
    pub fn error(&self, errno: i32) -> Raised {
        exception::os_error_with_file(errno, self.shown.value())
    }
    /// Raises an error about two paths.
    pub fn error_with(&self, errno: i32, other: &Path) -> Raised {
        exception::os_error_with_files(errno, self.shown.value(), other.shown.value())
    }
}
