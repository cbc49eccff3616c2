"""Files in memory, and the types of files."""

import _io
from _io import BufferedRandom, BufferedReader, BufferedWriter, UnsupportedOperation

open = open
DEFAULT_BUFFER_SIZE = 8192
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
BlockingIOError = BlockingIOError

_TEXT = _io.TextIOWrapper
_BINARY = (_io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom)


def open_code(path):
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2):
    return "locale" if encoding is None else encoding


class _Base(type):
    """Counts the files of the runtime among the instances of the abstract classes."""

    def __instancecheck__(cls, instance):
        if cls is TextIOBase or cls is TextIOWrapper:
            if isinstance(instance, _TEXT):
                return True
        elif cls is BufferedIOBase:
            if isinstance(instance, _BINARY):
                return True
        elif cls is IOBase and isinstance(instance, (_TEXT, *_BINARY)):
            return True
        return type.__instancecheck__(cls, instance)

    def __subclasscheck__(cls, subclass):
        if cls is TextIOBase and issubclass(subclass, _TEXT):
            return True
        if cls is BufferedIOBase and issubclass(subclass, _BINARY):
            return True
        if cls is IOBase and issubclass(subclass, (_TEXT, *_BINARY)):
            return True
        return type.__subclasscheck__(cls, subclass)


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


def _index(value, name):
    """A size argument: -1 for none."""
    if value is None:
        return -1
    if not hasattr(type(value), "__index__"):
        raise TypeError(f"argument should be integer or None, not '{type(value).__name__}'")
    return value.__index__()


