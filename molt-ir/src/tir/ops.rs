//! The operations of `tir`: Python's own, over values.
//!
//! The names of attributes are printed in the text; the last column says which Python construct an operation stands for.
//! Effects are those of operands of unknown type; [`super::effects`] refines them by the types found.

use crate::ops;
use crate::ssa::{ClassId, FuncId, GlobalId};
use crate::text::{BigText, F64, PyBytes, PyStr};

/// A word from a closed list, as an attribute: operators, kinds of names.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $Name:ident { $($(#[$vmeta:meta])* $Variant:ident $text:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        $vis enum $Name { $($(#[$vmeta])* #[doc = concat!("`", $text, "`")] $Variant),* }
        impl $Name {
            /// Every one.
            pub const ALL: &'static [$Name] = &[$($Name::$Variant),*];
            /// Its text.
            pub const fn text(self) -> &'static str { match self { $($Name::$Variant => $text),* } }
        }
        impl $crate::text::Attr for $Name {
            fn print(&self, p: &mut $crate::text::Printer<'_>) -> std::fmt::Result { std::fmt::Write::write_str(p, self.text()) }
            fn parse(p: &mut $crate::text::Parser<'_>) -> $crate::text::Parse<Self> {
                match p.word() { $($text => Ok($Name::$Variant),)* other => p.error(format!(concat!("`{}` is no ", stringify!($Name)), other)) }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Binary operators.
    pub enum BinaryOp {
        Add "add", Sub "sub", Mul "mul", MatMul "matmul", TrueDiv "truediv", FloorDiv "floordiv", Mod "mod", Pow "pow",
        LShift "lshift", RShift "rshift", And "and", Or "or", Xor "xor",
    }
}
words! {
    /// Unary operators; `not` is an operation of its own.
    pub enum UnaryOp { Neg "neg", Pos "pos", Invert "invert" }
}
words! {
    /// Rich comparisons; `is` and `in` are operations of their own.
    pub enum CompareOp { Lt "lt", Le "le", Eq "eq", Ne "ne", Gt "gt", Ge "ge" }
}
words! {
    /// Which message an unbound name gives.
    pub enum NameKind { Local "local", Free "free", Global "global" }
}
words! {
    /// `!r`, `!s`, `!a` of a field in an f-string.
    pub enum Conversion { None "none", Str "str", Repr "repr", Ascii "ascii" }
}

ops! { pub enum Op {
    // Constants
    NoneConst "none" () {} [] -> 1 PURE, "None";
    BoolConst "bool" () {value: bool} [] -> 1 PURE, "True, False";
    IntConst "int" () {value: BigText} [] -> 1 PURE, "12";
    FloatConst "float" () {value: F64} [] -> 1 PURE, "1.5";
    ComplexConst "complex" () {imaginary: F64} [] -> 1 PURE, "2j";
    StrConst "str" () {value: PyStr} [] -> 1 PURE, "'text'";
    BytesConst "bytes" () {value: PyBytes} [] -> 1 PURE, "b'text'";
    TupleConst "tuple_const" () {value: crate::constant::Constant} [] -> 1 PURE, "(1, 'a'), where the source wrote constants: one object for good";
    EllipsisConst "ellipsis" () {} [] -> 1 PURE, "...";
    NotImplementedConst "not_implemented" () {} [] -> 1 PURE, "NotImplemented";
    Unbound "unbound" () {} [] -> 1 PURE, "a name before its first assignment";
    Builtin "builtin" () {name: String} [] -> 1 PURE, "len, int, ValueError, math.sqrt: a built-in by its dotted name";
    Module "module" () {name: String} [] -> 1 PURE, "a built-in module, or one of the program's own";
    ClassRef "class_of_site" () {class: ClassId} [] -> 1 READ, "the class made by a class statement that ran exactly once";

    // Operators
    Binary "binary" (2) {op: BinaryOp} [] -> 1 READ | WRITE | RAISE | ALLOC, "a + b";
    InPlace "in_place" (2) {op: BinaryOp} [] -> 1 READ | WRITE | RAISE | ALLOC, "a += b";
    IntChecked "int_checked" (2) {op: BinaryOp} [] -> 2 PURE, "a + b of raw ints, and whether it leaves 64 bits, where the first means nothing; divisors 0 and -1 count as leaving";
    Word "word" (2) {op: BinaryOp} [] -> 1 PURE, "a + b of the bits of words, 64 without sign, as raw ints; what leaves them is cut off, and a count is below 64";
    WordOf "word_of" (1) {} [] -> 2 PURE, "the bits of an int, as a raw int, and whether it is no word, below 0 or beyond 64 bits, where the first mean nothing";
    WordInt "word_int" (1) {} [] -> 1 ALLOC, "the int whose bits are those of the raw int, without sign";
    Unary "unary" (1) {op: UnaryOp} [] -> 1 READ | WRITE | RAISE | ALLOC, "-a";
    Compare "compare" (2) {op: CompareOp} [] -> 1 READ | WRITE | RAISE, "a < b; any value, as dunders may return any";
    Is "is" (2) {} [] -> 1 PURE, "a is b";
    Contains "contains" (2) {} [] -> 1 READ | WRITE | RAISE, "b in a: operands are container, item; gives a bool";
    Not "not" (1) {} [] -> 1 PURE, "not a, of a bool";
    Select "select" (3) {} [] -> 1 PURE, "the second operand where the first, a bool, holds, else the third; numbers that are no objects";
    Truth "truth" (1) {} [] -> 1 READ | WRITE | RAISE, "bool(a) as a condition sees it";

    // Names
    GlobalGet "global_get" () {global: GlobalId} [] -> 1 READ, "a module's name; unbound when it is";
    GlobalSet "global_set" (1) {global: GlobalId} [] -> 0 WRITE, "assignment to a module's name; unbound deletes";
    CellNew "cell" (1) {} [] -> 1 ALLOC, "a variable shared with an inner function; the operand may be unbound";
    CellGet "cell_get" (1) {} [] -> 1 READ, "its value; unbound when it is";
    CellSet "cell_set" (2) {} [] -> 0 WRITE, "cell, value: assignment; unbound deletes";
    ClosureCell "closure_cell" (1) {index: u32} [] -> 1 PURE, "cell number `index` of the running function object";
    ClosureDefault "closure_default" (1) {index: u32} [] -> 1 READ, "default number `index` of a function object";
    CheckBound "check_bound" (1) {name: String, kind: NameKind} [] -> 1 RAISE, "the operand, or NameError/UnboundLocalError";
    IsBound "is_bound" (1) {} [] -> 1 PURE, "whether the operand is a value";

    // Attributes and items
    GetAttr "get_attr" (1) {name: String} [] -> 1 READ | WRITE | RAISE | ALLOC, "a.name";
    SetAttr "set_attr" (2) {name: String} [] -> 0 READ | WRITE | RAISE, "object, value: a.name = v";
    SetOwnAttr "set_own_attr" (2) {name: String} [] -> 0 READ | WRITE | RAISE, "object, value: object.__setattr__(a, n, v)";
    DelAttr "del_attr" (1) {name: String} [] -> 0 READ | WRITE | RAISE, "del a.name";
    GetMethod "get_method" (1) {name: String} [] -> 2 READ | WRITE | RAISE | ALLOC, "a.name about to be called: the callable, and self or unbound";
    GetItem "get_item" (2) {} [] -> 1 READ | WRITE | RAISE | ALLOC, "a[i]";
    SetItem "set_item" (3) {} [] -> 0 READ | WRITE | RAISE | ALLOC, "object, index, value: a[i] = v";
    DelItem "del_item" (2) {} [] -> 0 READ | WRITE | RAISE, "del a[i]";
    Slice "slice" (3) {} [] -> 1 ALLOC, "a:b:c";

    // Displays and text
    List "list" (*) {} [] -> 1 ALLOC, "[a, b]";
    Tuple "tuple" (*) {} [] -> 1 ALLOC, "(a, b)";
    Set "set" (*) {constants: bool} [] -> 1 READ | WRITE | RAISE | ALLOC, "{a, b}; whether the source wrote three or more constants, which come in another order";
    Dict "dict" (*) {} [] -> 1 READ | WRITE | RAISE | ALLOC, "{k: v}: operands alternate";
    ListAppend "list_append" (2) {} [] -> 0 WRITE | ALLOC, "an item of a list comprehension or display";
    ListExtend "list_extend" (2) {} [] -> 0 READ | WRITE | RAISE | ALLOC, "*xs in a display";
    ListToTuple "list_to_tuple" (1) {} [] -> 1 READ | ALLOC, "(*xs, y)";
    SetAdd "set_add" (2) {} [] -> 0 READ | WRITE | RAISE | ALLOC, "an item of a set comprehension or display";
    SetUpdate "set_update" (2) {} [] -> 0 READ | WRITE | RAISE | ALLOC, "*xs in a set display";
    DictInsert "dict_insert" (3) {} [] -> 0 READ | WRITE | RAISE | ALLOC, "an item of a dict comprehension or display";
    DictUpdate "dict_update" (2) {} [] -> 0 READ | WRITE | RAISE | ALLOC, "**m in a dict display";
    DictMergeCall "dict_merge_call" (3) {} [] -> 0 READ | WRITE | RAISE | ALLOC, "**m in a call: dict, mapping, the callee for the error text";
    Format "format" (2) {conversion: Conversion} [] -> 1 READ | WRITE | RAISE | ALLOC, "a field of an f-string: value, spec or unbound";
    StrJoin "str_join" (*) {} [] -> 1 ALLOC, "the parts of an f-string, all str";
    UnpackExact "unpack" (1) {count: u32} [] -> 1 READ | WRITE | RAISE | ALLOC, "a, b = x: a tuple of exactly `count` items";
    UnpackStar "unpack_star" (1) {before: u32, after: u32} [] -> 1 READ | WRITE | RAISE | ALLOC, "a, *b, c = x: a tuple with a list in the middle";
    TupleItem "tuple_item" (1) {index: u32} [] -> 1 PURE, "item of a tuple whose length is known to suffice";

    ItemAt "item_at" (2) {} [] -> 1 READ, "item of a list, tuple or str at a raw index known to be inside";

    CodeAt "code_at" (2) {inside: bool} [] -> 1 RAISE, "the code point of a str at a raw index, known to be inside or not: ord(s[i])";
    CodeIn "code_in" (1) {low: i64, high: i64} [] -> 1 PURE, "whether a raw code point is among ASCII characters: bit c of `low`, bit c - 64 of `high`";
    CodeIs "code_is" (1) {method: String} [] -> 1 PURE, "whether the character of a raw code point satisfies a method of str: isalpha, isdigit, ...";
    DictStep "dict_step" (3) {} [] -> 1 READ | RAISE, "dict, place of a loop in it, keys at its start: the next place, -1 at the end; RuntimeError where it grew";
    DictAt "dict_at" (2) {value: bool} [] -> 1 READ, "the key or the value at a place of a loop over a dict";

    // Iteration
    Iter "iter" (1) {} [] -> 1 READ | WRITE | RAISE | ALLOC, "iter(a)";
    Next "next" (1) {} [] -> 1 READ | WRITE | RAISE | ALLOC, "the next item, unbound when exhausted";
    RangeIter "range_next" (3) {} [] -> 1 PURE, "position, stop, step of a range loop on raw ints: whether an item is left";

    // Calls
    Call "call" (1+) {keywords: Vec<String>} [] -> 1 READ | WRITE | RAISE | ALLOC, "f(a, k=b): callee, positionals, then the values of the keywords";
    CallMethod "call_method" (2+) {keywords: Vec<String>} [] -> 1 READ | WRITE | RAISE | ALLOC, "callable and self-or-unbound of get_method, then as call";
    CallEx "call_ex" (3) {} [] -> 1 READ | WRITE | RAISE | ALLOC, "f(*args, **kwargs): callee, tuple, dict or unbound";
    CallDirect "call_direct" (*) {func: FuncId} [] -> 1 READ | WRITE | RAISE | ALLOC, "a known function: its entry block's parameters, one by one";
    CallBuiltin "call_builtin" (*) {name: String} [] -> 1 READ | WRITE | RAISE | ALLOC, "a known built-in `str.split`: one operand per parameter of its signature, unbound where omitted";
    NewInstance "new_instance" (1) {class: ClassId} [] -> 1 ALLOC, "an instance of the class object with all fields unset, before __init__";
    TupleOfClass "tuple_of_class" (*) {class: ClassId} [] -> 1 ALLOC, "an instance of the class object, a named tuple: one operand for each field behind the class";
    ClassNumber "class_number" (1) {} [] -> 1 PURE, "which class statement made the class of a value, counted from 1; 0 for none";
    FieldGet "field_get" (1) {class: ClassId, name: String} [] -> 1 READ, "a field at a known place; unbound when unset";
    FieldInit "field_init" (2) {class: ClassId, name: String} [] -> 0 WRITE, "object, value: the first value of a field of an instance that nobody else has yet";
    FieldSet "field_set" (2) {class: ClassId, name: String} [] -> 0 WRITE, "object, value";
    MakeFunction "make_function" (*) {func: FuncId, defaults: u32, keyword_defaults: Vec<String>} [] -> 1 ALLOC, "def, lambda: defaults, keyword-only defaults, cells";
    MakeClass "make_class" (2+) {class: ClassId, keywords: Vec<String>} [] -> 1 READ | WRITE | RAISE | ALLOC, "class: body, bases tuple, then keyword values (metaclass too); a keyword without name is a dict of them all";
    ImportModule "import" () {module: String} [] -> 1 READ | WRITE | RAISE, "runs one of the program's modules if it has not run; the module";

    ImportFrom "import_from" (1) {name: String} [] -> 1 READ | WRITE | RAISE, "from m import name, of the module m";

    // Type tests
    IsInstance "is_instance" (1) {ty: super::Type} [] -> 1 PURE, "whether the value belongs to the type: one test of a tag or type pointer";
    Assume "assume" (1) {ty: super::Type, holds: bool} [] -> 1 PURE, "the operand, known to have the type on this path; `i64` is a small int";

    // Exceptions
    Raise "raise" (1) {} [] -> 0 READ | WRITE | RAISE | ALLOC, "raise a: always raises";
    RaiseFrom "raise_from" (2) {} [] -> 0 READ | WRITE | RAISE | ALLOC, "raise a from b";
    Reraise "reraise" () {} [] -> 0 READ | WRITE | RAISE, "raise, without operand";
    RaiseSame "raise_same" (1) {} [] -> 0 WRITE | RAISE, "goes on raising a caught exception: no context, no new traceback entry";
    HandlingDepth "handling_depth" () {} [] -> 1 READ, "how many exceptions are being handled, when the function begins";
    ResumedDepth "resumed_depth" (1) {} [] -> 1 READ, "how many were being handled when a generator was resumed, without those of its own handlers";
    Catch "catch" (1) {above: u32} [] -> 1 READ | WRITE, "first in a handler: takes the exception; that many above the depth stay handled";
    BeginHandling "begin_handling" (1) {} [] -> 0 WRITE, "makes the operand the exception being handled, unless it is None";
    EndHandling "end_handling" () {} [] -> 0 WRITE, "the one handled before is current again";
    ExcMatches "exc_matches" (2) {} [] -> 1 READ | WRITE | RAISE, "exception, class or tuple of classes";

    // Generators
    Yield "yield" (1) {} [] -> 1 READ | WRITE | RAISE, "yield a: what was sent";
    YieldFrom "yield_from" (1) {} [] -> 1 READ | WRITE | RAISE | ALLOC, "yield from or await, of the iterator: the value it returns";
    MakeGenerator "make_generator" (*) {func: FuncId, frame: u32, kind: super::header::FunctionKind} [] -> 1 ALLOC, "calling a generator function: its resume function, the first values of its frame";
    FrameGet "frame_get" (1) {index: u32} [] -> 1 READ, "a value of the frame of a generator";
    FrameSet "frame_set" (2) {index: u32} [] -> 0 WRITE, "generator, value";
    SetState "set_state" (1) {state: u32} [] -> 0 WRITE, "where the generator goes on when it is resumed";
    Resumed "resumed" (1) {} [] -> 1 READ | WRITE | RAISE, "what was sent; raises what was thrown in where that is unbound";
    Delegate "delegate" (3) {} [] -> 2 READ | WRITE | RAISE | ALLOC, "generator, iterator, what was sent: a step of yield from; the value, and whether it is the last";
    KeepAlive "keep_alive" (1) {} [] -> 0 WRITE, "nothing, but the operand lives until here: the iterator of a loop that is left early";
    Intrinsic "intrinsic" (*) {name: String} [] -> 1 READ | WRITE | RAISE | ALLOC, "a runtime function by name, for rare constructs";

    // Control
    Jump "jump" () {} [1] -> 0 TERM, "goes on in another block";
    Branch "br" (1) {} [2] -> 0 TERM, "if, on a bool";
    Try "try" () {} [2] -> 0 TERM, "the instruction before: fell through, or raised";
    ResumeSwitch "resume_switch" (1) {} [*] -> 0 TERM, "of a generator: by its state";
    Suspend "suspend" (1) {} [] -> 0 TERM, "gives a value to the consumer of the generator";
    Return "ret" (1) {} [] -> 0 TERM, "return";
    Unreachable "unreachable" () {} [] -> 0 TERM, "after what always raises";
} }
