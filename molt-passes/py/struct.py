"""Values to bytes and back, by formats."""

from _digest import bits_float as _bits_float, float_bits as _float_bits

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    """A format that is wrong, or values that do not fit."""


_STANDARD = {
    "x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4,
    "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1,
}
_NATIVE = {
    "x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8,
    "q": 8, "Q": 8, "n": 8, "N": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1, "P": 8,
}
_WHITE = " \t\n\x0b\x0c\r"


def _half_bits(number):
    """The bits of a number as a float of two bytes."""
    bits = _float_bits(number, 8)
    sign = bits >> 63 << 15
    exponent = bits >> 52 & 2047
    fraction = bits & (1 << 52) - 1
    if exponent == 2047:
        return sign | 0x7C00 | (fraction >> 42 or (512 if fraction else 0))
    exponent -= 1023
    if exponent < -25:
        return sign
    if exponent < -14:
        shift = 42 + (-14 - exponent)
        whole = fraction | 1 << 52
    else:
        shift = 42
        whole = fraction | exponent + 15 << 52
    short = whole >> shift
    rest = whole & (1 << shift) - 1
    half = 1 << shift - 1
    if rest > half or rest == half and short & 1:
        short += 1
    if short >= 0x7C00:
        raise OverflowError("float too large to pack with e format")
    return sign | short


def _half_number(bits):
    exponent = bits >> 10 & 31
    fraction = bits & 1023
    if exponent == 31:
        number = float("nan") if fraction else float("inf")
    elif exponent:
        number = (fraction | 1024) * 2.0 ** (exponent - 25)
    else:
        number = fraction * 2.0**-24
    return -number if bits >> 15 else number


def _parse(text):
    """The byte order, whether sizes are native, and the items: code, count, offset, size of one."""
    mode = "@"
    if text and text[0] in "@=<>!":
        mode = text[0]
        text = text[1:]
    sizes = _NATIVE if mode == "@" else _STANDARD
    items = []
    offset = 0
    at = 0
    while at < len(text):
        code = text[at]
        at += 1
        if code in _WHITE:
            continue
        count = 1
        if "0" <= code <= "9":
            count = ord(code) - 48
            while True:
                if at == len(text):
                    raise error("repeat count given without format specifier")
                code = text[at]
                at += 1
                if not "0" <= code <= "9":
                    break
                count = count * 10 + ord(code) - 48
                if count > 9223372036854775807:
                    raise error("overflow in item count")
        size = sizes.get(code)
        if size is None:
            raise error("bad char in struct format")
        if mode == "@" and code not in "sp":
            offset += -offset % size
        items.append((code, count, offset, size))
        offset += count * size
        if offset > 9223372036854775807:
            raise error("total struct size too long")
    return "big" if mode in ">!" else "little", mode == "@", items, offset


