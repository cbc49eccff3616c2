//! The operations of `lir`: machine words, explicit memory, reference counts, runtime calls.
//!
//! Ownership: a result of class val or obj is *owned* by the function unless the operation is a borrow (`load`, constants,
//! entry parameters). Operands are *borrowed* unless listed as consumed by [`super::ownership`]. Before
//! `lir/refcounts-explicit` no `retain` or `release` stands in a body; after it every owned value is consumed exactly once on
//! every path.

use crate::ops;
use crate::ssa::{FuncId, GlobalId};
use crate::text::{BigText, F64, PyBytes, PyStr};
use crate::tir::ops::words;

words! {
    /// Integer comparisons; `u` is unsigned.
    pub enum IntCompare { Eq "eq", Ne "ne", Lt "lt", Le "le", Gt "gt", Ge "ge", ULt "ult", ULe "ule", UGt "ugt", UGe "uge" }
}
words! {
    /// Float comparisons; false on NaN but for `ne`.
    pub enum FloatCompare { Eq "eq", Ne "ne", Lt "lt", Le "le", Gt "gt", Ge "ge" }
}

ops! { pub enum Op {
    // Constants and addresses
    Int "iconst" () {value: i64} [] -> 1 PURE, "a 64-bit integer";
    Float "fconst" () {value: F64} [] -> 1 PURE, "a double";
    Imm "vconst" () {bits: i64} [] -> 1 PURE, "a value that is no pointer: None, True, a small int, a float, or 0 for absent";
    StaticStr "static_str" () {value: PyStr} [] -> 1 PURE, "an immortal str object in the data section";
    StaticBytes "static_bytes" () {value: PyBytes} [] -> 1 PURE, "an immortal bytes object, made at first use or in the data section";
    StaticTuple "static_tuple" () {value: crate::constant::Constant} [] -> 1 PURE, "an immortal tuple of constants in the data section";
    StaticInt "static_int" () {value: BigText} [] -> 1 PURE, "an int too large for a value, made when the program starts";
    GlobalAddr "global_addr" () {global: GlobalId} [] -> 1 PURE, "address of the slot of a global";
    StaticAddr "static_addr" () {symbol: String} [] -> 1 PURE, "address of a linker symbol";
    TypeAddr "type_addr" () {name: String} [] -> 1 PURE, "a built-in type or exception class as a value (immortal)";
    BuiltinAddr "builtin_addr" () {name: String} [] -> 1 PURE, "a built-in function object by dotted name (immortal)";
    CodeAddr "code_addr" () {func: FuncId} [] -> 1 PURE, "the static code object of a function, for make_function";
    FuncAddr "func_addr" () {func: FuncId} [] -> 1 PURE, "machine address of a function";
    ClassSlot "class_slot" () {index: u32} [] -> 1 PURE, "address of the slot that holds the class made last by class statement `index`";
    StackSlot "stack_slot" () {words: u32} [] -> 1 ALLOC, "address of that many words in the frame, reserved once per instruction";

    // 64-bit integers
    IAdd "iadd" (2) {} [] -> 1 PURE, "wrapping";
    ISub "isub" (2) {} [] -> 1 PURE, "wrapping";
    IMul "imul" (2) {} [] -> 1 PURE, "wrapping";
    SDiv "sdiv" (2) {} [] -> 1 PURE, "toward zero; divisor not 0, no overflow";
    SRem "srem" (2) {} [] -> 1 PURE, "sign of the dividend; divisor not 0, no overflow";
    And "and" (2) {} [] -> 1 PURE, "bitwise";
    Or "or" (2) {} [] -> 1 PURE, "bitwise";
    Xor "xor" (2) {} [] -> 1 PURE, "bitwise";
    Shl "shl" (2) {} [] -> 1 PURE, "count below 64";
    SShr "sshr" (2) {} [] -> 1 PURE, "arithmetic; count below 64";
    UShr "ushr" (2) {} [] -> 1 PURE, "logical; count below 64";
    IAddOverflow "iadd_ov" (2) {} [] -> 2 PURE, "sum, and 1 if it overflowed";
    ISubOverflow "isub_ov" (2) {} [] -> 2 PURE, "difference, and 1 if it overflowed";
    IMulOverflow "imul_ov" (2) {} [] -> 2 PURE, "product, and 1 if it overflowed";
    ICmp "icmp" (2) {cc: IntCompare} [] -> 1 PURE, "0 or 1; operands i64, ptr or val, compared as bits";
    Select "select" (3) {} [] -> 1 PURE, "condition, then, else: any one type";

    // Doubles
    FAdd "fadd" (2) {} [] -> 1 PURE, "IEEE";
    FSub "fsub" (2) {} [] -> 1 PURE, "IEEE";
    FMul "fmul" (2) {} [] -> 1 PURE, "IEEE";
    FDiv "fdiv" (2) {} [] -> 1 PURE, "IEEE; the zero check stands before";
    FNeg "fneg" (1) {} [] -> 1 PURE, "IEEE";
    FAbs "fabs" (1) {} [] -> 1 PURE, "IEEE";
    FSqrt "fsqrt" (1) {} [] -> 1 PURE, "IEEE";
    FFloor "ffloor" (1) {} [] -> 1 PURE, "IEEE";
    FCeil "fceil" (1) {} [] -> 1 PURE, "IEEE";
    FTrunc "ftrunc" (1) {} [] -> 1 PURE, "IEEE";
    FCmp "fcmp" (2) {cc: FloatCompare} [] -> 1 PURE, "0 or 1";
    IntToFloat "i2f" (1) {} [] -> 1 PURE, "nearest";
    FloatToInt "f2i" (1) {} [] -> 1 PURE, "toward zero, saturating";
    FloatBits "fbits" (1) {} [] -> 1 PURE, "bits as i64";
    FloatOfBits "fofbits" (1) {} [] -> 1 PURE, "i64 bits as a double";

    // Values
    BoxSmall "box_small" (1) {} [] -> 1 PURE, "an i64 known to fit 51 bits";
    UnboxSmall "unbox_small" (1) {} [] -> 1 PURE, "the i64 of a value known to be a small int";
    BoxFloat "box_float" (1) {} [] -> 1 PURE, "NaN loses its sign";
    UnboxFloat "unbox_float" (1) {} [] -> 1 PURE, "of a value known to be a float";
    BoxBool "box_bool" (1) {} [] -> 1 PURE, "of 0 or 1";
    UnboxBool "unbox_bool" (1) {} [] -> 1 PURE, "0 or 1 of a value known to be a bool";
    FitsSmall "fits_small" (1) {} [] -> 1 PURE, "whether an i64 fits 51 bits";
    IsSmall "is_small" (1) {} [] -> 1 PURE, "whether a value is a small int";
    IsFloat "is_float" (1) {} [] -> 1 PURE, "whether a value is a float";
    IsObject "is_object" (1) {} [] -> 1 PURE, "whether a value points to a heap object";
    AsBits "bits" (1) {} [] -> 1 PURE, "a value's bits as i64";
    AsPointer "as_ptr" (1) {} [] -> 1 PURE, "the address in a value known to be an object; borrows";
    AsInstance "as_instance" (1) {family: u32} [] -> 1 PURE, "as `as_ptr`, of a member of a family: instances of classes that share bases, or cells of one variable";
    AsObject "as_obj" (1) {} [] -> 1 PURE, "the same value, known to be an object from here on; the operand is consumed";

    // Memory; addresses are ptr, the type of the result or operand gives the width (all 8 bytes)
    Load "load" (1) {offset: i64} [] -> 1 READ, "a word; a val is borrowed from the memory it lies in";
    LoadU32 "load_u32" (1) {offset: i64} [] -> 1 READ, "four bytes, zero-extended";
    LoadU8 "load_u8" (1) {offset: i64} [] -> 1 READ, "one byte, zero-extended";
    Take "take" (1) {offset: i64} [] -> 1 READ | WRITE, "a val with its count: the memory must be overwritten next";
    Store "store" (2) {offset: i64} [] -> 0 WRITE, "address, word; a val is consumed, what lay there is not released";
    StoreU8 "store_u8" (2) {offset: i64} [] -> 0 WRITE, "address, i64: its lowest byte";
    Exchange "exchange" (2) {offset: i64} [] -> 1 READ | WRITE, "address, val: stores as `store` does, and gives what lay there with its count";
    PtrAdd "ptr_add" (2) {} [] -> 1 PURE, "address, bytes";
    ElementAddr "element" (2) {} [] -> 1 PURE, "address of word number i from an address";

    // Reference counts
    Retain "retain" (1) {} [] -> 0 WRITE, "one more count; nothing for values that are no objects";
    Release "release" (1) {} [] -> 0 READ | WRITE, "one count less; the last one destroys, which may run finalizers";
    LetDie "let_die" (1) {} [] -> 0 READ | WRITE, "nothing, but a value whose death the program may see lives until here";
    Keep "keep" (*) {} [] -> 0 WRITE, "nothing, but its operands stay alive until here: the items of an array in the frame";

    // Calls
    Call "call" (*) {func: FuncId} [] -> * READ | WRITE | RAISE | ALLOC, "a function of the program; results as its header says";
    CallRuntime "call_rt" (*) {function: String} [] -> * READ | WRITE | RAISE | ALLOC, "a function of the runtime's table";
    CallBuiltin "call_builtin" (*) {symbol: String} [] -> 1 READ | WRITE | RAISE | ALLOC, "a built-in by symbol: vals in, an owned val or 0 out";
    CallPointer "call_ptr" (1+) {} [] -> 1 READ | WRITE | RAISE | ALLOC, "address, vals or ptrs: an owned val or 0";
    Trace "trace" () {site: u32} [] -> 0 WRITE, "notes the site an exception leaves; sites are listed in the header";
    StackPointer "stack_pointer" () {} [] -> 1 READ, "for the recursion check";

    // Control
    Jump "jump" () {} [1] -> 0 TERM, "goes on in another block";
    Branch "br" (1) {} [2] -> 0 TERM, "on an i64: not zero, zero";
    BranchCold "br_cold" (1) {} [2] -> 0 TERM, "as br, where the first successor is rare";
    Switch "switch" (1) {} [*] -> 0 TERM, "by an i64 from 0; the last edge takes the rest";
    Return "ret" (*) {} [] -> 0 TERM, "consumes vals";
    Trap "trap" () {} [] -> 0 TERM, "never reached";
} }
