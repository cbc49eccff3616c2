//! `posix`: the system as the module `os`, which is written in Python, builds on it.

mod descriptors;
mod files;
mod path;
mod process;

use super::named::{self, Named};
use super::{Constant, Module};
use crate::codec::{self, Encoding, Errors};
use crate::tuple;
use crate::types::{Kind, Type};
use crate::value::{Owned, Res};

pub use files::FUNCTIONS;

static STAT: Type = Type::builtin("os.stat_result", Kind::Tuple, &named::SLOTS, Some(&tuple::TUPLE));
/// `os.stat_result`: whole seconds by position, exact times by name.
pub(super) static STAT_FIELDS: Named = Named {
    fields: &[
        "st_mode",
        "st_ino",
        "st_dev",
        "st_nlink",
        "st_uid",
        "st_gid",
        "st_size",
        "st_atime",
        "st_mtime",
        "st_ctime",
        "st_atime",
        "st_mtime",
        "st_ctime",
        "st_atime_ns",
        "st_mtime_ns",
        "st_ctime_ns",
        "st_blksize",
        "st_blocks",
        "st_rdev",
    ],
    visible: 10,
    kind: &STAT,
};

static SIZE: Type = Type::builtin("os.terminal_size", Kind::Tuple, &SIZE_SLOTS, Some(&tuple::TUPLE));
static SIZE_SLOTS: crate::types::Slots = crate::types::Slots { new: Some(descriptors::new_size), ..named::SLOTS };
/// `os.terminal_size`.
pub(super) static SIZE_FIELDS: Named = Named { fields: &["columns", "lines"], visible: 2, kind: &SIZE };

static UNAME: Type = Type::builtin("posix.uname_result", Kind::Tuple, &named::SLOTS, Some(&tuple::TUPLE));
/// `os.uname_result`.
pub(super) static UNAME_FIELDS: Named =
    Named { fields: &["sysname", "nodename", "release", "version", "machine"], visible: 5, kind: &UNAME };

/// A `str` of what the system holds as bytes: those that are no UTF-8 become lone surrogates.
fn text(bytes: &[u8]) -> Res {
    codec::decode(bytes, Encoding::Utf8, Errors::SurrogateEscape)
}

macro_rules! numbers {
    ($($name:ident)*) => { &[
        $((stringify!($name), Constant::Int(libc::$name as i64)),)*
        ("stat_result", Constant::Type(&STAT)),
        ("terminal_size", Constant::Type(&SIZE)),
        ("uname_result", Constant::Type(&UNAME)),
        ("environ", Constant::Make(process::environment)),
    ] };
}

/// The module.
#[unsafe(export_name = "molt_module_posix")]
pub static MODULE: Module = Module {
    name: "posix",
    functions: FUNCTIONS,
    constants: numbers! {
        F_OK R_OK W_OK X_OK O_RDONLY O_WRONLY O_RDWR O_APPEND O_CREAT O_EXCL O_TRUNC O_NONBLOCK O_CLOEXEC O_DIRECTORY O_NOFOLLOW
        O_SYNC WNOHANG
    },
};

/// What a call of the system that says nothing gives.
fn nothing(_: ()) -> Owned {
    Owned::NONE
}
