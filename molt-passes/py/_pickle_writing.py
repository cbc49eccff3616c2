"""Objects into bytes."""

import codecs
import copyreg
import struct

from _pickle_old import integer, old_name, text
from _pickle_reading import PickleError, find_class, known
from copy import _reduced

DEFAULT_PROTOCOL = 4
HIGHEST_PROTOCOL = 5
# A frame is ended once it holds so much, and what is as large stands outside of frames.
_FRAME = 64 * 1024
_BATCH = 1000


class PicklingError(PickleError):
    __module__ = "_pickle"


def _function():
    pass


_FunctionType = type(_function)
_BuiltinType = type(len)
_GeneratorType = type((lambda: (yield))())


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
        self.memo = {}
        # Names of classes, modules and attributes are one object each, however often they are asked for.
        self._names = {}

    def clear_memo(self):
        self.memo.clear()
        self._names.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        self._out = bytearray()
        self._frame = bytearray()
        if self.proto >= 2:
            self._out += b"\x80" + bytes([self.proto])
        self._persistent = type(self).persistent_id is not Pickler.persistent_id
        self.save(obj)
        self._frame += b"."
        self._end_frame()
        self._file_write(bytes(self._out))

    def _end_frame(self):
        if self.proto >= 4 and len(self._frame) >= 4:
            self._out += b"\x95" + len(self._frame).to_bytes(8, "little")
        self._out += self._frame
        self._frame = bytearray()

    def _memoize(self, obj):
        if self.proto >= 4:
            self._frame += b"\x94"
        elif self.bin:
            index = len(self.memo)
            self._frame += b"q" + bytes([index]) if index < 256 else b"r" + index.to_bytes(4, "little")
        else:
            self._frame += b"p%d\n" % len(self.memo)
        # The object is kept, so that no other gets its id.
        self.memo[id(obj)] = len(self.memo), obj

    def _get(self, index):
        if not self.bin:
            self._frame += b"g%d\n" % index
            return
        self._frame += b"h" + bytes([index]) if index < 256 else b"j" + index.to_bytes(4, "little")

    def save(self, obj):
        if len(self._frame) >= _FRAME:
            self._end_frame()
        if self._persistent:
            pid = self.persistent_id(obj)
            if pid is not None:
                if self.bin:
                    self.save(pid)
                    self._frame += b"Q"
                else:
                    self._frame += b"P" + str(pid).encode("ascii") + b"\n"
                return
        kind = type(obj)
        if obj is None:
            self._frame += b"N"
        elif obj is ... or obj is NotImplemented:
            known["builtins", repr(obj)] = obj
            self._save_found("builtins", repr(obj), obj)
        elif kind is bool:
            if self.proto >= 2:
                self._frame += b"\x88" if obj else b"\x89"
            else:
                self._frame += b"I01\n" if obj else b"I00\n"
        elif kind is int:
            self._save_int(obj)
        elif kind is float:
            self._frame += b"G" + struct.pack(">d", obj) if self.bin else b"F" + repr(obj).encode("ascii") + b"\n"
        elif id(obj) in self.memo:
            self._get(self.memo[id(obj)][0])
        elif kind is str:
            self._save_str(obj)
            self._memoize(obj)
        elif kind is bytes and self.proto < 3:
            # Python 2 has no bytes: what makes them again is written.
            reduced = (codecs.encode, (str(obj, "latin1"), "latin1")) if obj else (bytes, ())
            self._save_reduced(*reduced, obj)
        elif kind is bytes:
            self._save_sized(obj, b"C", b"B", b"\x8e")
            self._memoize(obj)
        elif kind is tuple:
            self._save_tuple(obj)
        elif kind is list:
            self._frame += b"]" if self.bin else b"(l"
            self._memoize(obj)
            self._save_items(obj)
        elif kind is dict:
            self._frame += b"}" if self.bin else b"(d"
            self._memoize(obj)
            self._save_pairs(obj.items())
            if self.bin and obj and len(obj) % _BATCH == 0:
                self._frame += b"(u"
        elif (kind is set or kind is frozenset) and self.proto < 4:
            self._save_reduced(kind, (list(obj),), obj)
        elif kind is set:
            self._frame += b"\x8f"
            self._memoize(obj)
            items = list(obj)
            for start in range(0, len(items), _BATCH):
                self._frame += b"("
                for item in items[start : start + _BATCH]:
                    self.save(item)
                self._frame += b"\x90"
            if items and len(items) % _BATCH == 0:
                self._frame += b"(\x90"
        elif kind is frozenset:
            self._frame += b"("
            for item in obj:
                self.save(item)
            self._frame += b"\x91"
            self._memoize(obj)
        elif isinstance(obj, type):
            self._save_type(obj)
        elif kind is _FunctionType or kind is _BuiltinType:
            self._save_global(obj)
        else:
            self._save_object(obj, kind)

    def _save_int(self, n):
        if self.proto == 0 or self.proto == 1 and not -0x80000000 <= n <= 0x7FFFFFFF:
            self._frame += integer(n, self.proto)
        elif 0 <= n < 256:
            self._frame += b"K" + bytes([n])
        elif 0 <= n < 65536:
            self._frame += b"M" + n.to_bytes(2, "little")
        elif -0x80000000 <= n <= 0x7FFFFFFF:
            self._frame += b"J" + n.to_bytes(4, "little", signed=True)
        else:
            size = (n.bit_length() >> 3) + 1
            data = n.to_bytes(size, "little", signed=True)
            # A byte that only repeats the sign of a negative number goes.
            if n < 0 and size > 1 and data[-1] == 0xFF and data[-2] & 0x80:
                data = data[:-1]
            head = b"\x8a" + bytes([len(data)]) if len(data) < 256 else b"\x8b" + len(data).to_bytes(4, "little")
            self._frame += head + data

    def _save_sized(self, data, short, middle, long):
        size = len(data)
        if size < 256 and (self.proto >= 4 or short == b"C"):
            self._frame += short + bytes([size]) + data
        elif size < _FRAME:
            self._frame += middle + size.to_bytes(4, "little") + data
        else:
            self._end_frame()
            head = middle + size.to_bytes(4, "little") if size <= 0xFFFFFFFF else long + size.to_bytes(8, "little")
            self._out += head + data

    def _save_str(self, string):
        if self.bin:
            self._save_sized(string.encode("utf-8", "surrogatepass"), b"\x8c", b"X", b"\x8d")
        else:
            self._frame += text(string)

    def _save_name(self, name):
        if name in self._names:
            self._get(self._names[name])
            return
        if id(name) in self.memo:
            self._get(self.memo[id(name)][0])
            return
        self._save_str(name)
        self._names[name] = len(self.memo)
        self._memoize(name)

    def _save_tuple(self, obj):
        if not obj:
            self._frame += b")" if self.bin else b"(t"
            return
        marked = len(obj) > 3 or self.proto < 2
        if marked:
            self._frame += b"("
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            # One of its items holds it, and wrote it already.
            if marked:
                self._frame += b"1" if self.bin else b"0" * (len(obj) + 1)
            else:
                self._frame += b"0" * len(obj)
            self._get(self.memo[id(obj)][0])
            return
        self._frame += b"t" if marked else (b"\x85", b"\x86", b"\x87")[len(obj) - 1]
        self._memoize(obj)

    def _save_items(self, items):
        items = list(items)
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            if not self.bin:
                for item in batch:
                    self.save(item)
                    self._frame += b"a"
                continue
            if len(batch) > 1:
                self._frame += b"("
            for item in batch:
                self.save(item)
            self._frame += b"e" if len(batch) > 1 else b"a"

    def _save_pairs(self, pairs, names=False):
        pairs = list(pairs)
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start : start + _BATCH]
            if self.bin and len(batch) > 1:
                self._frame += b"("
            for key, value in batch:
                if names and type(key) is str:
                    self._save_name(key)
                else:
                    self.save(key)
                self.save(value)
                if not self.bin:
                    self._frame += b"s"
            if not self.bin:
                continue
            self._frame += b"u" if len(batch) > 1 else b"s"

    def _save_type(self, kind):
        for value in (None, NotImplemented, ...):
            if kind is type(value):
                self._save_reduced(type, (value,), kind)
                return
        self._save_global(kind)

    def _save_global(self, obj):
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
            self._frame += b"\x93"
            self._memoize(obj)
            return
        if "." in name:
            parts = name.split(".")
            holder = find_class(module, ".".join(parts[:-1]))
            self._save_reduced(getattr, (holder, parts[-1]), obj)
            return
        if self.fix_imports:
            module, name = old_name(module, name, obj)
        self._frame += b"c" + module.encode() + b"\n" + name.encode() + b"\n"
        self._memoize(obj)

    def _save_object(self, obj, kind):
        if kind is _GeneratorType:
            raise TypeError("cannot pickle 'generator' object")
        if kind is bytearray and self.proto >= 5:
            self._frame += b"\x96" + len(obj).to_bytes(8, "little") + bytes(obj)
            self._memoize(obj)
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
        reduced = _reduced(obj, kind, self.proto)
        if isinstance(reduced, str):
            module = obj.__module__ if hasattr(obj, "__module__") else kind.__module__
            known[module, reduced] = obj
            self._save_found(module, reduced, obj)
            return
        self._save_reduced(reduced[0], reduced[1], obj, *reduced[2:])

    def _save_reduced(self, make, args, obj, state=None, list_items=None, dict_items=None):
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
            self._frame += b"R"
        elif args and args[0] is kind and make == kind.__new__:
            self.save(kind)
            self.save(tuple(args[1:]))
            self._frame += b"\x81"
        else:
            self.save(make)
            self.save(args)
            self._frame += b"R"
        if id(obj) in self.memo:
            self._frame += b"0"
            self._get(self.memo[id(obj)][0])
        else:
            self._memoize(obj)
        if list_items is not None:
            self._save_items(list_items)
        if dict_items is not None:
            self._save_pairs(dict_items)
        if state is not None:
            self._save_state(state)
            self._frame += b"b"

    def _save_state(self, state):
        """The attributes of an object, whose names are one object each."""
        if type(state) is dict and id(state) not in self.memo:
            self._frame += b"}" if self.bin else b"(d"
            self._memoize(state)
            self._save_pairs(state.items(), names=True)
        elif self.proto >= 2 and type(state) is tuple and len(state) == 2 and (state[0] is None or type(state[0]) is dict):
            for part in state:
                if part is None:
                    self._frame += b"N"
                else:
                    self._save_state(part)
            self._frame += b"\x86"
            self._memoize(state)
        else:
            self.save(state)


class _Buffer:
    def __init__(self):
        self.data = b""

    def write(self, data):
        self.data += data


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    out = _Buffer()
    Pickler(out, protocol, fix_imports=fix_imports).dump(obj)
    return out.data
