"""Examples in docstrings, run and compared with what stands below them.

The examples were compiled with the program: `_doctest_examples` holds a function for the source of each, and this module finds the
docstrings, runs the functions and reports.
"""

import sys
import traceback
from io import StringIO

import _doctest_examples as _compiled
import _traceback
from _namedtuple import namedtuple

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
    "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example",
    "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException",
    "DebugRunner", "testmod", "run_docstring_examples", "DocTestSuite", "set_unittest_reportflags",
]

TestResults = namedtuple("TestResults", "failed attempted")

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (
    DONT_ACCEPT_TRUE_FOR_1
    | DONT_ACCEPT_BLANKLINE
    | NORMALIZE_WHITESPACE
    | ELLIPSIS
    | SKIP
    | IGNORE_EXCEPTION_DETAIL
)
_REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
_REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
_REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = _REPORT_UDIFF | _REPORT_CDIFF | _REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."

_MISSING = object()
_Module = type(sys)
_Function = type(lambda: None)
_Builtin = type(len)
_Method = type(StringIO().read)


def _is_blank(source):
    return all([not line.strip() or line.lstrip().startswith("#") for line in source.split("\n")])


def _indented(text):
    """The text with four spaces before each line that is not empty."""
    return "\n".join(["    " + line if line else line for line in text.split("\n")])


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        self.exc_msg = exc_msg + "\n" if exc_msg is not None and not exc_msg.endswith("\n") else exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def _key(self):
        return (self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if count == 0 else "1 example" if count == 1 else f"{count} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>"

    def _key(self):
        return (self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def _place(self):
        return (self.name, self.filename, -1 if self.lineno is None else self.lineno, id(self))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._place() < other._place()


class DocTestParser:
    """Texts to examples and what stands between them."""

    def parse(self, string, name="<string>"):
        lines = string.expandtabs().split("\n")
        margin = min([len(line) - len(line.lstrip(" ")) for line in lines if line.strip()], default=0)
        lines = [line[margin:] for line in lines]
        parts = []
        between = []
        at = 0
        while at < len(lines):
            indent = len(lines[at]) - len(lines[at].lstrip(" "))
            if not lines[at].startswith(">>>", indent):
                between.append(lines[at])
                at += 1
                continue
            first = at
            at += 1
            while at < len(lines) and lines[at].lstrip(" ").startswith("..."):
                at += 1
            code = lines[first:at]
            for i, line in enumerate(code):
                if len(line) >= indent + 4 and line[indent + 3] != " ":
                    raise ValueError(
                        f"line {first + i + 1!r} of the docstring for {name} lacks blank after {line[indent:indent + 3]}: {line!r}"
                    )
            self._same_margin(code[1:], " " * indent + ".", name, first)
            start = at
            while at < len(lines) and lines[at].strip(" ") and not lines[at].lstrip(" ").startswith(">>>"):
                at += 1
            want = lines[start:at]
            self._same_margin(want, " " * indent, name, first + len(code))
            source = "\n".join([line[indent + 4:] for line in code])
            want = "\n".join([line[indent:] for line in want])
            options = self._options(source, name, first)
            parts.append("\n".join(between) + "\n" if between else "")
            between = []
            if not _is_blank(source):
                parts.append(Example(source, want, self._message(want), first, margin + indent, options))
        parts.append("\n".join(between))
        return parts

    def _same_margin(self, lines, prefix, name, lineno):
        for i, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError(
                    f"line {lineno + i + 1!r} of the docstring for {name} has inconsistent leading whitespace: {line!r}"
                )

    def _message(self, want):
        """What an expected traceback ends with."""
        first, *rest = want.split("\n")
        if first.rstrip() not in ("Traceback (most recent call last):", "Traceback (innermost last):"):
            return None
        for i, line in enumerate(rest):
            if line[:1].isalnum() or line[:1] == "_":
                return "\n".join(rest[i:])
        return None

    def _options(self, source, name, lineno):
        options = {}
        for line in source.split("\n"):
            at = line.find("#")
            while at >= 0:
                rest = line[at + 1:].lstrip()
                if rest.startswith("doctest:") and "'" not in rest and '"' not in rest:
                    for option in rest[len("doctest:"):].replace(",", " ").split():
                        if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                            raise ValueError(f"line {lineno + 1!r} of the doctest for {name} has an invalid option: {option!r}")
                        options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
                    break
                at = line.find("#", at + 1)
        if options and _is_blank(source):
            raise ValueError(
                f"line {lineno!r} of the doctest for {name} has an option directive on a line with no example: {source!r}"
            )
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]


def _line(docstring, first):
    """The line (from 0) where a docstring that the program was written with begins, not before `first`."""
    for text, line in _compiled.LINES:
        if text == docstring and line > first:
            return line - 1
    return first


def _namespace(module):
    """What the module holds, in the order of the names."""
    entry = _compiled.MODULES.get(module.__name__)
    if entry is None:
        return {}
    names = {"__name__": module.__name__, "__doc__": module.__doc__, "__file__": module.__file__}
    for name in entry[1]:
        value = getattr(module, name, _MISSING)
        if value is not _MISSING:
            names[name] = value
    return names


def _is_routine(obj):
    while hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    if isinstance(obj, (_Function, _Builtin, _Method)):
        return True
    kind = type(obj)
    return not isinstance(obj, type) and hasattr(kind, "__get__") and not hasattr(kind, "__set__")


class DocTestFinder:
    """Finds the docstrings of a module, or of a class or function."""

    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._verbose = verbose
        self._parser = DocTestParser() if parser is None else parser
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is None:
            module = obj if isinstance(obj, _Module) else _module_of(obj)
        elif module is False:
            module = None
        if globs is not None:
            globs = globs.copy()
        else:
            globs = {} if module is None else _namespace(module)
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, globs, set())
        tests.sort()
        return tests

    def _from_module(self, module, obj):
        if module is None or isinstance(obj, property):
            return True
        return getattr(obj, "__module__", None) == module.__name__

    def _find(self, tests, obj, name, module, globs, seen):
        if self._verbose:
            print(f"Finding tests in {name}")
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if isinstance(obj, _Module):
            for own, value in _namespace(obj).items():
                if (_is_routine(value) or isinstance(value, type)) and self._from_module(module, value):
                    self._find(tests, value, f"{name}.{own}", module, globs, seen)
            for own, value in getattr(obj, "__test__", {}).items():
                if not isinstance(own, str):
                    raise ValueError(f"DocTestFinder.find: __test__ keys must be strings: {type(own)!r}")
                if not (_is_routine(value) or isinstance(value, (type, _Module, str))):
                    raise ValueError(
                        "DocTestFinder.find: __test__ values must be strings, functions, methods, classes, or modules: "
                        f"{type(value)!r}"
                    )
                self._find(tests, value, f"{name}.__test__.{own}", module, globs, seen)
        elif isinstance(obj, type):
            for own, value in vars(obj).items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if isinstance(value, (_Function, type, property)) or _is_routine(value):
                    if self._from_module(module, value):
                        self._find(tests, value, f"{name}.{own}", module, globs, seen)

    def _get_test(self, obj, name, module, globs):
        docstring = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        docstring = "" if docstring is None else str(docstring)
        if self._exclude_empty and not docstring:
            return None
        lineno = None
        if docstring and not isinstance(obj, str):
            if isinstance(obj, _Method):
                obj = obj.__func__
            if isinstance(obj, (_Module, type)):
                lineno = _line(docstring, 0)
            elif isinstance(obj, _Function):
                lineno = _line(docstring, obj.__code__.co_firstlineno - 1)
        filename = None if module is None else module.__file__
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)


