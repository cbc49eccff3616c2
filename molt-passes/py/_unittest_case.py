"""Test cases and what they assert."""

from _unittest_result import TestResult, _qualified, _triple


class SkipTest(Exception):
    __module__ = "unittest.case"


class _ShouldStop(Exception):
    pass


def skip(reason):
    def decorator(item):
        if not isinstance(item, type):
            function = item

            def wrapper(*args, **kwargs):
                raise SkipTest(reason)

            wrapper.__name__ = function.__name__
            wrapper.__doc__ = function.__doc__
            item = wrapper
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if callable(reason) and not isinstance(reason, str):
        function, reason = reason, ""
        return decorator(function)
    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    return _same if condition else skip(reason)


def _same(item):
    return item


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


def _short(obj, limit=80):
    try:
        result = repr(obj)
    except Exception:
        result = object.__repr__(obj)
    return result


def _clip(s, before, after):
    cut = len(s) - before - after
    return f"{s[:before]}[{cut} chars]{s[len(s) - after:]}" if cut > 12 else s


def _both(*args):
    """Two values side by side: of what they begin with, and of what differs, only as much as 80 characters hold."""
    shown = [_short(a) for a in args]
    longest = max([len(s) for s in shown])
    if longest <= 80:
        return tuple(shown)
    prefix = shown[0]
    for s in shown[1:]:
        n = 0
        while n < len(prefix) and n < len(s) and prefix[n] == s[n]:
            n += 1
        prefix = prefix[:n]
    size = len(prefix)
    common = 80 - (longest - size + 5 + 12)
    if common > 5:
        prefix = _clip(prefix, 5, common)
        return tuple([prefix + s[size:] for s in shown])
    prefix = _clip(prefix, 5, 5)
    return tuple([prefix + _clip(s[size:], 41, 5) for s in shown])


def _safe(obj, short=False):
    result = _short(obj)
    if not short or len(result) < 80:
        return result
    return result[:80] + " [truncated]..."


class _Raises:
    """The context of `assertRaises` and `assertWarns`."""

    def __init__(self, expected, case, pattern=None):
        self.expected = expected
        self.case = case
        self.pattern = pattern
        self.msg = None
        self.obj_name = None

    def _named(self):
        if isinstance(self.expected, tuple):
            return str(self.expected)
        return self.expected.__name__

    def _fail(self, message):
        raise self.case.failureException(self.case._formatMessage(self.msg, message))

    def handle(self, name, args, kwargs):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        for kind in kinds:
            if not (isinstance(kind, type) and issubclass(kind, BaseException)):
                raise TypeError(f"{name}() arg 1 must be an exception type or tuple of exception types")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *args = args
        self.obj_name = getattr(function, "__name__", str(function))
        with self:
            function(*args, **kwargs)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            if self.obj_name:
                self._fail(f"{self._named()} not raised by {self.obj_name}")
            self._fail(f"{self._named()} not raised")
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.pattern is not None:
            text = str(exc_value)
            if not _search(self.pattern, text):
                shown = self.pattern if isinstance(self.pattern, str) else self.pattern.pattern
                self._fail(f'"{shown}" does not match "{text}"')
        return True


class _Warns:
    def __init__(self, expected, case, pattern=None):
        self.expected = expected
        self.case = case
        self.pattern = pattern
        self.msg = None
        self.obj_name = None

    def handle(self, name, args, kwargs):
        if not args:
            self.msg = kwargs.pop("msg", None)
            return self
        function, *args = args
        self.obj_name = getattr(function, "__name__", str(function))
        with self:
            function(*args, **kwargs)

    def __enter__(self):
        import warnings

        self._manager = warnings.catch_warnings(record=True)
        self.warnings = self._manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for m in self.warnings:
            if not isinstance(m.message, self.expected):
                continue
            if first is None:
                first = m.message
            if self.pattern is not None and not _search(self.pattern, str(m.message)):
                continue
            self.warning = m.message
            self.filename = m.filename
            self.lineno = m.lineno
            return
        name = self.expected.__name__ if isinstance(self.expected, type) else str(self.expected)
        if first is not None:
            message = f'"{self.pattern}" does not match "{first}"'
        elif self.obj_name:
            message = f"{name} not triggered by {self.obj_name}"
        else:
            message = f"{name} not triggered"
        raise self.case.failureException(self.case._formatMessage(self.msg, message))


def _search(pattern, text):
    if not isinstance(pattern, str):
        return pattern.search(text)
    try:
        import re
    except ImportError:
        return pattern in text
    return re.search(pattern, text)


def _logs(case, logger, level, none):
    # A program whose text calls this imports `logging`.
    from importlib import import_module
    from _unittest_logs import Logs

    return Logs(import_module("logging"), case, logger, level, none)


class _SubTest:
    def __init__(self, case, message, params):
        self.case = case
        self._message = message
        self.params = params
        self.failureException = case.failureException

    def _description(self):
        parts = []
        if self._message is not None:
            parts.append(f"[{self._message}]")
        if self.params:
            parts.append("({})".format(", ".join([f"{k}={v!r}" for k, v in self.params.items()])))
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.case.id()} {self._description()}"

    def shortDescription(self):
        return self.case.shortDescription()

    def __str__(self):
        return f"{self.case} {self._description()}"


class _SubContext:
    def __init__(self, case, message, params):
        self._case = case
        self._message = message
        self._params = params

    def __enter__(self):
        case = self._case
        self._outer = case._subparams
        case._subparams = {**case._subparams, **self._params}
        return None

    def __exit__(self, kind, error, tb):
        case = self._case
        sub = _SubTest(case, self._message, case._subparams)
        case._subparams = self._outer
        if kind is None:
            case._result.addSubTest(case, sub, None)
            return False
        if not issubclass(kind, Exception):
            return False
        result = case._result
        if issubclass(kind, SkipTest):
            result.addSkip(sub, str(error))
            return True
        case._failed = True
        result.addSubTest(case, sub, _triple(error))
        if result.failfast:
            raise _ShouldStop
        return True


_cases = []


