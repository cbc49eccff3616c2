"""Warnings caught, counted and left alone."""
import contextlib
import functools
import re
import warnings


class WarningsRecorder:
    def __init__(self, warnings_list):
        self._warnings = warnings_list
        self._last = 0

    def __getattr__(self, attr):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], attr)
        if attr in ("message", "category", "filename", "lineno", "file", "line"):
            return None
        raise AttributeError(f"{self!r} has no attribute {attr!r}")

    @property
    def warnings(self):
        return self._warnings[self._last:]

    def reset(self):
        self._last = len(self._warnings)


@contextlib.contextmanager
def check_warnings(*filters, quiet=None):
    if not filters:
        filters = (("", Warning),)
        quiet = True if quiet is None else quiet
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield WarningsRecorder(caught)
    left = [warning.message for warning in caught]
    missing = []
    for message, category in filters:
        hits = [w for w in left if re.match(message, str(w), re.I) and issubclass(w.__class__, category)]
        if not hits and not quiet:
            missing.append((message, category.__name__))
        left = [w for w in left if w not in hits]
    if left:
        raise AssertionError(f"unhandled warning {left[0]}")
    if missing:
        raise AssertionError(f"filter {missing[0]} did not catch any warning")


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.filterwarnings("always", message=message, category=category)
        yield
    testcase.assertEqual(caught, [])


def check_no_resource_warning(testcase):
    return check_no_warnings(testcase, category=ResourceWarning, force_gc=True)


def check_syntax_warning(testcase, statement, errtext="", *, lineno=1, offset=None):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SyntaxWarning)
        compile(statement, "<testcase>", "exec")
    testcase.assertEqual(len(caught), 1)
    testcase.assertRegex(str(caught[0].message), errtext)


def ignore_warnings(*, category):
    def decorate(test):
        @functools.wraps(test)
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(self, *args, **kwargs)
        return wrapper
    return decorate


@contextlib.contextmanager
def ignore_fork_in_thread_deprecation_warnings():
    yield


@contextlib.contextmanager
def save_restore_warnings_filters():
    kept = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = kept
