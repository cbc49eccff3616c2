"""Arrays of numbers of one size."""

import struct

_RANGES = {
    "b": (1, -128, 127, "signed char"),
    "B": (1, 0, 255, "unsigned byte integer"),
    "h": (2, -32768, 32767, "signed short integer"),
    "H": (2, 0, 65535, "unsigned short"),
    "i": (4, -(2**31), 2**31 - 1, "signed integer"),
    "I": (4, 0, 2**32 - 1, "unsigned int"),
    "l": (8, -(2**63), 2**63 - 1, "C long"),
    "L": (8, 0, 2**64 - 1, "C unsigned long"),
    "q": (8, -(2**63), 2**63 - 1, "C long"),
    "Q": (8, 0, 2**64 - 1, "int"),
}
typecodes = "bBuhHiIlLqQfd"
_SIZES = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}


def _single(value):
    """The nearest float of 32 bits, found by its binary digits."""
    if value != value or value in (float("inf"), float("-inf")) or value == 0:
        return value
    numerator, denominator = abs(value).as_integer_ratio()
    exponent = numerator.bit_length() - denominator.bit_length()
    if numerator < denominator << exponent if exponent >= 0 else numerator << -exponent < denominator:
        exponent -= 1
    shift = max(exponent, -126) - 23
    if shift >= 0:
        scaled, divisor = numerator, denominator << shift
    else:
        scaled, divisor = numerator << -shift, denominator
    whole, rest = divmod(scaled, divisor)
    if 2 * rest > divisor or 2 * rest == divisor and whole & 1:
        whole += 1
    found = float(whole) * 2.0**shift if shift > -1000 else 0.0
    if found >= 2.0**128:
        found = float("inf")
    return -found if value < 0 else found


def _pack_float(value, bits):
    """The bits of a float as an int."""
    fraction, bias = (52, 1023) if bits == 64 else (23, 127)
    sign = 1 if str(value).startswith("-") else 0
    top = (1 << (bits - 1 - fraction)) - 1
    if value != value:
        return top << fraction | 1 << (fraction - 1)
    if value in (float("inf"), float("-inf")):
        return sign << (bits - 1) | top << fraction
    if value == 0:
        return sign << (bits - 1)
    numerator, denominator = abs(value).as_integer_ratio()
    exponent = numerator.bit_length() - denominator.bit_length()
    if (numerator < denominator << exponent) if exponent >= 0 else (numerator << -exponent < denominator):
        exponent -= 1
    exponent = max(exponent, 1 - bias)
    shift = fraction - exponent
    mantissa = (numerator << shift) // denominator if shift >= 0 else numerator // (denominator << -shift)
    if mantissa >> fraction:
        return sign << (bits - 1) | (exponent + bias) << fraction | mantissa & ((1 << fraction) - 1)
    return sign << (bits - 1) | mantissa


def _unpack_float(raw, bits):
    fraction, bias = (52, 1023) if bits == 64 else (23, 127)
    sign = -1.0 if raw >> (bits - 1) else 1.0
    top = (1 << (bits - 1 - fraction)) - 1
    exponent = raw >> fraction & top
    mantissa = raw & ((1 << fraction) - 1)
    if exponent == top:
        return float("nan") if mantissa else sign * float("inf")
    if exponent:
        mantissa |= 1 << fraction
    else:
        exponent = 1
    shift = exponent - bias - fraction
    if shift >= 0:
        return sign * float(mantissa << shift)
    return sign * (mantissa / (1 << -shift))


