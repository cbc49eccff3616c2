"""Exceptions as text."""

import sys

import _traceback

__all__ = [
    "extract_tb", "format_exception", "format_exception_only", "format_list", "format_tb", "print_exc", "format_exc",
    "print_exception", "print_last", "print_tb", "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_tb",
    "print_list",
]


class FrameSummary:
    """One place of a traceback."""

    __slots__ = ("filename", "lineno", "name", "_line", "end_lineno", "colno", "end_colno", "locals", "_shown")

    def __init__(
        self,
        filename,
        lineno,
        name,
        *,
        lookup_line=True,
        locals=None,
        line=None,
        end_lineno=None,
        colno=None,
        end_colno=None,
    ):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.locals = locals
        self._shown = None

    @property
    def line(self):
        return None if self._line is None else self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    __hash__ = None

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4


class StackSummary(list):
    @classmethod
    def from_list(cls, a_list):
        result = StackSummary()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame):
        if frame._shown is not None:
            return frame._shown
        row = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame.line:
            row += f"    {frame.line}\n"
        return row

    def format(self):
        result = []
        last = None
        count = 0
        for frame in self:
            key = (frame.filename, frame.lineno, frame.name)
            if key != last:
                _repeated(result, count)
                last = key
                count = 0
            count += 1
            if count <= 3:
                result.append(self.format_frame_summary(frame))
        _repeated(result, count)
        return result


def _repeated(result, count):
    if count > 3:
        count -= 3
        result.append(f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n")


def extract_tb(tb, limit=None):
    frames = []
    while tb is not None:
        found = _traceback.entry(tb)
        if found is not None:
            filename, lineno, name, line, end_lineno, colno, end_colno, shown = found
            frame = FrameSummary(
                filename, lineno, name, line=line, end_lineno=end_lineno, colno=colno, end_colno=end_colno
            )
            frame._shown = shown
            frames.append(frame)
        tb = tb.tb_next
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    result = StackSummary()
    result.extend(frames)
    return result


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), file=sys.stderr if file is None else file, end="")


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    print("".join(format_list(extracted_list)), file=sys.stderr if file is None else file, end="")


_missing = object()


def _given(exc, value):
    if value is _missing:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def format_exception_only(exc, /, value=_missing):
    exc = _given(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return TracebackException(type(exc), exc, None)._last


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    exc = _given(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    made = TracebackException(type(exc), exc, exc.__traceback__ if tb is _missing else tb, limit=limit)
    return list(made.format(chain=chain))


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    lines = format_exception(exc, value, tb, limit, chain)
    print("".join(lines), file=sys.stderr if file is None else file, end="")


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


class TracebackException:
    """An exception with all that its report needs."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, compact=False, _seen=None, **options):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self._text = _safe_text(exc_value, "exception") if exc_value is not None else ""
        self._group = isinstance(exc_value, BaseExceptionGroup)
        self._report = _traceback.group(exc_value) if self._group else None
        last = _traceback.last_lines(exc_value, exc_traceback is not None)
        self._last = _lines(last, exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        cause, context = exc_value.__cause__, exc_value.__context__
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__cause__ = self.__context__ = None
        if cause is not None and id(cause) not in seen:
            self.__cause__ = TracebackException(type(cause), cause, cause.__traceback__, limit=limit, _seen=seen)
        if context is not None and id(context) not in seen:
            self.__context__ = TracebackException(
                type(context), context, context.__traceback__, limit=limit, _seen=seen
            )

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        return self.exc_type.__qualname__

    def __str__(self):
        return self._text

    def format_exception_only(self):
        yield from self._last

    def format(self, *, chain=True, **options):
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format()
                yield "\nThe above exception was the direct cause of the following exception:\n\n"
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format()
                yield "\nDuring handling of the above exception, another exception occurred:\n\n"
        if self._group:
            yield self._report
            return
        if self.stack:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self._last

    def print(self, *, file=None, chain=True):
        file = sys.stderr if file is None else file
        for line in self.format(chain=chain):
            print(line, file=file, end="")


def _safe_text(value, what, shown=str):
    """The text of a value, or what stands in its place where making it fails."""
    try:
        return shown(value)
    except:
        return f"<{what} {shown.__name__}() failed>"


def _lines(text, exc):
    """The message as one piece, each note's lines as their own."""
    notes = getattr(exc, "__notes__", None)
    if isinstance(exc, SyntaxError):
        return text.splitlines(True)
    if not notes:
        return [text]
    if not isinstance(notes, (list, tuple)):
        shown = _safe_text(notes, "__notes__", repr)
        tail = [line + "\n" for line in shown.split("\n")]
        return [text[: len(text) - len("".join(tail))], *tail]
    tail = []
    for note in notes:
        tail.extend([line + "\n" for line in _safe_text(note, "note").split("\n")])
    return [text[: len(text) - len("".join(tail))], *tail]


def clear_frames(tb):
    """Frames end with their functions, so that there is nothing to clear."""


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next
