"""Examples in docstrings, run. The compiler makes a function of the examples of each docstring of a module that imports this."""

import sys
import traceback
from collections import namedtuple
from io import StringIO

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = 63
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = 64 + 128 + 256 + 512 + 1024

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."

TestResults = namedtuple("TestResults", "failed attempted")

# The tests of a module by its name, as the compiler hands them in.
_known = {}


def _register(module, name, filename, lineno, docstring, examples, function, object):
    made = [Example(source, want, lineno=line, indent=indent) for source, want, line, indent in examples]
    test = DocTest(made, None, name, filename, lineno, docstring)
    test._function, test._object = function, object
    _known.setdefault(module, []).append(test)


def _indent(s, indent=4):
    pad = " " * indent
    return "\n".join([pad + line if line else line for line in s.split("\n")])


def _is_header(line):
    line = line.rstrip()
    return line == "Traceback (most recent call last):" or line == "Traceback (innermost last):"


def _expected_exception(want):
    """The last part of a traceback that is expected; None where none is."""
    lines = want.split("\n")
    if not _is_header(lines[0]):
        return None
    for i in range(1, len(lines)):
        if lines[i][:1].isalnum() or lines[i][:1] == "_":
            return "\n".join(lines[i:])
    return None


def _directives(source, name="", lineno=0):
    """The options that comments of an example set or clear."""
    options = {}
    for line in source.split("\n"):
        at = line.find("#")
        while at >= 0:
            rest = line[at + 1 :].lstrip()
            if rest.startswith("doctest:") and '"' not in rest and "'" not in rest:
                for option in rest[8:].replace(",", " ").split():
                    if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                        raise ValueError(
                            "line %r of the doctest for %s has an invalid option: %r" % (lineno + 1, name, option)
                        )
                    options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
                break
            at = line.find("#", at + 1)
    return options


class Example:
    """One example: its text, and what it should print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        self.exc_msg = _expected_exception(self.want) if exc_msg is None else exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = _directives(source) if options is None else options


class DocTest:
    """The examples of one docstring."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.globs = globs
        self.name = name
        self.filename = filename
        self.lineno = lineno
        self.docstring = docstring

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if count == 0 else "1 example" if count == 1 else "%d examples" % count
        return "<%s %s from %s:%s (%s)>" % (self.__class__.__name__, self.name, self.filename, self.lineno, shown)


def _ascii(s):
    return str(s.encode("ASCII", "backslashreplace"), "ASCII")


def _ellipsis_match(want, got):
    """Whether `...` in what is wanted may stand for text that makes the two the same."""
    pieces = want.split(ELLIPSIS_MARKER)
    if len(pieces) == 1:
        return want == got
    start, end = 0, len(got)
    if pieces[0]:
        if not got.startswith(pieces[0]):
            return False
        start = len(pieces[0])
    if pieces[-1]:
        if not got.endswith(pieces[-1]):
            return False
        end -= len(pieces[-1])
    if start > end:
        return False
    for piece in pieces[1:-1]:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


class OutputChecker:
    """Compares what was printed with what was expected."""

    def check_output(self, want, got, optionflags):
        got, want = _ascii(got), _ascii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = "\n".join(["" if line.rstrip() == BLANKLINE_MARKER else line for line in want.split("\n")])
            got = "\n".join(["" if line.isspace() else line for line in got.split("\n")])
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            lines = got.split("\n")
            for i in range(len(lines) - 1):
                if not lines[i].strip(" "):
                    lines[i] = BLANKLINE_MARKER
            got = "\n".join(lines)
        if self._wants_diff(want, got, optionflags):
            return self._diff(want.splitlines(True), got.splitlines(True), optionflags)
        if want and got:
            return "Expected:\n%sGot:\n%s" % (_indent(want), _indent(got))
        if want:
            return "Expected:\n%sGot nothing\n" % _indent(want)
        if got:
            return "Expected nothing\nGot:\n%s" % _indent(got)
        return "Expected nothing\nGot nothing\n"

    def _wants_diff(self, want, got, optionflags):
        if optionflags & REPORT_NDIFF:
            return True
        return bool(optionflags & (REPORT_UDIFF | REPORT_CDIFF)) and want.count("\n") > 2 and got.count("\n") > 2

    def _diff(self, want, got, optionflags):
        import difflib

        if optionflags & REPORT_UDIFF:
            lines = list(difflib.unified_diff(want, got, n=2))[2:]
            kind = "unified diff with -expected +actual"
        elif optionflags & REPORT_CDIFF:
            lines = list(difflib.context_diff(want, got, n=2))[2:]
            kind = "context diff with expected followed by actual"
        else:
            lines = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want, got))
            kind = "ndiff with -expected +actual"
        return "Differences (%s):\n" % kind + _indent("".join(lines))


def _without_details(msg):
    """The name of an exception, without its module and what it says."""
    end = msg.find("\n")
    msg = msg if end < 0 else msg[:end]
    end = msg.find(":")
    msg = msg if end < 0 else msg[:end]
    return msg[msg.rfind(".") + 1 :]


