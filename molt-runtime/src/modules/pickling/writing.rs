//! Objects into bytes.

use super::writer::{Writer, of};
use crate::bytes::{BYTES, Bytes};
use crate::class::{self, Plan};
use crate::dict::{self, DICT, Dict};
use crate::dispatch::check_stack;
use crate::error::runtime_error;
use crate::int::{self, INT};
use crate::list::{self, LIST};
use crate::modules::taking_apart::take_apart;
use crate::set::{self, FROZEN_SET, SET, Set};
use crate::str::{STR, Str};
use crate::tuple::{self, TUPLE, Tuple};
use crate::types::{Kind, Type};
use crate::value::{Owned, Res, Value};
use crate::{dispatch, literal};
use alloc::rc::Rc;
use alloc::vec::Vec;

/// A frame is ended once it holds so much, and what is as large stands outside of frames.
const FRAME: usize = 64 * 1024;
/// So many items of a container go together.
const BATCH: usize = 1000;

pub(super) fn save_method(this: Value, pickler: Value, object: Value) -> Res {
    save(of(this), pickler, object)?;
    Ok(Owned::NONE)
}

pub(super) fn name_method(this: Value, name: Value) -> Res {
    save_name(of(this), name)?;
    Ok(Owned::NONE)
}

/// The attributes of an object, a dict, whose names are one object each.
pub(super) fn state_method(this: Value, pickler: Value, state: Value) -> Res {
    save_state(of(this), pickler, state)?;
    Ok(Owned::NONE)
}

/// Leaves an object to the pickler.
fn leave(pickler: Value, object: Value) -> Res<()> {
    class::call_method(pickler, literal!("_save_other"), &[object]).map(drop)
}

/// Writes an object.
pub(super) fn save(writer: &Writer, pickler: Value, object: Value) -> Res<()> {
    if writer.frame.borrow().len() >= FRAME {
        writer.end_frame();
    }
    if writer.persistent.get() {
        let saved = class::call_method(pickler, literal!("_save_persistent"), &[object])?;
        if dispatch::truth(saved.value())? {
            return Ok(());
        }
    }
    if writer.protocol < 2 {
        return leave(pickler, object);
    }
    match object {
        Value::NONE => writer.put(b"N"),
        Value::TRUE => writer.put(b"\x88"),
        Value::FALSE => writer.put(b"\x89"),
        _ => match (object.as_small(), object.as_float()) {
            (Some(number), _) => save_small(writer, number),
            (_, Some(number)) => {
                writer.put(b"G");
                writer.put(&crate::float::stored(number).to_be_bytes());
            }
            _ => return save_object(writer, pickler, object),
        },
    }
    Ok(())
}

fn save_small(writer: &Writer, number: i64) {
    match number {
        0..=0xFF => writer.put(&[b'K', number as u8]),
        0x100..=0xFFFF => {
            let [a, b] = (number as u16).to_le_bytes();
            writer.put(&[b'M', a, b]);
        }
        -0x8000_0000..=0x7FFF_FFFF => {
            let [a, b, c, d] = (number as i32).to_le_bytes();
            writer.put(&[b'J', a, b, c, d]);
        }
        _ => save_long(writer, &number.to_le_bytes()),
    }
}

/// An int by its bytes, the least first, of which those that only repeat the sign go.
fn save_long(writer: &Writer, bytes: &[u8]) {
    let mut n = bytes.len();
    while n > 1 && (bytes[n - 1] == 0 && bytes[n - 2] < 0x80 || bytes[n - 1] == 0xFF && bytes[n - 2] >= 0x80) {
        n -= 1;
    }
    match u8::try_from(n) {
        Ok(length) => writer.put(&[0x8A, length]),
        Err(_) => {
            writer.put(&[0x8B]);
            writer.put(&(n as u32).to_le_bytes());
        }
    }
    writer.put(&bytes[..n]);
}

/// Bytes with a head that says how many.
fn save_sized(writer: &Writer, data: &[u8], short: Option<u8>, middle: u8, long: u8) {
    let size = data.len();
    if let (Some(short), Ok(size)) = (short, u8::try_from(size)) {
        let mut frame = writer.frame.borrow_mut();
        frame.extend_from_slice(&[short, size]);
        frame.extend_from_slice(data);
        return;
    }
    let head = |out: &mut Vec<u8>| match u32::try_from(size) {
        Ok(size) => {
            out.push(middle);
            out.extend_from_slice(&size.to_le_bytes());
        }
        Err(_) => {
            out.push(long);
            out.extend_from_slice(&(size as u64).to_le_bytes());
        }
    };
    if size >= FRAME {
        writer.end_frame();
    }
    let mut out = if size >= FRAME { writer.out.borrow_mut() } else { writer.frame.borrow_mut() };
    head(&mut out);
    out.extend_from_slice(data);
}

