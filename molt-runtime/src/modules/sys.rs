//! `sys`.

use super::named::{self, Named};
use super::{Constant, Module};
use crate::class;
use crate::dispatch;
use crate::error::{type_error, value_error};
use crate::exception;
use crate::io;
use crate::parts;
use crate::rt::rt;
use crate::tuple;
use crate::types::{Kind, Type};
use crate::value::{Owned, Res, Value};
use alloc::format as text;
use alloc::vec::Vec;

fn exit(status: Value) -> Res {
    let status = if status.is_absent() { Value::NONE } else { status };
    Err(exception::raise_with(&exception::SYSTEM_EXIT, if status.is_none() { &[] } else { core::slice::from_ref(&status) }))
}

/// The exception being handled, as `(type, value, traceback)`.
fn exc_info() -> Res {
    let current = exception::current();
    if current.is_none() {
        return Ok(parts::tuple(&[Value::NONE; 3]));
    }
    let kind = class::type_value(current.type_of());
    let traceback = match exception::of(current.value()).traceback.get() {
        Value::ABSENT => Value::NONE,
        traceback => traceback,
    };
    Ok(parts::tuple(&[kind, current.value(), traceback]))
}

fn exception_function() -> Res {
    Ok(exception::current())
}

fn intern(string: Value) -> Res {
    if !string.is_exactly(&crate::str::STR) {
        return Err(type_error(&text!("intern() argument must be str, not {}", dispatch::type_name(string))));
    }
    let table = &rt().interned;
    if table.get().is_absent() {
        table.set(parts::dict().into_raw());
    }
    if let Some(known) = parts::get(table.get(), string) {
        return Ok(known.to_owned());
    }
    parts::set(table.get(), string, string)?;
    Ok(string.to_owned())
}

fn get_recursion_limit() -> Res {
    Ok(parts::int(rt().recursion_limit.get().into()))
}

fn set_recursion_limit(limit: Value) -> Res {
    let number = dispatch::index(limit)?;
    match crate::int::as_i64(number.value()) {
        Some(limit) if limit > 0 && limit <= i32::MAX.into() => {
            let depth = rt().frames.get() + 1;
            if i64::from(depth) >= limit {
                let message = alloc::format!(
                    "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
                );
                return Err(crate::error::raise(&crate::exception::RECURSION_ERROR, &message));
            }
            rt().recursion_limit.set(limit as u32);
            Ok(Owned::NONE)
        }
        Some(limit) if limit <= 0 => Err(value_error("recursion limit must be greater or equal than 1")),
        _ => Err(crate::error::overflow_error("Python int too large to convert to C int")),
    }
}

/// Asynchronous generators that are dropped while suspended go to `finalizer`; the first step of one is told to nobody.
fn set_asyncgen_hooks(first: Value, finalizer: Value) -> Res {
    let _ = first;
    if !finalizer.is_absent() {
        let old = rt().finalizer.replace(finalizer.to_owned().into_raw());
        drop(Owned::from_raw(old));
    }
    Ok(Owned::NONE)
}

fn get_size_of(object: Value, default: Value) -> Res {
    let _ = default;
    crate::sizes::with_header(object).map(parts::int)
}

fn get_reference_count(object: Value) -> Res {
    Ok(parts::int(object.header().map_or(u32::MAX, |header| header.count().saturating_add(1)).into()))
}

fn get_encoding() -> Res {
    Ok(parts::string("utf-8"))
}

fn get_encoding_errors() -> Res {
    Ok(parts::string("surrogateescape"))
}

fn get_int_max_str_digits() -> Res {
    Ok(parts::int(rt().int_max_str_digits.get().into()))
}

fn set_int_max_str_digits(digits: Value) -> Res {
    let number = dispatch::index(digits)?;
    match crate::int::as_i64(number.value()) {
        Some(digits) if digits == 0 || (640..=i32::MAX.into()).contains(&digits) => {
            rt().int_max_str_digits.set(digits as u32);
            Ok(Owned::NONE)
        }
        _ => Err(value_error("maxdigits must be 0 or larger than 640")),
    }
}

fn is_finalizing() -> Res {
    Ok(Owned::from(false))
}