class array:
    """A list whose items are checked when they come in."""

    __slots__ = ("typecode", "itemsize", "_items", "_low", "_high", "_what")

    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str):
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not str")
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self = object.__new__(cls)
        self.typecode = typecode
        self.itemsize = _SIZES[typecode]
        self._items = []
        _, self._low, self._high, self._what = _RANGES.get(typecode, (0, 0, 0, ""))
        if isinstance(initializer, str):
            if typecode != "u":
                raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
            self._items = list(initializer)
        elif isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, array):
            if initializer.typecode == "u" and typecode != "u":
                raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{typecode}'")
            self._items = [self._checked(x) for x in initializer._items]
        else:
            self._items = [self._checked(x) for x in initializer]
        return self

    def _checked(self, x):
        low, high = self._low, self._high
        if low != high:
            if type(x) is not int:
                if isinstance(x, float) or not hasattr(type(x), "__index__"):
                    raise TypeError(f"'{_name(x)}' object cannot be interpreted as an integer")
                x = x.__index__()
            if low <= x <= high:
                return x
            raise OverflowError(self._refusal(x))
        code = self.typecode
        if code == "d" or code == "f":
            if type(x) is not float:
                if isinstance(x, (int, float)) or hasattr(type(x), "__float__") or hasattr(type(x), "__index__"):
                    x = float(x)
                else:
                    raise TypeError(f"must be real number, not {_name(x)}")
            return x if code == "d" else _single(x)
        if not isinstance(x, str):
            raise TypeError(f"array item must be a unicode character, not {_name(x)}")
        if len(x) != 1:
            raise TypeError("array item must be a unicode character, not str")
        return x

    def _refusal(self, x):
        code = self.typecode
        if code in "lqLQ":
            if code in "qQ":
                return "can't convert negative int to unsigned" if code == "Q" and x < 0 else "int too big to convert"
            if code == "L" and x < 0:
                return "can't convert negative value to unsigned int"
            return f"Python int too large to convert to {self._what}"
        if not -(2**63) <= x < 2**63:
            return "Python int too large to convert to C long"
        if code == "I":
            return "can't convert negative value to unsigned int" if x < 0 else "unsigned int is greater than maximum"
        if x < self._low:
            return f"{self._what} is less than minimum"
        return f"{self._what} is greater than maximum"

    def _made(self, items):
        made = object.__new__(array)
        made.typecode = self.typecode
        made.itemsize = self.itemsize
        made._low, made._high, made._what = self._low, self._high, self._what
        made._items = items
        return made

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __reversed__(self):
        return reversed(self._items)

    def __contains__(self, x):
        return x in self._items

    def __getitem__(self, index):
        if type(index) is int:
            try:
                return self._items[index]
            except IndexError:
                raise IndexError("array index out of range") from None
        if isinstance(index, slice):
            return self._made(self._items[index])
        if not hasattr(type(index), "__index__"):
            raise TypeError("array indices must be integers")
        return self[index.__index__()]

    def __setitem__(self, index, value):
        if type(index) is int:
            value = self._checked(value)
            try:
                self._items[index] = value
            except IndexError:
                raise IndexError("array assignment index out of range") from None
        elif isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(f"can only assign array (not \"{_name(value)}\") to array slice")
            self._same(value)
            items = list(value._items)
            if index.step is not None and index.step != 1:
                count = len(range(*index.indices(len(self._items))))
                if count != len(items):
                    raise ValueError(
                        f"attempt to assign array of size {len(items)} to extended slice of size {count}"
                    )
            self._items[index] = items
        elif hasattr(type(index), "__index__"):
            self[index.__index__()] = value
        else:
            raise TypeError("array indices must be integers")

    def __delitem__(self, index):
        if isinstance(index, slice) or hasattr(type(index), "__index__"):
            try:
                del self._items[index]
            except IndexError:
                raise IndexError("array assignment index out of range") from None
        else:
            raise TypeError("array indices must be integers")

    def _same(self, other):
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{_name(other)}") to array')
        self._same(other)
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{_name(other)}")')
        self.extend(other)
        return self

    def __mul__(self, n):
        if not hasattr(type(n), "__index__"):
            return NotImplemented
        return self._made(self._items * n.__index__())

    __rmul__ = __mul__

    def __imul__(self, n):
        if not hasattr(type(n), "__index__"):
            return NotImplemented
        self._items *= n.__index__()
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        if self.typecode == "u":
            return f"array('u', {self.tounicode()!r})"
        return f"array('{self.typecode}', {self._items!r})"

    def __reduce_ex__(self, protocol):
        state = self.__dict__ or None if type(self) is not array else None
        if protocol < 3:
            return type(self), (self.typecode, self.tolist()), state
        code = 20 if self.typecode == "u" else _MACHINE_FORMATS.index("<" + _WIRE.get(self.typecode, self.typecode))
        return _array_reconstructor, (type(self), self.typecode, code, self.tobytes()), state

    def __copy__(self):
        return self._made(self._items[:])

    def __deepcopy__(self, memo):
        return self._made(self._items[:])

    def append(self, x, /):
        self._items.append(self._checked(x))

    def extend(self, iterable, /):
        if isinstance(iterable, array):
            if iterable.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(iterable._items)
        else:
            for x in iterable:
                self._items.append(self._checked(x))

    def fromlist(self, list, /):
        if not isinstance(list, _list):
            raise TypeError("arg must be list")
        self._items.extend([self._checked(x) for x in list])

    def tolist(self):
        return self._items[:]

    def insert(self, i, x, /):
        self._items.insert(i, self._checked(x))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, x, /):
        try:
            self._items.remove(x)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, x, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(x, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, x, /):
        return self._items.count(x)

    def reverse(self):
        self._items.reverse()

    def buffer_info(self):
        return (id(self._items), len(self._items))

    def tobytes(self):
        code, size = self.typecode, self.itemsize
        if code == "b" or code == "B":
            return bytes([x & 255 for x in self._items])
        if code == "d" or code == "f":
            raw = [_pack_float(x, size * 8) for x in self._items]
        elif code == "u":
            raw = [ord(x) for x in self._items]
        else:
            mask = (1 << size * 8) - 1
            raw = [x & mask for x in self._items]
        return b"".join([x.to_bytes(size, "little") for x in raw])

    def frombytes(self, buffer, /):
        if isinstance(buffer, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(buffer)
        code, size = self.typecode, self.itemsize
        if len(data) % size:
            raise ValueError("bytes length not a multiple of item size")
        signed = code in "bhilq"
        for i in range(0, len(data), size):
            raw = int.from_bytes(data[i : i + size], "little", signed=signed)
            if code == "d" or code == "f":
                raw = _unpack_float(raw, size * 8)
            elif code == "u":
                raw = chr(raw)
            self._items.append(raw)

    def byteswap(self):
        size = self.itemsize
        data = self.tobytes()
        self._items = []
        self.frombytes(b"".join([data[i : i + size][::-1] for i in range(0, len(data), size)]))

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        whole = len(data) // self.itemsize * self.itemsize
        self.frombytes(data[:whole])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def fromunicode(self, ustr, /):
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._items.extend(ustr)

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)


