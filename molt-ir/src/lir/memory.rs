//! Which stores may change what a load sees, told from how their addresses were made.

use super::ops::Op;
use super::{Body, Type};
use crate::ssa::{GlobalId, Inst, Value};

/// What is known of an address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// Bytes at a fixed offset of some object: of a member of a family (instances, cells), or, as family 0, of any other one.
    Object {
        /// The family.
        family: u32,
        /// The first byte.
        from: i64,
        /// One past the last.
        to: i64,
    },
    /// A word or byte of a buffer that an object points to: the items of a list.
    Element,
    /// An item of an object that holds its items itself: of a tuple, string or bytes, which never change.
    Item,
    /// An argument in an array that the caller keeps.
    Argument,
    /// The slot of a global.
    Global(GlobalId),
    /// The slot of a class statement.
    Class(u32),
    /// Words of the frame, made by this instruction.
    Frame(Inst),
    /// Anything.
    Unknown,
}

/// Whether `writer` may change what `reader` reads.
pub fn conflicts(body: &Body, writer: Inst, reader: Inst) -> bool {
    match &body[writer].op {
        // Counts and traces lie where no load looks.
        Op::Retain { .. } | Op::Trace { .. } | Op::Keep { .. } => false,
        // A value that is no object is never destroyed, so this writes one word and does nothing else. What `exchange` gives
        // back may be destroyed next, which may run code of the program.
        // A word that is read as no number never holds one.
        Op::Store { args: [_, value], .. } if is_number(body, *value) && reads_no_number(body, reader) => false,
        Op::Store { args: [address, _], offset } | Op::StoreU8 { args: [address, _], offset } => match read(body, reader) {
            Some(place) => overlap(place_of(body, *address, *offset, 8), place),
            None => true,
        },
        // It puts an int where there was one, and words of other kinds hold none.
        Op::CallRuntime { function, .. } if function == "replace_int" => body.results(reader).any(|v| body.ty(v).is_value()),
        _ => true,
    }
}

fn is_number(body: &Body, value: Value) -> bool {
    matches!(body.def_op(value), Some(Op::BoxFloat { .. } | Op::BoxSmall { .. }))
}

fn reads_no_number(body: &Body, reader: Inst) -> bool {
    matches!(body[reader].op, Op::Load { .. }) && matches!(body.ty(body.result(reader)), Type::Opt | Type::Obj)
}

/// The place a load reads.
pub fn read(body: &Body, reader: Inst) -> Option<Place> {
    let (address, offset, width) = match &body[reader].op {
        Op::Load { args: [address], offset } => (*address, *offset, 8),
        Op::LoadU32 { args: [address], offset } => (*address, *offset, 4),
        Op::LoadU8 { args: [address], offset } => (*address, *offset, 1),
        _ => return None,
    };
    Some(place_of(body, address, offset, width))
}

/// The place of so many bytes at an address.
pub fn place_of(body: &Body, address: Value, offset: i64, width: i64) -> Place {
    let Some(inst) = body.def_inst(address) else {
        let is_array = *body.ty(address) == Type::Ptr && body.def_block(address) == body.entry();
        return if is_array { Place::Argument } else { Place::Unknown };
    };
    match &body[inst].op {
        Op::AsPointer { .. } => Place::Object { family: 0, from: offset, to: offset + width },
        Op::AsInstance { family, .. } => Place::Object { family: *family, from: offset, to: offset + width },
        Op::PtrAdd { args: [base, bytes] } => match body.def_op(*bytes) {
            Some(Op::Int { value }) => place_of(body, *base, offset + value, width),
            _ if is_buffer(body, *base) => Place::Element,
            _ if matches!(body.def_op(*base), Some(Op::AsPointer { .. })) => Place::Item,
            _ => Place::Unknown,
        },
        Op::ElementAddr { args: [base, _] } if is_buffer(body, *base) => Place::Element,
        Op::ElementAddr { args: [base, _] } if matches!(body.def_op(*base), Some(Op::AsPointer { .. })) => Place::Item,
        Op::Load { .. } if *body.ty(address) == Type::Ptr => Place::Element,
        Op::GlobalAddr { global } => Place::Global(*global),
        Op::ClassSlot { index } => Place::Class(*index),
        Op::StackSlot { .. } => Place::Frame(inst),
        _ => Place::Unknown,
    }
}

