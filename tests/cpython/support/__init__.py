"""What CPython's test files use of `test.support`, for any Python: our own text, with the meaning of the original.

What asks about CPython itself (sizes, counts of references, its own limits) says no: those cases are skipped.
"""
import contextlib
import functools
import gc
import io
import os
import sys
import unittest

verbose = 0
failfast = False
use_resources = None
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
LOOPBACK_TIMEOUT = 5.0
MAX_Py_ssize_t = sys.maxsize
_1G = 1024 ** 3
_2G = 2 * 1024 ** 3
_4G = 4 * 1024 ** 3
C_RECURSION_LIMIT = 1500
EXCEEDS_RECURSION_LIMIT = 5000
is_emscripten = is_wasi = is_android = is_jython = False
has_fork_support = has_subprocess_support = True
MISSING_C_DOCSTRINGS = False
HAVE_DOCSTRINGS = True
Py_DEBUG = False
Py_GIL_DISABLED = False
PGO = False
TEST_HOME_DIR = os.getcwd()
TEST_DATA_DIR = os.path.join(TEST_HOME_DIR, "test")
REPO_ROOT = TEST_HOME_DIR
darwin_malloc_err_warning = None


class Error(Exception):
    pass


class TestFailed(Error):
    def __init__(self, msg, *args, stats=None):
        self.msg = msg
        self.stats = stats
        super().__init__(msg, *args)

    def __str__(self):
        return self.msg


class ResourceDenied(unittest.SkipTest):
    pass


def _leave_out(reason):
    return unittest.skip(reason)


def cpython_only(test):
    return _leave_out("about CPython itself")(test)


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return lambda test: test
    return _leave_out(msg or "about an implementation")


def check_impl_detail(**guards):
    """Whether details of an implementation are tested: none are, so only what guards name as false is left in."""
    return bool(guards) and not any(guards.values())


def _as_it_is(test):
    return test


requires_IEEE_754 = _as_it_is
requires_docstrings = _as_it_is
no_tracing = _as_it_is
skip_if_pgo_task = _as_it_is
skip_on_s390x = _as_it_is
no_rerun = lambda reason: _as_it_is


def requires_subprocess():
    return _as_it_is


def requires_fork():
    return _as_it_is


def requires_working_socket(*, module=False):
    return None if module else _leave_out("no sockets")


def requires_mac_ver(*version):
    return _as_it_is


def skip_if_sanitizer(reason=None, **which):
    return _as_it_is


def check_sanitizer(**which):
    return False


def skip_emscripten_stack_overflow():
    return _as_it_is


def skip_wasi_stack_overflow():
    return _as_it_is


def requires_limited_api(test):
    return _leave_out("needs the C interface")(test)


def requires_legacy_unicode_capi():
    return _leave_out("needs the C interface")


def requires_specialization(test):
    return _leave_out("about CPython itself")(test)


def refcount_test(test):
    return _leave_out("counts references")(test)


def requires_gil_enabled(msg=None):
    return _as_it_is


def is_resource_enabled(resource):
    return False


def requires(resource, msg=None):
    raise ResourceDenied(msg or f"resource {resource!r} is not enabled")


def requires_resource(resource):
    return _leave_out(f"resource {resource!r} is not enabled")


def bigmemtest(size, memuse, dry_run=True):
    def decorate(test):
        @functools.wraps(test)
        def small(self):
            if not dry_run:
                self.skipTest("needs much memory")
            return test(self, 5147)
        small.size = size
        small.memuse = memuse
        return small
    return decorate


def bigaddrspacetest(test):
    return _leave_out("needs much memory")(test)


def anticipate_failure(condition):
    return unittest.expectedFailure if condition else _as_it_is


def run_with_locale(category, *locales):
    return _as_it_is


def run_with_tz(tz):
    return _leave_out("sets the time zone")


