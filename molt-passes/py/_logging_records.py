"""What logging passes around: levels, records, and how they become text."""

import _current
import io
import os
import time

CRITICAL = 50
FATAL = CRITICAL
ERROR = 40
WARNING = 30
WARN = WARNING
INFO = 20
DEBUG = 10
NOTSET = 0

_names = {
    CRITICAL: "CRITICAL",
    ERROR: "ERROR",
    WARNING: "WARNING",
    INFO: "INFO",
    DEBUG: "DEBUG",
    NOTSET: "NOTSET",
}
_levels = {
    "CRITICAL": CRITICAL,
    "FATAL": FATAL,
    "ERROR": ERROR,
    "WARN": WARNING,
    "WARNING": WARNING,
    "INFO": INFO,
    "DEBUG": DEBUG,
    "NOTSET": NOTSET,
}

_start = time.time()


def getLevelNamesMapping():
    return _levels.copy()


def getLevelName(level):
    found = _names.get(level)
    if found is None:
        found = _levels.get(level)
    return "Level %s" % level if found is None else found


def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level


def check_level(level):
    """The number of a level that is given by number or name."""
    if isinstance(level, int):
        return level
    if str(level) == level:
        if level not in _levels:
            raise ValueError("Unknown level: %r" % (level,))
        return _levels[level]
    raise TypeError("Level not an integer or a valid string: %r" % (level,))


def _thread():
    """The number and name of the running thread, where there may be others."""
    if _current.current_thread is None:
        return 140000000000000, "MainThread"
    thread = _current.current_thread()
    return thread.ident, thread.name


class LogRecord:
    """One event."""

    __module__ = "logging"

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time()
        self.name = name
        self.msg = msg
        # A mapping as the only argument is what `%(key)s` looks its keys up in.
        if args and len(args) == 1 and hasattr(args[0], "keys") and args[0]:
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = os.path.basename(pathname)
        self.module = os.path.splitext(self.filename)[0]
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now
        self.msecs = int((now - int(now)) * 1000) + 0.0
        self.relativeCreated = (now - _start) * 1000
        self.thread, self.threadName = _thread()
        self.processName = "MainProcess"
        self.process = os.getpid()
        self.taskName = None

    def __repr__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname, self.lineno, self.msg)

    def getMessage(self):
        msg = str(self.msg)
        if self.args:
            msg = msg % self.args
        return msg


class PercentStyle:
    """`%(message)s`."""

    __module__ = "logging"
    default_format = "%(message)s"
    asctime_format = "%(asctime)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        if not _holds_percent_field(self._fmt):
            raise ValueError("Invalid format '%s' for '%s' style" % (self._fmt, self.default_format[0]))

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        try:
            return self._format(record)
        except KeyError as e:
            raise ValueError("Formatting field not found in record: %s" % e)


def _digits(text, at):
    """The end of a number or a star."""
    if text.startswith("*", at):
        return at + 1
    while at < len(text) and text[at].isdecimal():
        at += 1
    return at


def _holds_percent_field(fmt):
    """Whether there is a field such as `%(name)-8s` in a format."""
    at = fmt.find("%(")
    while at >= 0:
        end = at + 2
        while end < len(fmt) and (fmt[end].isalnum() or fmt[end] == "_"):
            end += 1
        if end > at + 2 and fmt.startswith(")", end):
            end += 1
            while end < len(fmt) and fmt[end] in "#0+ -":
                end += 1
            end = _digits(fmt, end)
            if fmt.startswith(".", end) and _digits(fmt, end + 1) > end + 1:
                end = _digits(fmt, end + 1)
            if fmt[end : end + 1].lower() in tuple("diouxefgcrsa%"):
                return True
        at = fmt.find("%(", at + 1)
    return False


_SPEC_KINDS = "bcdefgnosx%"


def _valid_spec(spec):
    """Whether a format specification is one of numbers and text."""
    at = 0
    if spec[1:2] in tuple("<>=^"):
        at = 2
    elif spec[:1] in tuple("<>=^"):
        at = 1
    if spec[at : at + 1] in tuple("+- "):
        at += 1
    if spec.startswith("#", at):
        at += 1
    if spec.startswith("0", at):
        at += 1
    while at < len(spec) and spec[at].isdecimal():
        at += 1
    if spec[at : at + 1] in tuple(",_"):
        at += 1
    if spec.startswith(".", at):
        end = at + 1
        while end < len(spec) and spec[end].isdecimal():
            end += 1
        if end == at + 1:
            return False
        at = end
    if spec[at : at + 1].lower() in tuple(_SPEC_KINDS):
        at += 1
    return at == len(spec)


