"""What became of tests."""

import sys
from io import StringIO

import _traceback

_FOLDER = "<molt>/"


def _qualified(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


class TestResult:
    __module__ = "unittest.result"

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.buffer = False
        self._mirrors = False
        self.shouldStop = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []

    def startTest(self, test):
        self.testsRun += 1
        self._mirrors = False
        if self.buffer:
            self._streams = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = StringIO(), StringIO()

    def stopTest(self, test):
        if self.buffer and sys.stdout is not self._streams[0]:
            kept = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = self._streams
            if self._mirrors:
                for stream, own, name in zip(self._streams, kept, ("Stdout", "Stderr")):
                    if own.getvalue():
                        stream.write(_headed(name, own.getvalue()))

    def _reported(self, err, test):
        """The report of an exception, with what the test wrote when that is kept."""
        report = _report(err[1], test)
        if self.buffer and isinstance(sys.stdout, StringIO):
            self._mirrors = True
            for stream, name in ((sys.stdout, "Stdout"), (sys.stderr, "Stderr")):
                if stream.getvalue():
                    report += _headed(name, stream.getvalue())
        return report

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
        self.errors.append((test, self._reported(err, test)))
        self._stops()

    def addFailure(self, test, err):
        self.failures.append((test, self._reported(err, test)))
        self._stops()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            found = self.failures if issubclass(err[0], test.failureException) else self.errors
            found.append((subtest, self._reported(err, test)))
            self._stops()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._reported(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._stops()

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def __repr__(self):
        return f"<{_qualified(type(self))} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"


def _headed(name, text):
    return f"\n{name}:\n{text}" + ("" if text.endswith("\n") else "\n")


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
    return out + _traceback.last_lines(error, True)
