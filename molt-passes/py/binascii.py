"""Bytes as text and back."""

from _digest import crc32 as _crc32


class Error(ValueError):
    """A text that stands for no bytes."""


class Incomplete(Exception):
    """A text that ends too early."""


_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {c: i for i, c in enumerate(_LETTERS)}


def _bytes(data):
    if isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(memoryview(data))


def _ascii(data):
    if isinstance(data, str):
        try:
            return data.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        kind = type(data).__name__
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{kind}'") from None


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _bytes(data)
    text = data.hex() if sep is None else data.hex(sep, bytes_per_sep)
    return text.encode("ascii")


b2a_hex = hexlify


def unhexlify(hexstr, /):
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error("Odd-length string")
    for c in text:
        if c not in b"0123456789abcdefABCDEF":
            raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text.decode("ascii"))


a2b_hex = unhexlify


def crc32(data, crc=0, /):
    return _crc32(_bytes(data), crc & 0xFFFFFFFF)


def b2a_base64(data, /, *, newline=True):
    data = _bytes(data)
    letters = _LETTERS
    out = bytearray()
    whole = len(data) - len(data) % 3
    for i in range(0, whole, 3):
        bits = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        out.append(letters[bits >> 18])
        out.append(letters[bits >> 12 & 63])
        out.append(letters[bits >> 6 & 63])
        out.append(letters[bits & 63])
    rest = data[whole:]
    if len(rest) == 1:
        out += bytes([letters[rest[0] >> 2], letters[(rest[0] & 3) << 4], 61, 61])
    elif len(rest) == 2:
        out += bytes([letters[rest[0] >> 2], letters[(rest[0] & 3) << 4 | rest[1] >> 4], letters[(rest[1] & 15) << 2], 61])
    if newline:
        out.append(10)
    return bytes(out)


def a2b_base64(data, /, *, strict_mode=False):
    data = _ascii(data)
    values = _VALUES
    out = bytearray()
    if strict_mode and data[:1] == b"=":
        raise Error("Leading padding not allowed")
    place = 0
    left = 0
    pads = 0
    padding = False
    for i, c in enumerate(data):
        if c == 61:
            padding = True
            pads += 1
            if place >= 2 and place + pads >= 4:
                if strict_mode and i + 1 < len(data):
                    raise Error("Excess data after padding")
                return bytes(out)
            continue
        value = values.get(c)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and padding:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        if place == 0:
            left = value
        elif place == 1:
            out.append(left << 2 | value >> 4)
            left = value & 15
        elif place == 2:
            out.append(left << 4 | value >> 2)
            left = value & 3
        else:
            out.append(left << 6 | value)
            left = 0
        place = (place + 1) % 4
    if place == 1:
        count = len(out) // 3 * 4 + 1
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4"
        )
    if place:
        raise Error("Incorrect padding")
    return bytes(out)
