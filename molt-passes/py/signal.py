"""Signals, and what the program does about them."""

import _signals
from enum import IntEnum


class Signals(IntEnum):
    """The signals of Linux."""

    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGSTKFLT = 16
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31
    SIGRTMIN = 34
    SIGRTMAX = 64


class Handlers(IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP = Signals.SIGHUP, Signals.SIGINT, Signals.SIGQUIT, Signals.SIGILL, Signals.SIGTRAP
SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGUSR1 = Signals.SIGABRT, Signals.SIGBUS, Signals.SIGFPE, Signals.SIGKILL, Signals.SIGUSR1
SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM = Signals.SIGSEGV, Signals.SIGUSR2, Signals.SIGPIPE, Signals.SIGALRM, Signals.SIGTERM
SIGSTKFLT, SIGCHLD, SIGCONT, SIGSTOP = Signals.SIGSTKFLT, Signals.SIGCHLD, Signals.SIGCONT, Signals.SIGSTOP
SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGXCPU = Signals.SIGTSTP, Signals.SIGTTIN, Signals.SIGTTOU, Signals.SIGURG, Signals.SIGXCPU
SIGXFSZ, SIGVTALRM, SIGPROF, SIGWINCH = Signals.SIGXFSZ, Signals.SIGVTALRM, Signals.SIGPROF, Signals.SIGWINCH
SIGIO, SIGPWR, SIGSYS, SIGRTMIN, SIGRTMAX = Signals.SIGIO, Signals.SIGPWR, Signals.SIGSYS, Signals.SIGRTMIN, Signals.SIGRTMAX
SIG_DFL, SIG_IGN = Handlers.SIG_DFL, Handlers.SIG_IGN
NSIG = 65

_texts = {
    1: "Hangup", 2: "Interrupt", 3: "Quit", 4: "Illegal instruction", 5: "Trace/breakpoint trap", 6: "Aborted", 7: "Bus error",
    8: "Floating point exception", 9: "Killed", 10: "User defined signal 1", 11: "Segmentation fault", 12: "User defined signal 2",
    13: "Broken pipe", 14: "Alarm clock", 15: "Terminated", 16: "Stack fault", 17: "Child exited", 18: "Continued",
    19: "Stopped (signal)", 20: "Stopped", 21: "Stopped (tty input)", 22: "Stopped (tty output)", 23: "Urgent I/O condition",
    24: "CPU time limit exceeded", 25: "File size limit exceeded", 26: "Virtual timer expired", 27: "Profiling timer expired",
    28: "Window changed", 29: "I/O possible", 30: "Power failure", 31: "Bad system call",
}


def default_int_handler(signum, frame, /):
    raise KeyboardInterrupt


_handlers = {2: default_int_handler, 13: SIG_IGN, 25: SIG_IGN}


def _number(signalnum):
    number = signalnum.__index__()
    if not 1 <= number < NSIG:
        raise ValueError("signal number out of range")
    return number


def _run(number):
    handler = _handlers.get(number)
    if callable(handler) and not isinstance(handler, Handlers):
        handler(number, None)


def signal(signalnum, handler, /):
    number = _number(signalnum)
    if handler in (0, 1) and isinstance(handler, int):
        handler = Handlers(handler)
        action = int(handler)
    elif callable(handler):
        action = 2
    else:
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    before = getsignal(number)
    _signals.set_handler(_run)
    _signals.set(number, action)
    _handlers[number] = handler
    return before


def getsignal(signalnum, /):
    return _handlers.get(_number(signalnum), SIG_DFL)


def raise_signal(signalnum, /):
    _signals.raise_signal(_number(signalnum))


def alarm(seconds, /):
    return _signals.alarm(seconds)


def pause():
    _signals.pause()


def strsignal(signalnum, /):
    return _texts.get(_number(signalnum))


def valid_signals():
    return {Signals(n) if n in Signals._value2member_map_ else n for n in range(1, NSIG) if n not in (32, 33)}


# Ctrl-C is an exception here as well, unless whoever started the program has it ignored.
_signals.set_handler(_run)
if _signals.set(2, 2) == 1:
    _signals.set(2, 1)
    _handlers[2] = SIG_IGN