def _pack_int(code, size, order, value, native):
    try:
        value = value.__index__()
    except AttributeError:
        raise error("required argument is not an integer") from None
    bits = 8 * size
    if code == "P":
        if not -(1 << 63) <= value < 1 << 64:
            raise error("int too large to convert")
        return (value & (1 << 64) - 1).to_bytes(8, order)
    if code in "bhilqn":
        low, high = -(1 << bits - 1), (1 << bits - 1) - 1
    else:
        low, high = 0, (1 << bits) - 1
    if not low <= value <= high:
        raise error(f"'{code}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, order, signed=low < 0)


def _pack_float(code, size, order, value, native):
    try:
        value = value.__float__()
    except AttributeError:
        try:
            value = float(value.__index__())
        except AttributeError:
            raise error("required argument is not a float") from None
    if code == "e":
        return _half_bits(value).to_bytes(2, order)
    bits = _float_bits(value, size)
    if bits < 0:
        if not native:
            raise OverflowError("float too large to pack with f format")
        bits = 0xFF800000 if value < 0 else 0x7F800000
    return bits.to_bytes(size, order)


def _buffer(data):
    return data if isinstance(data, (bytes, bytearray)) else bytes(memoryview(data))


class Struct:
    """A format made ready."""

    def __init__(self, format):
        if isinstance(format, bytes):
            format = format.decode("ascii")
        elif not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        else:
            format.encode("ascii")
        self.format = format
        self._order, self._native, self._items, self.size = _parse(format)
        self._count = 0
        for code, count, _, _ in self._items:
            self._count += 1 if code in "sp" else 0 if code == "x" else count

    def _packed(self, values, name="pack"):
        if len(values) != self._count:
            raise error(f"{name} expected {self._count} items for packing (got {len(values)})")
        order = self._order
        native = self._native
        out = bytearray()
        at = 0
        for code, count, offset, size in self._items:
            if len(out) < offset:
                out.extend(bytes(offset - len(out)))
            if code == "x":
                out.extend(bytes(count))
            elif code in "sp":
                value = values[at]
                at += 1
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{code}' must be a bytes object")
                if code == "p":
                    if not count:
                        continue
                    value = value[: count - 1]
                    value = bytes([min(len(value), 255)]) + value
                value = value[:count]
                out.extend(value)
                out.extend(bytes(count - len(value)))
            else:
                for _ in range(count):
                    value = values[at]
                    at += 1
                    if code == "c":
                        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                            raise error("char format requires a bytes object of length 1")
                        out.extend(value)
                    elif code == "?":
                        out.append(1 if value else 0)
                    elif code in "efd":
                        try:
                            out.extend(_pack_float(code, size, order, value, native))
                        except OverflowError:
                            if isinstance(value, int):
                                raise error("int too large to convert") from None
                            raise
                    else:
                        out.extend(_pack_int(code, size, order, value, native))
        return out

    def _unpacked(self, data, start):
        order = self._order
        values = []
        for code, count, offset, size in self._items:
            at = start + offset
            if code == "x":
                continue
            if code == "s":
                values.append(bytes(data[at : at + count]))
            elif code == "p":
                length = min(data[at], count - 1) if count else 0
                values.append(bytes(data[at + 1 : at + 1 + length]))
            elif code == "c":
                values.extend([bytes(data[i : i + 1]) for i in range(at, at + count)])
            elif code == "?":
                values.extend([data[i] != 0 for i in range(at, at + count)])
            else:
                signed = code in "bhilqn"
                for i in range(at, at + count * size, size):
                    number = int.from_bytes(data[i : i + size], order, signed=signed)
                    if code == "e":
                        number = _half_number(number)
                    elif code in "fd":
                        number = _bits_float(number, size)
                    values.append(number)
        return tuple(values)

    def pack(self, *values):
        return bytes(self._packed(values))

    def unpack(self, buffer, /):
        data = _buffer(buffer)
        if len(data) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._unpacked(data, 0)

    def _place(self, length, offset, name, doing, lack):
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"{lack} {self.size} bytes at offset {offset}")
            if offset + length < 0:
                raise error(f"offset {offset} out of range for {length}-byte buffer")
            offset += length
        if length - offset < self.size:
            raise error(
                f"{name} requires a buffer of at least {self.size + offset} bytes for {doing} "
                f"{self.size} bytes at offset {offset} (actual buffer size is {length})"
            )
        return offset

    def unpack_from(self, buffer, offset=0):
        data = _buffer(buffer)
        start = self._place(len(data), offset, "unpack_from", "unpacking", "not enough data to unpack")
        return self._unpacked(data, start)

    def pack_into(self, *args):
        if not args:
            raise error("pack_into expected buffer argument")
        if len(args) == 1:
            raise error("pack_into expected offset argument")
        buffer, offset, *values = args
        if isinstance(buffer, bytes):
            raise TypeError("argument must be read-write bytes-like object, not bytes")
        if len(values) != self._count:
            raise error(f"pack_into expected {self._count} items for packing (got {len(values)})")
        if not hasattr(offset, "__index__"):
            raise TypeError(f"'{type(offset).__name__}' object cannot be interpreted as an integer")
        start = self._place(len(buffer), offset, "pack_into", "packing", "no space to pack")
        buffer[start : start + self.size] = self._packed(values, "pack_into")

    def iter_unpack(self, buffer, /):
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        data = _buffer(buffer)
        if len(data) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return _each(self, data)


def _each(form, data):
    for start in range(0, len(data), form.size):
        yield form._unpacked(data, start)


_made = {}


def _form(format):
    form = _made.get(format)
    if form is None:
        if len(_made) >= 100:
            _made.clear()
        form = _made[format] = Struct(format)
    return form


def calcsize(format, /):
    return _form(format).size


def pack(format, /, *values):
    return bytes(_form(format)._packed(values))


def unpack(format, buffer, /):
    return _form(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _form(format).unpack_from(buffer, offset)


def pack_into(format, /, *args):
    _form(format).pack_into(*args)


def iter_unpack(format, buffer, /):
    return _form(format).iter_unpack(buffer)
