"""Objects out of bytes."""

import __main__
import builtins
import codecs
import copyreg
import importlib
import io
import struct
import sys

from _pickle_old import new_name, read_text


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


_MARK = object()


class Unpickler:
    """Reads one object after another from a file."""

    __module__ = "_pickle"

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._file = file
        self._fix_imports = fix_imports
        self._encoding, self._errors = encoding, errors
        self._proto = 0
        self.memo = {}

    def find_class(self, module, name):
        return find_class(module, name)

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def _take(self, size):
        data = self._file.read(size)
        if len(data) < size:
            raise EOFError("Ran out of input") if not self._begun else UnpicklingError("pickle data was truncated")
        self._begun = True
        return data

    def _number(self, size):
        return int.from_bytes(self._take(size), "little")

    def load(self):
        self._begun = False
        self._stack = stack = []
        while True:
            code = self._take(1)
            if code == b".":
                return stack.pop()
            read = _READERS.get(code)
            if read is None:
                raise UnpicklingError(f"invalid load key, '{code!r}'.".replace("'b'", "'").replace("''.", "'."))
            read(self, stack)

    def _since_mark(self, stack):
        at = len(stack) - 1
        while stack[at] is not _MARK:
            at -= 1
        items = stack[at + 1 :]
        del stack[at:]
        return items

    def _remember(self, stack):
        self.memo[len(self.memo)] = stack[-1]

    def _append(self, stack, items):
        target = stack[-1]
        if type(target) is list:
            target.extend(items)
        else:
            for item in items:
                target.append(item)

    def _set_items(self, stack, items):
        target = stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _build(self, stack):
        state = stack.pop()
        target = stack[-1]
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
                object.__setattr__(target, name, value)

    def _frame(self, stack):
        self._take(8)

    def _global(self, stack):
        name = stack.pop()
        stack.append(self.find_class(stack.pop(), name))

    def _protocol(self, stack):
        self._proto = self._number(1)
        if self._proto > 5:
            raise ValueError(f"unsupported pickle protocol: {self._proto}")

    def _line(self):
        line = self._file.readline()
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _text_global(self, stack):
        module, name = self._line().decode(), self._line().decode()
        if self._proto < 3 and self._fix_imports:
            module, name = new_name(module, name)
        stack.append(self.find_class(module, name))

    def _old_string(self, data):
        """A string of Python 2, which held bytes."""
        return data if self._encoding == "bytes" else data.decode(self._encoding, self._errors)

    def _text_string(self, stack):
        line = self._line().strip()
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        stack.append(self._old_string(line[1:-1].decode("unicode_escape").encode("latin-1")))

    def _text_int(self, stack):
        line = self._line()
        stack.append(line == b"01" if line in (b"00", b"01") else int(line, 0))

    def _reduce(self, stack):
        args = stack.pop()
        stack[-1] = stack[-1](*args)

    def _new(self, stack):
        args = stack.pop()
        kind = stack[-1]
        stack[-1] = kind.__new__(kind, *args)

    def _new_ex(self, stack):
        kwargs = stack.pop()
        args = stack.pop()
        kind = stack[-1]
        stack[-1] = kind.__new__(kind, *args, **kwargs)

    def _tuple(self, stack, count):
        items = tuple(stack[-count:])
        del stack[-count:]
        stack.append(items)

    def _add(self, stack):
        items = self._since_mark(stack)
        stack[-1].update(items)

    def _long(self, stack, size):
        stack.append(int.from_bytes(self._take(self._number(size)), "little", signed=True))

    def _pair(self, stack):
        value = stack.pop()
        key = stack.pop()
        stack[-1][key] = value

    def _one(self, stack):
        item = stack.pop()
        self._append(stack, [item])


def _text(size):
    return lambda u, stack: stack.append(u._take(u._number(size)).decode("utf-8", "surrogatepass"))


def _binary(size, kind):
    return lambda u, stack: stack.append(kind(u._take(u._number(size))))


def _known(size):
    return lambda u, stack: stack.append(u.memo[u._number(size)])


