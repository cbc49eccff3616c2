//! The built-in exception types.

use super::construct as make;
use super::render as show;
use super::{clear_exception, drop_exception, traverse_exception};
use crate::types::{Kind, OBJECT, Slots, Type};

/// What all exceptions share; the families below replace the constructor and the text.
const BASE: Slots = Slots {
    traverse: Some(traverse_exception),
    clear: Some(clear_exception),
    str: Some(show::str),
    new: Some(make::new_plain),
    init: Some(make::init_plain),
    ..Slots::base(drop_exception, show::repr)
};
/// What exceptions of modules are made from.
pub(crate) static PLAIN_SLOTS: Slots = BASE;
static PLAIN: Slots = BASE;
static KEY: Slots = Slots { str: Some(show::str_of_key_error), ..BASE };
static STOP: Slots = Slots { new: Some(make::new_stop), init: Some(make::init_stop), ..BASE };
static EXIT: Slots = Slots { new: Some(make::new_exit), init: Some(make::init_exit), ..BASE };
static NAME: Slots = Slots { new: Some(make::new_name), init: Some(make::init_name), ..BASE };
static ATTRIBUTE: Slots = Slots { new: Some(make::new_attribute), init: Some(make::init_attribute), ..BASE };
static IMPORT: Slots =
    Slots { str: Some(show::str_of_import_error), new: Some(make::new_import), init: Some(make::init_import), ..BASE };
/// `OSError` and what derives from it.
pub(crate) const OS_SLOTS: Slots =
    Slots { str: Some(show::str_of_os_error), new: Some(make::new_os), init: Some(make::init_os), ..BASE };
static OS: Slots = OS_SLOTS;
static SYNTAX: Slots =
    Slots { str: Some(show::str_of_syntax_error), new: Some(make::new_syntax), init: Some(make::init_syntax), ..BASE };
static ENCODE: Slots = Slots {
    str: Some(show::str_of_encode_error),
    new: Some(make::new_unicode::<5>),
    init: Some(make::init_unicode::<5>),
    ..BASE
};
static DECODE: Slots = Slots {
    str: Some(show::str_of_decode_error),
    new: Some(make::new_unicode::<5>),
    init: Some(make::init_unicode::<5>),
    ..BASE
};
static TRANSLATE: Slots = Slots {
    str: Some(show::str_of_translate_error),
    new: Some(make::new_unicode::<4>),
    init: Some(make::init_unicode::<4>),
    ..BASE
};
static GROUPS: Slots =
    Slots { str: Some(show::str_of_group), new: Some(super::group::new_group), init: Some(make::init_plain), ..BASE };

