//! `time`: clocks, sleep, the calendar.

pub(super) mod calendar;
pub(super) mod parse;

pub(super) use calendar::STRUCT_FIELDS;

use super::Module;
use crate::float::{as_f64, new::to_real};
use crate::int::from_i64;
use crate::value::{Owned, Res, Value};
use crate::{abi, error, host, int, methods};

/// The module.
#[unsafe(export_name = "molt_module_time")]
pub static MODULE: Module = Module { name: "time", functions: FUNCTIONS, constants: CONSTANTS };

static CONSTANTS: &[(&str, super::Constant)] = &[
    ("CLOCK_REALTIME", super::Constant::Int(libc::CLOCK_REALTIME as i64)),
    ("CLOCK_MONOTONIC", super::Constant::Int(libc::CLOCK_MONOTONIC as i64)),
    ("CLOCK_PROCESS_CPUTIME_ID", super::Constant::Int(libc::CLOCK_PROCESS_CPUTIME_ID as i64)),
    ("CLOCK_THREAD_CPUTIME_ID", super::Constant::Int(libc::CLOCK_THREAD_CPUTIME_ID as i64)),
    ("struct_time", super::Constant::Type(&calendar::STRUCT)),
    ("tzname", super::Constant::Make(calendar::tzname)),
    ("timezone", super::Constant::Make(calendar::timezone)),
    ("altzone", super::Constant::Make(calendar::altzone)),
    ("daylight", super::Constant::Make(calendar::daylight)),
];

/// The time of a clock in seconds.
fn seconds(clock: libc::clockid_t) -> f64 {
    host::clock(clock) as f64 / 1e9
}

macro_rules! clocks {
    ($($name:ident $whole:ident $raw:ident $CLOCK:ident $text:literal $text_ns:literal;)*) => {
        $(
            fn $name() -> Res {
                Ok(seconds(libc::$CLOCK).into())
            }
            fn $whole() -> Res {
                Ok(from_i64(host::clock(libc::$CLOCK)))
            }
        )*
        methods! { pub FUNCTIONS of "time" {
            $(
                : $name as $text() "() -> float";
                : $whole as $text_ns() "() -> int";
            )*
            : sleep as "sleep"(secs) "(seconds: object, /) -> None";
            : calendar::localtime as "localtime"(secs) "(seconds=None, /) -> object";
            : calendar::gmtime as "gmtime"(secs) "(seconds=None, /) -> object";
            : calendar::mktime as "mktime"(tuple) "(tuple, /) -> float";
            : calendar::asctime as "asctime"(tuple) "(tuple=None, /) -> str";
            : calendar::ctime as "ctime"(secs) "(seconds=None, /) -> str";
            : calendar::strftime as "strftime"(format, tuple) "(format: str, tuple=None, /) -> str";
            : parse::strptime as "strptime"(text, format) "(string: str, format=None, /) -> object";
            : parse::strptime_parts as "_strptime_parts"(text, format) "(string: str, format: str, /) -> object";
            : calendar::tzset as "tzset"() "() -> None";
            : clock_gettime as "clock_gettime"(clock) "(clk_id: int, /) -> float";
            : clock_gettime_ns as "clock_gettime_ns"(clock) "(clk_id: int, /) -> int";
        } }
        abi! { pub RUNTIME {
            $(
                #[doc = concat!("`time.", $text, "()`.")]
                fn $raw() -> f64 [READS] { seconds(libc::$CLOCK) }
            )*
        } }
    };
}
clocks! {
    time time_ns time_time CLOCK_REALTIME "time" "time_ns";
    perf_counter perf_counter_ns time_perf_counter CLOCK_MONOTONIC "perf_counter" "perf_counter_ns";
    monotonic monotonic_ns time_monotonic CLOCK_MONOTONIC "monotonic" "monotonic_ns";
    process_time process_time_ns time_process_time CLOCK_PROCESS_CPUTIME_ID "process_time" "process_time_ns";
    thread_time thread_time_ns time_thread_time CLOCK_THREAD_CPUTIME_ID "thread_time" "thread_time_ns";
}

fn clock_gettime(clock: Value) -> Res {
    Ok(seconds(int::convert::to_c_long(clock)? as i32).into())
}

fn clock_gettime_ns(clock: Value) -> Res {
    Ok(from_i64(host::clock(int::convert::to_c_long(clock)? as i32)))
}

fn sleep(duration: Value) -> Res {
    // Floats are rounded up, so that no sleep is too short.
    let nanoseconds = match as_f64(duration) {
        Some(f) if f.is_nan() => return Err(error::value_error("Invalid value NaN (not a number)")),
        Some(f) => crate::float::math::ceil(f * 1e9),
        None => int::convert::to_index(duration)? as f64 * 1e9,
    };
    if nanoseconds < 0.0 {
        return Err(error::value_error("sleep length must be non-negative"));
    }
    if to_real(duration)? > i64::MAX as f64 / 1e9 {
        return Err(error::overflow_error("timestamp too large to convert to C PyTime_t"));
    }
    if let Some(done) = super::threads::sleep_instead(duration) {
        return done;
    }
    // A signal's handler runs when it comes, and the rest is slept after it.
    let mut left = nanoseconds as u64;
    while left > 0 {
        left = host::sleep(left);
        if let Some(run) = crate::rt::rt().on_signal.get() {
            run()?;
        }
    }
    Ok(Owned::NONE)
}
