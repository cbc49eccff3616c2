//! The C library's calendar.

use alloc::vec::Vec;
use core::ffi::{CStr, c_char, c_int, c_long};

unsafe extern "C" {
    static tzname: [*const c_char; 2];
    static timezone: c_long;
    static daylight: c_int;
    fn tzset();
}

/// The broken-down time of a moment, in the local zone or in UTC; nothing where the year has no room.
pub fn broken_down(seconds: i64, local: bool) -> Option<libc::tm> {
    // SAFETY: all zeroes is a valid value of the struct, which the call fills.
    unsafe {
        let mut out: libc::tm = core::mem::zeroed();
        let done = if local { libc::localtime_r(&seconds, &mut out) } else { libc::gmtime_r(&seconds, &mut out) };
        if done.is_null() { None } else { Some(out) }
    }
}

/// The moment of a broken-down local time, which is normalised on the way.
pub fn moment(time: &mut libc::tm) -> i64 {
    // SAFETY: a live struct.
    unsafe { libc::mktime(time) }
}

/// The name of the zone of a broken-down time.
pub fn zone_name(time: &libc::tm) -> Vec<u8> {
    // SAFETY: the C library fills in null or a terminated string that stays.
    if time.tm_zone.is_null() { Vec::new() } else { unsafe { CStr::from_ptr(time.tm_zone).to_bytes().to_vec() } }
}

/// Formats as `strftime` does.
pub fn format(pattern: &CStr, time: &libc::tm) -> Vec<u8> {
    let mut size = 1024;
    loop {
        let mut buffer = alloc::vec![0u8; size];
        // SAFETY: a live buffer of this size, a terminated pattern, a live struct.
        let count = unsafe { libc::strftime(buffer.as_mut_ptr().cast(), size, pattern.as_ptr(), time) };
        // Nothing may also be the whole answer.
        if count > 0 || size >= 256 * pattern.to_bytes().len() {
            buffer.truncate(count);
            return buffer;
        }
        size *= 2;
    }
}

/// The names of the local zone, its seconds west of UTC, and whether it has a summer time.
pub fn zone() -> ([Vec<u8>; 2], i64, bool) {
    // SAFETY: `tzset` fills these; nothing else runs meanwhile.
    unsafe {
        tzset();
        (tzname.map(|name| CStr::from_ptr(name).to_bytes().to_vec()), timezone, daylight != 0)
    }
}
