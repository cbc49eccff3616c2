"""Threads that take turns: each goes on until it waits for something or ends. A wait that nothing can end is an error."""

import _current
import _thread_turns
import atexit
import sys
from _thread_turns import Waiter
from collections import deque, namedtuple

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError


def get_ident():
    return _running().ident


get_native_id = get_ident


def _limit(blocking, timeout):
    """The limit of a wait for a lock; None for none."""
    if not blocking:
        if timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        return 0
    if timeout is None or timeout == -1:
        return None
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    return timeout


class _Waiters:
    """Those that wait for the same thing."""

    def __init__(self):
        self._waiting = deque()

    def wait(self, timeout=None):
        waiter = Waiter()
        self._waiting.append(waiter)
        try:
            return _thread_turns.wait(waiter, timeout)
        finally:
            if waiter in self._waiting:
                self._waiting.remove(waiter)

    def wake(self, n=1):
        while n > 0 and self._waiting:
            _thread_turns.wake(self._waiting.popleft())
            n -= 1

    def __len__(self):
        return len(self._waiting)

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread.lock' object")


class Lock:
    __module__ = "_thread"
    __qualname__ = "lock"

    def __init__(self):
        self._held = False
        self._waiters = _Waiters()

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread.lock' object")

    def acquire(self, blocking=True, timeout=-1):
        timeout = _limit(blocking, timeout)
        while self._held:
            if timeout == 0 or not self._waiters.wait(timeout):
                return False
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False
        if self._waiters._waiting:
            self._waiters.wake()

    def locked(self):
        return self._held

    def __enter__(self):
        # Nearly always it is free.
        if self._held:
            return self.acquire()
        self._held = True
        return True

    # What `with` tells has parameters of its own: else a tuple would be made of it.
    def __exit__(self, kind=None, value=None, traceback=None, /, *more):
        if not self._held or self._waiters._waiting:
            self.release()
        else:
            self._held = False

    def __repr__(self):
        return f"<{'locked' if self._held else 'unlocked'} _thread.lock object at {id(self):#x}>"


Lock.__name__ = "lock"


class RLock:
    __module__ = "_thread"

    def __init__(self):
        self._owner = None
        self._count = 0
        self._waiters = _Waiters()

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread.RLock' object")

    def acquire(self, blocking=True, timeout=-1):
        me = _thread_turns.current()
        timeout = _limit(blocking, timeout)
        while self._count and self._owner != me:
            if timeout == 0 or not self._waiters.wait(timeout):
                return False
        self._owner = me
        self._count += 1
        return True

    def release(self):
        if not self._count or self._owner != _thread_turns.current():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._waiters.wake()

    def _is_owned(self):
        return self._count > 0 and self._owner == _thread_turns.current()

    def _release_save(self):
        count = self._count
        self._count = 1
        self.release()
        return count

    def _acquire_restore(self, count):
        self.acquire()
        self._count = count

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind=None, value=None, traceback=None, /, *more):
        self.release()

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return f"<{state} _thread.RLock object owner={self._owner or 0} count={self._count} at {id(self):#x}>"


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._waiters = _Waiters()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def _is_owned(self):
        return self._lock._is_owned() if isinstance(self._lock, RLock) else self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        lock = self._lock
        nested = isinstance(lock, RLock)
        count = lock._release_save() if nested else lock.release()
        try:
            return self._waiters.wait(timeout) if timeout is None or timeout > 0 else False
        finally:
            if nested:
                lock._acquire_restore(count)
            else:
                lock.acquire()

    def wait_for(self, predicate, timeout=None):
        import time

        end = None if timeout is None else time.monotonic() + timeout
        result = predicate()
        while not result:
            if end is not None:
                timeout = end - time.monotonic()
                if timeout <= 0:
                    break
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._waiters.wake(n)

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all

    def __repr__(self):
        return "<Condition(%s, %d)>" % (self._lock, len(self._waiters))


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value
        self._waiters = _Waiters()

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        while self._value == 0:
            if not blocking or timeout is not None and timeout <= 0 or not self._waiters.wait(timeout):
                return False
        self._value -= 1
        return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n
        self._waiters.wake(n)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def __repr__(self):
        kind = self.__class__
        return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: value={self._value}>"


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    def __init__(self):
        self._set = False
        self._waiters = _Waiters()

    def is_set(self):
        return self._set

    isSet = is_set

    def set(self):
        self._set = True
        self._waiters.wake(len(self._waiters))

    def clear(self):
        self._set = False

    def wait(self, timeout=None):
        if not self._set and (timeout is None or timeout > 0):
            # One that was woken was told, even where the event was cleared since.
            return self._waiters.wait(timeout) or self._set
        return self._set

    def __repr__(self):
        kind = self.__class__
        return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: {'set' if self._set else 'unset'}>"


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Lets so many threads pass together."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._waiters = _Waiters()
        self._count = 0
        self._broken = False

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        if self._broken:
            raise BrokenBarrierError
        index = self._count
        self._count += 1
        if self._count == self._parties:
            try:
                if self._action:
                    self._action()
            except BaseException:
                self.abort()
                raise
            self._count = 0
            self._waiters.wake(len(self._waiters))
        elif not self._waiters.wait(timeout):
            self.abort()
            raise BrokenBarrierError
        elif self._broken:
            raise BrokenBarrierError
        return index

    def reset(self):
        if self._count:
            self.abort()
        self._broken = False
        self._count = 0

    def abort(self):
        self._broken = True
        self._count = 0
        self._waiters.wake(len(self._waiters))

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count

    @property
    def broken(self):
        return self._broken


