"""Files in memory, and the types of files."""

import _io
from _io import BufferedRandom, BytesIO, StringIO, UnsupportedOperation

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
    if cls is BufferedReader:
        return issubclass(subclass, _io.BufferedReader)
    if cls is BufferedWriter:
        return issubclass(subclass, _io.BufferedWriter)
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


class _Buffered(BufferedIOBase):
    """A binary file over one without a buffer: what reading and writing have in common."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw = raw
        self._size = buffer_size

    @property
    def raw(self):
        if self._raw is None:
            raise ValueError("raw stream has been detached")
        return self._raw

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __repr__(self):
        return f"<_io.{type(self).__name__}>"

    def close(self):
        if self._raw is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._raw.close()

    def detach(self):
        self.flush()
        raw, self._raw = self.raw, None
        return raw

    def seekable(self):
        return self.raw.seekable()

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()


class BufferedReader(_Buffered):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        super().__init__(raw, buffer_size)
        self._ahead = b""

    def readable(self):
        return self.raw.readable()

    def _fetch(self):
        """Reads once more from below; whether there was something."""
        data = self.raw.read(self._size)
        if data:
            self._ahead += data
        return bool(data)

    def _taken(self, size):
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data

    def read(self, size=-1, /):
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        if self.closed:
            raise ValueError("read of closed file")
        while (size is None or size < 0 or len(self._ahead) < size) and self._fetch():
            pass
        return self._taken(len(self._ahead) if size is None or size < 0 else size)

    def read1(self, size=-1, /):
        if self.closed:
            raise ValueError("read of closed file")
        if not self._ahead and size != 0:
            self._fetch()
        return self._taken(size if size >= 0 else len(self._ahead))

    def peek(self, size=0, /):
        if self.closed:
            raise ValueError("peek of closed file")
        if not self._ahead:
            self._fetch()
        return self._ahead

    def readline(self, size=-1, /):
        if self.closed:
            raise ValueError("readline of closed file")
        end = self._ahead.find(b"\n")
        while end < 0 and (size is None or size < 0 or len(self._ahead) < size):
            searched = len(self._ahead)
            if not self._fetch():
                break
            end = self._ahead.find(b"\n", searched)
        length = end + 1 if end >= 0 else len(self._ahead)
        return self._taken(length if size is None or size < 0 else min(length, size))

    def tell(self):
        return self.raw.tell() - len(self._ahead)

    def seek(self, pos, whence=0, /):
        if whence == 1:
            pos -= len(self._ahead)
        self._ahead = b""
        return self.raw.seek(pos, whence)


class BufferedWriter(_Buffered):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        super().__init__(raw, buffer_size)
        self._pending = bytearray()

    def writable(self):
        return self.raw.writable()

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self.closed:
            raise ValueError("write to closed file")
        data = bytes(b)
        length = len(data)
        if len(self._pending) + length > self._size:
            self.flush()
            while len(data) > self._size:
                written = self._raw.write(data)
                data = data[len(data) if written is None else written :]
        self._pending += data
        return length

    def flush(self):
        if self.closed:
            raise ValueError("flush of closed file")
        while self._pending:
            written = self._raw.write(bytes(self._pending))
            del self._pending[: len(self._pending) if written is None else written]

    def tell(self):
        return self.raw.tell() + len(self._pending)

    def seek(self, pos, whence=0, /):
        self.flush()
        return self._raw.seek(pos, whence)

    def truncate(self, pos=None, /):
        self.flush()
        return self._raw.truncate(pos)


def _text_file(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
    """Text over a file of the runtime is one of its own."""
    if isinstance(buffer, _FILES):
        return _io._text_over(buffer, encoding, errors, newline, line_buffering)
    return object.__new__(TextIOWrapper)


class TextIOWrapper(TextIOBase):
    """Text over a binary file: one of the runtime's where the file is, else one that works on what lies below."""

    __module__ = "_io"

    def __new__(cls, *args, **kwargs):
        return object.__new__(cls) if cls is not TextIOWrapper else _text_file(*args, **kwargs)

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