_list = list
ArrayType = array


def _name(x):
    return "array.array" if isinstance(x, array) else type(x).__name__


# The forms of numbers in pickles by their codes, as formats of `struct`, and those of sizes that depend on the machine.
_MACHINE_FORMATS = ["<B", "<b", "<H", ">H", "<h", ">h", "<I", ">I", "<i", ">i", "<Q", ">Q", "<q", ">q", "<f", ">f", "<d", ">d"]
_WIRE = {"l": "q", "L": "Q"}
_TEXTS = {18: "utf-16-le", 19: "utf-16-be", 20: "utf-32-le", 21: "utf-32-be"}


def _array_reconstructor(arraytype, typecode, mformat_code, items, /):
    """For pickles: an array from the bytes of its items in a form of some machine."""
    if not isinstance(arraytype, type):
        raise TypeError(f"first argument must be a type object, not {type(arraytype).__name__}")
    if not issubclass(arraytype, array):
        raise TypeError(f"{arraytype.__name__} is not a subtype of array.array")
    if not isinstance(typecode, str) or len(typecode) != 1:
        raise TypeError(f"array_reconstructor() argument 2 must be a unicode character, not {type(typecode).__name__}")
    if typecode not in typecodes:
        raise ValueError("second argument must be a valid type code")
    if not 0 <= mformat_code <= 21:
        raise ValueError("third argument must be a valid machine format code.")
    if not isinstance(items, bytes):
        raise TypeError(f"fourth argument should be bytes, not {type(items).__name__}")
    if mformat_code in _TEXTS:
        return arraytype(typecode, items.decode(_TEXTS[mformat_code]))
    form = _MACHINE_FORMATS[mformat_code]
    if form[1] != _WIRE.get(typecode, typecode):
        # Items of another form than the type code says go by their form.
        typecode = {"q": "l", "Q": "L"}.get(form[1], form[1])
    size = struct.calcsize(form)
    if len(items) % size:
        raise ValueError("bytes length not a multiple of item size")
    return arraytype(typecode, [value for (value,) in struct.iter_unpack(form, items)])
