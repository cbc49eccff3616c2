//! Offsets of the runtime's objects that generated code reads directly. A test in the runtime's crate pins each.

/// `Cell`: the content.
pub const CELL_CONTENT: i64 = 16;
/// `Function`: the tuple of cells.
pub const FUNCTION_CLOSURE: i64 = 24;
/// `Function`: the tuple of defaults.
pub const FUNCTION_DEFAULTS: i64 = 32;
/// `Tuple`, `Str`: the number of items, of code points.
pub const TUPLE_LEN: i64 = 16;
/// `Tuple`: the first item.
pub const TUPLE_ITEMS: i64 = 24;
/// `List`: the address of the items.
pub const LIST_ITEMS: i64 = 16;
/// `List`: the number of items.
pub const LIST_LEN: i64 = 24;
/// `List`: room for how many items.
pub const LIST_CAPACITY: i64 = molt_runtime::list::CAPACITY as i64;
/// Any object: flags, four bytes.
pub const FLAGS: i64 = molt_runtime::object::FLAGS as i64;
/// `Str`: the first code point.
pub const STR_DATA: i64 = molt_runtime::str::DATA as i64;
/// `Str`: how many code points of a constant are compared in line.
pub const STR_COMPARED: usize = 16;
/// `Str`: set among the flags when a code point takes more than a byte.
pub const STR_WIDE: i64 = (molt_runtime::str::WIDTH_2 | molt_runtime::str::WIDTH_4) as i64;
/// `Generator`: where to go on.
pub const GENERATOR_STATE: i64 = 24;
/// `Generator`: the first value of the frame.
pub const GENERATOR_FRAME: i64 = molt_runtime::generator::FRAME as i64;
/// `Type`: which class statement made it.
pub const CLASS_NUMBER: i64 = molt_runtime::types::SITE as i64;
/// The name of the type of arrays.
pub const ARRAY: &str = "array.array";
/// The name of the type of byte arrays.
pub const BYTE_ARRAY: &str = "bytearray";
/// `bytearray`: the address of the items.
pub const BYTE_ARRAY_ITEMS: i64 = molt_runtime::bytes::ARRAY_START as i64;
/// `bytearray`: the number of items.
pub const BYTE_ARRAY_LEN: i64 = molt_runtime::bytes::ARRAY_LENGTH as i64;
/// `bytes`: the first item.
pub const BYTES_DATA: i64 = molt_runtime::bytes::DATA as i64;
/// The name of the type of lists of bools, a byte each.
pub const BOOLS: &str = "bools";
/// `Bools`: the address of the items.
pub const BOOLS_ITEMS: i64 = molt_runtime::list::bools::ITEMS as i64;
/// `Bools`: the number of items.
pub const BOOLS_LEN: i64 = molt_runtime::list::bools::LENGTH as i64;
/// `deque`: the number of items.
pub const DEQUE_LEN: i64 = molt_runtime::modules::collections::DEQUE_LENGTH as i64;
/// An instance of a class that extends `object`: the first field.
pub const FIRST_FIELD: i64 = molt_runtime::class::first_field(molt_runtime::types::Kind::Object) as i64;
/// An instance of a class that extends a built-in exception: the first field.
pub const FIRST_FIELD_OF_EXCEPTIONS: i64 = molt_runtime::class::first_field(molt_runtime::types::Kind::Exception) as i64;
