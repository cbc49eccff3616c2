"""The event loop, futures and tasks of `asyncio`: one thread, a queue of what is ready, a heap of timers."""

import contextvars
import heapq
import math
import sys
import time
import _current
import _traceback
from collections import deque


class CancelledError(BaseException):
    """The future or task was cancelled."""

    __module__ = "asyncio.exceptions"


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""

    __module__ = "asyncio.exceptions"


class _Running:
    """What runs now: the loop, and the task of each loop."""

    def __init__(self):
        self.loop = None
        self.chosen = None
        self.tasks = {}
        self.counter = 0


_running = _Running()


async def _probe():
    pass


_sample = _probe()
CoroutineType = type(_sample)
_sample.close()


def iscoroutine(value):
    return type(value) is CoroutineType


def iscoroutinefunction(function):
    function = getattr(function, "__func__", function)
    code = getattr(function, "__code__", None)
    return code is not None and bool(code.co_flags & 128)


def _call_text(callback, args):
    name = getattr(callback, "__qualname__", None) or getattr(callback, "__name__", None) or repr(callback)
    return f"{name}({', '.join([repr(arg) for arg in args])})"


class Handle:
    """A call that the loop will make."""

    __module__ = "asyncio.events"

    def __init__(self, callback, args, loop):
        self._callback, self._args, self._loop = callback, args, loop
        self._cancelled = False

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._callback(*self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            shown = _call_text(self._callback, self._args)
            self._loop.call_exception_handler(
                {"message": f"Exception in callback {shown}", "exception": error, "handle": self}
            )

    def __repr__(self):
        if self._cancelled:
            return f"<{type(self).__name__} cancelled>"
        return f"<{type(self).__name__} {_call_text(self._callback, self._args)}>"


class TimerHandle(Handle):
    """A call at a time."""

    __module__ = "asyncio.events"

    def __init__(self, when, callback, args, loop):
        super().__init__(callback, args, loop)
        self._when = when

    def when(self):
        return self._when

    def __lt__(self, other):
        return self._when < other._when


class Future:
    """A result that will be there."""

    __module__ = "asyncio"
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = loop if loop is not None else get_event_loop()
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._callbacks = []
        self._cancel_message = None
        self._cancelled_exc = None

    def _shown(self):
        if self._state != "FINISHED":
            return [self._state.lower()]
        if self._exception is not None:
            return ["finished", f"exception={self._exception!r}"]
        return ["finished", f"result={self._result!r}"]

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._shown())}>"

    def get_loop(self):
        return self._loop

    def cancelled(self):
        return self._state == "CANCELLED"

    def done(self):
        return self._state != "PENDING"

    def _cancelled_error(self):
        if self._cancelled_exc is not None:
            error, self._cancelled_exc = self._cancelled_exc, None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def result(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            self._loop._unseen.pop(id(self), None)
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Exception is not set.")
        if self._exception is not None:
            self._loop._unseen.pop(id(self), None)
        return self._exception

    def _finish(self, state):
        self._state = state
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    def cancel(self, msg=None):
        if self._state != "PENDING":
            return False
        self._cancel_message = msg
        self._finish("CANCELLED")
        return True

    def set_result(self, result):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._result = result
        self._finish("FINISHED")

    def set_exception(self, exception):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        self._loop._unseen[id(self)] = self
        self._finish("FINISHED")

    def add_done_callback(self, fn, *, context=None):
        if self._state != "PENDING":
            self._loop.call_soon(fn, self)
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        kept = [callback for callback in self._callbacks if callback != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


class Task(Future):
    """A coroutine that the loop drives."""

    __module__ = "asyncio"

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _running.counter += 1
            name = f"Task-{_running.counter}"
        self._name = str(name)
        self._coro = coro
        self._waits_for = None
        self._must_cancel = False
        self._cancel_requests = 0
        self._context = contextvars.copy_context() if context is None else context
        self._loop._tasks[id(self)] = self
        self._loop.call_soon(self._step)

    def _shown(self):
        state, *rest = super()._shown()
        if state == "pending" and self._cancel_requests and self._must_cancel:
            state = "cancelling"
        coro = self._coro
        what = "done" if self.done() else "running"
        shown = [state, f"name={self._name!r}", f"coro=<{coro.__qualname__}() {what}>"]
        if self._waits_for is not None:
            shown.append(f"wait_for={self._waits_for!r}")
        return shown + rest

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancel_requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
        return self._cancel_requests

    def _end(self, state):
        del self._loop._tasks[id(self)]
        self._finish(state)

    def get_context(self):
        return self._context

    def _step(self, error=None):
        context = self._context
        before = context._enter()
        try:
            self._go_on(error)
        finally:
            context._leave(before)

    def _go_on(self, error):
        if self.done():
            raise InvalidStateError(f"_step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        _running.tasks[self._loop] = self
        try:
            given = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                self._end("CANCELLED")
            else:
                self._result = stop.value
                self._end("FINISHED")
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            self._end("CANCELLED")
        except (KeyboardInterrupt, SystemExit) as stop:
            self._exception = stop
            self._end("FINISHED")
            raise
        except BaseException as raised:
            self._exception = raised
            self._loop._unseen[id(self)] = self
            self._end("FINISHED")
        else:
            self._wait(given)
        finally:
            del _running.tasks[self._loop]
            self = None

    def _wait(self, given):
        """Goes on when what the coroutine gave is done."""
        if given is None:
            self._loop.call_soon(self._step)
        elif not isinstance(given, Future):
            self._loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {given!r}"))
        elif given._loop is not self._loop:
            self._loop.call_soon(
                self._step, RuntimeError(f"Task {self!r} got Future {given!r} attached to a different loop")
            )
        elif not given._asyncio_future_blocking:
            self._loop.call_soon(
                self._step, RuntimeError(f"yield was used instead of yield from in task {self!r} with {given!r}")
            )
        elif given is self:
            self._loop.call_soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
        else:
            given._asyncio_future_blocking = False
            given.add_done_callback(self._wake)
            self._waits_for = given
            if self._must_cancel and given.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _wake(self, future):
        error = None
        try:
            future.result()
        except BaseException as raised:
            error = raised
        # Not while that is handled: it is no context of what the coroutine raises.
        self._step(error)
        self = error = None


class EventLoop:
    """A queue of calls that are ready and a heap of those that wait for their time."""

    def __init__(self):
        self._ready = deque()
        self._timers = []
        # By their addresses, in the order in which they were made.
        self._tasks = {}
        # Those whose exceptions nobody has asked for.
        self._unseen = {}
        self._stopping = False
        self._running = False
        self._closed = False
        self._debug = False
        self._handler = None
        # What threads do for the loop, and how it waits for them.
        self._jobs = 0
        self._executor = None
        self._waiter = None
        self._wait_for_threads = None

    def __repr__(self):
        return f"<_UnixSelectorEventLoop running={self._running} closed={self._closed} debug={self._debug}>"

    def time(self):
        return time.monotonic()

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_open()
        return Task(coro, loop=self, name=name, context=context)

    def _check_open(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def call_soon(self, callback, *args, context=None):
        self._check_open()
        if context is not None:
            callback, args = context.run, (callback, *args)
        handle = Handle(callback, args, self)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def run_in_executor(self, executor, func, *args):
        from _asyncio_threads import run_in_executor

        self._check_open()
        return run_in_executor(self, executor, func, args)

    def set_default_executor(self, executor):
        self._executor = executor

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_open()
        handle = TimerHandle(when, callback, args, self)
        heapq.heappush(self._timers, handle)
        return handle

    def set_exception_handler(self, handler):
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def call_exception_handler(self, context):
        if self._handler is not None:
            self._handler(self, context)
        else:
            self.default_exception_handler(context)

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        lines.extend([f"{key}: {context[key]!r}" for key in sorted(context) if key not in ("message", "exception")])
        error = context.get("exception")
        if _current.log_error is not None:
            _current.log_error("\n".join(lines), error)
        else:
            print("\n".join(lines), file=sys.stderr)
            if error is not None:
                sys.stderr.write(_traceback.report(error))

    def _tell_unseen(self, holders):
        """Reports the failures that nobody can ask for any more, since only the table holds them."""
        for key, future in list(self._unseen.items()):
            if sys.getrefcount(future) <= holders:
                del self._unseen[key]
                message = f"{type(future).__name__} exception was never retrieved"
                self.call_exception_handler({"message": message, "exception": future._exception, "future": future})

    def stop(self):
        self._stopping = True

    def _run_once(self):
        timers = self._timers
        while timers and timers[0]._cancelled:
            heapq.heappop(timers)
        if not self._ready and not self._stopping:
            if not timers and not self._jobs:
                raise RuntimeError("the event loop waits for something that nothing in the program will do")
            pause = timers[0]._when - self.time() if timers else None
            if self._jobs:
                if pause is None or pause > 0:
                    self._wait_for_threads(pause)
            elif pause > 0:
                # In whole milliseconds, as the system's own waiting takes them.
                time.sleep(math.ceil(pause * 1000) / 1000)
        end = self.time() + 1e-9
        while timers and timers[0]._when < end:
            timer = heapq.heappop(timers)
            if not timer._cancelled:
                self._ready.append(timer)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()
            handle = None
        if self._unseen:
            self._tell_unseen(4)

    def run_forever(self):
        self._check_open()
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _running.loop is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._running = True
        _running.loop = self
        sys.set_asyncgen_hooks(None, self._finalize)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = self._running = False
            _running.loop = None
            sys.set_asyncgen_hooks(None, None)

    def _finalize(self, generator):
        """An asynchronous generator that nobody holds any more ends in a task of its own."""
        if not self._closed:
            self.call_soon(self.create_task, _awaited(generator.aclose()))

    def run_until_complete(self, future):
        self._check_open()
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _running.loop is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        future = ensure_future(future, loop=self)
        future.add_done_callback(self._stop_after)
        try:
            self.run_forever()
        finally:
            future.remove_done_callback(self._stop_after)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _stop_after(self, future):
        self.stop()

    async def shutdown_asyncgens(self):
        # Those that nobody holds any more end in tasks of their own, which have their turn meanwhile.
        pass

    async def shutdown_default_executor(self, timeout=None):
        if self._executor is not None:
            self._executor.shutdown(wait=True)

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        if self._unseen:
            self._tell_unseen(sys.maxsize)
        self._closed = True
        self._ready.clear()
        self._timers.clear()
        if self._executor is not None:
            self._executor.shutdown(wait=False)


AbstractEventLoop = EventLoop


def new_event_loop():
    return EventLoop()


def set_event_loop(loop):
    _running.chosen = loop


def get_running_loop():
    if _running.loop is None:
        raise RuntimeError("no running event loop")
    return _running.loop


def get_event_loop():
    if _running.loop is not None:
        return _running.loop
    if _running.chosen is None:
        _running.chosen = EventLoop()
    return _running.chosen


def isfuture(value):
    return isinstance(value, Future)


async def _awaited(awaitable):
    return await awaitable


def ensure_future(value, *, loop=None):
    if isinstance(value, Future):
        if loop is not None and loop is not value._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return value
    if not iscoroutine(value):
        if not hasattr(type(value), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        value = _awaited(value)
    if loop is None:
        loop = get_event_loop()
    return loop.create_task(value)


def create_task(coro, *, name=None, context=None):
    return _named(get_running_loop().create_task(coro, context=context), name)


def _named(task, name):
    """Takes the name after its number was given away, as CPython's own ways of making tasks do."""
    if name is not None:
        task.set_name(name)
    return task


def current_task(loop=None):
    return _running.tasks.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    return set((get_running_loop() if loop is None else loop)._tasks.values())


class Runner:
    """Runs coroutines on a loop of its own, which it closes in the end."""

    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._factory = loop_factory or EventLoop
        self._debug = debug
        self._loop = None
        self._context = contextvars.copy_context()

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *_):
        self.close()

    def get_loop(self):
        if self._loop is None:
            self._loop = self._factory()
            if self._debug is not None:
                self._loop.set_debug(self._debug)
            set_event_loop(self._loop)
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _running.loop is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        context = self._context if context is None else context
        return loop.run_until_complete(loop.create_task(coro, context=context))

    def close(self):
        loop, self._loop = self._loop, None
        if loop is None or loop._closed:
            return
        try:
            left = list(loop._tasks.values())
            for task in left:
                task.cancel()
            if left:
                loop.run_until_complete(loop.create_task(_all_of(left), name="shutdown"))
            for task in left:
                if not task.cancelled() and task._exception is not None:
                    loop.call_exception_handler(
                        {
                            "message": "unhandled exception during asyncio.run() shutdown",
                            "exception": task._exception,
                            "task": task,
                        }
                    )
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            set_event_loop(None)
            loop.close()


async def _all_of(tasks):
    for task in tasks:
        try:
            await task
        except BaseException:
            pass


def run(main, *, debug=None, loop_factory=None):
    if _running.loop is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)
