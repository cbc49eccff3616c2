"""Whose turn it is: the threads that could go on, those that wait for a time, and how one thread hands over to another."""

import time
from collections import deque
from heapq import heappop, heappush

import _threads

# Those that could go on, in the order they became so; those whose wait has a limit, the earliest first.
_ready = deque()
_sleeping = []
_count = 0


class Waiter:
    """A thread at a place where it waits."""

    __slots__ = ("thread", "woken", "queued")

    def __init__(self):
        self.thread = _threads.current()
        self.woken = False
        self.queued = False


def wake(waiter):
    if not waiter.queued:
        waiter.woken = waiter.queued = True
        _ready.append(waiter)


def wait(waiter, timeout=None):
    """Lets others go on until somebody wakes this one, or so many seconds have passed; whether somebody did."""
    global _count
    if timeout is not None and timeout >= 0:
        _count += 1
        heappush(_sleeping, (time.monotonic() + timeout, _count, waiter))
    following = _next()
    if following is None:
        raise RuntimeError("waiting for ever: no other thread could end the wait")
    if following is not waiter:
        _threads.switch(following.thread)
        if not waiter.queued:
            raise RuntimeError("waiting for ever: no other thread could end the wait")
    return waiter.woken


def give_way():
    """Puts this thread behind those that could go on; for one that was just started."""
    waiter = Waiter()
    wake(waiter)
    return waiter


def _next():
    """The thread whose turn it is, asleep until there is one; None where there never will be."""
    while True:
        now = time.monotonic()
        while _sleeping and (_sleeping[0][2].queued or _sleeping[0][0] <= now):
            waiter = heappop(_sleeping)[2]
            if not waiter.queued:
                waiter.queued = True
                _ready.append(waiter)
        if _ready:
            return _ready.popleft()
        if not _sleeping:
            return None
        _threads.set_sleeper(None)
        try:
            time.sleep(max(0.0, _sleeping[0][0] - now))
        finally:
            _threads.set_sleeper(sleep)


def sleep(seconds):
    """What `time.sleep` is while there are several threads."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    wait(Waiter(), seconds)


def begin(function):
    """Starts a thread that calls a function, which goes on at once; the number of the thread."""
    _threads.set_sleeper(sleep)

    def run():
        function()
        following = _next()
        # Where nothing can go on the main thread is told.
        return 0 if following is None else following.thread

    thread = _threads.spawn(run)
    give_way()
    _threads.switch(thread)
    return thread


def current():
    return _threads.current()
