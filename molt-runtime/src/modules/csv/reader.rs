//! `_csv.reader`: rows of a table. Characters that mean nothing are passed over in runs, everything else goes through the states.

use super::dialect::{self, Dialect, FIELD, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTED};
use super::fail;
use crate::object::{self, Header, Object, Ref};
use crate::rt::rt;
use crate::str::{Str, StrBuilder, Unit, Units, from_units};
use crate::types::{Kind, Slots, Type};
use crate::value::{Owned, Res, Value};
use crate::{class, dispatch, float, int, list};
use alloc::format;
use core::cell::Cell;

/// A reader: where lines come from, and how they are read (owned).
#[repr(C)]
struct Reader {
    header: Header,
    lines: Value,
    dialect: Value,
    line_num: Cell<i64>,
}
// SAFETY: repr(C), header first.
unsafe impl Object for Reader {
    const KIND: Kind = Kind::CsvReader;
}

static SLOTS: Slots = Slots {
    traverse: Some(|this, visit| [of(this).lines, of(this).dialect].into_iter().for_each(visit)),
    iter: Some(|this| Ok(this.to_owned())),
    next: Some(next),
    ..Slots::base(drop_reader, class::default_repr)
};
/// `_csv.reader`.
static READER: Type = Type::of_module("_csv.reader", Kind::CsvReader, &SLOTS, METHODS);

/// A reader of these lines.
pub fn make(lines: Owned, dialect: Owned) -> Owned {
    let (lines, dialect) = (lines.into_raw(), dialect.into_raw());
    object::allocate(&READER, 0, |header| Reader { header, lines, dialect, line_num: Cell::new(0) })
}

fn of(value: Value) -> Ref<Reader> {
    match value.downcast() {
        Some(reader) => reader,
        None => crate::host::fatal("a reader was expected"),
    }
}

fn drop_reader(this: Value) {
    object::release(of(this).lines);
    object::release(of(this).dialect);
    // SAFETY: called once, when the count is zero; what was held is released.
    unsafe { object::free::<Reader>(this, 0) }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    RowStart,
    FieldStart,
    Field,
    Escaped,
    BehindEscapedEnd,
    Quoted,
    EscapedInQuotes,
    /// Behind a quote in quotes: the end of the field, or the first of two.
    BehindQuote,
    /// Behind the end of a row.
    End,
}

/// Stands for the end of a line.
const EOL: u32 = u32::MAX - 1;

fn is_end(code: u32) -> bool {
    code == u32::from(b'\n') || code == u32::from(b'\r') || code == EOL
}

/// A row that is being read.
struct Row<'a> {
    dialect: &'a Dialect,
    fields: Owned,
    field: StrBuilder,
    state: State,
    numeric: bool,
    limit: i64,
}

fn next(this: Value) -> Res<Option<Owned>> {
    let reader = of(this);
    let mut row = Row {
        dialect: dialect::of(reader.dialect),
        fields: list::new(0),
        field: StrBuilder::new(),
        state: State::RowStart,
        numeric: false,
        limit: rt().csv.limit.get(),
    };
    loop {
        let Some(line) = dispatch::next(reader.lines)? else {
            if row.field.is_empty() && row.state != State::Quoted {
                return Ok(None);
            }
            if row.dialect.strict {
                return Err(fail("unexpected end of data"));
            }
            row.save()?;
            break;
        };
        let Some(text) = line.downcast::<Str>() else {
            let got = dispatch::type_name(line.value());
            return Err(fail(&format!("iterator should return strings, not {got} (the file should be opened in text mode)")));
        };
        reader.line_num.set(reader.line_num.get() + 1);
        match text.units() {
            Units::One(units) => row.line(units)?,
            Units::Two(units) => row.line(units)?,
            Units::Four(units) => row.line(units)?,
        }
        row.step(EOL)?;
        if row.state == State::RowStart {
            break;
        }
    }
    Ok(Some(row.fields))
}

