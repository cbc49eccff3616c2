"""Calls whose results come later, made by threads of a pool."""

import threading
import time
from collections import deque, namedtuple
from types import GenericAlias

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

_PENDING = "PENDING"
_RUNNING = "RUNNING"
_CANCELLED = "CANCELLED"
_NOTIFIED = "CANCELLED_AND_NOTIFIED"
_FINISHED = "FINISHED"


class Error(Exception):
    __module__ = "concurrent.futures._base"


class CancelledError(Error):
    __module__ = "concurrent.futures._base"


class InvalidStateError(Error):
    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    __module__ = "concurrent.futures._base"


TimeoutError = TimeoutError


class Future:
    """A result that comes later."""

    __module__ = "concurrent.futures._base"
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self):
        self._condition = threading.Condition()
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        state = {_NOTIFIED: _CANCELLED}.get(self._state, self._state).lower()
        shown = ""
        if self._state == _FINISHED:
            if self._exception:
                shown = f" raised {self._exception.__class__.__name__}"
            else:
                shown = f" returned {self._result.__class__.__name__}"
        return f"<{self.__class__.__name__} at {id(self):#x} state={state}{shown}>"

    def _settled(self):
        return self._state in (_CANCELLED, _NOTIFIED, _FINISHED)

    def cancel(self):
        with self._condition:
            if self._state in (_RUNNING, _FINISHED):
                return False
            if self._state in (_CANCELLED, _NOTIFIED):
                return True
            self._state = _CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in (_CANCELLED, _NOTIFIED)

    def running(self):
        return self._state == _RUNNING

    def done(self):
        return self._settled()

    def add_done_callback(self, fn):
        if not self._settled():
            self._done_callbacks.append(fn)
            return
        self._call(fn)

    def _call(self, fn):
        try:
            fn(self)
        except Exception:
            import sys
            import traceback

            print(f"exception calling callback for {self!r}", file=sys.stderr)
            traceback.print_exc()

    def _invoke_callbacks(self):
        for fn in self._done_callbacks:
            self._call(fn)

    def _outcome(self, timeout):
        """Waits until there is an outcome; the exception, if it is one."""
        with self._condition:
            if not self._settled():
                self._condition.wait(timeout)
            if self._state in (_CANCELLED, _NOTIFIED):
                raise CancelledError()
            if self._state != _FINISHED:
                raise TimeoutError()
            return self._exception

    def result(self, timeout=None):
        exception = self._outcome(timeout)
        if exception is not None:
            try:
                raise exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        return self._outcome(timeout)

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == _CANCELLED:
                self._state = _NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self)
                self._condition.notify_all()
                return False
            if self._state == _PENDING:
                self._state = _RUNNING
                return True
            raise RuntimeError("Future in unexpected state")

    def _settle(self, result, exception):
        with self._condition:
            if self._settled():
                raise InvalidStateError("{}: {!r}".format(self._state, self))
            self._result = result
            self._exception = exception
            self._state = _FINISHED
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        self._settle(result, None)

    def set_exception(self, exception):
        self._settle(None, exception)


class _Waiter:
    """Learns of futures that are done."""

    def __init__(self, futures):
        self.event = threading.Event()
        self.finished = []
        self.futures = futures
        for future in futures:
            future._waiters.append(self)

    def add(self, future):
        self.finished.append(future)
        self.event.set()

    def leave(self):
        for future in self.futures:
            if self in future._waiters:
                future._waiters.remove(self)


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def _failed(future):
    return not future.cancelled() and future._exception is not None


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    end = None if timeout is None else time.monotonic() + timeout
    while True:
        done = {future for future in fs if future._settled()}
        if return_when == FIRST_COMPLETED and done:
            break
        if return_when == FIRST_EXCEPTION and any([_failed(future) for future in done]):
            break
        if len(done) == len(fs):
            break
        waiter = _Waiter(fs - done)
        try:
            if not waiter.event.wait(None if end is None else max(0.0, end - time.monotonic())):
                break
        finally:
            waiter.leave()
    done = {future for future in fs if future._settled()}
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    end = None if timeout is None else time.monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    finished = [future for future in fs if future._settled()]
    pending = fs - set(finished)
    waiter = _Waiter(pending)
    try:
        yield from finished
        while pending:
            remaining = None if end is None else end - time.monotonic()
            if remaining is not None and remaining < 0:
                raise TimeoutError("%d (of %d) futures unfinished" % (len(pending), total))
            waiter.event.wait(remaining)
            found, waiter.finished = waiter.finished, []
            waiter.event.clear()
            for future in found:
                pending.discard(future)
            yield from found
    finally:
        waiter.leave()


class Executor:
    """What makes calls."""

    __module__ = "concurrent.futures._base"

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else timeout + time.monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                futures.reverse()
                while futures:
                    future = futures.pop()
                    try:
                        yield future.result() if end is None else future.result(end - time.monotonic())
                    finally:
                        future.cancel()
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


_pools = 0


class ThreadPoolExecutor(Executor):
    """Threads that make calls."""

    __module__ = "concurrent.futures.thread"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        global _pools
        if max_workers is None:
            import os

            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work = deque()
        self._available = threading.Condition()
        self._idle = 0
        self._threads = []
        self._shutdown = False
        self._prefix = thread_name_prefix or "ThreadPoolExecutor-%d" % _pools
        if not thread_name_prefix:
            _pools += 1
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        with self._available:
            self._work.append((future, fn, args, kwargs))
            self._available.notify()
        if self._idle > 0:
            self._idle -= 1
        elif len(self._threads) < self._max_workers:
            thread = threading.Thread(name="%s_%d" % (self._prefix, len(self._threads)), target=self._serve)
            self._threads.append(thread)
            thread.start()
        return future

    def _serve(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)
        while True:
            with self._available:
                if not self._work:
                    if self._shutdown:
                        return
                    self._idle += 1
                while not self._work:
                    if self._shutdown:
                        return
                    self._available.wait()
                future, fn, args, kwargs = self._work.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = fn(*args, **kwargs)
            except BaseException as exc:
                future.set_exception(exc)
            else:
                future.set_result(result)
            del future, fn, args, kwargs

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._available:
            self._shutdown = True
            if cancel_futures:
                while self._work:
                    self._work.popleft()[0].cancel()
            self._available.notify_all()
        if wait:
            for thread in self._threads:
                thread.join()