fn save_text(writer: &Writer, text: &Str) {
    let short = (writer.protocol >= 4).then_some(0x8C);
    match text.as_ascii() {
        Some(ascii) => save_sized(writer, ascii.as_bytes(), short, b'X', 0x8D),
        None => {
            let mut encoded = Vec::new();
            text.push_wtf8(&mut encoded);
            save_sized(writer, &encoded, short, b'X', 0x8D);
        }
    }
}

fn save_object(writer: &Writer, pickler: Value, object: Value) -> Res<()> {
    let kind = object.type_of();
    let is = |wanted: &'static Type| core::ptr::eq(kind, wanted);
    if is(&INT) {
        match int::known(object).wide() {
            Some(wide) => save_long(writer, &wide.to_le_bytes()),
            None => save_long(writer, &int::known(object).big().to_signed_bytes_le()),
        }
        return Ok(());
    }
    if writer.recall(object) {
        return Ok(());
    }
    if let Some(text) = object.downcast::<Str>().filter(|_| is(&STR)) {
        save_text(writer, text);
        writer.memoize(object);
        return Ok(());
    }
    check_stack()?;
    let keep = object.to_owned();
    let object = keep.value();
    if is(&BYTES) && writer.protocol >= 3 {
        let data = object.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        save_sized(writer, data, Some(b'C'), b'B', 0x8E);
        writer.memoize(object);
    } else if is(&TUPLE) {
        save_tuple(writer, pickler, object)?;
    } else if is(&LIST) {
        writer.put(b"]");
        writer.memoize(object);
        save_list(writer, pickler, object)?;
    } else if is(&DICT) {
        writer.put(b"}");
        writer.memoize(object);
        save_dict(writer, pickler, dict::of(&object), false)?;
    } else if is(&SET) && writer.protocol >= 4 {
        save_set(writer, pickler, object)?;
    } else if is(&FROZEN_SET) && writer.protocol >= 4 {
        writer.put(b"(");
        save_members(writer, pickler, set::of(&object), &mut 0, usize::MAX)?;
        if writer.memo.borrow().get(object).is_some() {
            // One of its members holds it, and wrote it already.
            writer.put(b"1");
            writer.recall(object);
        } else {
            writer.put(b"\x91");
            writer.memoize(object);
        }
    } else {
        match plan_of(writer, kind)?.filter(|plan| plan.fits(object) && plan.is_object()) {
            Some(plan) => save_instance(writer, pickler, object, &plan)?,
            None => save_parts(writer, pickler, object)?,
        }
    }
    Ok(())
}

fn save_tuple(writer: &Writer, pickler: Value, object: Value) -> Res<()> {
    let items = tuple::of(&object).items();
    if items.is_empty() {
        writer.put(b")");
        return Ok(());
    }
    let marked = items.len() > 3;
    if marked {
        writer.put(b"(");
    }
    for &item in items {
        save(writer, pickler, item)?;
    }
    if writer.memo.borrow().get(object).is_some() {
        // One of its items holds it, and wrote it already.
        let gone = if marked { &b"1"[..] } else { &b"000"[..items.len()] };
        writer.put(gone);
        writer.recall(object);
        return Ok(());
    }
    writer.put(match items.len() {
        1 => b"\x85",
        2 => b"\x86",
        3 => b"\x87",
        _ => b"t",
    });
    writer.memoize(object);
    Ok(())
}

fn save_list(writer: &Writer, pickler: Value, object: Value) -> Res<()> {
    let items = list::of(&object);
    if items.len() == 1
        && let Some(item) = items.get(0)
    {
        let item = item.to_owned();
        save(writer, pickler, item.value())?;
        writer.put(b"a");
        return Ok(());
    }
    let mut at = 0;
    while at < items.len() {
        writer.put(b"(");
        let end = at + BATCH;
        while let Some(item) = items.get(at).filter(|_| at < end) {
            let item = item.to_owned();
            save(writer, pickler, item.value())?;
            at += 1;
        }
        writer.put(b"e");
    }
    Ok(())
}

/// The keys and values of a dict; `names` says that keys that are texts are names.
fn save_dict(writer: &Writer, pickler: Value, pairs: &Dict, names: bool) -> Res<()> {
    let size = pairs.len();
    let (mut position, mut left) = (0, size);
    while left > 0 {
        if size > 1 {
            writer.put(b"(");
        }
        let mut count = 0;
        while let Some(found) = pairs.next_from(position).filter(|_| count < BATCH) {
            position = found.position;
            count += 1;
            let (key, value) = (found.key.to_owned(), found.value.to_owned());
            if names && key.is_exactly(&STR) { save_name(writer, key.value()) } else { save(writer, pickler, key.value()) }?;
            save(writer, pickler, value.value())?;
            if pairs.len() != size {
                return Err(runtime_error("dictionary changed size during iteration"));
            }
        }
        writer.put(if size > 1 { b"u" } else { b"s" });
        // A full batch is followed by another one, even if there is nothing left.
        left = if count == BATCH { left.saturating_sub(count).max(1) } else { 0 };
    }
    Ok(())
}

