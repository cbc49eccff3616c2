//! Displays, items, iteration, text.

use super::function::FunctionLowering;
use super::layout;
use super::signature::Repr;
use molt_ir::constant::Constant;
use molt_ir::lir::ops::IntCompare;
use molt_ir::lir::{Op, Type};
use molt_ir::ssa::{Inst, Op as _, Value};
use molt_ir::tir::ops::Conversion;
use molt_ir::tir::{self, effects};
use molt_runtime::value::Value as Small;
use tir::Op as T;

impl FunctionLowering<'_> {
    /// Lowers one operation on containers.
    pub fn container_operation(&mut self, inst: Inst) {
        let op = &self.source.body[inst].op;
        let results = self.results(inst);
        let args = op.args();
        match op {
            T::GetItem { args } => self.get_item(results[0], args[0], args[1]),
            T::SetItem { args } => self.set_item(*args),
            T::List { args } => {
                let value = self.filled("list_of", args);
                self.define(results[0], value);
            }
            T::Tuple { .. } if self.sought.contains(&results[0]) => {}
            T::Tuple { args } => {
                let value = self.filled("tuple_new", args);
                self.define(results[0], value);
            }
            // CPython's compiler keeps a frozenset for such a display. It is made once where it is only searched;
            T::Set { args, constants } if let Some(constants) = self.only_searched(inst, args, *constants) => {
                let tuple = self.value(Op::StaticTuple { value: constants }, Type::Opt);
                let value = self.runtime_value("kept_constants", &[tuple]);
                self.define(results[0], value);
            }
            // elsewhere it decides the order.
            T::Set { args, constants: true } => {
                let items = self.all_boxed(args);
                let array = self.on_stack(&items);
                let count = self.int(items.len() as i64);
                let value = self.runtime_value("set_of_constants", &[array, count]);
                self.effect(Op::Keep { args: items.into_iter().collect() });
                self.define(results[0], value);
            }
            T::Set { args, .. } => {
                let set = self.runtime_value("set_new", &[]);
                for &item in args {
                    let item = self.boxed(item);
                    self.runtime("set_add", &[set, item]);
                }
                self.define(results[0], set);
            }
            T::Dict { args } => {
                let capacity = self.int(args.len() as i64 / 2);
                let dict = self.runtime_value("dict_new", &[capacity]);
                for pair in args.chunks_exact(2) {
                    let (key, value) = (self.boxed(pair[0]), self.boxed(pair[1]));
                    self.runtime("dict_set_item", &[dict, key, value]);
                }
                self.define(results[0], dict);
            }
            T::TupleItem { args, index } => {
                let tuple = self.address_of(args[0]);
                let offset = layout::TUPLE_ITEMS + 8 * i64::from(*index);
                let value = self.value(Op::Load { args: [tuple], offset }, Type::Val);
                self.define(results[0], value);
            }
            T::DictStep { args: [dict, place, size] } => {
                let operands = [self.get(*dict), self.get(*place), self.get(*size)];
                let value = self.runtime_value("dict_next", &operands);
                self.define_int(results[0], value);
            }
            T::DictAt { args: [dict, place], value } => {
                let operands = [self.get(*dict), self.get(*place)];
                let found = self.runtime_value(if *value { "dict_value_at" } else { "dict_key_at" }, &operands);
                self.define(results[0], found);
            }
            T::CodeAt { args: [text, index], inside } => {
                let code = self.code_at(*text, *index, *inside);
                self.define_int(results[0], code);
            }
            T::CodeIn { args: [code], low, high } => {
                let code = self.get(*code);
                let among = self.code_among(code, *low, *high);
                self.define_bool(results[0], among);
            }
            T::CodeIs { args: [code], method } => {
                let code = self.get(*code);
                let found = self.code_is(code, method);
                self.define_bool(results[0], found);
            }
            T::ListAppend { args: [list, item] } => {
                let item = self.boxed(*item);
                self.list_append(*list, item);
            }
            T::ItemAt { args } => self.item_at(results[0], args[0], args[1]),
            T::UnpackExact { args, count } => {
                let operands = [self.boxed(args[0]), self.int(i64::from(*count))];
                let value = self.runtime_value("unpack_tuple", &operands);
                self.define(results[0], value);
            }
            T::UnpackStar { args, before, after } => {
                let operands = [self.boxed(args[0]), self.int(i64::from(*before)), self.int(i64::from(*after))];
                let value = self.runtime_value("unpack_star_tuple", &operands);
                self.define(results[0], value);
            }
            T::Next { args } => {
                let iterator = self.get(args[0]);
                let (found, _) = self.runtime_raw("next", &[iterator]);
                let one = self.int(1);
                let raised = self.icmp(IntCompare::Eq, found[1], one);
                self.raise_if(raised);
                self.define(results[0], found[0]);
            }
            T::Format { args, conversion } => self.format(results[0], args[0], args[1], *conversion),
            T::StrJoin { args } => {
                let parts = self.all_boxed(args);
                let array = self.on_stack(&parts);
                let count = self.int(parts.len() as i64);
                let value = self.runtime_value("str_join_parts", &[array, count]);
                self.effect(Op::Keep { args: parts.into_iter().collect() });
                self.define(results[0], value);
            }
            op => {
                let mut operands = self.all_boxed(args);
                if matches!(op, T::DictMergeCall { .. }) {
                    operands.rotate_right(1);
                }
                let function = match op {
                    T::DelItem { .. } => "del_item",
                    T::Slice { .. } => "slice_new",
                    T::ListExtend { .. } => "list_extend",
                    T::ListToTuple { .. } => "list_to_tuple",
                    T::SetAdd { .. } => "set_add",
                    T::SetUpdate { .. } => "set_update",
                    T::DictInsert { .. } => "dict_set_item",
                    T::DictUpdate { .. } => "dict_update",
                    T::DictMergeCall { .. } => "merge_keywords",
                    T::Iter { .. } => "iter",
                    _ => unreachable!("only operations on containers come here"),
                };
                let value = self.runtime(function, &operands);
                if let (Some(&result), Some(value)) = (results.first(), value) {
                    self.define(result, value);
                }
            }
        }
    }

    /// A list or tuple of the values, whose counts the runtime function takes from an array in the frame.
    pub fn filled(&mut self, function: &str, items: &[Value]) -> Value {
        let items = self.all_boxed(items);
        self.filled_with(function, &items)
    }

    fn filled_with(&mut self, function: &str, items: &[Value]) -> Value {
        let slot = self.value(Op::StackSlot { words: items.len().max(1) as u32 }, Type::Ptr);
        for (i, &item) in items.iter().enumerate() {
            self.effect(Op::Store { args: [slot, item], offset: 8 * i as i64 });
        }
        let count = self.int(items.len() as i64);
        self.runtime_value(function, &[slot, count])
    }

    /// A tuple of lowered values.
    pub fn tuple_of(&mut self, items: &[Value]) -> Value {
        self.filled_with("tuple_new", items)
    }

    /// The number of items of a list.
    pub fn list_length(&mut self, list: Value) -> Value {
        let list = self.address_of(list);
        self.value(Op::Load { args: [list], offset: layout::LIST_LEN }, Type::I64)
    }

    /// `list.append(item)`: a store where there is room.
    pub fn list_append(&mut self, list: Value, item: Value) {
        let list = self.get(list);
        let object = self.value(Op::AsPointer { args: [list] }, Type::Ptr);
        let length = self.value(Op::Load { args: [object], offset: layout::LIST_LEN }, Type::I64);
        let capacity = self.value(Op::Load { args: [object], offset: layout::LIST_CAPACITY }, Type::I64);
        let room = self.icmp(IntCompare::ULt, length, capacity);
        let end = self.body.new_block();
        let full = self.branch_likely(room);
        let items = self.value(Op::Load { args: [object], offset: layout::LIST_ITEMS }, Type::Ptr);
        let place = self.value(Op::ElementAddr { args: [items, length] }, Type::Ptr);
        self.effect(Op::Store { args: [place, item], offset: 0 });
        let one = self.int(1);
        let longer = self.value(Op::IAdd { args: [length, one] }, Type::I64);
        self.effect(Op::Store { args: [object, longer], offset: layout::LIST_LEN });
        self.jump(end, &[]);
        self.block = full;
        self.runtime("list_append", &[list, item]);
        self.jump(end, &[]);
        self.block = end;
    }

    /// The code point of a string at an index: a byte, but for strings with wider ones.
    fn code_at(&mut self, text: Value, index: Value, inside: bool) -> Value {
        let object = self.address_of(text);
        let index = if inside {
            self.get(index)
        } else {
            let length = self.value(Op::Load { args: [object], offset: layout::TUPLE_LEN }, Type::I64);
            self.index_in(index, length, "str_index_error")
        };
        let flags = self.value(Op::LoadU32 { args: [object], offset: layout::FLAGS }, Type::I64);
        let (wide, zero) = (self.int(layout::STR_WIDE), self.int(0));
        let wide = self.value(Op::And { args: [flags, wide] }, Type::I64);
        let narrow = self.icmp(IntCompare::Eq, wide, zero);
        let text = self.get(text);
        self.choose(
            narrow,
            Type::I64,
            |this| {
                let place = this.value(Op::PtrAdd { args: [object, index] }, Type::Ptr);
                this.value(Op::LoadU8 { args: [place], offset: layout::STR_DATA }, Type::I64)
            },
            |this| this.runtime_value("str_code_inside", &[text, index]),
        )
    }

    /// The number of items of a deque.
    pub fn deque_length(&mut self, deque: Value) -> Value {
        let deque = self.address_of(deque);
        self.value(Op::Load { args: [deque], offset: layout::DEQUE_LEN }, Type::I64)
    }

    fn get_item(&mut self, result: Value, container: Value, index: Value) {
        if let Some(T::Slice { args }) = self.defined_by(index) {
            let value = self.get_slice(container, *args);
            return self.define(result, value);
        }
        let is_dict = matches!(self.ty(container), tir::Type::Dict(_));
        if let Some(items) = self.sought_items(index) {
            let function = if is_dict { "dict_get_item_of" } else { "get_item_of" };
            let value = self.seek_value(function, container, &items, None);
            return self.define(result, value);
        }
        let raw_index = matches!(self.ty(index), tir::Type::I64 | tir::Type::Bool);
        if raw_index && self.get_byte(result, container, index) {
            return;
        }
        let value = match self.ty(container) {
            tir::Type::List(_) if raw_index => {
                let address = self.list_element(container, index, "list_index_error");
                self.value(Op::Load { args: [address], offset: 0 }, Type::Val)
            }
            tir::Type::Tuple(_) | tir::Type::TupleOf(_) if raw_index => {
                let tuple = self.address_of(container);
                let length = self.value(Op::Load { args: [tuple], offset: layout::TUPLE_LEN }, Type::I64);
                let index = self.index_in(index, length, "tuple_index_error");
                let address = self.value(Op::ElementAddr { args: [tuple, index] }, Type::Ptr);
                self.value(Op::Load { args: [address], offset: layout::TUPLE_ITEMS }, Type::Val)
            }
            tir::Type::Str if raw_index => {
                let operands = [self.get(container), self.get(index)];
                self.runtime_value("str_index", &operands)
            }
            tir::Type::List(_) | tir::Type::Tuple(_) | tir::Type::TupleOf(_) if *self.ty(index) == tir::Type::Int => {
                self.item_at_boxed(container, index)
            }
            tir::Type::Native(kind) if raw_index && &**kind == layout::ARRAY => {
                let operands = [self.get(container), self.raw_int(index)];
                self.runtime_value("array_get", &operands)
            }
            tir::Type::Dict(_) => {
                let operands = [self.boxed(container), self.boxed(index)];
                self.runtime_value("dict_get_item", &operands)
            }
            _ => {
                let operands = [self.boxed(container), self.boxed(index)];
                self.runtime_value("get_item", &operands)
            }
        };
        self.define(result, value);
    }

    /// An item of a list or tuple at an index that may be large: in line where it is small and inside, from the front.
    fn item_at_boxed(&mut self, container: Value, index: Value) -> Value {
        let operands = [self.boxed(container), self.boxed(index)];
        let object = self.address_of(container);
        let (items, length, offset) = match self.ty(container) {
            tir::Type::List(_) => (Some(layout::LIST_ITEMS), layout::LIST_LEN, 0),
            _ => (None, layout::TUPLE_LEN, layout::TUPLE_ITEMS),
        };
        let end = self.body.new_block();
        let result = self.body.add_param(end, Type::Val);
        let small = self.value(Op::IsSmall { args: [operands[1]] }, Type::I64);
        let slow = self.branch_likely(small);
        let raw = self.value(Op::UnboxSmall { args: [operands[1]] }, Type::I64);
        let length = self.value(Op::Load { args: [object], offset: length }, Type::I64);
        let inside = self.icmp(IntCompare::ULt, raw, length);
        let outside = self.branch_likely(inside);
        let start = match items {
            Some(offset) => self.value(Op::Load { args: [object], offset }, Type::Ptr),
            None => object,
        };
        let address = self.value(Op::ElementAddr { args: [start, raw] }, Type::Ptr);
        let item = self.value(Op::Load { args: [address], offset }, Type::Val);
        self.jump(end, &[item]);
        self.block = outside;
        self.jump(slow, &[]);
        self.block = slow;
        let item = self.runtime_value("get_item", &operands);
        self.jump(end, &[item]);
        self.block = end;
        result
    }

    /// `container[start:stop:step]` without making the slice, which goes where nothing else needs it.
    fn get_slice(&mut self, container: Value, [start, stop, step]: [Value; 3]) -> Value {
        let function = match self.ty(container) {
            tir::Type::List(_) => Some("list_slice"),
            tir::Type::Str => Some("str_slice"),
            _ => None,
        };
        if let (Some(function), tir::Type::None) = (function, self.ty(step))
            && let (Some(start), Some(stop)) = (self.slice_bound(start, 0), self.slice_bound(stop, i64::MAX))
        {
            let container = self.get(container);
            return self.runtime_value(function, &[container, start, stop]);
        }
        let operands = [container, start, stop, step].map(|value| self.boxed(value));
        self.runtime_value("get_slice", &operands)
    }

    /// A bound of a slice as a raw int, where it is one or omitted.
    fn slice_bound(&mut self, bound: Value, omitted: i64) -> Option<Value> {
        match self.ty(bound) {
            tir::Type::I64 | tir::Type::Bool => Some(self.raw_int(bound)),
            tir::Type::None => Some(self.int(omitted)),
            _ => None,
        }
    }

    /// An item at an index that was compared with the length.
    fn item_at(&mut self, result: Value, container: Value, index: Value) {
        let raw = self.get(index);
        if self.byte_at(result, container, raw) {
            return;
        }
        let value = match self.ty(container) {
            tir::Type::Str => {
                let operands = [self.get(container), raw];
                self.runtime_value("str_char", &operands)
            }
            kind => {
                let object = self.address_of(container);
                let (items, offset) = match kind {
                    tir::Type::List(_) => (self.value(Op::Load { args: [object], offset: layout::LIST_ITEMS }, Type::Ptr), 0),
                    _ => (object, layout::TUPLE_ITEMS),
                };
                let address = self.value(Op::ElementAddr { args: [items, raw] }, Type::Ptr);
                self.value(Op::Load { args: [address], offset }, Type::Val)
            }
        };
        self.define(result, value);
    }

    fn set_item(&mut self, [container, index, value]: [Value; 3]) {
        if let Some(items) = self.sought_items(index) {
            let function = if matches!(self.ty(container), tir::Type::Dict(_)) { "dict_set_item_of" } else { "set_item_of" };
            let value = self.boxed(value);
            return self.seek(function, container, &items, Some(value));
        }
        let raw_index = matches!(self.ty(index), tir::Type::I64 | tir::Type::Bool);
        if raw_index && self.set_byte(container, index, value) {
            return;
        }
        match self.ty(container) {
            tir::Type::List(_) if raw_index => {
                // What the place holds is let go only where it may be an object.
                let value = self.boxed(value);
                let address = self.list_element(container, index, "list_assignment_error");
                let item = match self.ty(container) {
                    tir::Type::List(item) => (**item).clone(),
                    _ => tir::Type::Any,
                };
                self.replace(address, 0, value, &item);
            }
            tir::Type::Native(kind) if raw_index && &**kind == layout::ARRAY => {
                let operands = [self.get(container), self.raw_int(index), self.boxed(value)];
                self.runtime("array_set", &operands);
            }
            tir::Type::Dict(_) => {
                let operands = [self.boxed(container), self.boxed(index), self.boxed(value)];
                self.runtime("dict_set_item", &operands);
            }
            _ => {
                let operands = [self.boxed(container), self.boxed(index), self.boxed(value)];
                self.runtime("set_item", &operands);
            }
        }
    }

    /// The address of a list's item.
    fn list_element(&mut self, list: Value, index: Value, error: &str) -> Value {
        let list = self.address_of(list);
        let length = self.value(Op::Load { args: [list], offset: layout::LIST_LEN }, Type::I64);
        let items = self.value(Op::Load { args: [list], offset: layout::LIST_ITEMS }, Type::Ptr);
        let index = self.index_in(index, length, error);
        self.value(Op::ElementAddr { args: [items, index] }, Type::Ptr)
    }

    /// An index below the length: a negative one counts from the end, one outside raises.
    pub fn index_in(&mut self, index: Value, length: Value, error: &str) -> Value {
        let raw = self.get(index);
        let negative = matches!(self.body.def_op(raw), Some(Op::Int { value }) if *value < 0);
        match negative {
            true => {
                let moved = self.value(Op::IAdd { args: [raw, length] }, Type::I64);
                self.inside(moved, length, error);
                moved
            }
            _ if self.is_natural(index) => {
                self.inside(raw, length, error);
                raw
            }
            _ => {
                let end = self.body.new_block();
                let result = self.body.add_param(end, Type::I64);
                let inside = self.icmp(IntCompare::ULt, raw, length);
                let other = self.branch_likely(inside);
                self.jump(end, &[raw]);
                self.block = other;
                let moved = self.value(Op::IAdd { args: [raw, length] }, Type::I64);
                self.inside(moved, length, error);
                self.jump(end, &[moved]);
                self.block = end;
                result
            }
        }
    }

    /// Raises where the index is not below the length.
    fn inside(&mut self, index: Value, length: Value, error: &str) {
        let outside = self.icmp(IntCompare::UGe, index, length);
        self.raise_when(outside, error);
    }

    /// A field of an f-string; without spec and conversion it is the text of the value, or a number that `str_join_parts` shows.
    fn format(&mut self, result: Value, value: Value, spec: Value, conversion: Conversion) {
        let empty = matches!(self.defined_by(spec), Some(T::StrConst { value }) if value.to_utf8().as_deref() == Some(""));
        let plain = empty || *self.ty(spec) == tir::Type::Unbound;
        let text = matches!(conversion, Conversion::None | Conversion::Str);
        let converted = match self.ty(value) {
            tir::Type::Str if text => self.get(value),
            tir::Type::I64 | tir::Type::Float if plain && self.is_only_joined(result) => self.boxed(value),
            tir::Type::Int if plain => {
                let value = self.boxed(value);
                let function = if self.is_only_joined(result) { "int_shown" } else { "repr" };
                self.runtime_value(function, &[value])
            }
            tir::Type::I64 if plain => {
                let raw = self.get(value);
                self.runtime_value("int_repr_i64", &[raw])
            }
            tir::Type::Float if plain => {
                let raw = self.get(value);
                self.runtime_value("float_repr", &[raw])
            }
            _ => {
                let value = self.boxed(value);
                match conversion {
                    Conversion::None if !plain => value,
                    Conversion::None => {
                        let empty = self.text("");
                        self.runtime_value("format", &[value, empty])
                    }
                    Conversion::Str => self.runtime_value("to_str", &[value]),
                    Conversion::Repr => self.runtime_value("repr", &[value]),
                    Conversion::Ascii => self.runtime_value("ascii", &[value]),
                }
            }
        };
        let value = if plain {
            converted
        } else {
            let spec = self.boxed(spec);
            self.runtime_value("format", &[converted, spec])
        };
        if self.is_only_joined(result) {
            return self.stand_for(result, value);
        }
        self.define(result, value);
    }

    /// The constants of a set display that nothing does more with than to look whether something is in it, or to go over it where it is
    /// a frozenset in its order.
    fn only_searched(&self, inst: Inst, items: &[Value], ordered: bool) -> Option<Constant> {
        let body = &self.source.body;
        let set = body.result(inst);
        let searches = |user: &Inst| match body[*user].op {
            T::Contains { args: [container, item] } => container == set && item != set,
            T::Iter { .. } => ordered,
            _ => false,
        };
        if !body.users(set).iter().all(searches) {
            return None;
        }
        let constant = |&item: &Value| match body.def_op(item)? {
            T::IntConst { value } => {
                value.as_str().parse().ok().filter(|&int| Small::from_small(int).is_some()).map(Constant::Int)
            }
            T::StrConst { value } => Some(Constant::Str(value.clone())),
            T::FloatConst { value } => Some(Constant::Float(*value)),
            T::BoolConst { value } => Some(Constant::Bool(*value)),
            T::NoneConst {} => Some(Constant::None),
            T::TupleConst { value } => Some(value.clone()),
            _ => None,
        };
        items.iter().map(constant).collect::<Option<Box<[Constant]>>>().map(Constant::Tuple)
    }

    /// Whether a range loop has an item left: the position is before `stop`, in the direction of `step`.
    pub fn range_left(&mut self, inst: Inst, [position, stop, step]: [Value; 3]) {
        let result = self.results(inst)[0];
        let (position, stop) = (self.get(position), self.get(stop));
        let constant = match self.defined_by(step) {
            Some(T::IntConst { value }) => value.as_str().parse::<i64>().ok(),
            _ => None,
        };
        let value = match constant {
            Some(step) if step > 0 => self.icmp(IntCompare::Lt, position, stop),
            Some(step) if step < 0 => self.icmp(IntCompare::Gt, position, stop),
            _ => {
                let (step, zero) = (self.get(step), self.int(0));
                let (up, down) = (self.icmp(IntCompare::Lt, position, stop), self.icmp(IntCompare::Gt, position, stop));
                let rising = self.icmp(IntCompare::Gt, step, zero);
                self.value(Op::Select { args: [rising, up, down] }, Type::I64)
            }
        };
        self.define_bool(result, value);
        debug_assert!(effects::is_index(self.ty(step)) && Repr::of(self.ty(step)) == Repr::I64);
    }
}