impl Row<'_> {
    fn line<U: Unit>(&mut self, line: &[U]) -> Res<()> {
        let mut at = 0;
        while at < line.len() {
            let (what, whole) = match self.state {
                State::RowStart | State::FieldStart => (FIELD, true),
                State::Field => (FIELD, false),
                State::Quoted => (QUOTED, false),
                _ => {
                    self.step(line[at].code())?;
                    at += 1;
                    continue;
                }
            };
            if whole {
                let code = line[at].code();
                let skipped = self.dialect.skip_space && code == u32::from(b' ');
                if skipped || self.dialect.stops(code, FIELD | QUOTED) {
                    self.step(code)?;
                    at += 1;
                    continue;
                }
                self.numeric = self.dialect.quoting == QUOTE_NONNUMERIC;
                self.state = State::Field;
            }
            let run = line[at..].iter().position(|unit| self.dialect.stops(unit.code(), what)).unwrap_or(line.len() - at);
            if run == 0 {
                self.step(line[at].code())?;
                at += 1;
                continue;
            }
            let units = U::view(&line[at..at + run]);
            self.check_room(run)?;
            at += run;
            let stop = line.get(at).map_or(EOL, |unit| unit.code());
            // A field in one piece needs not be put together.
            let ends = match self.state {
                State::Field => stop == self.dialect.delimiter || is_end(stop),
                _ => false,
            };
            if whole && ends && !self.numeric {
                list::of(&self.fields).push(from_units(units));
                self.state = State::FieldStart;
                if stop == EOL {
                    // The end of the line itself must not add a field to this one.
                    self.state = State::RowStart;
                    return Ok(());
                }
                if stop != self.dialect.delimiter {
                    self.state = State::End;
                }
                at += 1;
                continue;
            }
            self.field.push_units(units);
        }
        Ok(())
    }
    fn check_room(&self, more: usize) -> Res<()> {
        if more > 0 && (self.field.len() + more) as i64 > self.limit {
            return Err(fail(&format!("field larger than field limit ({})", self.limit)));
        }
        Ok(())
    }
    fn add(&mut self, code: u32) -> Res<()> {
        self.check_room(1)?;
        self.field.push(code);
        Ok(())
    }
    /// Ends a field.
    fn save(&mut self) -> Res<()> {
        let mut field = from_units(self.field.units());
        self.field.truncate(0);
        if core::mem::take(&mut self.numeric) {
            field = dispatch::call_values(object::value_of(&float::FLOAT), &[field.value()])?;
        }
        list::of(&self.fields).push(field);
        Ok(())
    }
    /// Ends a field at the end of a row.
    fn save_last(&mut self, code: u32) -> Res<()> {
        self.save()?;
        self.state = if code == EOL { State::RowStart } else { State::End };
        Ok(())
    }
    /// Reads one character.
    fn step(&mut self, code: u32) -> Res<()> {
        let dialect = self.dialect;
        let quoting = dialect.quoting != QUOTE_NONE;
        match self.state {
            State::RowStart if code == EOL => {}
            State::RowStart if is_end(code) => self.state = State::End,
            State::RowStart | State::FieldStart => {
                self.state = State::FieldStart;
                if is_end(code) {
                    self.save_last(code)?;
                } else if code == dialect.quote && quoting {
                    self.state = State::Quoted;
                } else if code == dialect.escape {
                    self.state = State::Escaped;
                } else if code == u32::from(b' ') && dialect.skip_space {
                } else if code == dialect.delimiter {
                    self.save()?;
                } else {
                    self.numeric = dialect.quoting == QUOTE_NONNUMERIC;
                    self.add(code)?;
                    self.state = State::Field;
                }
            }
            State::Escaped => {
                self.add(if code == EOL { b'\n'.into() } else { code })?;
                self.state = if is_end(code) && code != EOL { State::BehindEscapedEnd } else { State::Field };
            }
            State::BehindEscapedEnd if code == EOL => {}
            // A field that goes on behind an escaped line end goes on behind the end of its line as well.
            State::BehindEscapedEnd | State::Field => {
                if is_end(code) {
                    self.save_last(code)?;
                } else if code == dialect.escape {
                    self.state = State::Escaped;
                } else if code == dialect.delimiter {
                    self.save()?;
                    self.state = State::FieldStart;
                } else {
                    self.add(code)?;
                }
            }
            State::Quoted => {
                if code == EOL {
                } else if code == dialect.escape {
                    self.state = State::EscapedInQuotes;
                } else if code == dialect.quote && quoting {
                    self.state = if dialect.double_quote { State::BehindQuote } else { State::Field };
                } else {
                    self.add(code)?;
                }
            }
            State::EscapedInQuotes => {
                self.add(if code == EOL { b'\n'.into() } else { code })?;
                self.state = State::Quoted;
            }
            State::BehindQuote => {
                if quoting && code == dialect.quote {
                    self.add(code)?;
                    self.state = State::Quoted;
                } else if code == dialect.delimiter {
                    self.save()?;
                    self.state = State::FieldStart;
                } else if is_end(code) {
                    self.save_last(code)?;
                } else if !dialect.strict {
                    self.add(code)?;
                    self.state = State::Field;
                } else {
                    let shown = |code: u32| char::from_u32(code).unwrap_or('\u{FFFD}');
                    let (delimiter, quote) = (shown(dialect.delimiter), shown(dialect.quote));
                    return Err(fail(&format!("'{delimiter}' expected after '{quote}'")));
                }
            }
            State::End if code == EOL => self.state = State::RowStart,
            State::End if is_end(code) => {}
            State::End => {
                return Err(fail(
                    "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?",
                ));
            }
        }
        Ok(())
    }
}

fn dialect_of(this: Value) -> Res {
    Ok(of(this).dialect.to_owned())
}

fn line_num(this: Value) -> Res {
    Ok(int::from_i64(of(this).line_num.get()))
}

fn next_method(this: Value) -> Res {
    class::next_or_stop(this)
}

crate::methods! { METHODS of "_csv.reader" {
    property: dialect_of as "dialect"(this) "(self) -> object";
    property: line_num as "line_num"(this) "(self) -> int";
    method: next_method as "__next__"(this) "(self, /) -> object";
} }
