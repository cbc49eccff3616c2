"""What the protocols before 4 write in other words: the names of their classes in Python 2, and texts instead of lengths."""

# Modules and classes that had other names in Python 2, by those of today, which protocols before 3 write.
OLD_MODULES = {
    "builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "configparser": "ConfigParser", "reprlib": "repr",
    "tkinter": "Tkinter", "_thread": "thread", "pickle": "cPickle", "io": "io",
}
OLD_NAMES = {
    ("builtins", "range"): ("__builtin__", "xrange"),
    ("builtins", "chr"): ("__builtin__", "unichr"),
    ("builtins", "str"): ("__builtin__", "unicode"),
    ("builtins", "int"): ("__builtin__", "long"),
    ("builtins", "zip"): ("itertools", "izip"),
    ("builtins", "map"): ("itertools", "imap"),
    ("builtins", "filter"): ("itertools", "ifilter"),
    ("itertools", "zip_longest"): ("itertools", "izip_longest"),
    ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
    ("functools", "reduce"): ("__builtin__", "reduce"),
    ("collections", "UserList"): ("UserList", "UserList"),
    ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
    ("collections", "UserString"): ("UserString", "UserString"),
}
NEW_NAMES = {old: new for new, old in OLD_NAMES.items()}
NEW_NAMES["__builtin__", "long"] = ("builtins", "int")
NEW_NAMES["UserDict", "UserDict"] = ("collections", "UserDict")
NEW_NAMES["exceptions", "StandardError"] = ("builtins", "Exception")
NEW_MODULES = {old: new for new, old in OLD_MODULES.items()}
NEW_MODULES["exceptions"] = "builtins"
# Exceptions had a module of their own, without those that came later.
_LATER = (
    "BlockingIOError", "BrokenPipeError", "ChildProcessError", "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError",
    "ConnectionResetError", "FileExistsError", "FileNotFoundError", "InterruptedError", "IsADirectoryError", "NotADirectoryError",
    "PermissionError", "ProcessLookupError", "TimeoutError",
)


def old_name(module, name, found):
    """The names that Python 2 had for a class or function."""
    if (module, name) in OLD_NAMES:
        return OLD_NAMES[module, name]
    if module == "builtins" and isinstance(found, type) and issubclass(found, BaseException):
        return ("exceptions", "OSError") if name in _LATER else ("exceptions", name)
    return OLD_MODULES.get(module, module), name


def new_name(module, name):
    """The names that a class or function of Python 2 has today."""
    if (module, name) in NEW_NAMES:
        return NEW_NAMES[module, name]
    return NEW_MODULES.get(module, module), name


def integer(n, protocol):
    """An int where the forms of fixed size do not do."""
    if protocol == 0 and -0x80000000 <= n <= 0x7FFFFFFF:
        return b"I%d\n" % n
    return b"L%dL\n" % n


def text(string):
    """A string on a line of its own."""
    out = []
    for c in string:
        code = ord(c)
        if c in "\\\0\n\r\x1a" or 256 <= code < 65536:
            out.append("\\u%04x" % code)
        elif code >= 65536:
            out.append("\\U%08x" % code)
        else:
            out.append(c)
    return b"V" + "".join(out).encode("latin-1") + b"\n"


def read_text(line):
    """The string of a line."""
    string = line.decode("latin-1")
    out = []
    at = 0
    while at < len(string):
        c = string[at]
        size = {"u": 4, "U": 8}.get(string[at + 1 : at + 2]) if c == "\\" else None
        if size is None:
            out.append(c)
            at += 1
        else:
            out.append(chr(int(string[at + 2 : at + 2 + size], 16)))
            at += 2 + size
    return "".join(out)
