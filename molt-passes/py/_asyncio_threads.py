"""Calls in threads that the event loop waits for."""

import contextvars
import functools
from concurrent.futures import ThreadPoolExecutor

import _thread_turns


def run_in_executor(loop, executor, func, args):
    if executor is None:
        if loop._executor is None:
            loop._executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        executor = loop._executor
    future = loop.create_future()
    loop._jobs += 1
    loop._wait_for_threads = functools.partial(_wait, loop)
    executor.submit(func, *args).add_done_callback(functools.partial(_settle, loop, future))
    return future


def _settle(loop, future, job):
    loop._jobs -= 1
    loop.call_soon(_give, future, job)
    if loop._waiter is not None:
        _thread_turns.wake(loop._waiter)


def _give(future, job):
    if future.cancelled():
        return
    error = job.exception()
    if error is None:
        future.set_result(job.result())
    else:
        future.set_exception(error)


def _wait(loop, timeout):
    """Lets threads go on until one has done what the loop waits for, or a timer is due."""
    loop._waiter = _thread_turns.Waiter()
    try:
        _thread_turns.wait(loop._waiter, timeout)
    finally:
        loop._waiter = None


def with_context(func, args, kwargs):
    return functools.partial(contextvars.copy_context().run, func, *args, **kwargs)