/// Reports an exception as the end of the program does.
fn report(_kind: Value, exception: Value, _traceback: Value) -> Res {
    if !exception::is_exception(exception) {
        return Err(type_error(&text!("an exception is needed, not '{}'", dispatch::type_name(exception))));
    }
    let report = exception::print_exception(exception, exception::suggest::Reporter::Interpreter);
    crate::out::flush()?;
    io::print_to(io::standard(2).value(), report.value())?;
    Ok(Owned::NONE)
}

fn except_hook() -> Owned {
    match rt().except_hook.get() {
        Value::ABSENT => FUNCTIONS
            .iter()
            .find(|function| function.name == "__excepthook__")
            .map_or(Owned::NONE, crate::function::builtin::of_function),
        hook => hook.to_owned(),
    }
}

fn display(value: Value) -> Res {
    if !value.is_none() {
        let shown = dispatch::repr(value)?;
        io::print_to(Value::ABSENT, shown.value())?;
        io::print_to(Value::ABSENT, crate::literal!("\n"))?;
    }
    Ok(Owned::NONE)
}

fn get_nothing() -> Res {
    Ok(Owned::NONE)
}

fn get_switch_interval() -> Res {
    Ok(Owned::from(0.005))
}

fn set_nothing(_value: Value) -> Res {
    Ok(Owned::NONE)
}

crate::methods! { pub FUNCTIONS of "sys" {
    method: exit as "exit"(status) "(status=None, /) -> None";
    method: exc_info as "exc_info"() "() -> tuple[object, object, object]";
    method: exception_function as "exception"() "() -> object";
    method: intern as "intern"(string) "(string: str, /) -> str";
    method: get_recursion_limit as "getrecursionlimit"() "() -> int";
    method: set_asyncgen_hooks as "set_asyncgen_hooks"(first, finalizer) "(firstiter=None, finalizer=None) -> None";
    method: set_recursion_limit as "setrecursionlimit"(limit) "(limit: int, /) -> None";
    method: get_size_of as "getsizeof"(object, default) "(object, default=None) -> int";
    method: get_reference_count as "getrefcount"(object) "(object, /) -> int";
    method: get_encoding as "getdefaultencoding"() "() -> str";
    method: get_encoding as "getfilesystemencoding"() "() -> str";
    method: get_encoding_errors as "getfilesystemencodeerrors"() "() -> str";
    method: get_int_max_str_digits as "get_int_max_str_digits"() "() -> int";
    method: set_int_max_str_digits as "set_int_max_str_digits"(digits) "(maxdigits: int) -> None";
    method: is_finalizing as "is_finalizing"() "() -> bool";
    method: report as "__excepthook__"(kind, exception, traceback) "(exctype, value, traceback, /) -> None";
    method: display as "displayhook"(value) "(object, /) -> None";
    method: set_nothing as "settrace"(value) "(function, /) -> None";
    method: set_nothing as "setprofile"(value) "(function, /) -> None";
    method: get_nothing as "gettrace"() "() -> object";
    method: get_nothing as "getprofile"() "() -> object";
    method: get_switch_interval as "getswitchinterval"() "() -> float";
    method: set_nothing as "setswitchinterval"(value) "(interval, /) -> None";
} }

/// `sys.hexversion`: 3.12.1 final.
const HEX_VERSION: i64 = 0x030C_01F0;

