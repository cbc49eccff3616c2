//! Tracebacks: places of the program as 32-bit site ids, decoded by a table that the compiler emits.
//!
//! On its way out of each frame a raised exception leaves the id of the place it passed (`trace_site`). Catching turns the
//! ids into traceback objects. The table is plain static data without relocations other than its three pointers; offsets
//! and lengths are bytes of one blob of UTF-8 text.

use crate::object::{self, Header, Object};
use crate::parts;
use crate::rt::rt;
use crate::types::{Kind, OBJECT, Slots, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;
use core::cell::Cell;

/// A piece of the blob.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// The first byte.
    pub start: u32,
    /// How many bytes.
    pub length: u32,
}

/// A function of the program (or a module body, `<module>`).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Function {
    /// Its name as tracebacks show it.
    pub name: Text,
    /// The file, as given on the command line.
    pub file: Text,
}

/// A place where an exception may leave an operation. Lines count from 1; columns are characters of the source line, from 0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// Index into the functions.
    pub function: u32,
    /// First line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// First column.
    pub column: u32,
    /// The column after the last; 0 means that the columns are not known and no markers are shown.
    pub end_column: u32,
    /// First column of the operator (or subscript) inside, marked `^` where the rest is `~`; 0 for none.
    pub anchor: u32,
    /// The column after the operator.
    pub anchor_end: u32,
    /// For a place inside an inlined function: one more than the id of the call's place; 0 otherwise.
    pub outer: u32,
    /// The source line `line`, indentation included.
    pub source: Text,
}

/// All places of a program.
#[repr(C)]
pub struct SiteTable {
    /// The places.
    pub sites: *const Site,
    /// How many places.
    pub site_count: usize,
    /// The functions.
    pub functions: *const Function,
    /// How many functions.
    pub function_count: usize,
    /// The text.
    pub text: *const u8,
    /// Bytes of text.
    pub text_length: usize,
}
// SAFETY: the table is read only.
unsafe impl Sync for SiteTable {}

impl SiteTable {
    /// A table from parts that live for ever.
    pub const fn new(sites: &'static [Site], functions: &'static [Function], text: &'static str) -> SiteTable {
        SiteTable {
            sites: sites.as_ptr(),
            site_count: sites.len(),
            functions: functions.as_ptr(),
            function_count: functions.len(),
            text: text.as_ptr(),
            text_length: text.len(),
        }
    }
    /// A place by its id.
    pub fn site(&self, id: u32) -> Option<&'static Site> {
        // SAFETY: the table's maker vouches for the count, and the parts live as long as the program.
        if (id as usize) < self.site_count { Some(unsafe { &*self.sites.add(id as usize) }) } else { None }
    }
    /// A function by its index.
    pub fn function(&self, index: u32) -> Option<&'static Function> {
        // SAFETY: as `site`.
        if (index as usize) < self.function_count { Some(unsafe { &*self.functions.add(index as usize) }) } else { None }
    }
    /// A piece of the text.
    pub fn text(&self, piece: Text) -> &'static str {
        let (start, length) = (piece.start as usize, piece.length as usize);
        if self.text.is_null() || start + length > self.text_length {
            return "";
        }
        // SAFETY: inside the blob, as just checked.
        let bytes = unsafe { core::slice::from_raw_parts(self.text.add(start), length) };
        core::str::from_utf8(bytes).unwrap_or("")
    }
}

/// Among the places that an exception left: the next one is in a frame that does not show.
pub const NO_FRAME: u32 = u32::MAX;

/// Makes a table the one of the running program.
pub fn set_table(table: &'static SiteTable) {
    rt().sites.set(Some(table));
}

/// A decoded place.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The function's name.
    pub name: &'static str,
    /// The file's name.
    pub file: &'static str,
    /// The source line, indentation included; empty when not known.
    pub source: &'static str,
    /// The rest.
    pub site: Site,
}

/// The place of a site id.
pub fn place(id: u32) -> Option<Place> {
    let table = rt().sites.get()?;
    let site = *table.site(id)?;
    let function = table.function(site.function)?;
    Some(Place { name: table.text(function.name), file: table.text(function.file), source: table.text(site.source), site })
}

