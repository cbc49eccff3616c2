"""Files in memory, and the types of files."""

import _io
from _io import BufferedRandom, BufferedReader, BufferedWriter, BytesIO, StringIO, UnsupportedOperation

open = open
DEFAULT_BUFFER_SIZE = 8192
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
BlockingIOError = BlockingIOError

_TEXT = (_io.TextIOWrapper, StringIO)
_FILES = (_io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom)
_BINARY = (*_FILES, BytesIO)


def open_code(path):
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2):
    return "locale" if encoding is None else encoding


class _Base(type):
    """Counts the files of the runtime among the instances of the abstract classes."""

    def __instancecheck__(cls, instance):
        return _is_native(cls, type(instance)) or type.__instancecheck__(cls, instance)

    def __subclasscheck__(cls, subclass):
        return _is_native(cls, subclass) or type.__subclasscheck__(cls, subclass)


def _is_native(cls, subclass):
    """Whether a class of the runtime, or one made from it, counts as one made from an abstract class."""
    if cls is TextIOBase:
        return issubclass(subclass, _TEXT)
    if cls is TextIOWrapper:
        return issubclass(subclass, _io.TextIOWrapper)
    if cls is BufferedIOBase:
        return issubclass(subclass, _BINARY)
    return cls is IOBase and issubclass(subclass, (*_TEXT, *_BINARY))


class IOBase(metaclass=_Base):
    _shut = False

    def _unsupported(self, name):
        raise UnsupportedOperation(f"{type(self).__name__}.{name}() not supported")

    @property
    def closed(self):
        return self._shut

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError("I/O operation on closed file." if msg is None else msg)

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self._shut = True

    def flush(self):
        self._checkClosed()

    def seek(self, pos, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None):
        self._unsupported("truncate")

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        self._unsupported("fileno")

    def isatty(self):
        self._checkClosed()
        return False

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1):
        if size is None:
            size = -1
        out = bytearray()
        while size < 0 or len(out) < size:
            b = self.read(1)
            if not b:
                break
            out += b
            if out.endswith(b"\n"):
                break
        return bytes(out)

    def readlines(self, hint=None):
        if hint is None or hint <= 0:
            return list(self)
        total = 0
        lines = []
        for line in self:
            lines.append(line)
            total += len(line)
            if total > hint:
                break
        return lines

    def writelines(self, lines):
        self._checkClosed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        b = bytearray(size)
        n = self.readinto(b)
        if n is None:
            return None
        del b[n:]
        return bytes(b)

    def readall(self):
        out = bytearray()
        while data := self.read(DEFAULT_BUFFER_SIZE):
            out += data
        return bytes(out)


class BufferedIOBase(IOBase):
    def read(self, size=-1):
        raise UnsupportedOperation("read")

    def read1(self, size=-1):
        raise UnsupportedOperation("read1")

    def write(self, b):
        raise UnsupportedOperation("write")

    def detach(self):
        raise UnsupportedOperation("detach")

    def readinto(self, b):
        data = self.read(len(b))
        b[: len(data)] = data
        return len(data)

    def readinto1(self, b):
        return self.readinto(b)


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1):
        raise UnsupportedOperation("read")

    def write(self, s):
        raise UnsupportedOperation("write")

    def readline(self, size=-1):
        raise UnsupportedOperation("readline")

    def detach(self):
        raise UnsupportedOperation("detach")


class TextIOWrapper(TextIOBase):
    """Text over a binary file: one of the runtime's where the file is, else one that works on what lies below."""

    __module__ = "_io"

    def __new__(cls, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if isinstance(buffer, _FILES):
            return _io._text_over(buffer, encoding, errors, newline, line_buffering)
        return object.__new__(cls)

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self.buffer = buffer
        self.encoding = encoding or "UTF-8"
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self._newline = newline
        self._rest = None

    def __repr__(self):
        return f"<_io.TextIOWrapper encoding={self.encoding!r}>"

    @property
    def closed(self):
        return self.buffer.closed

    def _text(self):
        """All that is left below, as text."""
        if self._rest is None:
            text = self.buffer.read().decode(self.encoding, self.errors)
            self._rest = StringIO(text, self._newline)
        return self._rest

    def read(self, size=-1, /):
        self._checkClosed()
        return self._text().read(size)

    def readline(self, size=-1, /):
        self._checkClosed()
        return self._text().readline(size)

    def write(self, s, /):
        self._checkClosed()
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        out = s
        if self._newline not in (None, "", "\n"):
            out = s.replace("\n", self._newline)
        self.buffer.write(out.encode(self.encoding, self.errors))
        return len(s)

    def flush(self):
        self.buffer.flush()

    def close(self):
        if not self.closed:
            self.buffer.close()

    def seek(self, pos, whence=0, /):
        self._rest = None
        return self.buffer.seek(pos, whence)

    def tell(self):
        return self.buffer.tell()

    def detach(self):
        return self.buffer

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()
