"""What the pickle protocols before the fourth do otherwise."""

# Modules and names as Python 2 had them, which protocols 0 to 2 write.
_MODULES = {
    "builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "configparser": "ConfigParser", "reprlib": "repr",
    "socketserver": "SocketServer", "tkinter": "Tkinter", "_thread": "thread", "http.client": "httplib", "urllib.parse": "urlparse",
}
_NAMES = {
    ("builtins", "range"): ("__builtin__", "xrange"),
    ("builtins", "int"): ("__builtin__", "long"),
    ("builtins", "str"): ("__builtin__", "unicode"),
    ("builtins", "chr"): ("__builtin__", "unichr"),
    ("builtins", "zip"): ("itertools", "izip"),
    ("builtins", "map"): ("itertools", "imap"),
    ("builtins", "filter"): ("itertools", "ifilter"),
    ("functools", "reduce"): ("__builtin__", "reduce"),
    ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
    ("collections", "UserList"): ("UserList", "UserList"),
    ("collections", "UserString"): ("UserString", "UserString"),
}
_OWN_NAMES = {old: new for new, old in _NAMES.items()}
_OWN_MODULES = {old: new for new, old in _MODULES.items()}


def old_name(module, name, is_exception):
    if is_exception and module == "builtins":
        return "exceptions", name
    if (module, name) in _NAMES:
        return _NAMES[module, name]
    return _MODULES.get(module, module), name


def own_name(module, name):
    if module == "exceptions":
        return "builtins", name
    if (module, name) in _OWN_NAMES:
        return _OWN_NAMES[module, name]
    return _OWN_MODULES.get(module, module), name


def to_line(text):
    """A string as a line of Latin-1 with escapes for what it lacks."""
    out = bytearray()
    for c in text:
        code = ord(c)
        if code > 0xFFFF:
            out += b"\\U%08x" % code
        elif code > 0xFF or c in "\\\0\n\r\x1a":
            out += b"\\u%04x" % code
        else:
            out.append(code)
    return bytes(out)


def from_line(line):
    parts = line.decode("latin-1").split("\\")
    out = [parts[0]]
    for part in parts[1:]:
        size = {"u": 4, "U": 8}.get(part[:1])
        if size is None:
            out.append("\\" + part)
        else:
            out.append(chr(int(part[1 : size + 1], 16)) + part[size + 1 :])
    return "".join(out)


def encode(text, encoding):
    return text.encode(encoding)


encode.__module__ = "_codecs"


def _reconstructor(kind, base, state):
    if base is object:
        return object.__new__(kind)
    made = base.__new__(kind, state)
    if base.__init__ != object.__init__:
        base.__init__(made, state)
    return made


_reconstructor.__module__ = "copyreg"

FUNCTIONS = {("_codecs", "encode"): encode, ("copyreg", "_reconstructor"): _reconstructor}
_BASES = (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset)


def reduced(obj, kind, state):
    """An object as its class, the built-in class under it, and what it is as one of that."""
    base = next((b for b in kind.__mro__ if b in _BASES), object)
    args = kind, base, None if base is object else base(obj)
    return (_reconstructor, args, state) if state else (_reconstructor, args)