def _valid_field(name):
    """Whether a field of a brace format is a name or number with attributes and items."""
    at = 0
    while at < len(name) and (name[at].isalnum() or name[at] == "_"):
        at += 1
    if at == 0 or not (name[:at].isidentifier() or name[:at].isdecimal()):
        return False
    while at < len(name):
        start = at + 1
        if name[at] == ".":
            at = start
            while at < len(name) and (name[at].isalnum() or name[at] == "_"):
                at += 1
            if at == start:
                return False
        elif name[at] == "[":
            end = name.find("]", start)
            if end < 0 or end == start:
                return False
            at = end + 1
        else:
            return False
    return True


class StrFormatStyle(PercentStyle):
    """`{message}`."""

    __module__ = "logging"
    default_format = "{message}"
    asctime_format = "{asctime}"
    asctime_search = "{asctime"

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        import string

        fields = set()
        try:
            for _, name, spec, conversion in string.Formatter().parse(self._fmt):
                if name:
                    if not _valid_field(name):
                        raise ValueError("invalid field name/expression: %r" % name)
                    fields.add(name)
                if conversion and conversion not in "rsa":
                    raise ValueError("invalid conversion: %r" % conversion)
                if spec and not _valid_spec(spec):
                    raise ValueError("bad specifier: %r" % spec)
        except ValueError as e:
            raise ValueError("invalid format: %s" % e)
        if not fields:
            raise ValueError("invalid format: no fields")


class StringTemplateStyle(PercentStyle):
    """`${message}`."""

    __module__ = "logging"
    default_format = "${message}"
    asctime_format = "${asctime}"
    asctime_search = "${asctime}"

    def __init__(self, *args, **kwargs):
        import string

        super().__init__(*args, **kwargs)
        self._tpl = string.Template(self._fmt)

    def usesTime(self):
        return self._fmt.find("$asctime") >= 0 or self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        names = _dollar_names(self._fmt)
        if not names:
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))


def _dollar_names(fmt):
    names = []
    at = fmt.find("$")
    while at >= 0:
        start = at + 1
        if fmt.startswith("$", start):
            at = fmt.find("$", start + 1)
            continue
        braced = fmt.startswith("{", start)
        start += braced
        end = start
        while end < len(fmt) and (fmt[end].isalnum() or fmt[end] == "_"):
            end += 1
        if end > start and (not braced or fmt.startswith("}", end)):
            names.append(fmt[start:end])
        elif not braced:
            raise ValueError("invalid format: bare '$' not allowed")
        at = fmt.find("$", end)
    return names


BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
_STYLES = {
    "%": (PercentStyle, BASIC_FORMAT),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}"),
}


def check_style(style):
    if style not in _STYLES:
        raise ValueError("Style must be one of: %s" % ",".join(_STYLES.keys()))
    return _STYLES[style]


class Formatter:
    """Makes the text of a record."""

    __module__ = "logging"
    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self._style = check_style(style)[0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        if self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        import traceback

        sio = io.StringIO()
        traceback.print_exception(ei[0], ei[1], ei[2], None, sio)
        return sio.getvalue().removesuffix("\n")

    def usesTime(self):
        return self._style.usesTime()

    def formatMessage(self, record):
        return self._style.format(record)

    def formatStack(self, stack_info):
        return stack_info

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                if text[-1:] != "\n":
                    text += "\n"
                text += more
        return text


class BufferingFormatter:
    """Makes the text of several records."""

    __module__ = "logging"

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _default_formatter

    def formatHeader(self, records):
        return ""

    def formatFooter(self, records):
        return ""

    def format(self, records):
        if not records:
            return ""
        lines = [self.linefmt.format(record) for record in records]
        return self.formatHeader(records) + "".join(lines) + self.formatFooter(records)


_default_formatter = Formatter()


class Filter:
    """Lets the records of a logger and those below it pass."""

    __module__ = "logging"

    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        if self.nlen == 0 or self.name == record.name:
            return True
        return record.name.startswith(self.name) and record.name[self.nlen] == "."


class Filterer:
    """What has filters."""

    __module__ = "logging"

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for f in self.filters:
            result = f.filter(record) if hasattr(f, "filter") else f(record)
            if not result:
                return False
            if isinstance(result, LogRecord):
                record = result
        return record
