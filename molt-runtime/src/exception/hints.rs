//! What reports add to the message of a missing name or attribute: a similar name, or the module to import.

use super::Exception;
use super::hierarchy::{ATTRIBUTE_ERROR, NAME_ERROR, UNBOUND_LOCAL_ERROR};
use super::suggest::Reporter;
use crate::parts;
use crate::value::Value;
use alloc::format as text;
use alloc::string::String;

/// What the report adds to the message of a missing name or attribute.
pub(super) fn hint(exception: Value, this: &Exception, reporter: Reporter, framed: bool) -> Option<String> {
    let kind = exception.type_of();
    if kind.is_subtype(&ATTRIBUTE_ERROR) {
        let (name, object) = (this.member(0), this.member(1));
        if name.is_none() || this.members.borrow().len() < 2 {
            return None;
        }
        let candidates = crate::class::names_of(object.value());
        let nearest = reporter.nearest(&parts::text(name.value()), &candidates)?;
        return Some(text!(". Did you mean: '{nearest}'?"));
    }
    if kind.is_subtype(&NAME_ERROR) && !kind.is_subtype(&UNBOUND_LOCAL_ERROR) {
        let name = this.member(0);
        let found = if framed { similar(this, name.value(), reporter) } else { None };
        let name = name.downcast::<crate::str::Str>().map(|_| parts::text(name.value()))?;
        let end = if reporter == Reporter::Module { "" } else { "?" };
        return match (found, STANDARD_MODULES.contains(&name.as_str())) {
            (None, false) => None,
            (Some(found), false) => Some(text!(". Did you mean: '{found}'?")),
            (None, true) => Some(text!(". Did you forget to import '{name}'{end}")),
            (Some(found), true) => Some(text!(". Did you mean: '{found}'? Or did you forget to import '{name}'{end}")),
        };
    }
    None
}

/// What stands beside a NameError for this reporter: a similar name, and the `self` of the method, which may have the name.
fn similar(this: &Exception, name: Value, reporter: Reporter) -> Option<String> {
    let kept = this.member(if reporter == Reporter::Module { 2 } else { 1 });
    if kept.is_none() {
        return None;
    }
    let kept = parts::items(kept.value()).to_vec();
    if let Some(&owner) = kept.get(1) {
        if crate::class::get_attr(owner, name).is_ok() {
            return Some(text!("self.{}", parts::text(name)));
        }
        super::clear();
    }
    kept.first().filter(|similar| !similar.is_none()).map(|&similar| parts::text(similar))
}

/// The modules whose import a NameError may suggest.
static STANDARD_MODULES: &[&str] = &[
    "abc",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "atexit",
    "base64",
    "bisect",
    "builtins",
    "bz2",
    "calendar",
    "cmath",
    "codecs",
    "collections",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "csv",
    "ctypes",
    "curses",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "dis",
    "doctest",
    "email",
    "enum",
    "errno",
    "fileinput",
    "fnmatch",
    "fractions",
    "functools",
    "gc",
    "getopt",
    "getpass",
    "glob",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "http",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "lzma",
    "marshal",
    "math",
    "mmap",
    "multiprocessing",
    "numbers",
    "operator",
    "os",
    "pathlib",
    "pdb",
    "pickle",
    "platform",
    "pprint",
    "profile",
    "queue",
    "random",
    "re",
    "readline",
    "reprlib",
    "resource",
    "sched",
    "secrets",
    "select",
    "selectors",
    "shelve",
    "shlex",
    "shutil",
    "signal",
    "site",
    "socket",
    "sqlite3",
    "ssl",
    "stat",
    "statistics",
    "string",
    "struct",
    "subprocess",
    "symtable",
    "sys",
    "sysconfig",
    "tarfile",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "token",
    "tokenize",
    "tomllib",
    "trace",
    "traceback",
    "tracemalloc",
    "turtle",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "urllib",
    "uuid",
    "warnings",
    "wave",
    "weakref",
    "webbrowser",
    "xml",
    "zipfile",
    "zlib",
    "zoneinfo",
];