class _Run:
    """What the function of a docstring talks to."""

    def __init__(self, runner, test, out):
        self.runner = runner
        self.test = test
        self.out = out
        self.failures = self.tries = 0
        self.flags = runner.optionflags
        self.stopped = False

    def start(self, i):
        runner = self.runner
        self.example = example = self.test.examples[i]
        self.quiet = bool(self.flags & REPORT_ONLY_FIRST_FAILURE) and self.failures > 0
        runner.optionflags = self.flags
        for flag, on in example.options.items():
            runner.optionflags = runner.optionflags | flag if on else runner.optionflags & ~flag
        if self.stopped or runner.optionflags & SKIP:
            return False
        self.tries += 1
        if not self.quiet:
            runner.report_start(self.out, self.test, example)
        self.exception = None
        self.caught = sys.stdout = StringIO()
        return True

    def show(self, value):
        if value is not None:
            sys.stdout.write(repr(value) + "\n")

    def raised(self, exception):
        if isinstance(exception, KeyboardInterrupt):
            raise exception
        self.exception = exception

    def finish(self):
        runner, example, flags = self.runner, self.example, self.runner.optionflags
        check = runner._checker.check_output
        got = self.caught.getvalue()
        sys.stdout = self.caught = StringIO()
        unexpected = False
        if self.exception is None:
            good = check(example.want, got, flags)
        else:
            lines = traceback.format_exception_only(self.exception)
            if isinstance(self.exception, SyntaxError):
                lines = lines[-1:]
            msg = "".join(lines)
            if not self.quiet:
                got += "".join(traceback.format_exception(self.exception))
            unexpected = example.exc_msg is None
            good = not unexpected and check(example.exc_msg, msg, flags)
            if not good and not unexpected and flags & IGNORE_EXCEPTION_DETAIL:
                good = check(_without_details(example.exc_msg), _without_details(msg), flags)
        if not good:
            self.failures += 1
        if not self.quiet:
            if good:
                runner.report_success(self.out, self.test, example, got)
            elif unexpected:
                runner.report_unexpected_exception(self.out, self.test, example, self.exception)
            else:
                runner.report_failure(self.out, self.test, example, got)
        if self.failures and runner.optionflags & FAIL_FAST:
            self.stopped = True


class DocTestRunner:
    """Runs tests and tells about them."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._name2ft = {}

    def report_start(self, out, test, example):
        if self._verbose:
            expecting = "Expecting:\n" + _indent(example.want) if example.want else "Expecting nothing\n"
            out("Trying:\n" + _indent(example.source) + expecting)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = "".join(traceback.format_exception(exc_info))
        out(self._failure_header(test, example) + "Exception raised:\n" + _indent(text))

    def _failure_header(self, test, example):
        line = "?" if test.lineno is None else test.lineno + example.lineno + 1
        head = 'File "%s", line %s, in %s' % (test.filename, line, test.name)
        return "\n".join([self.DIVIDER, head, "Failed example:", _indent(example.source)])

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        saved = sys.stdout
        flags = self.optionflags
        run = _Run(self, test, saved.write if out is None else out)
        try:
            test._function(run)
        finally:
            sys.stdout = saved
            self.optionflags = flags
        failures, tries = self._name2ft.get(test.name, (0, 0))
        self._name2ft[test.name] = (failures + run.failures, tries + run.tries)
        self.failures += run.failures
        self.tries += run.tries
        return TestResults(run.failures, run.tries)

    def summarize(self, verbose=None):
        if verbose is None:
            verbose = self._verbose
        without = []
        passed = []
        failed = []
        tries = failures = 0
        for name, (f, t) in self._name2ft.items():
            tries += t
            failures += f
            if t == 0:
                without.append(name)
            elif f == 0:
                passed.append((name, t))
            else:
                failed.append((name, (f, t)))
        if verbose:
            if without:
                print(len(without), "items had no tests:")
                for name in sorted(without):
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, t in sorted(passed):
                    print(" %3d tests in %s" % (t, name))
        if failed:
            print(self.DIVIDER)
            print(len(failed), "items had failures:")
            for name, (f, t) in sorted(failed):
                print(" %3d of %3d in %s" % (f, t, name))
        if verbose:
            print(tries, "tests in", len(self._name2ft), "items.")
            print(tries - failures, "passed and", failures, "failed.")
        if failures:
            print("***Test Failed***", failures, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(failures, tries)

    def merge(self, other):
        for name, (f, t) in other._name2ft.items():
            if name in self._name2ft:
                own = self._name2ft[name]
                f, t = f + own[0], t + own[1]
            self._name2ft[name] = f, t


class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first failure."""

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, (type(exc_info), exc_info, exc_info.__traceback__))

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


def _still_there(test):
    """Whether the object of a docstring has it yet: decorators may have put another object in its place."""
    if test._object is None:
        return True
    try:
        object = test._object()
    except (AttributeError, KeyError, NameError):
        return False
    return (getattr(object, "__doc__", None) or "") == test.docstring


def _find(module, name, exclude_empty):
    found = []
    for test in _known.get(module, []):
        if _still_there(test) and (test.examples or not exclude_empty):
            # CPython does not see through what is no function.
            cached = test._object is not None and hasattr(test._object(), "cache_info")
            line = None if cached else test.lineno
            named = DocTest(test.examples, None, name + test.name, test.filename, line, test.docstring)
            named._function, named._object = test._function, test._object
            found.append(named)
    return sorted(found, key=lambda test: test.name)


class DocTestFinder:
    """The tests of a module."""

    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = obj.__name__
        whole = _find(obj.__module__ if hasattr(obj, "__module__") else obj.__name__, "", self._exclude_empty)
        own = "." + obj.__qualname__ if hasattr(obj, "__qualname__") else ""
        found = []
        for test in whole:
            if test.name == own or test.name.startswith(own + "."):
                test.name = name + test.name[len(own) :]
                found.append(test)
        return found


master = None


def testmod(
    m=None,
    name=None,
    globs=None,
    verbose=None,
    report=True,
    optionflags=0,
    extraglobs=None,
    raise_on_error=False,
    exclude_empty=False,
):
    global master
    if globs is not None or extraglobs is not None:
        raise NotImplementedError("testmod runs examples among the names of their module only")
    module = "__main__" if m is None else m.__name__
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in _find(module, module if name is None else name, exclude_empty):
        runner.run(test)
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=True).find(f, name):
        runner.run(test)