def _module_of(obj):
    entry = _compiled.MODULES.get(getattr(obj, "__module__", None))
    return None if entry is None else entry[0]()


class OutputChecker:
    """Says whether what an example printed is what was expected."""

    def check_output(self, want, got, optionflags):
        got = got.encode("ascii", "backslashreplace").decode("ascii")
        want = want.encode("ascii", "backslashreplace").decode("ascii")
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            lines = want.split("\n")
            want = "\n".join(["" if line.startswith(BLANKLINE_MARKER) and line.rstrip() == BLANKLINE_MARKER else line for line in lines])
            got = "\n".join(["" if line.isspace() else line for line in got.split("\n")])
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got = " ".join(got.split())
            want = " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            *lines, last = got.split("\n")
            got = "\n".join([line if line.strip(" ") else BLANKLINE_MARKER for line in lines] + [last])
        if optionflags & (_REPORT_UDIFF | _REPORT_CDIFF | _REPORT_NDIFF):
            raise NotImplementedError("reports as differences are not supported")
        if want and got:
            return f"Expected:\n{_indented(want)}Got:\n{_indented(got)}"
        if want:
            return f"Expected:\n{_indented(want)}Got nothing\n"
        if got:
            return f"Expected nothing\nGot:\n{_indented(got)}"
        return "Expected nothing\nGot nothing\n"