macro_rules! named {
    ($FIELDS:ident $KIND:ident $name:literal $fields:expr) => {
        static $KIND: Type = Type::builtin($name, Kind::Tuple, &named::SLOTS, Some(&tuple::TUPLE));
        pub(super) static $FIELDS: Named = Named { fields: &$fields, visible: $fields.len(), kind: &$KIND };
    };
}
named! { VERSION_FIELDS VERSION "sys.version_info" ["major", "minor", "micro", "releaselevel", "serial"] }
named! { FLOAT_FIELDS FLOAT "sys.float_info" [
    "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"
] }
named! { INT_FIELDS INT "sys.int_info" ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"] }
named! { HASH_FIELDS HASH "sys.hash_info" [
    "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"
] }
named! { FLAGS_FIELDS FLAGS "sys.flags" [
    "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment",
    "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding",
    "safe_path", "int_max_str_digits"
] }

named! { IMPLEMENTATION_FIELDS IMPLEMENTATION "sys.implementation" ["name", "cache_tag", "version", "hexversion", "_multiarch"] }
named! { THREAD_FIELDS THREAD "sys.thread_info" ["name", "lock", "version"] }

fn implementation() -> Owned {
    let items = [
        parts::string("cpython"),
        parts::string("cpython-312"),
        version_info(),
        parts::int(HEX_VERSION),
        parts::string("x86_64-linux-gnu"),
    ];
    tuple::from_owned_of(&IMPLEMENTATION, items)
}

fn thread_info() -> Owned {
    let items = [parts::string("pthread"), parts::string("semaphore"), parts::string("NPTL 2.36")];
    tuple::from_owned_of(&THREAD, items)
}

fn flags() -> Owned {
    let fields = FLAGS_FIELDS.fields.iter().map(|name| match *name {
        "dev_mode" | "safe_path" => Owned::from(false),
        "hash_randomization" => parts::int(1),
        "int_max_str_digits" => parts::int(rt().int_max_str_digits.get().into()),
        _ => parts::int(0),
    });
    FLAGS_FIELDS.make(fields.collect())
}

fn version_info() -> Owned {
    let items = [parts::int(3), parts::int(12), parts::int(1), parts::string("final"), parts::int(0)];
    tuple::from_owned_of(&VERSION, items)
}

fn float_info() -> Owned {
    let items = [
        Owned::from(f64::MAX),
        parts::int(1024),
        parts::int(308),
        Owned::from(f64::MIN_POSITIVE),
        parts::int(-1021),
        parts::int(-307),
        parts::int(15),
        parts::int(53),
        Owned::from(f64::EPSILON),
        parts::int(2),
        parts::int(1),
    ];
    tuple::from_owned_of(&FLOAT, items)
}

fn int_info() -> Owned {
    tuple::from_owned_of(&INT, [30, 4, 4300, 640].map(parts::int))
}

fn hash_info() -> Owned {
    let items = [
        parts::int(64),
        parts::int((1 << 61) - 1),
        parts::int(314_159),
        parts::int(0),
        parts::int(1_000_003),
        parts::string("siphash13"),
        parts::int(64),
        parts::int(128),
        parts::int(0),
    ];
    tuple::from_owned_of(&HASH, items)
}

/// The command line: the program's name as CPython would show the script's, and the arguments.
fn argv() -> Owned {
    let (pointers, count) = rt().argv.get();
    let mut all = Vec::new();
    for i in 0..count {
        // SAFETY: the process's own argument vector, `count` terminated strings that live as long as it.
        let bytes = unsafe { core::ffi::CStr::from_ptr((*pointers.add(i)).cast()).to_bytes() };
        all.push(crate::str::from_utf8_lossy(bytes));
    }
    if all.is_empty() {
        all.push(parts::string(""));
    }
    parts::list(all)
}

fn program() -> Owned {
    let all = argv();
    parts::items(all.value())[0].to_owned()
}

/// `sys.modules`: one dict, to which the modules are added that were made since it was last asked for.
fn module_names() -> Owned {
    // Whoever asks has it.
    let _ = super::object_of(&MODULE);
    let names = &rt().module_names;
    if names.get().is_absent() {
        names.set(parts::dict().into_raw());
    }
    let told = &rt().modules_told;
    for (name, module) in rt().modules.borrow().iter().skip(told.get()) {
        let name = parts::string(name);
        let _ = parts::set(names.get(), name.value(), *module);
        told.set(told.get() + 1);
    }
    names.get().to_owned()
}

fn search_path() -> Owned {
    parts::list(alloc::vec![parts::string("")])
}

/// The names that may stand for something else each time they are asked for.
pub(super) static LIVE: &[&str] = &["stdin", "stdout", "stderr", "modules", "excepthook"];

/// `sys.stdout = value` and the like.
pub(super) fn assign(name: &str, value: Value) -> Res<bool> {
    if name == "excepthook" {
        let old = rt().except_hook.replace(if value.is_none() { Value::ABSENT } else { value.to_owned().into_raw() });
        crate::object::release(old);
        return Ok(true);
    }
    let Some(fd) = ["stdin", "stdout", "stderr"].iter().position(|stream| *stream == name) else { return Ok(false) };
    io::set_standard(fd as i32, if value.is_absent() { Value::NONE } else { value });
    Ok(true)
}

/// The module.
#[unsafe(export_name = "molt_module_sys")]
pub static MODULE: Module = Module {
    name: "sys",
    functions: FUNCTIONS,
    constants: &[
        ("argv", Constant::Make(argv)),
        ("stdin", Constant::Make(|| io::standard(0))),
        ("stdout", Constant::Make(|| io::standard(1))),
        ("stderr", Constant::Make(|| io::standard(2))),
        ("__stdin__", Constant::Make(|| io::original(0))),
        ("__stdout__", Constant::Make(|| io::original(1))),
        ("__stderr__", Constant::Make(|| io::original(2))),
        ("modules", Constant::Make(module_names)),
        ("excepthook", Constant::Make(except_hook)),
        ("orig_argv", Constant::Make(argv)),
        ("warnoptions", Constant::Make(|| parts::list(Vec::new()))),
        ("exec_prefix", Constant::Str("/usr")),
        ("base_prefix", Constant::Str("/usr")),
        ("pycache_prefix", Constant::Make(|| Owned::NONE)),
        ("path", Constant::Make(search_path)),
        ("executable", Constant::Make(program)),
        ("maxsize", Constant::Int(i64::MAX)),
        ("maxunicode", Constant::Int(0x10FFFF)),
        ("hexversion", Constant::Int(HEX_VERSION)),
        ("api_version", Constant::Int(1013)),
        ("platform", Constant::Str("linux")),
        ("byteorder", Constant::Str("little")),
        ("version", Constant::Str("3.12.1 (molt)")),
        ("copyright", Constant::Str("")),
        ("prefix", Constant::Str("/usr")),
        ("float_repr_style", Constant::Str("short")),
        ("version_info", Constant::Make(version_info)),
        ("flags", Constant::Make(flags)),
        ("float_info", Constant::Make(float_info)),
        ("int_info", Constant::Make(int_info)),
        ("hash_info", Constant::Make(hash_info)),
        ("implementation", Constant::Make(implementation)),
        ("thread_info", Constant::Make(thread_info)),
        ("abiflags", Constant::Str("")),
        ("platlibdir", Constant::Str("lib")),
        ("base_exec_prefix", Constant::Str("/usr")),
        ("dont_write_bytecode", Constant::Make(|| Owned::from(false))),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::program::{attribute, call, int, name, show};

    #[test]
    fn sys_tells_about_the_program_and_keeps_its_streams() {
        crate::rt::rt();
        let sys = crate::modules::module_object(name("sys")).unwrap();
        assert_eq!(
            attribute(&sys, "version_info"),
            "sys.version_info(major=3, minor=12, micro=1, releaselevel='final', serial=0)"
        );
        let version = class::get_attr(sys.value(), name("version_info")).unwrap();
        assert_eq!(attribute(&version, "minor"), "12");
        assert_eq!(attribute(&sys, "nothing"), "AttributeError: module 'sys' has no attribute 'nothing'");
        class::set_attr(sys.value(), name("stdout"), int(5)).unwrap();
        assert_eq!(attribute(&sys, "stdout"), "5");
        assert_eq!(attribute(&sys, "__stdout__"), "<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>");
        let exit = class::get_attr(sys.value(), name("exit")).unwrap();
        assert_eq!(show(call(&exit, &[int(3)], &[])), "SystemExit: 3");
        let (one, two) = (parts::string("a b"), parts::string("a b"));
        let first = intern(one.value()).unwrap();
        assert_eq!(intern(two.value()).unwrap().value(), first.value());
        let argv = class::get_attr(sys.value(), name("argv")).unwrap();
        assert_eq!(class::get_attr(sys.value(), name("argv")).unwrap().value(), argv.value());
    }
}
