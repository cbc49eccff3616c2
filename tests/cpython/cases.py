"""Runs the cases of a module and says of each what became of it, a line at a time, so that a crash loses one case only.

The arguments name files: where the lines go, and which cases (a line each) are left out.
"""
import sys
import traceback
import unittest


class Lines(unittest.TestResult):
    def __init__(self, out):
        super().__init__()
        self.out = out
        self.bad = None

    def tell(self, word, test, error=None):
        if error is not None:
            exception = error if isinstance(error, BaseException) else error[1]
            text = "".join(traceback.format_exception(exception)).strip()
            print("----", word, test.id(), "\n" + text, file=self.out)
        print("=", word, test.id(), file=self.out, flush=True)

    def startTest(self, test):
        super().startTest(test)
        self.bad = None
        print("= start", test.id(), file=self.out, flush=True)

    def addSuccess(self, test):
        if self.bad is None:
            self.tell("ok", test)

    def addFailure(self, test, err):
        self.tell("fail", test, err)

    def addError(self, test, err):
        self.tell("error", test, err)

    def addSkip(self, test, reason):
        self.tell("skip", test)

    def addExpectedFailure(self, test, err):
        self.tell("ok", test)

    def addUnexpectedSuccess(self, test):
        self.tell("fail", test)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.bad = err
            kind = type(err) if isinstance(err, BaseException) else err[0]
            word = "fail" if issubclass(kind, test.failureException) else "error"
            self.tell(word, test, err)


def flat(suite):
    for each in suite:
        if isinstance(each, unittest.TestSuite):
            yield from flat(each)
        else:
            yield each


def run(module):
    unittest.main = lambda *args, **kwargs: None
    with open(sys.argv[2]) as file:
        left_out = set(file.read().split("\n"))
    with open(sys.argv[1], "w", encoding="utf-8", errors="backslashreplace") as out:
        try:
            loaded = unittest.defaultTestLoader.loadTestsFromModule(module)
        except Exception:
            # The cases are there though what adds others to them fails.
            module.load_tests = None
            loaded = unittest.defaultTestLoader.loadTestsFromModule(module)
        cases = [case for case in flat(loaded) if case.id() not in left_out]
        unittest.TestSuite(cases).run(Lines(out))
        print("= end", file=out, flush=True)