def _require_int(value):
    if not hasattr(type(value), "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__()


def _bytes(value):
    try:
        return bytes(memoryview(value))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'") from None


class StringIO(TextIOBase):
    """Text in memory. Written pieces are joined only when the whole is asked for."""

    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._newline = newline
        self._seen = 0
        self._pieces = []
        self._text = ""
        self._pos = 0
        if initial_value is not None:
            if not isinstance(initial_value, str):
                raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
            if initial_value:
                self.write(initial_value)
                self._pos = 0

    def _open(self):
        if self._shut:
            raise ValueError("I/O operation on closed file")

    def _whole(self):
        # Pieces are only ever added at the end.
        if self._pieces:
            self._text += "".join(self._pieces)
            self._pieces = []
        return self._text

    def _translated(self, s):
        newline = self._newline
        if newline == "\n":
            return s
        if newline is None:
            if "\r" in s:
                crlf = s.count("\r\n")
                self._seen |= (4 if crlf else 0) | (1 if s.count("\r") > crlf else 0) | (2 if s.count("\n") > crlf else 0)
                return s.replace("\r\n", "\n").replace("\r", "\n")
            if "\n" in s:
                self._seen |= 2
            return s
        if newline == "":
            return s
        return s.replace("\n", newline)

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        if self._shut:
            raise ValueError("I/O operation on closed file")
        size = len(s)
        if not size:
            return 0
        if self._newline != "\n":
            s = self._translated(s)
        if self._pos < 0:
            self._pieces.append(s)
            return size
        text = self._whole()
        if self._pos == len(text):
            self._pieces.append(s)
            self._pos = -1
            return size
        pos = self._pos
        if pos > len(text):
            text += "\0" * (pos - len(text))
        self._text = text[:pos] + s + text[pos + len(s) :]
        self._pos = pos + len(s)
        return size

    def _here(self):
        """The position; -1 stands for the end while pieces are added."""
        if self._pos < 0:
            self._pos = len(self._whole())
        return self._pos

    def getvalue(self):
        self._open()
        return self._whole()

    def read(self, size=-1, /):
        size = _index(size, "read")
        self._open()
        pos = self._here()
        text = self._whole()
        end = len(text) if size < 0 else min(pos + size, len(text))
        if pos >= end:
            return ""
        self._pos = end
        return text[pos:end]

    def _line_end(self, text, pos):
        newline = self._newline
        if newline == "":
            n, r = text.find("\n", pos), text.find("\r", pos)
            if r >= 0 and (n < 0 or r < n):
                return r + 2 if text.startswith("\n", r + 1) else r + 1
            return n + 1 if n >= 0 else len(text)
        end = newline if newline is not None else "\n"
        at = text.find(end, pos)
        return at + len(end) if at >= 0 else len(text)

    def readline(self, size=-1, /):
        size = _index(size, "readline")
        self._open()
        pos = self._here()
        text = self._whole()
        if pos >= len(text):
            return ""
        end = self._line_end(text, pos)
        if size >= 0:
            end = min(end, pos + size)
        self._pos = end
        return text[pos:end]

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def tell(self):
        self._open()
        return self._here()

    def seek(self, pos, whence=0, /):
        pos, whence = _require_int(pos), _require_int(whence)
        self._open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence != 0 and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 1:
            pos = self._here()
        elif whence == 2:
            pos = len(self._whole())
        self._pos = pos
        return pos

    def truncate(self, pos=None, /):
        self._open()
        here = self._here()
        pos = here if pos is None else _require_int(pos)
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        text = self._whole()
        if pos < len(text):
            self._text = text[:pos]
        return pos

    def close(self):
        self._shut = True
        self._text = ""
        self._pieces = []

    def flush(self):
        self._open()

    def isatty(self):
        self._open()
        return False

    def readable(self):
        self._open()
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def detach(self):
        raise UnsupportedOperation("detach")

    @property
    def line_buffering(self):
        self._open()
        return False

    @property
    def newlines(self):
        self._open()
        found = tuple([end for bit, end in ((1, "\r"), (2, "\n"), (4, "\r\n")) if self._seen & bit])
        return None if not found else found[0] if len(found) == 1 else found


class BytesIO(BufferedIOBase):
    """Bytes in memory."""

    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._data = bytearray()
        self._pos = 0
        if initial_bytes is not None:
            self._data += _bytes(initial_bytes)

    def _open(self):
        if self._shut:
            raise ValueError("I/O operation on closed file.")

    def getvalue(self):
        self._open()
        return bytes(self._data)

    def getbuffer(self):
        self._open()
        return memoryview(self._data)

    def read(self, size=-1, /):
        size = _index(size, "read")
        self._open()
        data = self._data
        end = len(data) if size < 0 else min(self._pos + size, len(data))
        if self._pos >= end:
            return b""
        found = bytes(data[self._pos : end])
        self._pos = end
        return found

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def readline(self, size=-1, /):
        size = _index(size, "readline")
        self._open()
        at = self._data.find(b"\n", self._pos)
        length = (at + 1 if at >= 0 else len(self._data)) - self._pos
        if size >= 0:
            length = min(length, size)
        return self.read(max(length, 0))

    def readlines(self, size=None, /):
        size = _index(size, "readlines")
        lines = []
        total = 0
        while line := self.readline():
            lines.append(line)
            total += len(line)
            if 0 < size <= total:
                break
        return lines

    def write(self, b, /):
        view = _bytes(b)
        self._open()
        if not view:
            return 0
        pos = self._pos
        if pos > len(self._data):
            self._data += b"\0" * (pos - len(self._data))
        self._data[pos : pos + len(view)] = view
        self._pos = pos + len(view)
        return len(view)

    def writelines(self, lines, /):
        self._open()
        for line in lines:
            self.write(line)

    def tell(self):
        self._open()
        return self._pos

    def seek(self, pos, whence=0, /):
        pos, whence = _require_int(pos), _require_int(whence)
        self._open()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
        elif whence == 1:
            pos = max(0, self._pos + pos)
        elif whence == 2:
            pos = max(0, len(self._data) + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._pos = pos
        return pos

    def truncate(self, size=None, /):
        self._open()
        size = self._pos if size is None else _require_int(size)
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def close(self):
        self._shut = True

    def flush(self):
        self._open()

    def isatty(self):
        self._open()
        return False

    def readable(self):
        self._open()
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def detach(self):
        raise UnsupportedOperation("detach")


class TextIOWrapper(TextIOBase):
    """Text over a binary file: one of the runtime's where the file is, else one that works on what lies below."""

    __module__ = "_io"

    def __new__(cls, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if isinstance(buffer, _BINARY):
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