_READERS = {
    b"\x80": lambda u, stack: u._protocol(stack),
    b"S": lambda u, stack: u._text_string(stack),
    b"T": lambda u, stack: stack.append(u._old_string(u._take(u._number(4)))),
    b"U": lambda u, stack: stack.append(u._old_string(u._take(u._number(1)))),
    b"I": lambda u, stack: u._text_int(stack),
    b"L": lambda u, stack: stack.append(int(u._line().rstrip(b"L"))),
    b"F": lambda u, stack: stack.append(float(u._line())),
    b"V": lambda u, stack: stack.append(read_text(u._line())),
    b"p": lambda u, stack: u.memo.__setitem__(int(u._line()), stack[-1]),
    b"g": lambda u, stack: stack.append(u.memo[int(u._line())]),
    b"l": lambda u, stack: stack.append(u._since_mark(stack)),
    b"d": lambda u, stack: stack.append(_dict_of(u._since_mark(stack))),
    b"P": lambda u, stack: stack.append(u.persistent_load(u._line().decode("ascii"))),
    b"\x95": Unpickler._frame,
    b"N": lambda u, stack: stack.append(None),
    b"\x88": lambda u, stack: stack.append(True),
    b"\x89": lambda u, stack: stack.append(False),
    b"K": lambda u, stack: stack.append(u._number(1)),
    b"M": lambda u, stack: stack.append(u._number(2)),
    b"J": lambda u, stack: stack.append(int.from_bytes(u._take(4), "little", signed=True)),
    b"\x8a": lambda u, stack: u._long(stack, 1),
    b"\x8b": lambda u, stack: u._long(stack, 4),
    b"G": lambda u, stack: stack.append(struct.unpack(">d", u._take(8))[0]),
    b"\x8c": _text(1),
    b"X": _text(4),
    b"\x8d": _text(8),
    b"C": _binary(1, bytes),
    b"B": _binary(4, bytes),
    b"\x8e": _binary(8, bytes),
    b"\x96": _binary(8, bytearray),
    b"\x94": lambda u, stack: u._remember(stack),
    b"q": lambda u, stack: u.memo.__setitem__(u._number(1), stack[-1]),
    b"r": lambda u, stack: u.memo.__setitem__(u._number(4), stack[-1]),
    b"h": _known(1),
    b"j": _known(4),
    b"(": lambda u, stack: stack.append(_MARK),
    b")": lambda u, stack: stack.append(()),
    b"\x85": lambda u, stack: u._tuple(stack, 1),
    b"\x86": lambda u, stack: u._tuple(stack, 2),
    b"\x87": lambda u, stack: u._tuple(stack, 3),
    b"t": lambda u, stack: stack.append(tuple(u._since_mark(stack))),
    b"]": lambda u, stack: stack.append([]),
    b"a": lambda u, stack: u._one(stack),
    b"e": lambda u, stack: _extend(u, stack),
    b"}": lambda u, stack: stack.append({}),
    b"s": lambda u, stack: u._pair(stack),
    b"u": lambda u, stack: _update(u, stack),
    b"\x8f": lambda u, stack: stack.append(set()),
    b"\x90": lambda u, stack: u._add(stack),
    b"\x91": lambda u, stack: stack.append(frozenset(u._since_mark(stack))),
    b"\x93": lambda u, stack: u._global(stack),
    b"c": lambda u, stack: u._text_global(stack),
    b"R": lambda u, stack: u._reduce(stack),
    b"\x81": lambda u, stack: u._new(stack),
    b"\x92": lambda u, stack: u._new_ex(stack),
    b"b": lambda u, stack: u._build(stack),
    b"0": lambda u, stack: stack.pop(),
    b"2": lambda u, stack: stack.append(stack[-1]),
    b"1": lambda u, stack: u._since_mark(stack),
    b"Q": lambda u, stack: stack.append(u.persistent_load(stack.pop())),
}


def _dict_of(items):
    return {items[i]: items[i + 1] for i in range(0, len(items), 2)}


def _extend(u, stack):
    items = u._since_mark(stack)
    u._append(stack, items)


def _update(u, stack):
    items = u._since_mark(stack)
    u._set_items(stack, items)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors).load()
