"""What became of tests."""

import _traceback

_FOLDER = "<molt>/"


def _qualified(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


class TestResult:
    __module__ = "unittest.result"

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.shouldStop = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def stop(self):
        self.shouldStop = True

    def _stops(self):
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, _report(err[1], test)))
        self._stops()

    def addFailure(self, test, err):
        self.failures.append((test, _report(err[1], test)))
        self._stops()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            found = self.failures if issubclass(err[0], test.failureException) else self.errors
            found.append((subtest, _report(err[1], test)))
            self._stops()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, _report(err[1], test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._stops()

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def __repr__(self):
        return f"<{_qualified(type(self))} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"


def _triple(error):
    """What a result is told of an exception."""
    return type(error), error, error.__traceback__


def _report(error, test, seen=None):
    """The report of an exception without the frames of this module."""
    seen = [] if seen is None else seen
    seen.append(error)
    out = ""
    if error.__cause__ is not None and error.__cause__ not in seen:
        out = _report(error.__cause__, test, seen)
        out += "\nThe above exception was the direct cause of the following exception:\n\n"
    elif error.__context__ is not None and not error.__suppress_context__ and error.__context__ not in seen:
        out = _report(error.__context__, test, seen)
        out += "\nDuring handling of the above exception, another exception occurred:\n\n"
    entries = []
    tb = error.__traceback__
    while tb is not None:
        found = _traceback.entry(tb)
        if found is not None and not found[0].startswith((_FOLDER + "unittest", _FOLDER + "_unittest")):
            entries.append(found[7])
        tb = tb.tb_next
    if entries:
        out += "Traceback (most recent call last):\n" + "".join(entries)
    return out + _traceback.last_lines(error)
