"""Tests: cases, their assertions, and a runner that reports as text."""

import sys
import time
from fnmatch import fnmatchcase

from _unittest_case import SkipTest, TestCase, _cases, expectedFailure, skip, skipIf, skipUnless
from _unittest_result import TestResult, _qualified, _triple


class TextTestResult(TestResult):
    __module__ = "unittest.runner"
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True

    def getDescription(self, test):
        doc = test.shortDescription()
        if self.descriptions and doc:
            return "\n".join((str(test), doc))
        return str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
            self.stream.flush()
            self._newline = False

    def _told(self, test, long, short):
        if self.showAll:
            if self._newline:
                self.stream.write(self.getDescription(test) + " ... ")
            self.stream.write(long + "\n")
            self._newline = True
            self.stream.flush()
        elif self.dots:
            self.stream.write(short)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            if self.showAll:
                if not self._newline:
                    self._newline = True
                    self.stream.write("\n")
                self.stream.write("  " + self.getDescription(subtest) + " ... ")
                self.stream.write("FAIL\n" if failed else "ERROR\n")
            elif self.dots:
                self.stream.write("F" if failed else "E")
            self.stream.flush()
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._told(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._told(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._told(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._told(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._told(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._told(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.write("\n")
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.write(self.separator1 + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, err in errors:
            self.stream.write(self.separator1 + "\n")
            self.stream.write(f"{flavour}: {self.getDescription(test)}\n")
            self.stream.write(self.separator2 + "\n")
            self.stream.write(err + "\n")
            self.stream.flush()


class TestSuite:
    __module__ = "unittest.suite"

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        return f"<unittest.suite.TestSuite tests={self._tests!r}>"

    def addTest(self, test):
        if isinstance(test, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])

    def run(self, result):
        last = module = None
        ready = True
        for test in _flat(self):
            if result.shouldStop:
                break
            cls = type(test)
            if cls is not last:
                _close_class(last, result)
                last = cls
                if module is None or cls.__module__ != module:
                    _close_module(module, ready, result)
                    module = cls.__module__
                    ready = _open_module(module, result)
                    result._moduleSetUpFailed = not ready
                if ready:
                    _open_class(cls, result)
            if not ready or getattr(cls, "_class_setup_failed", False):
                continue
            test(result)
        _close_class(last, result)
        _close_module(module, ready, result)
        return result

    def __call__(self, result):
        return self.run(result)


def _flat(suite):
    for test in suite:
        if isinstance(test, TestSuite):
            yield from _flat(test)
        else:
            yield test


class _ClassError:
    failureException = None

    def __init__(self, description):
        self.description = description

    def shortDescription(self):
        return None

    def id(self):
        return self.description

    def __str__(self):
        return self.description

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"


def _tell(result, error, name, parent):
    """An error, or a skip, outside of any test."""
    what = _ClassError(f"{name} ({parent})")
    if isinstance(error, SkipTest):
        result.addSkip(what, str(error))
    else:
        result.addError(what, _triple(error))


def _open_class(cls, result):
    cls._class_setup_failed = False
    if getattr(result, "_moduleSetUpFailed", False) or getattr(cls, "__unittest_skip__", False) or not hasattr(cls, "setUpClass"):
        return
    try:
        cls.setUpClass()
    except Exception as error:
        cls._class_setup_failed = True
        _tell(result, error, "setUpClass", _qualified(cls))
        _clean_class(cls, result, "setUpClass")


def _close_class(cls, result):
    if cls is None or getattr(cls, "_class_setup_failed", False) or getattr(cls, "__unittest_skip__", False):
        return
    if getattr(result, "_moduleSetUpFailed", False) or not hasattr(cls, "tearDownClass"):
        return
    try:
        cls.tearDownClass()
    except Exception as error:
        _tell(result, error, "tearDownClass", _qualified(cls))
    _clean_class(cls, result, "tearDownClass")


def _clean_class(cls, result, name):
    for error in _run_cleanups(cls.__dict__.get("_class_cleanups", [])):
        _tell(result, error, name, _qualified(cls))


def _run_cleanups(cleanups):
    """Calls what was noted, the last first, and forgets it; gives the errors."""
    errors = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    return errors


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    result = cm.__enter__()
    addModuleCleanup(cm.__exit__, None, None, None)
    return result


def doModuleCleanups():
    errors = _run_cleanups(_module_cleanups)
    if errors:
        raise errors[0]


def _fixture(name, module, result):
    """Runs what a module has for before or after its tests; whether it went well."""
    try:
        function = getattr(sys.modules.get(module), name, None)
        if function is not None:
            function()
        if name == "tearDownModule":
            doModuleCleanups()
        return True
    except Exception as error:
        _tell(result, error, name, module)
    return False


def _open_module(module, result):
    if _fixture("setUpModule", module, result):
        return True
    doModuleCleanups()
    return False


def _close_module(module, was_opened, result):
    if module is not None and was_opened:
        _fixture("tearDownModule", module, result)


class IsolatedAsyncioTestCase(TestCase):
    """A case whose parts may be coroutines, run one after the other in a loop of its own."""

    __module__ = "unittest.async_case"

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, function, /, *args, **kwargs):
        self.addCleanup(function, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        result = await cm.__aenter__()
        self.addAsyncCleanup(cm.__aexit__, None, None, None)
        return result

    def _finish(self, function, *args, **kwargs):
        result = function(*args, **kwargs)
        if hasattr(result, "__await__"):
            self._runner.run(result, context=self._context)

    def _attempt(self, function, *args, **kwargs):
        return super()._attempt(self._finish, function, *args, **kwargs)

    def _set_up(self):
        self.setUp()
        return self.asyncSetUp()

    def _tear_down(self):
        # The coroutine comes first here.
        self._finish(self.asyncTearDown)
        self.tearDown()

    def run(self, result=None):
        # A program that names this class imports `asyncio`.
        from importlib import import_module

        with import_module("asyncio").Runner(debug=True) as self._runner:
            self._context = import_module("contextvars").copy_context()
            return super().run(result)


class FunctionTestCase(TestCase):
    __module__ = "unittest.case"

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function = testFunc
        self._before = setUp
        self._after = tearDown
        self._description = description

    def setUp(self):
        if self._before is not None:
            self._before()

    def tearDown(self):
        if self._after is not None:
            self._after()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f"{_qualified(type(self))} ({self._function.__name__})"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._function.__doc__
        return doc.split("\n")[0].strip() if doc else None


_OWN = (TestCase, FunctionTestCase, IsolatedAsyncioTestCase)


class TestLoader:
    __module__ = "unittest.loader"

    testMethodPrefix = "test"
    testNamePatterns = None
    suiteClass = TestSuite

    def getTestCaseNames(self, testCaseClass):
        names = dir(testCaseClass)
        names = [n for n in sorted(names) if n.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, n))]
        patterns = self.testNamePatterns
        if patterns is None:
            return names
        whole = f"{_qualified(testCaseClass)}."
        return [n for n in names if any(fnmatchcase(whole + n, p) for p in patterns)]

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return TestSuite([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module=None, *, pattern=None):
        if module is not None and not isinstance(module, str):
            found = [getattr(module, name) for name in dir(module)]
            found = [cls for cls in found if isinstance(cls, type) and issubclass(cls, TestCase)]
            suite = TestSuite([self.loadTestsFromTestCase(cls) for cls in found if cls not in _OWN])
            load_tests = getattr(module, "load_tests", None)
            return suite if load_tests is None else load_tests(self, suite, pattern)
        name = getattr(module, "__name__", "__main__")
        cases = [cls for cls in _cases if cls.__module__ == name]
        cases.sort(key=lambda cls: cls.__name__)
        suite = TestSuite([self.loadTestsFromTestCase(cls) for cls in cases])
        load_tests = getattr(sys.modules.get(name), "load_tests", None)
        return suite if load_tests is None else load_tests(self, suite, pattern)

    def loadTestsFromName(self, name, module=None):
        first, _, rest = name.partition(".")
        for cls in _cases:
            if cls.__name__ == first:
                if rest:
                    return TestSuite([cls(rest)])
                return self.loadTestsFromTestCase(cls)
        raise AttributeError(f"module '__main__' has no attribute '{first}'")

    def loadTestsFromNames(self, names, module=None):
        return TestSuite([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TextTestRunner:
    __module__ = "unittest.runner"

    resultclass = TextTestResult

    def __init__(
        self,
        stream=None,
        descriptions=True,
        verbosity=1,
        failfast=False,
        buffer=False,
        resultclass=None,
        warnings=None,
        *,
        tb_locals=False,
        durations=None,
    ):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        result = self.resultclass(self.stream, self.descriptions, self.verbosity)
        result.failfast = self.failfast
        result.buffer = self.buffer
        start = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - start
        result.printErrors()
        if hasattr(result, "separator2"):
            self.stream.write(result.separator2 + "\n")
        run = result.testsRun
        self.stream.write("Ran %d test%s in %.3fs\n" % (run, "" if run == 1 else "s", taken))
        self.stream.write("\n")
        infos = []
        if not result.wasSuccessful():
            self.stream.write("FAILED")
            if result.failures:
                infos.append(f"failures={len(result.failures)}")
            if result.errors:
                infos.append(f"errors={len(result.errors)}")
        elif run == 0 and not result.skipped:
            self.stream.write("NO TESTS RAN")
        else:
            self.stream.write("OK")
        if result.skipped:
            infos.append(f"skipped={len(result.skipped)}")
        if result.expectedFailures:
            infos.append(f"expected failures={len(result.expectedFailures)}")
        if result.unexpectedSuccesses:
            infos.append(f"unexpected successes={len(result.unexpectedSuccesses)}")
        self.stream.write(f" ({', '.join(infos)})\n" if infos else "\n")
        self.stream.flush()
        return result


class TestProgram:
    __module__ = "unittest.main"

    def __init__(
        self,
        module="__main__",
        defaultTest=None,
        argv=None,
        testRunner=None,
        testLoader=defaultTestLoader,
        exit=True,
        verbosity=1,
        failfast=None,
        catchbreak=None,
        buffer=None,
        warnings=None,
        *,
        tb_locals=False,
        durations=None,
    ):
        names = []
        patterns = []
        rest = iter((sys.argv if argv is None else argv)[1:])
        for arg in rest:
            if arg in ("-v", "--verbose"):
                verbosity = 2
            elif arg in ("-q", "--quiet"):
                verbosity = 0
            elif arg in ("-f", "--failfast"):
                failfast = True
            elif arg in ("-b", "--buffer"):
                buffer = True
            elif arg == "-k" or arg.startswith("-k") and not arg.startswith("--"):
                pattern = arg[2:] or next(rest, "")
                patterns.append(pattern if "*" in pattern else f"*{pattern}*")
            elif not arg.startswith("-"):
                names.append(arg)
        if patterns:
            testLoader.testNamePatterns = patterns
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        suite = testLoader.loadTestsFromNames(names) if names else testLoader.loadTestsFromModule()
        if testRunner is None:
            testRunner = TextTestRunner
        if isinstance(testRunner, type):
            testRunner = testRunner(verbosity=verbosity, failfast=bool(failfast), buffer=bool(buffer))
        self.result = testRunner.run(suite)
        if exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram


