"""Threads."""
import contextlib
import functools
import unittest

can_start_thread = True


def requires_working_threading(*, module=False):
    return None if module else lambda test: test


def reap_threads(func):
    return func


def threading_setup():
    return ()


def threading_cleanup(*original_values):
    pass


def join_thread(thread, timeout=None):
    thread.join(timeout)


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    yield


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    threads = list(threads)
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        if unlock:
            unlock()
        for thread in threads:
            thread.join()


class catch_threading_exception:
    def __enter__(self):
        raise unittest.SkipTest("watches threads")

    def __exit__(self, *exc):
        pass
