"""Warnings: told once, always, never, or raised, as filters say."""

import sys

import _traceback

filters = []
_onceregistry = {}
_seen = set()


def _default_filters():
    filters[:] = [
        ("default", None, DeprecationWarning, "__main__", 0),
        ("ignore", None, DeprecationWarning, None, 0),
        ("ignore", None, PendingDeprecationWarning, None, 0),
        ("ignore", None, ImportWarning, None, 0),
        ("ignore", None, ResourceWarning, None, 0),
    ]


_default_filters()


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message,
            self._category_name,
            self.filename,
            self.lineno,
            self.line,
        )


def formatwarning(message, category, filename, lineno, line=None):
    s = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        line = _source(filename, lineno)
    if line:
        s += "  %s\n" % line.strip()
    return s


def _source(filename, lineno):
    try:
        with open(filename, encoding="utf-8") as f:
            for i, line in enumerate(f, 1):
                if i == lineno:
                    return line.strip()
    except (OSError, UnicodeDecodeError):
        pass
    return ""


def showwarning(message, category, filename, lineno, file=None, line=None):
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


_showwarning = showwarning


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check_action(action)
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add((action, None, category, None, lineno), append)


def _check_action(action):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise ValueError(f"invalid action: {action!r}")


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _changed()


def _changed():
    _seen.clear()


def resetwarnings():
    filters[:] = []
    _changed()


def _matches(pattern, text):
    """Whether the text begins with what the pattern says."""
    if pattern is None or pattern == text:
        return True
    try:
        import re
    except ImportError:
        return text.lower().startswith(pattern.lower())
    return re.match(pattern, text, re.IGNORECASE) is not None


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    filename, lineno, module = _caller(stacklevel)
    warn_explicit(message, category, filename, lineno, module)


def _caller(stacklevel):
    # Compiled code keeps no frames to look at; calls of `warn` say where they stand. CPython names `sys` too where there is no place.
    place = _traceback.place()
    if place is None:
        return "sys", 1, "sys"
    path, module, _, line = place
    return path, line, module


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno, filename)
    if key in _seen:
        return
    for action, pattern, kind, where, line in filters:
        if (
            (pattern is None or _matches(pattern, text))
            and issubclass(category, kind)
            and (where is None or _matches(where, module))
            and (line == 0 or lineno == line)
        ):
            break
    else:
        action = "default"
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        _seen.add(key)
        if (text, category) in _onceregistry:
            return
        _onceregistry[text, category] = 1
    elif action == "module":
        _seen.add(key)
        other = (text, category, 0, filename)
        if other in _seen:
            return
        _seen.add(other)
    elif action == "default":
        _seen.add(key)
    _show(WarningMessage(message, category, filename, lineno))


def _show(msg):
    if _record is not None:
        _record.append(msg)
    else:
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


_record = None


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._recording = record
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _record
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._filters = filters[:]
        self._saved = _record
        _changed()
        if self._recording:
            _record = []
            log = _record
        else:
            log = None
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global _record
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:] = self._filters
        _record = self._saved
        _changed()