macro_rules! exceptions {
    ($($TYPE:ident $name:literal : $BASE:ident $SLOTS:ident $(, $SECOND:ident)?;)*) => {
        $(
            #[doc = concat!("`", $name, "`.")]
            #[unsafe(export_name = concat!("molt_type_", $name))]
            pub static $TYPE: Type =
                Type::builtin_with_bases($name, Kind::Exception, &$SLOTS, Some(&$BASE), exceptions!(@second $($SECOND)?));
        )*
        /// Every built-in exception type, by name.
        pub static EXCEPTIONS: &[&Type] = &[$(&$TYPE),*];
    };
    (@second) => { None };
    (@second $SECOND:ident) => { Some(&$SECOND) };
}
// In the order in which `__subclasses__` lists them.
exceptions! {
    BASE_EXCEPTION "BaseException": OBJECT PLAIN;
    BASE_EXCEPTION_GROUP "BaseExceptionGroup": BASE_EXCEPTION GROUPS;
    EXCEPTION "Exception": BASE_EXCEPTION PLAIN;
    GENERATOR_EXIT "GeneratorExit": BASE_EXCEPTION PLAIN;
    KEYBOARD_INTERRUPT "KeyboardInterrupt": BASE_EXCEPTION PLAIN;
    SYSTEM_EXIT "SystemExit": BASE_EXCEPTION EXIT;
    ARITHMETIC_ERROR "ArithmeticError": EXCEPTION PLAIN;
    FLOATING_POINT_ERROR "FloatingPointError": ARITHMETIC_ERROR PLAIN;
    OVERFLOW_ERROR "OverflowError": ARITHMETIC_ERROR PLAIN;
    ZERO_DIVISION_ERROR "ZeroDivisionError": ARITHMETIC_ERROR PLAIN;
    ASSERTION_ERROR "AssertionError": EXCEPTION PLAIN;
    ATTRIBUTE_ERROR "AttributeError": EXCEPTION ATTRIBUTE;
    BUFFER_ERROR "BufferError": EXCEPTION PLAIN;
    EOF_ERROR "EOFError": EXCEPTION PLAIN;
    IMPORT_ERROR "ImportError": EXCEPTION IMPORT;
    MODULE_NOT_FOUND_ERROR "ModuleNotFoundError": IMPORT_ERROR IMPORT;
    LOOKUP_ERROR "LookupError": EXCEPTION PLAIN;
    INDEX_ERROR "IndexError": LOOKUP_ERROR PLAIN;
    KEY_ERROR "KeyError": LOOKUP_ERROR KEY;
    MEMORY_ERROR "MemoryError": EXCEPTION PLAIN;
    NAME_ERROR "NameError": EXCEPTION NAME;
    UNBOUND_LOCAL_ERROR "UnboundLocalError": NAME_ERROR NAME;
    OS_ERROR "OSError": EXCEPTION OS;
    BLOCKING_IO_ERROR "BlockingIOError": OS_ERROR OS;
    CHILD_PROCESS_ERROR "ChildProcessError": OS_ERROR OS;
    CONNECTION_ERROR "ConnectionError": OS_ERROR OS;
    BROKEN_PIPE_ERROR "BrokenPipeError": CONNECTION_ERROR OS;
    CONNECTION_ABORTED_ERROR "ConnectionAbortedError": CONNECTION_ERROR OS;
    CONNECTION_REFUSED_ERROR "ConnectionRefusedError": CONNECTION_ERROR OS;
    CONNECTION_RESET_ERROR "ConnectionResetError": CONNECTION_ERROR OS;
    FILE_EXISTS_ERROR "FileExistsError": OS_ERROR OS;
    FILE_NOT_FOUND_ERROR "FileNotFoundError": OS_ERROR OS;
    INTERRUPTED_ERROR "InterruptedError": OS_ERROR OS;
    IS_A_DIRECTORY_ERROR "IsADirectoryError": OS_ERROR OS;
    NOT_A_DIRECTORY_ERROR "NotADirectoryError": OS_ERROR OS;
    PERMISSION_ERROR "PermissionError": OS_ERROR OS;
    PROCESS_LOOKUP_ERROR "ProcessLookupError": OS_ERROR OS;
    TIMEOUT_ERROR "TimeoutError": OS_ERROR OS;
    REFERENCE_ERROR "ReferenceError": EXCEPTION PLAIN;
    RUNTIME_ERROR "RuntimeError": EXCEPTION PLAIN;
    NOT_IMPLEMENTED_ERROR "NotImplementedError": RUNTIME_ERROR PLAIN;
    RECURSION_ERROR "RecursionError": RUNTIME_ERROR PLAIN;
    STOP_ASYNC_ITERATION "StopAsyncIteration": EXCEPTION PLAIN;
    STOP_ITERATION "StopIteration": EXCEPTION STOP;
    SYNTAX_ERROR "SyntaxError": EXCEPTION SYNTAX;
    INDENTATION_ERROR "IndentationError": SYNTAX_ERROR SYNTAX;
    TAB_ERROR "TabError": INDENTATION_ERROR SYNTAX;
    SYSTEM_ERROR "SystemError": EXCEPTION PLAIN;
    TYPE_ERROR "TypeError": EXCEPTION PLAIN;
    VALUE_ERROR "ValueError": EXCEPTION PLAIN;
    UNICODE_ERROR "UnicodeError": VALUE_ERROR PLAIN;
    UNICODE_DECODE_ERROR "UnicodeDecodeError": UNICODE_ERROR DECODE;
    UNICODE_ENCODE_ERROR "UnicodeEncodeError": UNICODE_ERROR ENCODE;
    UNICODE_TRANSLATE_ERROR "UnicodeTranslateError": UNICODE_ERROR TRANSLATE;
    WARNING "Warning": EXCEPTION PLAIN;
    BYTES_WARNING "BytesWarning": WARNING PLAIN;
    DEPRECATION_WARNING "DeprecationWarning": WARNING PLAIN;
    ENCODING_WARNING "EncodingWarning": WARNING PLAIN;
    FUTURE_WARNING "FutureWarning": WARNING PLAIN;
    IMPORT_WARNING "ImportWarning": WARNING PLAIN;
    PENDING_DEPRECATION_WARNING "PendingDeprecationWarning": WARNING PLAIN;
    RESOURCE_WARNING "ResourceWarning": WARNING PLAIN;
    RUNTIME_WARNING "RuntimeWarning": WARNING PLAIN;
    SYNTAX_WARNING "SyntaxWarning": WARNING PLAIN;
    UNICODE_WARNING "UnicodeWarning": WARNING PLAIN;
    USER_WARNING "UserWarning": WARNING PLAIN;
    EXCEPTION_GROUP "ExceptionGroup": BASE_EXCEPTION_GROUP GROUPS, EXCEPTION;
}