class TestCase:
    __module__ = "unittest.case"

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        _cases.append(cls)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        method = getattr(self, methodName, None)
        if method is None:
            if methodName != "runTest":
                raise ValueError(f"no such test method in {type(self)}: {methodName}")
            self._testMethodDoc = "No test"
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subparams = {}
        self._result = None
        self._failed = False
        self._equality = {}

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        if "_class_cleanups" not in cls.__dict__:
            cls._class_cleanups = []
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        result = cm.__enter__()
        cls.addClassCleanup(cm.__exit__, None, None, None)
        return result

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    def addTypeEqualityFunc(self, typeobj, function):
        self._equality[typeobj] = function

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{_qualified(type(self))}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({_qualified(type(self))}.{self._testMethodName})"

    def __repr__(self):
        return f"<{_qualified(type(self))} testMethod={self._testMethodName}>"

    def subTest(self, msg=None, **params):
        return _SubContext(self, msg, params)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._attempt(function, *args, **kwargs)
        return not self._failed

    def _attempt(self, function, *args, **kwargs):
        """Runs a part of the test; whether it went well."""
        result = self._result
        try:
            function(*args, **kwargs)
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            self._skipped = True
            result.addSkip(self, str(error))
        except _ShouldStop:
            self._failed = True
        except BaseException as error:
            self._failed = True
            if self._expected:
                self._expected_error = error
            elif isinstance(error, self.failureException):
                result.addFailure(self, _triple(error))
            else:
                result.addError(self, _triple(error))
        return False

    def _set_up(self):
        self.setUp()

    def _tear_down(self):
        self.tearDown()

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
        method = getattr(self, self._testMethodName)
        try:
            if getattr(type(self), "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                why = getattr(type(self), "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")
                result.addSkip(self, why)
                return result
            # Only what is not skipped is counted.
            result.startTest(self)
            self._result = result
            self._failed = self._skipped = False
            self._expected_error = None
            self._expected = getattr(type(self), "__unittest_expecting_failure__", False) or getattr(
                method, "__unittest_expecting_failure__", False
            )
            if self._attempt(self._set_up):
                self._attempt(method)
                self._attempt(self._tear_down)
            self.doCleanups()
            if self._skipped:
                pass
            elif self._expected:
                if self._expected_error is not None:
                    result.addExpectedFailure(self, _triple(self._expected_error))
                elif not self._failed:
                    result.addUnexpectedSuccess(self)
            elif not self._failed:
                result.addSuccess(self)
            return result
        finally:
            result.stopTest(self)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        return f"{standardMsg} : {msg}"

    def _no(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._no(msg, f"{_safe(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._no(msg, f"{_safe(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second):
            own = self._equality.get(type(first))
            if own is not None:
                if isinstance(own, str):
                    own = getattr(self, own)
                own(first, second, msg=msg)
                return
            kind = type(first)
            if kind is str:
                return self.assertMultiLineEqual(first, second, msg)
            if kind is list:
                return self.assertListEqual(first, second, msg)
            if kind is tuple:
                return self.assertTupleEqual(first, second, msg)
            if kind is dict:
                return self.assertDictEqual(first, second, msg)
            if kind is set or kind is frozenset:
                return self.assertSetEqual(first, second, msg)
        if not first == second:
            self._no(msg, "%s != %s" % _both(first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._no(msg, f"{_safe(first)} == {_safe(second)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            standard = (
                f"{_safe(first)} != {_safe(second)} within {_safe(delta)} delta ({_safe(diff)} difference)"
            )
        else:
            if places is None:
                places = 7
            if round(diff, places) == 0:
                return
            standard = f"{_safe(first)} != {_safe(second)} within {places!r} places ({_safe(diff)} difference)"
        self._no(msg, standard)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            standard = f"{_safe(first)} == {_safe(second)} within {_safe(delta)} delta ({_safe(diff)} difference)"
        else:
            if places is None:
                places = 7
            if not first == second and round(diff, places) != 0:
                return
            standard = f"{_safe(first)} == {_safe(second)} within {places!r} places"
        self._no(msg, standard)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            name = seq_type.__name__
            if not isinstance(seq1, seq_type):
                raise self.failureException(f"First sequence is not a {name}: {_safe(seq1)}")
            if not isinstance(seq2, seq_type):
                raise self.failureException(f"Second sequence is not a {name}: {_safe(seq2)}")
        else:
            name = "sequence"
        if seq1 == seq2:
            return
        same = len(seq1) == len(seq2) and all(a is b or a == b for a, b in zip(seq1, seq2))
        if same and seq_type is None and type(seq1) is not type(seq2):
            return
        standard = "%ss differ: %s != %s\n" % ((name.capitalize(),) + _both(seq1, seq2))
        len1, len2 = len(seq1), len(seq2)
        for i in range(min(len1, len2)):
            if seq1[i] != seq2[i]:
                standard += "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _both(seq1[i], seq2[i]))
                break
        else:
            i = min(len1, len2)
        if len1 > len2:
            standard += "\nFirst %s contains %d additional elements.\n" % (name, len1 - len2)
            standard += "First extra element %d:\n%s\n" % (len2, _safe(seq1[len2]))
        elif len1 < len2:
            standard += "\nSecond %s contains %d additional elements.\n" % (name, len2 - len1)
            standard += "First extra element %d:\n%s\n" % (len1, _safe(seq2[len1]))
        self._no(msg, standard + _difference(self, seq1, seq2))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        first, second = set1.difference(set2), set2.difference(set1)
        if not (first or second):
            return
        lines = []
        for found, where in ((first, "first"), (second, "second")):
            if found:
                lines.append(f"Items in the {where} set but not the {'second' if where == 'first' else 'first'}:")
                lines.extend([repr(item) for item in found])
        self._no(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._no(msg, "%s != %s" % _both(d1, d2) + _difference(self, d1, d2))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        differences = []
        rest = second[:]
        seen = []
        for item in first + second:
            if item in seen:
                continue
            seen.append(item)
            a, b = first.count(item), second.count(item)
            if a != b:
                differences.append(f"First has {a}, Second has {b}:  {item!r}")
        if differences:
            self._no(msg, "Element counts were not equal:\n" + "\n".join(differences))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            self._no(msg, "%s != %s" % _both(first, second) + _difference(self, first, second))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._no(msg, f"{_safe(member)} not found in {_safe(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._no(msg, f"{_safe(member)} unexpectedly found in {_safe(container)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._no(msg, f"{_safe(expr1)} is not {_safe(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._no(msg, f"unexpectedly identical: {_safe(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._no(msg, f"{_safe(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._no(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._no(msg, f"{_safe(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._no(msg, f"{_safe(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._no(msg, f"{_safe(a)} not less than {_safe(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._no(msg, f"{_safe(a)} not less than or equal to {_safe(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._no(msg, f"{_safe(a)} not greater than {_safe(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._no(msg, f"{_safe(a)} not greater than or equal to {_safe(b)}")

    def assertRegex(self, text, expected_regex, msg=None):
        if not _search(expected_regex, text):
            shown = expected_regex if isinstance(expected_regex, str) else expected_regex.pattern
            self._no(msg, f"Regex didn't match: {shown!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if found := _search(unexpected_regex, text):
            shown = unexpected_regex if isinstance(unexpected_regex, str) else unexpected_regex.pattern
            matched = text[found.start() : found.end()]
            self._no(msg, f"Regex matched: {matched!r} matches {shown!r} in {text!r}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _logs(self, logger, level, True)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)


def _difference(case, first, second):
    """The lines that differ, where the module for that is there."""
    try:
        import difflib
    except ImportError:
        return ""
    if isinstance(first, str):
        a, b = first, second
        # Ends of lines are added, but none to a text that is empty.
        missing = not a.endswith("\n") or not b.endswith("\n") if a and b else not (a or b).endswith("\n")
        if missing:
            a, b = a and a + "\n", b and b + "\n"
        lines = difflib.ndiff(a.splitlines(keepends=True), b.splitlines(keepends=True))
        return _limited(case, "\n" + "".join(lines))
    try:
        import pprint
    except ImportError:
        return ""
    lines = difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())
    return _limited(case, "\n" + "\n".join(lines))


def _limited(case, shown):
    if case.maxDiff is None or len(shown) <= case.maxDiff:
        return shown
    return f"\nDiff is {len(shown)} characters long. Set self.maxDiff to None to see it."