_names = 0
_first_ident = 140000000000000
_alive = {}


def _new_name(target):
    global _names
    _names += 1
    name = "Thread-%d" % _names
    target = getattr(target, "__name__", None)
    return name if target is None else f"{name} ({target})"


class Thread:
    """A function that takes turns with the others."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        self._target = target
        self._name = _new_name(target) if name is None else str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._done = False
        self._started = False
        self._joiners = _Waiters()

    def start(self):
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = True
        atexit.unregister(_join_all)
        atexit.register(_join_all)
        _thread_turns.begin(self._bootstrap)

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def _bootstrap(self):
        number = _thread_turns.current()
        self._ident = _first_ident + number
        _alive[number] = self
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as e:
            excepthook(ExceptHookArgs((type(e), e, e.__traceback__, self)))
        self._done = True
        del _alive[number]
        self._joiners.wake(len(self._joiners))

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if not self._done and (timeout is None or timeout > 0):
            self._joiners.wait(timeout)

    def is_alive(self):
        return self._started and not self._done

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def getName(self):
        return self._name

    def setName(self, name):
        self._name = str(name)

    def isDaemon(self):
        return self._daemonic

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def __repr__(self):
        status = "initial" if not self._started else "stopped" if self._done else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += " %s" % self._ident
        return "<%s(%s, %s)>" % (self.__class__.__name__, self._name, status)


class Timer(Thread):
    """Calls a function later, unless it is cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        self._name = "MainThread"
        self._daemonic = False
        self._ident = _first_ident
        self._started = True
        self._done = False
        self._joiners = _Waiters()


_main = _MainThread()
_alive[0] = _main

_HookArgs = namedtuple("_ExceptHookArgs", "exc_type exc_value exc_traceback thread")


class ExceptHookArgs(_HookArgs):
    __slots__ = ()

    def __new__(cls, args):
        return super().__new__(cls, *args)


def excepthook(args, /):
    """Tells of an exception that ended a thread."""
    if args.exc_type is SystemExit or sys.stderr is None:
        return
    import traceback

    name = get_ident() if args.thread is None else args.thread.name
    print(f"Exception in thread {name}:", file=sys.stderr, flush=True)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=sys.stderr)
    sys.stderr.flush()


__excepthook__ = excepthook


def _join_all():
    """At the end of the program: every thread but the daemons comes to its own."""
    for thread in list(_alive.values()):
        if thread is not _main and not thread.daemon:
            thread.join()


def _running():
    return _alive.get(_thread_turns.current(), _main)


def current_thread():
    return _running()


_current.current_thread = current_thread


currentThread = current_thread


def main_thread():
    return _main


def active_count():
    return len(_alive)


activeCount = active_count


def enumerate():
    return list(_alive.values())


class local:
    """Attributes that every thread has for itself."""

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_local__args", (args, kwargs))
        object.__setattr__(self, "_local__dicts", {_thread_turns.current(): {}})
        return self

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread._local' object")

    def __getattribute__(self, name):
        own = _own(self)
        if name == "__dict__":
            return own
        if name in own:
            return own[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError("%r object attribute '__dict__' is read-only" % self.__class__.__name__)
        _own(self)[name] = value

    def __delattr__(self, name):
        own = _own(self)
        if name not in own:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        del own[name]


local.__name__ = local.__qualname__ = "_local"
local.__module__ = "_thread"


def _own(this):
    """The attributes of this thread; where it has none yet, `__init__` makes them."""
    dicts = object.__getattribute__(this, "_local__dicts")
    thread = _thread_turns.current()
    if thread not in dicts:
        dicts[thread] = {}
        args, kwargs = object.__getattribute__(this, "_local__args")
        kind = type(this)
        if kind.__init__ is not object.__init__:
            kind.__init__(this, *args, **kwargs)
    return dicts[thread]


def settrace(func):
    pass


def setprofile(func):
    pass


def stack_size(size=0):
    return 0
