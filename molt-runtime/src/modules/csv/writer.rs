//! `_csv.writer`: writes rows.

use super::dialect::{self, Dialect, NOT_SET, QUOTE_ALL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS, WRITTEN};
use super::fail;
use crate::object::{self, Header, Object, Ref};
use crate::str::{Str, StrBuilder, Units, from_units};
use crate::types::{Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{class, dispatch, exception};
use alloc::format;

/// A writer: what writes, and how rows are written (owned).
#[repr(C)]
struct Writer {
    header: Header,
    write: Value,
    dialect: Value,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Writer {
    const KIND: Kind = Kind::CsvWriter;
}

static SLOTS: Slots = Slots {
    traverse: Some(|this, visit| [of(this).write, of(this).dialect].into_iter().for_each(visit)),
    ..Slots::base(drop_writer, class::default_repr)
};
/// `_csv.writer`.
static WRITER: Type = Type::of_module("_csv.writer", Kind::CsvWriter, &SLOTS, METHODS);

/// A writer that calls `write`.
pub fn make(write: Owned, dialect: Owned) -> Owned {
    let (write, dialect) = (write.into_raw(), dialect.into_raw());
    object::allocate(&WRITER, 0, |header| Writer { header, write, dialect })
}

fn of(value: Value) -> Ref<Writer> {
    match value.downcast() {
        Some(writer) => writer,
        None => crate::host::fatal("a writer was expected"),
    }
}

fn drop_writer(this: Value) {
    object::release(of(this).write);
    object::release(of(this).dialect);
    // SAFETY: called once, when the count is zero; what was held is released.
    unsafe { object::free::<Writer>(this, 0) }
}

/// A line that is being written.
struct Line<'a> {
    dialect: &'a Dialect,
    text: StrBuilder,
    fields: usize,
}

impl Line<'_> {
    /// Appends a field.
    fn add(&mut self, field: Units, quoted: bool) -> Res<()> {
        let dialect = self.dialect;
        if self.fields > 0 {
            self.text.push(dialect.delimiter);
        }
        self.fields += 1;
        if field.position(|code| dialect.stops(code, WRITTEN)).is_none() {
            self.put(field, quoted);
            return Ok(());
        }
        let (mut out, mut quoted) = (StrBuilder::with_capacity(field.len() + 2), quoted);
        for code in field.code_points() {
            if dialect.stops(code, WRITTEN) {
                let mut escaped = dialect.quoting == QUOTE_NONE;
                if !escaped {
                    if code == dialect.quote {
                        if dialect.double_quote { out.push(code) } else { escaped = true }
                    } else if code == dialect.escape {
                        escaped = true;
                    }
                    quoted |= !escaped;
                }
                if escaped {
                    if dialect.escape == NOT_SET {
                        return Err(fail("need to escape, but no escapechar set"));
                    }
                    out.push(dialect.escape);
                }
            }
            out.push(code);
        }
        self.put(out.units(), quoted);
        Ok(())
    }
    fn put(&mut self, field: Units, quoted: bool) {
        if !quoted {
            return self.text.push_units(field);
        }
        self.text.push(self.dialect.quote);
        self.text.push_units(field);
        self.text.push(self.dialect.quote);
    }
}

/// Whether an object counts as a number.
fn is_number(value: Value) -> bool {
    let kind = value.type_of();
    match kind.kind {
        Kind::Int | Kind::Bool | Kind::Float | Kind::Complex | Kind::Decimal => true,
        Kind::Str | Kind::None | Kind::Bytes => false,
        _ => {
            let has = |name: Value| class::lookup(kind, name).is_some();
            has(crate::literal!("__index__")) || has(crate::literal!("__int__")) || has(crate::literal!("__float__"))
        }
    }
}

fn writerow(this: Value, row: Value) -> Res {
    let writer = of(this);
    let dialect = dialect::of(writer.dialect);
    let mut fields = dispatch::steps(row).map_err(|raised| match exception::take_if(&exception::TYPE_ERROR) {
        Some(_) => fail(&format!("iterable expected, not {}", dispatch::type_name(row))),
        None => raised,
    })?;
    let mut line = Line { dialect, text: StrBuilder::new(), fields: 0 };
    while let Some(field) = fields.step()? {
        let field = field.value();
        let quoted = match dialect.quoting {
            QUOTE_NONNUMERIC => !is_number(field),
            QUOTE_ALL => true,
            QUOTE_STRINGS => field.type_of().kind == Kind::Str,
            QUOTE_NOTNULL => !field.is_none(),
            _ => false,
        };
        if let Some(text) = field.downcast::<Str>() {
            line.add(text.units(), quoted)?;
        } else if field.is_none() {
            line.add(Units::One(&[]), quoted)?;
        } else {
            let shown = dispatch::str(field)?;
            line.add(shown.downcast::<Str>().map_or(Units::One(&[]), Str::units), quoted)?;
        }
    }
    if line.fields > 0 && line.text.is_empty() {
        if dialect.quoting == QUOTE_NONE {
            return Err(fail("single empty field record must be quoted"));
        }
        line.fields -= 1;
        line.add(Units::One(&[]), true)?;
    }
    if let Some(end) = dialect.terminator.downcast::<Str>() {
        line.text.push_str(end);
    }
    let text = from_units(line.text.units());
    dispatch::call_values(writer.write, &[text.value()])
}

fn writerows(this: Value, rows: Value) -> Res {
    let mut rows = dispatch::steps(rows)?;
    while let Some(row) = rows.step()? {
        writerow(this, row.value())?;
    }
    Ok(Owned::NONE)
}

fn dialect_of(this: Value) -> Res {
    Ok(of(this).dialect.to_owned())
}

crate::methods! { METHODS of "_csv.writer" {
    method: writerow as "writerow"(this, row) "(self, row, /) -> object";
    method: writerows as "writerows"(this, rows) "(self, rows, /) -> None";
    property: dialect_of as "dialect"(this) "(self) -> object";
} }