/// One entry of a traceback; the entries form a list from the outermost frame inwards.
#[repr(C)]
pub struct Traceback {
    header: Header,
    /// The entry of the frame called from here (owned), or absent.
    next: Cell<Value>,
    site: u32,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Traceback {
    const KIND: Kind = Kind::Traceback;
}

impl Traceback {
    /// The next entry, borrowed, or absent.
    pub fn next(&self) -> Value {
        self.next.get()
    }
    /// The site id.
    pub fn site(&self) -> u32 {
        self.site
    }
}

/// A new entry in front of `next` (which may be absent).
pub fn new(site: u32, next: Owned) -> Owned {
    let known = rt().sites.get().and_then(|table| table.site(site));
    let outer = known.map_or(0, |site| site.outer);
    // The entry of a function is no place of the program, for what is raised there is the caller's; nor is a function that CPython
    // has in C.
    let entry = match known {
        Some(site) if site.line == 0 => next,
        _ => object::allocate(&TRACEBACK, 0, |header| Traceback { header, next: Cell::new(next.into_raw()), site }),
    };
    // An inlined frame brings the frames around it along.
    if outer == 0 { entry } else { new(outer - 1, entry) }
}

/// Frees an entry and those behind it that nothing else holds, one by one: deep recursion leaves more than a stack can take.
fn drop_traceback(mut value: Value) {
    while let Some(this) = value.downcast::<Traceback>() {
        let next = this.next.replace(Value::ABSENT);
        // SAFETY: made by `new` without extra bytes; the count is zero.
        unsafe { object::free::<Traceback>(value, 0) }
        if next.downcast::<Traceback>().is_none() || !object::release_without_drop(next) {
            return;
        }
        value = next;
    }
}

fn repr(this: Value) -> Res {
    Ok(parts::string(&text!("<{} object at {:#x}>", this.type_of().name(), this.bits())))
}

static SLOTS: Slots = Slots::base(drop_traceback, repr);
/// `traceback`.
pub static TRACEBACK: Type = Type::builtin("traceback", Kind::Traceback, &SLOTS, Some(&OBJECT));
/// `frame`: a traceback entry seen as the frame it stands for.
pub static FRAME: Type = Type::builtin("frame", Kind::Traceback, &SLOTS, Some(&OBJECT));
/// `code`: a traceback entry seen as the code it stands for.
pub static CODE: Type = Type::builtin("code", Kind::Traceback, &SLOTS, Some(&OBJECT));

fn entry(this: Value) -> Option<(&'static Traceback, Option<Place>)> {
    let this = this.downcast::<Traceback>()?;
    Some((this, place(this.site)))
}

fn tb_next(this: Value) -> Res {
    Ok(entry(this).map_or(Owned::NONE, |(this, _)| match this.next() {
        Value::ABSENT => Owned::NONE,
        next => next.to_owned(),
    }))
}

fn line_number(this: Value) -> Res {
    let line = entry(this).and_then(|(_, place)| place).map_or(0, |place| place.site.line);
    Ok(Value::from_small(line.into()).unwrap_or(Value::NONE).to_owned())
}

fn seen_as(kind: &'static Type, this: Value) -> Res {
    let site = entry(this).map_or(0, |(this, _)| this.site);
    Ok(object::allocate(kind, 0, |header| Traceback { header, next: Cell::new(Value::ABSENT), site }))
}

fn tb_frame(this: Value) -> Res {
    seen_as(&FRAME, this)
}

fn f_code(this: Value) -> Res {
    seen_as(&CODE, this)
}

fn co_name(this: Value) -> Res {
    Ok(parts::string(entry(this).and_then(|(_, place)| place).map_or("?", |place| place.name)))
}

fn co_filename(this: Value) -> Res {
    Ok(parts::string(entry(this).and_then(|(_, place)| place).map_or("?", |place| place.file)))
}

crate::methods! { pub TRACEBACK_METHODS of "traceback" {
    property: tb_next as "tb_next"(this) "(self) -> object";
    property: line_number as "tb_lineno"(this) "(self) -> int";
    property: tb_frame as "tb_frame"(this) "(self) -> object";
} }
crate::methods! { pub FRAME_METHODS of "frame" {
    property: f_code as "f_code"(this) "(self) -> object";
    property: line_number as "f_lineno"(this) "(self) -> int";
} }
crate::methods! { pub CODE_METHODS of "code" {
    property: co_name as "co_name"(this) "(self) -> str";
    property: co_filename as "co_filename"(this) "(self) -> str";
    property: line_number as "co_firstlineno"(this) "(self) -> int";
} }
