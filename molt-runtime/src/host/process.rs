//! System calls about processes and their surroundings. Errors are the `errno`.

#![allow(clippy::missing_errors_doc)]

use super::{checked, errno};
use alloc::vec::Vec;
use core::ffi::{CStr, c_char};

unsafe extern "C" {
    static environ: *const *const c_char;
}

/// Every `NAME=value` of the environment.
pub fn environment() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    // SAFETY: a list of terminated strings that ends with null; nothing changes it meanwhile.
    unsafe {
        let mut at = environ;
        while !at.is_null() && !(*at).is_null() {
            all.push(CStr::from_ptr(*at).to_bytes().to_vec());
            at = at.add(1);
        }
    }
    all
}

/// Sets a variable of the environment, or removes it.
pub fn set_environment(name: &CStr, value: Option<&CStr>) -> Result<(), i32> {
    // SAFETY: terminated strings, which the call copies.
    let done = unsafe {
        match value {
            Some(value) => libc::setenv(name.as_ptr(), value.as_ptr(), 1),
            None => libc::unsetenv(name.as_ptr()),
        }
    };
    checked(done.into()).map(drop)
}

/// Runs a command of the shell: its wait status.
pub fn system(command: &CStr) -> i32 {
    // SAFETY: a terminated string.
    unsafe { libc::system(command.as_ptr()) }
}

/// Process, parent, user, effective user, group and effective group.
pub fn ids() -> [i64; 6] {
    // SAFETY: these calls only ask.
    unsafe {
        [
            libc::getpid().into(),
            libc::getppid().into(),
            libc::getuid().into(),
            libc::geteuid().into(),
            libc::getgid().into(),
            libc::getegid().into(),
        ]
    }
}

/// Sets the mask of permissions: the old one.
pub fn set_mask(mask: u32) -> u32 {
    // SAFETY: a number.
    unsafe { libc::umask(mask) }
}

/// How many processors are online.
pub fn processors() -> i64 {
    // SAFETY: a number.
    unsafe { libc::sysconf(libc::_SC_NPROCESSORS_ONLN) }
}

/// Sends a signal.
pub fn kill(process: i32, signal: i32) -> Result<(), i32> {
    // SAFETY: numbers.
    checked(unsafe { libc::kill(process, signal) }.into()).map(drop)
}

/// System, node, release, version, machine.
pub fn system_names() -> [Vec<u8>; 5] {
    // SAFETY: all zeroes is a valid value of the struct, whose fields the call terminates.
    unsafe {
        let mut names: libc::utsname = core::mem::zeroed();
        libc::uname(&mut names);
        [&names.sysname, &names.nodename, &names.release, &names.version, &names.machine]
            .map(|name| CStr::from_ptr(name.as_ptr()).to_bytes().to_vec())
    }
}

/// The name and version of the C library, as `confstr` says it.
pub fn library_version() -> Vec<u8> {
    let mut text = [0u8; 128];
    // SAFETY: the call writes no more than it is told there is room for.
    let size = unsafe { libc::confstr(libc::_CS_GNU_LIBC_VERSION, text.as_mut_ptr().cast(), text.len()) };
    text[..size.saturating_sub(1).min(text.len())].to_vec()
}

/// How a process is started.
pub struct Start<'a> {
    /// The program, looked for along `PATH`.
    pub program: &'a CStr,
    /// Its arguments, the name first, a null pointer last.
    pub arguments: &'a [*const c_char],
    /// Its environment, a null pointer last; nothing for the same.
    pub environment: Option<&'a [*const c_char]>,
    /// The folder it works in.
    pub folder: Option<&'a CStr>,
    /// What become its standard streams, -1 for the same.
    pub streams: [i32; 3],
}

/// Starts a process: its number.
pub fn start(start: &Start) -> Result<i32, i32> {
    // SAFETY: the descriptor structs are initialised before and destroyed after use; strings are terminated and lists end with null.
    unsafe {
        let mut actions: libc::posix_spawn_file_actions_t = core::mem::zeroed();
        libc::posix_spawn_file_actions_init(&mut actions);
        for (onto, &fd) in start.streams.iter().enumerate() {
            if fd >= 0 {
                libc::posix_spawn_file_actions_adddup2(&mut actions, fd, onto as i32);
            }
        }
        if let Some(folder) = start.folder {
            libc::posix_spawn_file_actions_addchdir_np(&mut actions, folder.as_ptr());
        }
        let environment = start.environment.map_or(environ, |list| list.as_ptr());
        let mut process = 0;
        let failed = libc::posix_spawnp(
            &mut process,
            start.program.as_ptr(),
            &actions,
            core::ptr::null(),
            start.arguments.as_ptr().cast(),
            environment.cast(),
        );
        libc::posix_spawn_file_actions_destroy(&mut actions);
        if failed == 0 { Ok(process) } else { Err(failed) }
    }
}

/// Waits for a process: its number and wait status.
pub fn wait(process: i32, options: i32) -> Result<(i32, i32), i32> {
    let mut status = 0;
    loop {
        // SAFETY: a live int.
        match unsafe { libc::waitpid(process, &mut status, options) } {
            -1 if errno() == libc::EINTR => {}
            -1 => return Err(errno()),
            found => return Ok((found, status)),
        }
    }
}

/// Waits until one of the descriptors can be read, or written where `writing` says so; which can. No descriptor is -1.
pub fn poll(fds: &[(i32, bool)], milliseconds: i32) -> Result<Vec<bool>, i32> {
    let event = |writing| if writing { libc::POLLOUT } else { libc::POLLIN };
    let mut all: Vec<_> = fds.iter().map(|&(fd, writing)| libc::pollfd { fd, events: event(writing), revents: 0 }).collect();
    // SAFETY: a live list of this length.
    checked(unsafe { libc::poll(all.as_mut_ptr(), all.len() as libc::nfds_t, milliseconds) }.into())?;
    Ok(all.iter().map(|one| one.revents != 0).collect())
}

/// What a signal does from now on: the default, or nothing.
pub fn set_signal(signal: i32, ignore: bool) -> Result<(), i32> {
    let action = if ignore { libc::SIG_IGN } else { libc::SIG_DFL };
    // SAFETY: both actions run no code of ours.
    if unsafe { libc::signal(signal, action) } == libc::SIG_ERR { Err(errno()) } else { Ok(()) }
}