/// A pointer that lies in memory leads to a buffer, never into the fixed part of an object.
fn is_buffer(body: &Body, address: Value) -> bool {
    matches!(body.def_op(address), Some(Op::Load { .. }))
}

/// Whether two places may have bytes in common.
pub fn overlap(a: Place, b: Place) -> bool {
    match (a, b) {
        (Place::Unknown, _) | (_, Place::Unknown) => true,
        (Place::Object { family, from, to }, Place::Object { family: other, from: start, to: end }) => {
            family == other && from < end && start < to
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the store, the second instruction but the last, may change what the last one reads.
    fn may_conflict(text: &str) -> bool {
        let body = Body::parse(text).unwrap_or_else(|e| panic!("{e}"));
        let insts: Vec<Inst> = body.insts().collect();
        let [.., writer, reader, _] = insts[..] else { panic!("too few instructions") };
        conflicts(&body, writer, reader)
    }

    const START: &str = "^bb0(%0: obj, %1: obj, %2: i64, %13: ptr): %3 = ptr_add %13, %2 : ptr
        %4 = as_ptr %0 : ptr  %5 = as_ptr %1 : ptr  %6 = load %4 {offset: 24} : ptr  %7 = element %6, %2 : ptr  %8 = load %5 {offset: 24} : ptr
        %9 = element %8, %2 : ptr  %10 = global_addr {global: $#1} : ptr  %11 = global_addr {global: $#2} : ptr
        %14 = as_instance %0 {family: 1} : ptr  %15 = as_instance %1 {family: 2} : ptr  %16 = element %4, %2 : ptr
        %18 = iconst {value: 32} : i64  %17 = ptr_add %5, %18 : ptr  %19 = ptr_add %6, %2 : ptr";

    #[test]
    fn places_tell_stores_and_loads_apart() {
        let cases = [
            ("store %4, %2 {offset: 32}", "load %5 {offset: 24} : i64", false),
            ("store %4, %2 {offset: 24}", "load %5 {offset: 24} : i64", true),
            ("store %4, %2 {offset: 24}", "load_u32 %5 {offset: 28} : i64", true),
            ("store %4, %2 {offset: 24}", "load_u32 %5 {offset: 32} : i64", false),
            ("store %7, %2 {offset: 0}", "load %4 {offset: 24} : ptr", false),
            ("store %7, %2 {offset: 0}", "load %9 {offset: 0} : i64", true),
            ("store %7, %2 {offset: 0}", "load %8 {offset: 0} : i64", true),
            ("store %10, %2 {offset: 0}", "load %10 {offset: 0} : i64", true),
            ("store %10, %2 {offset: 0}", "load %11 {offset: 0} : i64", false),
            ("store %10, %2 {offset: 0}", "load %7 {offset: 0} : i64", false),
            ("store %3, %2 {offset: 0}", "load %7 {offset: 0} : i64", true),
            ("store %7, %2 {offset: 0}", "load %3 {offset: 0} : i64", true),
            ("store %7, %2 {offset: 0}", "load %13 {offset: 0} : val", false),
            ("store %14, %2 {offset: 24}", "load %5 {offset: 24} : i64", false),
            ("store %14, %2 {offset: 24}", "load %15 {offset: 24} : i64", false),
            ("store %4, %2 {offset: 24}", "load %16 {offset: 24} : i64", false),
            ("store %4, %2 {offset: 32}", "load %17 {offset: 0} : i64", true),
            ("store_u8 %19, %2 {offset: 0}", "load_u8 %19 {offset: 0} : i64", true),
            ("store_u8 %19, %2 {offset: 0}", "load %4 {offset: 24} : i64", false),
            ("store_u8 %4, %2 {offset: 31}", "load %4 {offset: 24} : i64", true),
            ("retain %0", "load %3 {offset: 0} : i64", false),
            ("release %0", "load %4 {offset: 8} : i64", true),
            ("call_rt %7, %0 {function: \"replace_int\"}", "load %4 {offset: 24} : ptr", false),
            ("call_rt %7, %0 {function: \"replace_int\"}", "load %9 {offset: 0} : val", true),
        ];
        for (writer, reader, expected) in cases {
            let text = format!("{START} {writer} %12 = {reader} ret");
            assert_eq!(may_conflict(&text), expected, "{writer}; {reader}");
        }
    }
}
