"""Files compressed by gzip. A file is read whole when it is first read, and written when it is closed."""

import io
import os
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

READ = "rb"
WRITE = "wb"
_open = io.open


class BadGzipFile(OSError):
    """Something that is no file of gzip."""


def _stamp(mtime):
    return int(time.time() if mtime is None else mtime).to_bytes(4, "little")


def _effort(level):
    return b"\x02" if level == 9 else b"\x04" if level == 1 else b"\0"


def compress(data, compresslevel=9, *, mtime=None):
    if mtime == 0:
        return zlib.compress(data, compresslevel, 31)
    head = b"\x1f\x8b\x08\0" + _stamp(mtime) + _effort(compresslevel) + b"\xff"
    return head + zlib.compress(data, compresslevel, -15) + _tail(data)


def _tail(data):
    return zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")


def _members(data):
    """The members of a file, one after another; zeros between them do not count."""
    data = data.lstrip(b"\0") if not data.strip(b"\0") else data
    while data:
        if data[:2] != b"\x1f\x8b":
            raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
        if data[2:3] not in (b"", b"\x08"):
            raise BadGzipFile("Unknown compression method")
        reader = zlib.decompressobj(31)
        try:
            out = reader.decompress(data)
        except zlib.error as e:
            if "incorrect data check" in str(e):
                raise BadGzipFile("CRC check failed") from None
            if "incorrect length check" in str(e):
                raise BadGzipFile("Incorrect length of data produced") from None
            raise
        if not reader.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        yield out, int.from_bytes(data[4:8], "little")
        data = reader.unused_data.lstrip(b"\0")


def decompress(data):
    return b"".join([out for out, _ in _members(bytes(data))])


class GzipFile(io.BufferedIOBase):
    """A file of bytes that is compressed on disk."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        if mode and "b" not in mode:
            mode += "b"
        self._own = None
        if fileobj is None:
            fileobj = self._own = _open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        else:
            filename = os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        if mode[0] not in "rwax":
            raise ValueError(f"Invalid mode: {mode!r}")
        self.name = filename
        self.fileobj = fileobj
        self.mode = 1 if mode[0] == "r" else 2
        self.mtime = None
        self._level = compresslevel
        self._stamp = mtime
        self._data = bytearray()
        self._reader = None
        self._closed = False

    @property
    def closed(self):
        return self._closed

    def __repr__(self):
        return f"<gzip {self.fileobj!r} {hex(id(self))}>"

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def _source(self):
        self._check()
        if self.mode != 1:
            raise OSError(9, "read() on write-only GzipFile object")
        if self._reader is None:
            data = bytearray()
            for out, stamp in _members(self.fileobj.read()):
                data += out
                self.mtime = stamp
            self._reader = io.BytesIO(bytes(data))
        return self._reader

    def read(self, size=-1):
        return self._source().read(size)

    def read1(self, size=-1):
        return self._source().read(size)

    def peek(self, n):
        source = self._source()
        at = source.tell()
        data = source.read(n)
        source.seek(at)
        return data

    def readinto(self, buffer):
        data = self._source().read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readline(self, size=-1):
        return self._source().readline(size)

    def readlines(self, hint=-1):
        return self._source().readlines(hint)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, data):
        self._check()
        if self.mode != 2:
            raise OSError(9, "write() on read-only GzipFile object")
        data = bytes(data)
        self._data += data
        return len(data)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def tell(self):
        self._check()
        return len(self._data) if self.mode == 2 else self._source().tell()

    def seek(self, offset, whence=0):
        self._check()
        if self.mode == 1:
            return self._source().seek(offset, whence)
        if whence == 2:
            raise ValueError("Seek from end not supported")
        target = offset + len(self._data) if whence == 1 else offset
        if target < len(self._data):
            raise OSError("Negative seek in write mode")
        self._data += bytes(target - len(self._data))
        return target

    def rewind(self):
        if self.mode != 1:
            raise OSError("Can't rewind in write mode")
        self._source().seek(0)

    def readable(self):
        return self.mode == 1

    def writable(self):
        return self.mode == 2

    def seekable(self):
        return True

    def fileno(self):
        return self.fileobj.fileno()

    def flush(self):
        self._check()

    def close(self):
        if self._closed:
            return
        self._closed = True
        if self.mode == 2:
            data = bytes(self._data)
            name = os.path.basename(self.name)
            name = name.encode("latin-1", "ignore") if isinstance(name, str) else name
            name = name.removesuffix(b".gz")
            head = b"\x1f\x8b\x08" + (b"\x08" if name else b"\0") + _stamp(self._stamp) + _effort(self._level) + b"\xff"
            self.fileobj.write(head + (name + b"\0" if name else b"") + zlib.compress(data, self._level, -15) + _tail(data))
        if self._own is not None:
            self._own.close()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exception):
        self.close()


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    if "t" in mode:
        if "b" in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    binary = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, binary, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, binary, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    return io.TextIOWrapper(file, encoding, errors, newline) if "t" in mode else file
