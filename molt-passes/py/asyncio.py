"""Coroutines on one thread: what waits for several of them, with time limits, and the names of the other parts."""

from _asyncio_core import (
    AbstractEventLoop,
    CancelledError,
    Future,
    Handle,
    InvalidStateError,
    Runner,
    Task,
    TimerHandle,
    _named,
    all_tasks,
    create_task,
    current_task,
    ensure_future,
    get_event_loop,
    get_running_loop,
    iscoroutine,
    iscoroutinefunction,
    isfuture,
    new_event_loop,
    run,
    set_event_loop,
)
from _asyncio_sync import (
    Barrier,
    BoundedSemaphore,
    BrokenBarrierError,
    Condition,
    Event,
    LifoQueue,
    Lock,
    PriorityQueue,
    Queue,
    QueueEmpty,
    QueueFull,
    Semaphore,
)

TimeoutError = TimeoutError
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


class _Pass:
    """One step outside the loop's turn."""

    def __await__(self):
        yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _Pass()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


class _Gathering(Future):
    """The future of `gather`: cancelling it cancels all that it waits for."""

    __module__ = "asyncio.tasks"

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        empty = get_event_loop().create_future()
        empty.set_result([])
        return empty
    futures = {}
    children = []
    finished = 0
    outer = None
    loop = None

    def outcome(future):
        if future.cancelled():
            return CancelledError("" if future._cancel_message is None else future._cancel_message)
        error = future.exception()
        return future.result() if error is None else error

    def done(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._cancelled_error())
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished == len(futures):
            results = [outcome(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(future._cancelled_error())
            else:
                outer.set_result(results)

    for arg in coros_or_futures:
        future = futures.get(arg)
        if future is None:
            future = ensure_future(arg, loop=loop)
            loop = future.get_loop()
            futures[arg] = future
            if future.done():
                loop.call_soon(done, future)
            else:
                future.add_done_callback(done)
        children.append(future)
    outer = _Gathering(children, loop=loop)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isinstance(fs, Future) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any([iscoroutine(f) for f in fs]):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()
    left = len([f for f in fs if not f.done()])
    enough = return_when == FIRST_COMPLETED and left < len(fs)
    if return_when == FIRST_EXCEPTION:
        enough = any([f.done() and not f.cancelled() and f.exception() is not None for f in fs])

    def completed(future):
        nonlocal left
        left -= 1
        failed = return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or failed:
            _set_unless_done(waiter, None)

    if left and not enough:
        timer = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter, None)
        waiting = [f for f in fs if not f.done()]
        for f in waiting:
            f.add_done_callback(completed)
        try:
            await waiter
        finally:
            if timer is not None:
                timer.cancel()
            for f in waiting:
                f.remove_done_callback(completed)
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}


def as_completed(fs, *, timeout=None):
    if isinstance(fs, Future) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    loop = get_event_loop()
    todo = {ensure_future(f, loop=loop) for f in set(fs)}
    done = Queue()
    timer = None

    def expired():
        for f in todo:
            f.remove_done_callback(completed)
            done.put_nowait(None)
        todo.clear()

    def completed(future):
        if not todo:
            return
        todo.remove(future)
        done.put_nowait(future)
        if not todo and timer is not None:
            timer.cancel()

    async def next_one():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for f in todo:
        f.add_done_callback(completed)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, expired)
    for _ in range(len(todo)):
        yield next_one()


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(future):
        if outer.cancelled():
            return
        if future.cancelled():
            outer.cancel()
        elif future.exception() is not None:
            outer.set_exception(future.exception())
        else:
            outer.set_result(future.result())

    def outer_done(future):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


class Timeout:
    """Cancels the task inside `async with` at a time."""

    __module__ = "asyncio.timeouts"

    def __init__(self, when):
        self._when = when
        self._state = "created"
        self._task = None
        self._handler = None

    def __repr__(self):
        info = f" when={round(self._when, 3)}" if self._state == "active" and self._when is not None else ""
        return f"<Timeout [{self._state}]{info}>"

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._handler is not None:
            self._handler.cancel()
        if when is None:
            self._handler = None
        else:
            loop = get_running_loop()
            if when <= loop.time():
                self._handler = loop.call_soon(self._expire)
            else:
                self._handler = loop.call_at(when, self._expire)

    def expired(self):
        return self._state in ("expiring", "expired")

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._cancelling = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, traceback):
        if self._handler is not None:
            self._handler.cancel()
            self._handler = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and kind is CancelledError:
                raise TimeoutError from error
        elif self._state == "active":
            self._state = "finished"
        return None

    def _expire(self):
        self._task.cancel()
        self._state = "expiring"
        self._handler = None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


async def wait_for(fut, timeout):
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        fut.cancel()
        try:
            return await fut
        except CancelledError as error:
            raise TimeoutError from error
    async with Timeout(None if timeout is None else get_running_loop().time() + timeout):
        return await fut


async def to_thread(func, /, *args, **kwargs):
    from _asyncio_threads import with_context

    return await get_running_loop().run_in_executor(None, with_context(func, args, kwargs))


class TaskGroup:
    """Tasks that are all done when `async with` ends; the first that fails ends the others."""

    __module__ = "asyncio.taskgroups"

    def __init__(self):
        self._entered = self._exiting = self._aborting = False
        self._loop = self._parent = self._completed = self._base_error = None
        self._cancelled_parent = False
        self._tasks = []
        self._errors = []

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<TaskGroup{' '.join(info)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._entered = True
        self._loop = get_running_loop()
        self._parent = current_task()
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        return self

    async def __aexit__(self, kind, error, traceback):
        self._exiting = True
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        propagate = error if kind is CancelledError else None
        if self._cancelled_parent and self._parent.uncancel() == 0:
            propagate = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._completed is None:
                self._completed = self._loop.create_future()
            try:
                await self._completed
            except CancelledError as cancelled:
                if not self._aborting:
                    propagate = cancelled
                    self._abort()
            self._completed = None
        if self._base_error is not None:
            raise self._base_error
        if propagate is not None and not self._errors:
            raise propagate
        if kind is not None and kind is not CancelledError:
            self._errors.append(error)
        if self._errors:
            errors, self._errors = self._errors, None
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = _named(self._loop.create_task(coro, context=context), name)
        self._tasks.append(task)
        task.add_done_callback(self._done)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _done(self, task):
        self._tasks.remove(task)
        if self._completed is not None and not self._tasks and not self._completed.done():
            self._completed.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        if self._parent.done():
            return
        if not self._aborting and not self._cancelled_parent:
            self._abort()
            self._cancelled_parent = True
            self._parent.cancel()
