"""Objects out of bytes."""

import __main__
import builtins
import codecs
import copyreg
import importlib
import sys

from _pickle_old import new_name, read_text
from _pickling import Reader


class PickleError(Exception):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


# What was pickled, by the names of its module and of itself.
known = {}


def find_class(module, name):
    """A class or function by the names of its module and of itself."""
    if module == "builtins" and hasattr(builtins, name):
        return getattr(builtins, name)
    if module == "builtins" and name in ("Ellipsis", "NotImplemented"):
        return ... if name == "Ellipsis" else NotImplemented
    if (module, name) in known:
        return known[module, name]
    if module == "copyreg" and hasattr(copyreg, name):
        return getattr(copyreg, name)
    if module == "_codecs" and name == "encode":
        return codecs.encode
    found = sys.modules.get(module)
    if module == "__main__":
        found = __main__
    elif found is None:
        try:
            found = importlib.import_module(module)
        except ImportError:
            pass
    if found is not None:
        try:
            for part in name.split("."):
                found = getattr(found, part)
            return found
        except AttributeError:
            pass
    kinds = [object]
    seen = set()
    while kinds:
        kind = kinds.pop()
        if kind.__module__ == module and kind.__qualname__ == name:
            return kind
        if kind is not type and kind not in seen:
            seen.add(kind)
            kinds += kind.__subclasses__()
    raise AttributeError(f"Can't get attribute {name!r} on <module {module!r}>")


class Unpickler:
    """Reads one object after another from a file."""

    __module__ = "_pickle"

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._reader = Reader(file, b"")
        self._fix_imports = fix_imports
        self._encoding, self._errors = encoding, errors

    def find_class(self, module, name):
        return find_class(module, name)

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def load(self):
        return self._reader.load(self)

    # What the reader leaves to the unpickler.

    def _fail(self, message):
        raise UnpicklingError(message)

    def _find_persistent(self, line):
        return self.persistent_load(line.decode("ascii"))

    def _find_by_lines(self, module, name):
        module, name = module.decode(), name.decode()
        if self._reader.protocol < 3 and self._fix_imports:
            module, name = new_name(module, name)
        return self.find_class(module, name)

    def _build(self, target, state):
        if hasattr(target, "__setstate__"):
            target.__setstate__(state)
            return
        held = None
        if isinstance(state, tuple) and len(state) == 2:
            state, held = state
        if state:
            target.__dict__.update(state)
        if held:
            for name, value in held.items():
                setattr(target, name, value)

    def _old_string(self, data):
        """A string of Python 2, which held bytes."""
        return data if self._encoding == "bytes" else data.decode(self._encoding, self._errors)

    def _read_old(self, code, data):
        """What the first protocols wrote as text."""
        if code == "I":
            return data == b"01" if data in (b"00", b"01") else _read_int(data)
        if code == "L":
            return int(data.rstrip(b"L"))
        if code == "F":
            return float(data)
        if code == "V":
            return read_text(data)
        if code == "T":
            return self._old_string(data)
        line = data.strip()
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        return self._old_string(line[1:-1].decode("unicode_escape").encode("latin-1"))


def _read_int(line):
    try:
        return int(line, 0)
    except ValueError:
        raise ValueError("could not convert string to int") from None


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    unpickler = Unpickler(None, fix_imports=fix_imports, encoding=encoding, errors=errors)
    unpickler._reader = Reader(None, data)
    return unpickler.load()
