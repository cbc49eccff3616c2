"""Bytes as text and back."""

from _binascii import from_base64 as _from_base64, from_hex as _from_hex, to_base64 as _to_base64, to_hex as _to_hex
from _digest import crc32 as _crc32


class Error(ValueError):
    """A text that stands for no bytes."""


class Incomplete(Exception):
    """A text that ends too early."""


def _bytes(data):
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


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
    return _to_hex(data) if sep is None else data.hex(sep, bytes_per_sep).encode("ascii")


b2a_hex = hexlify


def unhexlify(hexstr, /):
    return _checked(_from_hex(_ascii(hexstr)))


a2b_hex = unhexlify


def crc32(data, crc=0, /):
    return _crc32(_bytes(data), crc & 0xFFFFFFFF)


def b2a_base64(data, /, *, newline=True):
    return _to_base64(_bytes(data), bool(newline))


def a2b_base64(data, /, *, strict_mode=False):
    return _checked(_from_base64(_ascii(data), bool(strict_mode)))


def _checked(found):
    """Bytes, if that is what was found, and not what is wrong."""
    if isinstance(found, str):
        raise Error(found)
    return found