def _matches(want, got):
    """Whether `...` in what is wanted can stand for something that makes it what was got."""
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or not got.endswith(last) or len(first) + len(last) > len(got):
        return False
    at, end = len(first), len(got) - len(last)
    for part in middle:
        at = got.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def _without_details(message):
    """`package.Kind: text` to `Kind`."""
    line = message.split("\n", 1)[0]
    return line.split(":", 1)[0].rpartition(".")[2]


class _Output(StringIO):
    """Where an example prints."""

    def take(self):
        text = self.getvalue()
        self.seek(0)
        self.truncate()
        return text + "\n" if text and not text.endswith("\n") else text


def _show(value):
    if value is not None:
        sys.stdout.write(repr(value) + "\n")


def _traceback_text(error, filename, source):
    """The traceback from the example on, whose frame is shown as that of a module."""
    out = []
    for entry in traceback.format_exception(error):
        if entry.startswith('  File "<molt>/doctest.py"'):
            continue
        if entry.startswith('  File "<molt>/_doctest_examples.py"'):
            shown = source.split("\n", 1)[0].strip()
            entry = f'  File "{filename}", line 1, in <module>\n    {shown}\n'
        out.append(entry)
    return "".join(out)


class DocTestRunner:
    """Runs tests and reports."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = OutputChecker() if checker is None else checker
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.original_optionflags = optionflags
        self.tries = 0
        self.failures = 0
        self._name2ft = {}
        self._output = _Output()

    def report_start(self, out, test, example):
        if self._verbose:
            wanted = "Expecting:\n" + _indented(example.want) if example.want else "Expecting nothing\n"
            out("Trying:\n" + _indented(example.source) + wanted)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = _traceback_text(exc_info[1], self._filename, example.source)
        out(self._failure_header(test, example) + "Exception raised:\n" + _indented(text))

    def _failure_header(self, test, example):
        if test.filename:
            lineno = "?" if test.lineno is None else test.lineno + example.lineno + 1
            place = f'File "{test.filename}", line {lineno}, in {test.name}'
        else:
            place = f"Line {example.lineno + 1}, in {test.name}"
        return f"{self.DIVIDER}\n{place}\nFailed example:\n{_indented(example.source)}"

    def _execute(self, example):
        """Runs the example; gives what it raised."""
        code = _compiled.EXAMPLES.get(example.source)
        if code is None:
            raise NotImplementedError(f"the example {example.source!r} was not in the program when it was compiled")
        try:
            code(_show)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return error
        return None

    def _run_examples(self, test, out):
        failures = tries = 0
        original = self.optionflags
        check = self._checker.check_output
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, value in example.options.items():
                if value:
                    self.optionflags |= flag
                else:
                    self.optionflags &= ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            self._filename = f"<doctest {test.name}[{number}]>"
            error = self._execute(example)
            got = self._output.take()
            unexpected = False
            if error is None:
                passed = check(example.want, got, self.optionflags)
            elif example.exc_msg is None:
                passed, unexpected = False, True
            else:
                message = "".join(traceback.format_exception_only(error))
                if isinstance(error, SyntaxError):
                    message = f"{type(error).__qualname__}: {error.msg}\n"
                passed = check(example.exc_msg, message, self.optionflags)
                if not passed and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                    wanted = _without_details(example.exc_msg)
                    passed = check(wanted, _without_details(message), self.optionflags)
                if not passed and not quiet:
                    got += _traceback_text(error, self._filename, example.source)
            if passed:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failures += 1
            if not quiet:
                if unexpected:
                    self.report_unexpected_exception(out, test, example, (type(error), error, error.__traceback__))
                else:
                    self.report_failure(out, test, example, got)
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        failed, tried = self._name2ft.get(test.name, (0, 0))
        self._name2ft[test.name] = (failed + failures, tried + tries)
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        stdout = sys.stdout
        if out is None:
            out = stdout.write
        _compiled._doctest_load(test.globs)
        sys.stdout = self._output
        try:
            return self._run_examples(test, out)
        finally:
            sys.stdout = stdout
            if clear_globs:
                test.globs.clear()
                _compiled._doctest_load(test.globs)

    def summarize(self, verbose=None):
        if verbose is None:
            verbose = self._verbose
        empty = sorted([name for name, (_, tried) in self._name2ft.items() if tried == 0])
        passed = sorted([(name, tried) for name, (failed, tried) in self._name2ft.items() if tried and not failed])
        failing = sorted([item for item in self._name2ft.items() if item[1][0]])
        failures = sum([failed for failed, _ in self._name2ft.values()])
        tries = sum([tried for _, tried in self._name2ft.values()])
        if verbose:
            if empty:
                print(len(empty), "items had no tests:")
                for name in empty:
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, tried in passed:
                    print(" %3d tests in %s" % (tried, name))
        if failing:
            print(self.DIVIDER)
            print(len(failing), "items had failures:")
            for name, (failed, tried) in failing:
                print(" %3d of %3d in %s" % (failed, tried, name))
        if verbose:
            print(tries, "tests in", len(self._name2ft), "items.")
            print(tries - failures, "passed and", failures, "failed.")
        if failures:
            print("***Test Failed***", failures, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(failures, tries)

    def merge(self, other):
        for name, (failed, tried) in other._name2ft.items():
            before = self._name2ft.get(name, (0, 0))
            self._name2ft[name] = (before[0] + failed, before[1] + tried)


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

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = DocTestRunner.run(self, test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


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
    if m is None:
        m = _compiled.MODULES["__main__"][0]()
    if not isinstance(m, _Module):
        raise TypeError(f"testmod: module required; {m!r}")
    if name is None:
        name = m.__name__
    finder = DocTestFinder(exclude_empty=exclude_empty)
    kind = DebugRunner if raise_on_error else DocTestRunner
    runner = kind(verbose=verbose, optionflags=optionflags)
    for test in finder.find(m, name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    finder = DocTestFinder(verbose=verbose, recurse=False)
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(f, name, globs=globs):
        runner.run(test)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    from _doctest_suites import suite
    if module is None:
        place = _traceback.place()
        module = "__main__" if place is None else place[1]
    if isinstance(module, str):
        entry = _compiled.MODULES.get(module)
        if entry is None:
            raise ModuleNotFoundError(f"No module named {module!r}", name=module)
        module = entry[0]()
    elif not isinstance(module, _Module):
        raise TypeError("Expected a module, string, or None")
    return suite(module, globs, extraglobs, test_finder, options)


def set_unittest_reportflags(flags):
    from _doctest_suites import set_reporting
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    return set_reporting(flags)
