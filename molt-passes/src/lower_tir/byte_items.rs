//! Items of a byte each: of `bytes`, byte arrays, and lists of bools.

use super::function::FunctionLowering;
use super::layout;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::Value;
use molt_ir::tir;

/// A type whose items take a byte each.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// `bytes`, which hold their items themselves.
    Bytes,
    /// `bytearray`.
    Array,
    /// A list of bools.
    Bools,
}

impl Kind {
    fn of(ty: &tir::Type) -> Option<Kind> {
        match ty {
            tir::Type::Bytes => Some(Kind::Bytes),
            tir::Type::Native(name) if &**name == layout::BYTE_ARRAY => Some(Kind::Array),
            tir::Type::Native(name) if &**name == layout::BOOLS => Some(Kind::Bools),
            _ => None,
        }
    }

    /// Where the number of items is kept.
    fn length(self) -> i64 {
        match self {
            Kind::Bytes => layout::TUPLE_LEN,
            Kind::Array => layout::BYTE_ARRAY_LEN,
            Kind::Bools => layout::BOOLS_LEN,
        }
    }
}

impl FunctionLowering<'_> {
    /// `container[index]` at a raw index; nothing is done where its items are no bytes.
    pub fn get_byte(&mut self, result: Value, container: Value, index: Value) -> bool {
        let Some(kind) = Kind::of(self.ty(container)) else { return false };
        let length = self.count_of(kind, container);
        let error = match kind {
            Kind::Bytes => "bytes_index_error",
            Kind::Array => "bytearray_index_error",
            Kind::Bools => "list_index_error",
        };
        let index = self.index_in(index, length, error);
        self.byte_at(result, container, index)
    }

    /// The item at an index that is inside.
    pub fn byte_at(&mut self, result: Value, container: Value, index: Value) -> bool {
        let Some(kind) = Kind::of(self.ty(container)) else { return false };
        let address = self.byte_address(kind, container, index);
        let offset = if kind == Kind::Bytes { layout::BYTES_DATA } else { 0 };
        let byte = self.value(Op::LoadU8 { args: [address], offset }, Type::I64);
        match kind {
            Kind::Bools => self.define_bool(result, byte),
            Kind::Bytes | Kind::Array => self.define_small(result, byte),
        }
        true
    }

    /// `container[index] = item` at a raw index.
    pub fn set_byte(&mut self, container: Value, index: Value, item: Value) -> bool {
        match Kind::of(self.ty(container)) {
            Some(kind @ Kind::Bools) => {
                let length = self.count_of(kind, container);
                let index = self.index_in(index, length, "list_assignment_error");
                let (address, byte) = (self.byte_address(kind, container, index), self.get(item));
                self.effect(Op::StoreU8 { args: [address, byte], offset: 0 });
            }
            Some(kind @ Kind::Array) if matches!(self.ty(item), tir::Type::I64 | tir::Type::Bool) => {
                let (length, at, byte) = (self.count_of(kind, container), self.get(index), self.get(item));
                let limit = self.int(256);
                let (inside, fits) = (self.icmp(IntCompare::ULt, at, length), self.icmp(IntCompare::ULt, byte, limit));
                let both = self.value(Op::And { args: [inside, fits] }, Type::I64);
                let end = self.body.new_block();
                let other = self.branch_likely(both);
                let address = self.byte_address(kind, container, at);
                self.effect(Op::StoreU8 { args: [address, byte], offset: 0 });
                self.jump(end, &[]);
                self.block = other;
                self.set_any_byte(container, index, item);
                self.jump(end, &[]);
                self.block = end;
            }
            Some(Kind::Array) => self.set_any_byte(container, index, item),
            Some(Kind::Bytes) | None => return false,
        }
        true
    }

    /// Any item, which may be none that fits a byte.
    fn set_any_byte(&mut self, array: Value, index: Value, item: Value) {
        let operands = [self.get(array), self.raw_int(index), self.boxed(item)];
        self.runtime("bytearray_set", &operands);
    }

    /// The number of items, where they are bytes.
    pub fn count_of_bytes(&mut self, container: Value) -> Option<Value> {
        Kind::of(self.ty(container)).map(|kind| self.count_of(kind, container))
    }

    fn count_of(&mut self, kind: Kind, container: Value) -> Value {
        let object = self.address_of(container);
        self.value(Op::Load { args: [object], offset: kind.length() }, Type::I64)
    }

    /// The address of an item; of `bytes`, as far before it as their items begin behind the object.
    fn byte_address(&mut self, kind: Kind, container: Value, index: Value) -> Value {
        let object = self.address_of(container);
        let start = match kind {
            Kind::Bytes => object,
            Kind::Array => self.value(Op::Load { args: [object], offset: layout::BYTE_ARRAY_ITEMS }, Type::Ptr),
            Kind::Bools => self.value(Op::Load { args: [object], offset: layout::BOOLS_ITEMS }, Type::Ptr),
        };
        self.value(Op::PtrAdd { args: [start, index] }, Type::Ptr)
    }
}