def gc_collect():
    gc.collect()
    gc.collect()
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextlib.contextmanager
def captured_output(stream_name):
    kept = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, kept)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    missing = object()
    old = getattr(obj, attr, missing)
    setattr(obj, attr, new_val)
    try:
        yield None if old is missing else old
    finally:
        if old is missing:
            if hasattr(obj, attr):
                delattr(obj, attr)
        else:
            setattr(obj, attr, old)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    missing = object()
    old = obj[item] if item in obj else missing
    obj[item] = new_val
    try:
        yield None if old is missing else old
    finally:
        if old is missing:
            obj.pop(item, None)
        else:
            obj[item] = old


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    current = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(current)


@contextlib.contextmanager
def infinite_recursion(max_depth=None):
    yield


def set_recursion_limit(limit):
    return contextlib.nullcontext()


def setswitchinterval(interval):
    sys.setswitchinterval(interval)


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


class catch_unraisable_exception:
    def __init__(self):
        self.unraisable = None

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self._old = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def __exit__(self, *exc):
        sys.unraisablehook = self._old
        self.unraisable = None


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    """The modules of a package are run one by one."""
    return standard_tests


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}") from None


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as cm:
        compile(statement, "<test string>", "exec")
    if lineno is not None:
        testcase.assertEqual(cm.exception.lineno, lineno)
    if offset is not None:
        testcase.assertEqual(cm.exception.offset, offset)


def run_code(code):
    names = {}
    exec(code, names)
    return names


def check_free_after_iterating(test, iter, cls, args=()):
    done = False

    def wrapper():
        class Dying(cls):
            def __del__(self):
                nonlocal done
                done = True
                try:
                    next(it)
                except StopIteration:
                    pass
        it = iter(Dying(*args))
        test.assertRaises(StopIteration, next, it)

    wrapper()
    gc_collect()
    test.assertTrue(done)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    if tp.__module__ != "builtins":
        qualname = f"{tp.__module__}.{tp.__qualname__}"
    else:
        qualname = tp.__qualname__
    message = f"cannot create {qualname!r} instances"
    testcase.assertRaisesRegex(TypeError, message, tp, *args, **kwds)


def check_sizeof(test, o, size):
    raise unittest.SkipTest("about CPython itself")


def calcobjsize(fmt):
    raise unittest.SkipTest("about CPython itself")


calcvobjsize = calcobjsize


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    if name_of_module is None:
        name_of_module = (module.__name__,)
    elif isinstance(name_of_module, str):
        name_of_module = (name_of_module,)
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        obj = getattr(module, name)
        if getattr(obj, "__module__", None) in name_of_module:
            expected.add(name)
        elif not hasattr(obj, "__module__") and type(obj) is not type(sys):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def sortdict(d):
    return "{" + ", ".join("%r: %r" % pair for pair in sorted(d.items())) + "}"


def findfile(filename, subdir=None):
    return os.path.join(TEST_DATA_DIR, *([subdir] if subdir else []), filename)


def run_in_subinterp(code):
    raise unittest.SkipTest("needs the C interface")


def wait_process(pid, *, exitcode, timeout=None):
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == exitcode


def maybe_get_event_loop_policy():
    import asyncio
    return asyncio.events._event_loop_policy


def check_no_resource_warning(testcase):
    return contextlib.nullcontext()


def flush_std_streams():
    sys.stdout.flush()
    sys.stderr.flush()


def print_warning(msg):
    print("Warning --", msg, file=sys.stderr)


def collision_stats(nbins, nballs):
    """Mean and deviation of the number of collisions when balls fall into bins at random."""
    empty = nbins * ((nbins - 1) / nbins) ** nballs
    pairs = nbins * (nbins - 1) * ((nbins - 2) / nbins) ** nballs
    variance = max(pairs + empty - empty * empty, 0.0)
    return nballs - (nbins - empty), variance ** 0.5


NHASHBITS = sys.hash_info.width if hasattr(sys, "hash_info") else 64


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


@functools.total_ordering
class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False


ALWAYS_EQ = _AlwaysEqual()
NEVER_EQ = _NeverEqual()
LARGEST = _Largest()
SMALLEST = _Smallest()

from . import hashlib_helper, import_helper, os_helper, script_helper, testcase, threading_helper, warnings_helper
