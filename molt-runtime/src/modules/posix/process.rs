//! Processes, the environment, the machine.

use super::path::{number, path};
use super::{UNAME_FIELDS, nothing, text};
use crate::error::value_error;
use crate::exception::os_error;
use crate::host::{self, process as system_process};
use crate::value::{Owned, Res, Value};
use crate::{bytes, dispatch, int, parts};
use alloc::ffi::CString;
use alloc::vec::Vec;
use core::ffi::c_char;

/// A dict of the environment as the program found it.
pub(super) fn environment() -> Owned {
    let dict = parts::dict();
    for entry in system_process::environment() {
        // A name may begin with the sign.
        let Some(at) = entry.iter().skip(1).position(|&byte| byte == b'=').map(|at| at + 1) else { continue };
        if let (Ok(name), Ok(value)) = (text(&entry[..at]), text(&entry[at + 1..])) {
            let _ = parts::set(dict.value(), name.value(), value.value());
        }
    }
    dict
}

macro_rules! ids {
    ($($name:ident $i:literal)*) => { $( pub(super) fn $name() -> Res { Ok(parts::int(system_process::ids()[$i])) } )* };
}
ids! { getpid 0 getppid 1 getuid 2 geteuid 3 getgid 4 getegid 5 }

pub(super) fn umask(mask: Value) -> Res {
    Ok(parts::int(system_process::set_mask(number(mask)? as u32).into()))
}

pub(super) fn cpu_count() -> Res {
    Ok(parts::int(system_process::processors()))
}

pub(super) fn urandom(size: Value) -> Res {
    let size = int::convert::to_index(size)?;
    if size < 0 {
        return Err(value_error("negative argument not allowed"));
    }
    let mut filled = alloc::vec![0; size as usize];
    host::random_bytes(&mut filled);
    Ok(bytes::from_vec(filled))
}

pub(super) fn system(command: Value) -> Res {
    let command = path("system", "command", command)?;
    Ok(parts::int(system_process::system(&command.text).into()))
}

pub(super) fn strerror(code: Value) -> Res {
    text(host::error_text(number(code)?))
}

pub(super) fn putenv(name: Value, value: Value) -> Res {
    let (name, value) = (path("putenv", "name", name)?, path("putenv", "value", value)?);
    system_process::set_environment(&name.text, Some(&value.text)).map_err(os_error).map(nothing)
}

pub(super) fn unsetenv(name: Value) -> Res {
    let name = path("unsetenv", "name", name)?;
    system_process::set_environment(&name.text, None).map_err(os_error).map(nothing)
}

pub(super) fn uname() -> Res {
    let names: Res<Vec<Owned>> = system_process::system_names().iter().map(|name| text(name)).collect();
    Ok(UNAME_FIELDS.make(names?))
}

pub(super) fn library_version() -> Res {
    text(&system_process::library_version())
}

pub(super) fn kill(process: Value, signal: Value) -> Res {
    system_process::kill(number(process)?, number(signal)?).map_err(os_error)?;
    // One to this process has come by now.
    if let Some(run) = crate::rt::rt().on_signal.get() {
        run()?;
    }
    Ok(Owned::NONE)
}

pub(super) fn set_signal(signal: Value, ignore: Value) -> Res {
    system_process::set_signal(number(signal)?, dispatch::truth(ignore)?).map_err(os_error).map(nothing)
}

pub(super) fn waitpid(process: Value, options: Value) -> Res {
    let (found, status) = system_process::wait(number(process)?, number(options)?).map_err(os_error)?;
    Ok(parts::tuple_of(alloc::vec![parts::int(found.into()), parts::int(status.into())]))
}

fn strings(list: Value) -> Res<Vec<CString>> {
    parts::items(list).iter().map(|&one| path("execve", "args", one).map(|path| path.text)).collect()
}

fn pointers(strings: &[CString]) -> Vec<*const c_char> {
    strings.iter().map(|one| one.as_ptr()).chain([core::ptr::null()]).collect()
}

/// Starts a program: `(program, arguments, environment or None, folder or None, (stdin, stdout, stderr))`.
pub(super) fn start(program: Value, arguments: Value, environment: Value, folder: Value, streams: Value) -> Res {
    let program = path("execve", "path", program)?;
    let arguments = strings(arguments)?;
    let environment = if environment.is_none() { None } else { Some(strings(environment)?) };
    let folder = if folder.is_none() { None } else { Some(path("chdir", "path", folder)?) };
    let mut fds = [-1; 3];
    for (fd, &given) in fds.iter_mut().zip(parts::items(streams)) {
        *fd = number(given)?;
    }
    let variables = environment.as_ref().map(|list| pointers(list));
    let started = system_process::start(&system_process::Start {
        program: &program.text,
        arguments: &pointers(&arguments),
        environment: variables.as_deref(),
        folder: folder.as_ref().map(|folder| folder.text.as_c_str()),
        streams: fds,
    });
    started.map_err(|errno| program.error(errno)).map(|process| parts::int(process.into()))
}

/// Which of the `(descriptor, writing)` pairs are ready.
pub(super) fn poll(fds: Value, timeout: Value) -> Res {
    let mut all = Vec::new();
    for &pair in parts::items(fds) {
        let [fd, writing] = parts::items(pair) else { continue };
        all.push((number(*fd)?, dispatch::truth(*writing)?));
    }
    let ready = system_process::poll(&all, number(timeout)?).map_err(os_error)?;
    Ok(parts::list(ready.into_iter().map(Owned::from).collect()))
}

pub(super) fn leave(status: Value) -> Res {
    host::exit(number(status)?)
}
