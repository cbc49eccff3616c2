"""Compression; raw streams are read and written by the runtime."""

from _deflate import deflate as _deflate, inflate as _inflate
from _digest import adler32 as _adler32, crc32 as _crc32

DEFLATED = 8
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
MAX_WBITS = 15
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"
Z_NO_FLUSH = 0
Z_PARTIAL_FLUSH = 1
Z_SYNC_FLUSH = 2
Z_FULL_FLUSH = 3
Z_FINISH = 4
Z_BLOCK = 5
Z_TREES = 6
Z_NO_COMPRESSION = 0
Z_BEST_SPEED = 1
Z_BEST_COMPRESSION = 9
Z_DEFAULT_COMPRESSION = -1
Z_DEFAULT_STRATEGY = 0
Z_FILTERED = 1
Z_HUFFMAN_ONLY = 2
Z_RLE = 3
Z_FIXED = 4


class error(Exception):
    """Data that cannot be handled."""


def crc32(data, value=0, /):
    return _crc32(data, value & 0xFFFFFFFF)


def adler32(data, value=1, /):
    return _adler32(data, value & 0xFFFFFFFF)


def _head(level, wbits):
    if wbits < 0:
        return b""
    if wbits > 15:
        return b"\x1f\x8b\x08\0\0\0\0\0" + (b"\x02" if level == 9 else b"\x04" if level == 1 else b"\0") + b"\x03"
    kind = 0 if level < 2 else 1 if level < 6 else 2 if level == 6 else 3
    head = ((max(wbits, 9) - 8) * 16 + 8) * 256 + kind * 64
    head += 31 - head % 31
    return head.to_bytes(2, "big")


def _tail(data, wbits):
    if wbits < 0:
        return b""
    if wbits > 15:
        return _crc32(data, 0).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return _adler32(data, 1).to_bytes(4, "big")


def _checked(level, wbits):
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    if not (8 <= wbits <= 15 or -15 <= wbits <= -9 or 25 <= wbits <= 31):
        raise ValueError("Invalid initialization option")
    return 6 if level == -1 else level


def _window(wbits):
    return -wbits if wbits < 0 else wbits - 16 if wbits > 15 else wbits


def compress(data, /, level=-1, wbits=15):
    level = _checked(level, wbits)
    return _head(level, wbits) + _deflate(data, level, _window(wbits)) + _tail(data, wbits)


def _gzip_head(data):
    """The size of a head of gzip; None where it is not all there."""
    if len(data) < 10:
        return None
    if data[2] != 8:
        raise error("Error -3 while decompressing data: unknown compression method")
    flags = data[3]
    at = 10
    if flags & 4:
        at += 2 + int.from_bytes(data[10:12], "little")
    for flag in (8, 16):
        if flags & flag:
            at = data.find(b"\0", at) + 1
            if at == 0:
                return None
    if flags & 2:
        at += 2
    return at if at < len(data) else None


def _read(data, wbits):
    """What the data stand for, and how many of them; None for these where they do not end yet."""
    gzipped = wbits > 15 and (wbits < 32 or data[:2] == b"\x1f\x8b")
    if wbits < 0:
        start, end = 0, 0
    elif gzipped:
        if data[:2] != b"\x1f\x8b"[: len(data)]:
            raise error("Error -3 while decompressing data: incorrect header check")
        start, end = _gzip_head(data), 8
    elif len(data) < 2:
        start = None
    else:
        if (data[0] * 256 + data[1]) % 31:
            raise error("Error -3 while decompressing data: incorrect header check")
        if data[0] & 15 != 8:
            raise error("Error -3 while decompressing data: unknown compression method")
        if data[0] >> 4 > 7 or (data[0] >> 4) + 8 > (wbits & 15 or 15):
            raise error("Error -3 while decompressing data: invalid window size")
        if data[1] & 32:
            raise error("Error 2 while decompressing data: need dictionary")
        start, end = 2, 4
    if start is None:
        return b"", None
    out, taken, fault = _inflate(data[start:])
    if fault:
        raise error(f"Error -3 while decompressing data: {fault}")
    if fault == "" or len(data) < start + taken + end:
        return out, None
    taken += start
    tail = _tail(out, 31 if gzipped else wbits)
    if data[taken : taken + end] != tail:
        wrong = "data" if not gzipped or data[taken : taken + 4] != tail[:4] else "length"
        raise error(f"Error -3 while decompressing data: incorrect {wrong} check")
    return out, taken + end


def decompress(data, /, wbits=15, bufsize=16384):
    out, taken = _read(bytes(data), wbits)
    if taken is None:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return out


class Compress:
    """Compresses what comes piece by piece, all of it at the end."""

    __module__ = "zlib"

    def __init__(self, level, wbits):
        self._level = level
        self._wbits = wbits
        self._data = bytearray()
        self._head = _head(level, wbits)

    def compress(self, data, /):
        self._data += data
        head, self._head = self._head, b""
        return head

    def flush(self, mode=Z_FINISH, /):
        if mode == Z_NO_FLUSH:
            return b""
        if mode != Z_FINISH:
            raise NotImplementedError("a stream is flushed at its end only")
        head, self._head = self._head, b""
        data = bytes(self._data)
        return head + _deflate(data, self._level, _window(self._wbits)) + _tail(data, self._wbits)

    def copy(self):
        other = Compress(self._level, self._wbits)
        other._data += self._data
        other._head = self._head
        return other

    __copy__ = copy


class Decompress:
    """Decompresses what comes piece by piece."""

    __module__ = "zlib"

    def __init__(self, wbits):
        self._wbits = wbits
        self._data = b""
        self._given = 0
        self.unused_data = b""
        self.unconsumed_tail = b""
        self.eof = False

    def decompress(self, data, /, max_length=0):
        if max_length:
            raise NotImplementedError("max_length is not supported")
        if self.eof:
            self.unused_data += data
            return b""
        self._data += data
        out, taken = _read(self._data, self._wbits)
        if taken is not None:
            self.eof = True
            self.unused_data = self._data[taken:]
        out, self._given = out[self._given :], len(out)
        return out

    def flush(self, length=DEF_BUF_SIZE, /):
        return b""

    def copy(self):
        other = Decompress(self._wbits)
        other.__dict__.update(self.__dict__)
        return other

    __copy__ = copy


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None):
    if memLevel != DEF_MEM_LEVEL or strategy != Z_DEFAULT_STRATEGY or zdict is not None:
        raise NotImplementedError("compressobj() with a memory level, a strategy or a dictionary")
    if method != DEFLATED:
        raise ValueError("Invalid initialization option")
    return Compress(_checked(level, wbits), wbits)


def decompressobj(wbits=MAX_WBITS, zdict=None):
    if zdict is not None:
        raise NotImplementedError("decompressobj() with a dictionary")
    return Decompress(wbits)
