"""Locks and the like for programs of one thread. There are no other threads, so that waiting for one is an error."""

import time

TIMEOUT_MAX = 9223372036.0


class Lock:
    """A lock that nobody else can hold."""

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if self._held:
            return _no(blocking, timeout)
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()


def _no(blocking, timeout):
    if not blocking:
        return False
    if timeout is None or timeout < 0:
        raise RuntimeError("waiting for ever: no other thread could end the wait")
    time.sleep(timeout)
    return False


class RLock:
    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if self._value == 0:
            return _no(blocking, timeout)
        self._value -= 1
        return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial = value

    def release(self, n=1):
        if self._value + n > self._initial:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    def __init__(self):
        self._set = False

    def is_set(self):
        return self._set

    def set(self):
        self._set = True

    def clear(self):
        self._set = False

    def wait(self, timeout=None):
        return self._set or _no(True, timeout)


class local:
    """Attributes of this thread."""


class _MainThread:
    name = "MainThread"
    daemon = False
    native_id = ident = 1

    def __repr__(self):
        return f"<_MainThread(MainThread, started {self.ident})>"

    def getName(self):
        return self.name

    def is_alive(self):
        return True


_main = _MainThread()


def current_thread():
    return _main


def main_thread():
    return _main


def get_ident():
    return _main.ident


def active_count():
    return 1


def enumerate():
    return [_main]
