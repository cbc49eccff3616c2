"""Objects into bytes."""

import codecs
import copyreg
import struct

from _pickle_old import integer, old_name, text
from _pickling import Writer
from _pickle_reading import PickleError, find_class, known
from copy import _reduced

DEFAULT_PROTOCOL = 4
HIGHEST_PROTOCOL = 5
_BATCH = 1000


class PicklingError(PickleError):
    __module__ = "_pickle"


def _function():
    pass


_FunctionType = type(_function)
_BuiltinType = type(len)
_GeneratorType = type((lambda: (yield))())


class _Holder:
    def method(self):
        pass


_MethodType = type(_Holder().method)
_DescriptorTypes = type(str.join), type(str.__add__)


class Pickler:
    """Writes one object after another to a file. What stands in several places is written once."""

    __module__ = "_pickle"

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        self.proto = protocol
        self.bin = protocol > 0
        self.fast = False
        self.fix_imports = fix_imports and protocol < 3
        self._file_write = file.write
        self._writer = Writer(protocol, copyreg.dispatch_table)
        # Names of attributes in the protocols of old: one object each.
        self._names = {}
        self._write = self._writer.write

    def clear_memo(self):
        self._writer.forget()
        self._names.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        persistent = type(self).persistent_id is not Pickler.persistent_id or "persistent_id" in self.__dict__
        self._writer.begin(persistent)
        self.save(obj)
        self._file_write(self._writer.finish())

    def save(self, obj):
        self._writer.save(self, obj)

    def _save_persistent(self, obj):
        """Writes the id that an object has beyond the pickle; whether it has one."""
        pid = self.persistent_id(obj)
        if pid is None:
            return False
        if self.bin:
            self.save(pid)
            self._write(b"Q")
        else:
            self._write(b"P" + str(pid).encode("ascii") + b"\n")
        return True

    def _save_other(self, obj):
        """Writes what the writer leaves to the pickler: all that is rare, and everything in the protocols of old."""
        kind = type(obj)
        if obj is None:
            self._write(b"N")
        elif obj is ... or obj is NotImplemented:
            known["builtins", repr(obj)] = obj
            self._save_found("builtins", repr(obj), obj)
        elif kind is bool:
            self._write(b"I01\n" if obj else b"I00\n")
        elif kind is int:
            self._save_int(obj)
        elif kind is float:
            self._write(b"G" + struct.pack(">d", obj) if self.bin else b"F" + repr(obj).encode("ascii") + b"\n")
        elif self._writer.recall(obj):
            pass
        elif kind is str:
            self._save_str(obj)
            self._writer.memoize(obj)
        elif kind is bytes:
            # Python 2 has no bytes: what makes them again is written.
            reduced = (codecs.encode, (str(obj, "latin1"), "latin1")) if obj else (bytes, ())
            self._save_reduced(*reduced, obj)
        elif kind is tuple:
            self._save_tuple(obj)
        elif kind is list:
            self._write(b"]" if self.bin else b"(l")
            self._writer.memoize(obj)
            self._save_items(obj, True)
        elif kind is dict:
            self._save_dict(obj)
        elif kind is set or kind is frozenset:
            self._save_reduced(kind, (list(obj),), obj)
        elif isinstance(obj, type):
            self._save_type(obj)
        elif kind is _FunctionType or kind is _BuiltinType:
            self._save_global(obj)
        else:
            self._save_object(obj, kind)

    def _save_int(self, n):
        if self.proto == 0 or not -0x80000000 <= n <= 0x7FFFFFFF:
            self._write(integer(n, self.proto))
        elif 0 <= n < 256:
            self._write(b"K" + bytes([n]))
        elif 0 <= n < 65536:
            self._write(b"M" + n.to_bytes(2, "little"))
        else:
            self._write(b"J" + n.to_bytes(4, "little", signed=True))

    def _save_str(self, string):
        if self.bin:
            data = string.encode("utf-8", "surrogatepass")
            self._write(b"X" + len(data).to_bytes(4, "little") + data)
        else:
            self._write(text(string))

    def _save_tuple(self, obj):
        self._write(b")" if self.bin and not obj else b"(")
        for item in obj:
            self.save(item)
        if not obj:
            if not self.bin:
                self._write(b"t")
            return
        if self._writer.knows(obj):
            # One of its items holds it, and wrote it already.
            self._write(b"1" if self.bin else b"0" * (len(obj) + 1))
            self._writer.recall(obj)
            return
        self._write(b"t")
        self._writer.memoize(obj)

    def _save_items(self, items, exact=False):
        items = list(items)
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            if not self.bin:
                for item in batch:
                    self.save(item)
                    self._write(b"a")
                continue
            many = len(batch) > 1 or exact and len(items) > 1
            if many:
                self._write(b"(")
            for item in batch:
                self.save(item)
            self._write(b"e" if many else b"a")

    def _save_dict(self, obj):
        self._write(b"}" if self.bin else b"(d")
        self._writer.memoize(obj)
        self._save_pairs(obj.items(), True)
        if self.bin and obj and len(obj) % _BATCH == 0:
            self._write(b"(u")

    def _save_pairs(self, pairs, exact=False, names=False):
        pairs = list(pairs)
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start : start + _BATCH]
            many = self.bin and (len(batch) > 1 or exact and len(pairs) > 1)
            if many:
                self._write(b"(")
            for key, value in batch:
                if names and type(key) is str:
                    self._save_name(key)
                else:
                    self.save(key)
                self.save(value)
                if not self.bin:
                    self._write(b"s")
            if self.bin:
                self._write(b"u" if many else b"s")

    def _save_name(self, name):
        if self.proto >= 2:
            self._writer.name(name)
        elif name in self._names:
            self.save(self._names[name])
        else:
            self._names[name] = name
            self.save(name)

    def _save_type(self, kind):
        for value in (None, NotImplemented, ...):
            if kind is type(value):
                self._save_reduced(type, (value,), kind)
                return
        self._save_global(kind)

    def _save_global(self, obj):
        if type(obj) is _BuiltinType and not isinstance(getattr(obj, "__self__", None), (type(None), type(copyreg))):
            self._save_reduced(getattr, (obj.__self__, obj.__name__), obj)
            return
        name = getattr(obj, "__qualname__", None) or obj.__name__
        module = obj.__module__
        if "<locals>" in name:
            raise AttributeError(f"Can't pickle local object {name!r}")
        if module == "codecs":
            module = "_codecs"
        if "<lambda>" in name:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed")
        known[module, name] = obj
        self._save_found(module, name, obj)

    def _save_found(self, module, name, obj):
        if self.proto >= 4:
            self._save_name(module)
            self._save_name(name)
            self._write(b"\x93")
            self._writer.memoize(obj)
            return
        if "." in name:
            parts = name.split(".")
            holder = find_class(module, ".".join(parts[:-1]))
            self._save_reduced(getattr, (holder, parts[-1]), obj)
            return
        if self.fix_imports:
            module, name = old_name(module, name, obj)
        self._write(b"c" + module.encode() + b"\n" + name.encode() + b"\n")
        self._writer.memoize(obj)

    def _save_object(self, obj, kind):
        if kind is _GeneratorType:
            raise TypeError("cannot pickle 'generator' object")
        if kind is _MethodType:
            self._save_reduced(getattr, (obj.__self__, obj.__name__), obj)
            return
        if kind in _DescriptorTypes:
            self._save_reduced(getattr, (obj.__objclass__, obj.__name__), obj)
            return
        if kind is bytearray and self.proto >= 5:
            self._write(b"\x96" + len(obj).to_bytes(8, "little") + bytes(obj))
            self._writer.memoize(obj)
            return
        if kind is bytearray:
            self._save_reduced(bytearray, (bytes(obj),) if obj else (), obj)
            return
        if kind is complex:
            self._save_reduced(complex, (obj.real, obj.imag), obj)
            return
        reducer = copyreg.dispatch_table.get(kind)
        if reducer is not None:
            reduced = reducer(obj)
            self._save_reduced(reduced[0], reduced[1], obj, *reduced[2:])
            return
        if kind is range or kind is slice:
            self._save_reduced(kind, (obj.start, obj.stop, obj.step), obj)
            return
        if hasattr(kind, "_value2member_map_"):
            # A member of an enumeration is found by its value.
            self._save_reduced(kind, (obj._value_,), obj)
            return
        self._save_given(obj, _reduced(obj, kind, self.proto))

    def _save_given(self, obj, reduced):
        """Writes an object by what its class makes of it."""
        kind = type(obj)
        if isinstance(reduced, str):
            module = obj.__module__ if hasattr(obj, "__module__") else kind.__module__
            known[module, reduced] = obj
            self._save_found(module, reduced, obj)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        if not callable(reduced[0]):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(reduced[1], tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        self._save_reduced(reduced[0], reduced[1], obj, *reduced[2:])

    def _save_reduced(self, make, args, obj, state=None, list_items=None, dict_items=None, state_setter=None):
        kind = type(obj)
        if args and args[0] is kind and make == kind.__new__ and self.proto < 2:
            made = args[1] if len(args) == 2 else None
            for holder in (tuple, list, dict):
                if isinstance(obj, holder):
                    made = holder(obj)
                    list_items = dict_items = None
            base = object if made is None else type(made)
            self.save(copyreg._reconstructor)
            self.save((kind, base, made))
            self._write(b"R")
        elif args and args[0] is kind and make == kind.__new__:
            self.save(kind)
            self.save(tuple(args[1:]))
            self._write(b"\x81")
        else:
            self.save(make)
            self.save(args)
            self._write(b"R")
        if self._writer.knows(obj):
            self._write(b"0")
            self._writer.recall(obj)
        else:
            self._writer.memoize(obj)
        if list_items is not None:
            self._save_items(list_items)
        if dict_items is not None:
            self._save_pairs(dict_items)
        if state is not None and state_setter is not None:
            self.save(state_setter)
            if self.proto < 2:
                self._write(b"(")
            self.save(obj)
            self.save(state)
            self._write(b"\x86R0" if self.proto >= 2 else b"tR0")
        elif state is not None:
            self._save_state(state)
            self._write(b"b")

    def _save_state(self, state):
        """The attributes of an object, whose names are one object each."""
        if type(state) is dict:
            if self.proto >= 2:
                self._writer.state(self, state)
            elif not self._writer.recall(state):
                self._write(b"}" if self.bin else b"(d")
                self._writer.memoize(state)
                self._save_pairs(state.items(), True, True)
        elif self.proto >= 2 and type(state) is tuple and len(state) == 2 and (state[0] is None or type(state[0]) is dict):
            for part in state:
                if part is None:
                    self._write(b"N")
                else:
                    self._save_state(part)
            self._write(b"\x86")
            self._writer.memoize(state)
        else:
            self.save(state)


class _Buffer:
    data = b""

    def write(self, data):
        self.data = data


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    out = _Buffer()
    Pickler(out, protocol, fix_imports=fix_imports).dump(obj)
    return out.data