fn save_set(writer: &Writer, pickler: Value, object: Value) -> Res<()> {
    let members = set::of(&object);
    writer.put(b"\x8f");
    writer.memoize(object);
    let size = members.len();
    if size == 0 {
        return Ok(());
    }
    let mut position = 0;
    loop {
        writer.put(b"(");
        let count = save_members(writer, pickler, members, &mut position, BATCH)?;
        writer.put(b"\x90");
        if members.len() != size {
            return Err(runtime_error("set changed size during iteration"));
        }
        if count < BATCH {
            return Ok(());
        }
    }
}

/// Up to `most` members from a position on; how many.
fn save_members(writer: &Writer, pickler: Value, members: &Set, position: &mut usize, most: usize) -> Res<usize> {
    let mut count = 0;
    while count < most {
        let Some((next, member, _)) = members.next_from(*position) else { break };
        *position = next;
        let member = member.to_owned();
        save(writer, pickler, member.value())?;
        count += 1;
    }
    Ok(count)
}

/// The name of an attribute, a class or a module: one object each, however often they are asked for.
fn save_name(writer: &Writer, name: Value) -> Res<()> {
    let names = writer.names.get().to_owned();
    let names = dict::of(&names);
    if let Some(number) = names.get(name)?.and_then(int::as_i64) {
        writer.recall_number(number as u32);
        return Ok(());
    }
    let Some(text) = name.downcast::<Str>() else { return Ok(()) };
    if writer.recall(name) {
        return Ok(());
    }
    save_text(writer, text);
    names.set(name, int::from_i64(writer.memo.borrow().count().into()))?;
    writer.memoize(name);
    Ok(())
}

fn plan_of(writer: &Writer, kind: &'static Type) -> Res<Option<Rc<Plan>>> {
    if !kind.is_heap() || dict::of(&writer.table.get()).get(class::type_value(kind))?.is_some() {
        return Ok(None);
    }
    // The members of an enumeration are found by their values.
    Ok(Plan::of(kind, literal!("_value2member_map_")))
}

/// An instance whose class says nothing of how it is written: the class, and the attributes.
fn save_instance(writer: &Writer, pickler: Value, object: Value, plan: &Plan) -> Res<()> {
    save(writer, pickler, class::type_value(plan.kind))?;
    writer.put(b")\x81");
    writer.memoize(object);
    let slots: Vec<usize> = (0..plan.slots).filter(|&at| plan.field(object, at).is_some()).collect();
    if let Some(shown) = plan.shown(object) {
        if slots.is_empty() {
            if !dict::of(&shown).is_empty() {
                save_state(writer, pickler, shown.value())?;
                writer.put(b"b");
            }
            return Ok(());
        }
        if !dict::of(&shown).is_empty() { save_state(writer, pickler, shown.value())? } else { writer.put(b"N") }
    } else {
        let fields: Vec<usize> = plan.fields.iter().copied().filter(|&at| plan.field(object, at).is_some()).collect();
        let beside = plan.beside(object);
        if fields.len() + beside.len() > 0 {
            writer.put(b"}");
            writer.memoize_nameless();
            save_attributes(writer, pickler, object, plan, &fields, &beside)?;
        } else if !slots.is_empty() {
            writer.put(b"N");
        }
        if slots.is_empty() {
            if fields.len() + beside.len() > 0 {
                writer.put(b"b");
            }
            return Ok(());
        }
    }
    writer.put(b"}");
    writer.memoize_nameless();
    save_attributes(writer, pickler, object, plan, &slots, &[])?;
    writer.put(b"\x86");
    writer.memoize_nameless();
    writer.put(b"b");
    Ok(())
}

/// Names and values as those of a dict.
fn save_attributes(
    writer: &Writer,
    pickler: Value,
    object: Value,
    plan: &Plan,
    fields: &[usize],
    beside: &[(Owned, Owned)],
) -> Res<()> {
    let fields = fields.iter().map(|&at| (plan.names()[at].to_owned(), plan.field(object, at).unwrap_or(Value::NONE).to_owned()));
    let all: Vec<(Owned, Owned)> = fields.chain(beside.iter().cloned()).collect();
    let single = all.len() == 1;
    let mut batches = all.chunks(BATCH).peekable();
    while let Some(batch) = batches.next() {
        if !single {
            writer.put(b"(");
        }
        for (name, value) in batch {
            if name.is_exactly(&STR) { save_name(writer, name.value()) } else { save(writer, pickler, name.value()) }?;
            save(writer, pickler, value.value())?;
        }
        writer.put(if single { b"s" } else { b"u" });
        if batch.len() == BATCH && batches.peek().is_none() {
            writer.put(b"(u");
        }
    }
    Ok(())
}

