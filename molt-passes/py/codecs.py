"""Encodings by name, and some that change text to text and bytes to bytes."""

import builtins as _builtins
import base64 as _base64
import binascii as _binascii
import _codecs

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM = BOM_UTF16 = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"

_ROT13 = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm"
)


def _rot13(data, errors="strict"):
    return data.translate(_ROT13)


# Names without punctuation: the real name, whether it takes text, encoding, decoding.
_OTHERS = {
    "rot13": ("rot13", _rot13, _rot13),
    "hex": ("hex", lambda data, errors="strict": _binascii.hexlify(data), lambda data, errors="strict": _binascii.unhexlify(data)),
    "base64": (
        "base64", lambda data, errors="strict": _base64.encodebytes(data), lambda data, errors="strict": _base64.decodebytes(data)
    ),
}
_OTHERS["hexcodec"] = _OTHERS["hex"]
_OTHERS["base64codec"] = _OTHERS["base64"]


def _other(encoding):
    return _OTHERS.get(encoding.lower().replace("_", "").replace("-", ""))


_searches = []
_found = {}
_handlers = {}


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)
    _codecs.set_finders(_convert, lookup_error)


def unregister(search_function, /):
    if search_function in _searches:
        _searches.remove(search_function)
        _found.clear()


def _search(encoding):
    """What a registered function knows of an encoding."""
    kept = "".join([c if c == "." or c.isascii() and c.isalnum() else " " for c in encoding.lower()])
    name = "_".join(kept.split())
    if name in _found:
        return _found[name]
    for search in _searches:
        info = search(name)
        if info is not None:
            if not isinstance(info, tuple) or len(info) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            _found[name] = info
            return info
    return None


def _registered(encoding):
    """The same, unless there is a codec of this name without it."""
    return None if not _searches or _codecs.knows(encoding) else _search(encoding)


def _apply(info, obj, errors, decoding):
    made = info[decoding](obj) if errors is None else info[decoding](obj, errors)
    if not isinstance(made, tuple) or len(made) != 2:
        raise TypeError(f"{'decoder' if decoding else 'encoder'} must return a tuple (object, integer)")
    return made[0]


def _convert(encoding, obj, errors, decoding):
    """Encodes or decodes by a codec that the runtime does not have."""
    info = _search(encoding)
    if info is None:
        raise LookupError(f"unknown encoding: {encoding}")
    return _apply(info, memoryview(obj) if decoding else obj, errors, decoding)


def encode(obj, encoding="utf-8", errors="strict"):
    other = _other(encoding)
    if other is not None:
        return other[1](obj)
    info = _registered(encoding)
    return obj.encode(encoding, errors) if info is None else _apply(info, obj, errors, False)


def decode(obj, encoding="utf-8", errors="strict"):
    other = _other(encoding)
    if other is not None:
        return other[2](obj)
    info = _registered(encoding)
    return bytes(obj).decode(encoding, errors) if info is None else _apply(info, obj, errors, True)


def register_error(errors, handler, /):
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler
    _codecs.set_finders(_convert, lookup_error)


def lookup_error(name, /):
    handler = _handlers.get(name)
    if handler is None:
        raise LookupError(f"unknown error handler name '{name}'")
    return handler


def _part(error):
    if not isinstance(error, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
    return error.object[error.start:error.end]


def strict_errors(error, /):
    if not isinstance(error, Exception):
        raise TypeError("codec must pass exception instance")
    raise error


def ignore_errors(error, /):
    _part(error)
    return "", error.end


def replace_errors(error, /):
    part = _part(error)
    if isinstance(error, UnicodeDecodeError):
        return "\ufffd", error.end
    return ("?" if isinstance(error, UnicodeEncodeError) else "\ufffd") * len(part), error.end


def backslashreplace_errors(error, /):
    part = _part(error)
    if isinstance(error, UnicodeDecodeError):
        return "".join([f"\\x{byte:02x}" for byte in part]), error.end
    return part.encode("ascii", "backslashreplace").decode("ascii"), error.end


def xmlcharrefreplace_errors(error, /):
    if not isinstance(error, UnicodeEncodeError):
        raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
    return "".join([f"&#{ord(c)};" for c in _part(error)]), error.end


_handlers.update({
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors, "backslashreplace": backslashreplace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors,
})
_codecs.set_finders(_convert, lookup_error)


class CodecInfo(tuple):
    """What is known of an encoding."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


_NAMES = {
    "utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "ascii": "ascii", "usascii": "ascii", "646": "ascii", "latin1": "iso8859-1",
    "iso88591": "iso8859-1", "l1": "iso8859-1", "latin": "iso8859-1", "utf16": "utf-16", "utf32": "utf-32", "utf16le": "utf-16-le",
    "utf16be": "utf-16-be", "utf32le": "utf-32-le", "utf32be": "utf-32-be", "utf8sig": "utf-8-sig",
}


def lookup(encoding, /):
    other = _other(encoding)
    if other is not None:
        return CodecInfo(lambda data: (other[1](data), len(data)), lambda data: (other[2](data), len(data)), name=other[0])
    if not _codecs.knows(encoding):
        info = _search(encoding)
        if info is None:
            raise LookupError(f"unknown encoding: {encoding}")
        return info
    name = _NAMES.get(encoding.lower().replace("_", "").replace("-", "").replace(" ", ""), encoding.lower().replace("_", "-"))

    def encoding_(text, errors="strict"):
        return text.encode(encoding, errors), len(text)

    def decoding(data, errors="strict"):
        return bytes(data).decode(encoding, errors), len(data)

    return CodecInfo(
        encoding_, decoding, name=name, incrementalencoder=lambda errors="strict": IncrementalEncoder(encoding, errors),
        incrementaldecoder=lambda errors="strict": IncrementalDecoder(encoding, errors),
    )


def getencoder(encoding):
    return lookup(encoding)[0]


def getdecoder(encoding):
    return lookup(encoding)[1]


class IncrementalEncoder:
    """Encodes text piece by piece."""

    def __init__(self, encoding, errors="strict"):
        self._encoding, self.errors = encoding, errors

    def encode(self, input, final=False):
        return input.encode(self._encoding, self.errors)

    def reset(self):
        pass


class IncrementalDecoder:
    """Decodes bytes piece by piece; what is cut off waits for its end."""

    def __init__(self, encoding, errors="strict"):
        self._encoding, self.errors = encoding, errors
        self._left = b""

    def decode(self, input, final=False):
        data = self._left + bytes(input)
        self._left = b""
        try:
            return data.decode(self._encoding, self.errors)
        except UnicodeDecodeError as e:
            if final or e.end < len(data) or "unexpected end" not in e.reason and "truncated" not in e.reason:
                raise
            self._left = data[e.start :]
            return data[: e.start].decode(self._encoding, self.errors)

    def reset(self):
        self._left = b""


def getincrementalencoder(encoding):
    lookup(encoding)
    return lambda errors="strict": IncrementalEncoder(encoding, errors)


def getincrementaldecoder(encoding):
    lookup(encoding)
    return lambda errors="strict": IncrementalDecoder(encoding, errors)


def iterencode(iterator, encoding, errors="strict", **kwargs):
    for text in iterator:
        data = text.encode(encoding, errors)
        if data:
            yield data


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = IncrementalDecoder(encoding, errors)
    for data in iterator:
        text = decoder.decode(data)
        if text:
            yield text
    text = decoder.decode(b"", True)
    if text:
        yield text


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is None:
        return _builtins.open(filename, mode)
    return _builtins.open(filename, mode.replace("b", ""), encoding=encoding, errors=errors, newline="")