fn save_state(writer: &Writer, pickler: Value, state: Value) -> Res<()> {
    if writer.recall(state) {
        return Ok(());
    }
    writer.put(b"}");
    writer.memoize(state);
    save_dict(writer, pickler, dict::of(&state), true)
}

/// An object by what it is made of, or what the pickler makes of it.
fn save_parts(writer: &Writer, pickler: Value, object: Value) -> Res<()> {
    let kind = object.type_of();
    // Most built-in types are the pickler's, and so are the members of enumerations.
    let own = matches!(kind.kind, Kind::Type | Kind::Function | Kind::BuiltinFunction | Kind::Complex)
        || !kind.is_heap() && matches!(kind.kind, Kind::ByteArray | Kind::Bytes | Kind::Set | Kind::FrozenSet)
        || class::in_program(kind, literal!("_value2member_map_"));
    if own {
        return leave(pickler, object);
    }
    let table = writer.table.get().to_owned();
    let Some(given) = take_apart(object, writer.protocol.into(), table.value())? else { return leave(pickler, object) };
    let given = given.value();
    let Some(all) = given.downcast::<Tuple>().filter(|all| (2..=5).contains(&all.len())) else {
        return class::call_method(pickler, literal!("_save_given"), &[object, given]).map(drop);
    };
    let part = |i: usize| all.get(i).unwrap_or(Value::NONE);
    let Some(args) = part(1).downcast::<Tuple>() else {
        return class::call_method(pickler, literal!("_save_given"), &[object, given]).map(drop);
    };
    let class_value = class::type_value(kind);
    let by_new = args.get(0) == Some(class_value) && {
        let new = class::get_attr(class_value, literal!("__new__"))?;
        dispatch::equal(part(0), new.value())?
    };
    if by_new {
        save(writer, pickler, class_value)?;
        let rest = tuple::from_slice(&args.items()[1..]);
        save(writer, pickler, rest.value())?;
        writer.put(b"\x81");
    } else {
        save(writer, pickler, part(0))?;
        save(writer, pickler, part(1))?;
        writer.put(b"R");
    }
    if writer.memo.borrow().get(object).is_some() {
        // One of the parts holds the object, and wrote it already.
        writer.put(b"0");
        writer.recall(object);
    } else {
        writer.memoize(object);
    }
    if !part(3).is_none() {
        let items = crate::sequence::collect(part(3))?;
        for batch in items.chunks(BATCH) {
            batch_of(writer, batch.len(), b"e", b"a", || batch.iter().try_for_each(|item| save(writer, pickler, item.value())))?;
        }
    }
    if !part(4).is_none() {
        let pairs = crate::sequence::collect(part(4))?;
        for batch in pairs.chunks(BATCH) {
            batch_of(writer, batch.len(), b"u", b"s", || {
                batch.iter().try_for_each(|pair| {
                    let pair = crate::sequence::unpack_exact(pair.value(), 2)?;
                    save(writer, pickler, pair[0].value())?;
                    save(writer, pickler, pair[1].value())
                })
            })?;
        }
    }
    if !part(2).is_none() {
        save_any_state(writer, pickler, part(2))?;
        writer.put(b"b");
    }
    Ok(())
}

fn batch_of(writer: &Writer, count: usize, many: &[u8], one: &[u8], fill: impl FnOnce() -> Res<()>) -> Res<()> {
    if count > 1 {
        writer.put(b"(");
    }
    fill()?;
    writer.put(if count > 1 { many } else { one });
    Ok(())
}

fn save_any_state(writer: &Writer, pickler: Value, state: Value) -> Res<()> {
    if state.is_exactly(&DICT) {
        return save_state(writer, pickler, state);
    }
    let is_part = |part: &Value| part.is_none() || part.is_exactly(&DICT);
    match state.downcast::<Tuple>().map(Tuple::items) {
        Some(&[first, second]) if state.is_exactly(&TUPLE) && is_part(&first) => {
            for part in [first, second] {
                if part.is_exactly(&DICT) { save_state(writer, pickler, part)? } else { save(writer, pickler, part)? }
            }
            writer.put(b"\x86");
            writer.memoize(state);
            Ok(())
        }
        _ => save(writer, pickler, state),
    }
}
