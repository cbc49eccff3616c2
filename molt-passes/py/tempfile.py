"""Files and folders for a while."""

import io
import os
import shutil
from errno import EEXIST, ENOENT
from random import Random as _Random
from types import GenericAlias

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp", "TMP_MAX",
    "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

template = "tmp"
tempdir = None
TMP_MAX = 10000
_text_openflags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
_bin_openflags = _text_openflags
_O_TMPFILE_WORKS = hasattr(os, "O_TMPFILE")


class _RandomNameSequence:
    """Names that hardly anything has: eight random characters each."""

    characters = "abcdefghijklmnopqrstuvwxyz0123456789_"

    @property
    def rng(self):
        if os.getpid() != getattr(self, "_rng_pid", None):
            self._rng = _Random()
            self._rng_pid = os.getpid()
        return self._rng

    def __iter__(self):
        return self

    def __next__(self):
        return "".join(self.rng.choices(self.characters, k=8))


_names = None


def _get_candidate_names():
    global _names
    if _names is None:
        _names = _RandomNameSequence()
    return _names


def _infer_return_type(*args):
    """Whether paths made of these are `str` or `bytes`."""
    kind = None
    for arg in args:
        if arg is None:
            continue
        if isinstance(arg, os.PathLike):
            arg = os.fspath(arg)
        own = bytes if isinstance(arg, bytes) else str
        if kind is not None and kind is not own:
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = own
    if kind is None:
        return str if tempdir is None or isinstance(tempdir, str) else bytes
    return kind


def _candidate_tempdir_list():
    folders = [folder for folder in [os.getenv(name) for name in ("TMPDIR", "TEMP", "TMP")] if folder]
    folders += ["/tmp", "/var/tmp", "/usr/tmp"]
    try:
        folders.append(os.getcwd())
    except OSError:
        folders.append(os.curdir)
    return folders


def _can_write(folder):
    """Tries it out."""
    names = _get_candidate_names()
    for _ in range(100):
        path = os.path.join(folder, next(names))
        try:
            fd = os.open(path, _bin_openflags, 0o600)
        except FileExistsError:
            continue
        except OSError:
            return False
        try:
            os.write(fd, b"blat")
            return True
        except OSError:
            return False
        finally:
            os.close(fd)
            os.unlink(path)
    return False


def _get_default_tempdir(dirlist=None):
    folders = _candidate_tempdir_list() if dirlist is None else dirlist
    for folder in folders:
        if folder != os.curdir:
            folder = os.path.abspath(folder)
        if _can_write(folder):
            return folder
    raise FileNotFoundError(ENOENT, f"No usable temporary directory found in {folders}")


def _gettempdir():
    global tempdir
    if tempdir is None:
        tempdir = _get_default_tempdir()
    return tempdir


def gettempdir():
    return os.fsdecode(_gettempdir())


def gettempdirb():
    return os.fsencode(_gettempdir())


def gettempprefix():
    return os.fsdecode(template)


def gettempprefixb():
    return os.fsencode(template)


def _sanitize_params(prefix, suffix, dir):
    """The parts of a path, all of one type."""
    kind = _infer_return_type(prefix, suffix, dir)
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if kind is str else os.fsencode(template)
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


def _paths(dir, prefix, suffix, kind):
    """Paths to be tried, one after the other."""
    dir = os.path.abspath(dir)
    names = _get_candidate_names()
    for _ in range(TMP_MAX):
        name = next(names)
        yield os.path.join(dir, prefix + (name if kind is str else os.fsencode(name)) + suffix)


def _mkstemp_inner(dir, pre, suf, flags, output_type):
    for path in _paths(dir, pre, suf, output_type):
        try:
            return os.open(path, flags, 0o600), path
        except FileExistsError:
            pass
    raise FileExistsError(EEXIST, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    return _mkstemp_inner(dir, prefix, suffix, _text_openflags if text else _bin_openflags, kind)


def mkdtemp(suffix=None, prefix=None, dir=None):
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    for path in _paths(dir, prefix, suffix, kind):
        try:
            os.mkdir(path, 0o700)
            return path
        except FileExistsError:
            pass
    raise FileExistsError(EEXIST, "No usable temporary directory name found")


def mktemp(suffix="", prefix=template, dir=None):
    dir = gettempdir() if dir is None else dir
    names = _get_candidate_names()
    for _ in range(TMP_MAX):
        path = os.path.join(dir, prefix + next(names) + suffix)
        if not os.path.lexists(path):
            return path
    raise FileExistsError(EEXIST, "No usable temporary filename found")


class _TemporaryFileWrapper:
    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close
        self._gone = False

    def __repr__(self):
        return f"<tempfile._TemporaryFileWrapper object at 0x{id(self):x}>"

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        self.file.close()
        self._remove()

    def _remove(self):
        if self.delete and not self._gone:
            self._gone = True
            try:
                os.unlink(self.name)
            except FileNotFoundError:
                pass

    def close(self):
        self.file.close()
        if self._delete_on_close:
            self._remove()

    def __iter__(self):
        for line in self.file:
            yield line

    def __del__(self):
        self.file.close()
        self._remove()


def NamedTemporaryFile(
    mode="w+b",
    buffering=-1,
    encoding=None,
    newline=None,
    suffix=None,
    prefix=None,
    dir=None,
    delete=True,
    *,
    errors=None,
    delete_on_close=True,
):
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        file = open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.unlink(name)
        os.close(fd)
        raise
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None
):
    fd, name = mkstemp(suffix, prefix, dir)
    os.unlink(name)
    return open(fd, mode, buffering, encoding, errors, newline)


class SpooledTemporaryFile(io.IOBase):
    """Stays in memory until it is large, or is asked for its descriptor."""

    _rolled = False

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None
    ):
        if "b" in mode:
            self._file = io.BytesIO()
        else:
            self._file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors=errors, newline=newline, write_through=True)
        self._max_size = max_size
        self._options = (mode, buffering, encoding, newline, suffix, prefix, dir)
        self._errors = errors

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        if self._rolled:
            return
        before = self._file
        made = TemporaryFile(*self._options, errors=self._errors)
        at = before.tell()
        if "b" not in self._options[0]:
            made.buffer.write(before.detach().getvalue())
            made.buffer.flush()
        else:
            made.write(before.getvalue())
        made.seek(at, 0)
        self._file = made
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, *details):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def close(self):
        self._file.close()

    @classmethod
    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)

    @property
    def closed(self):
        return self._file.closed

    @property
    def encoding(self):
        return self._file.encoding

    @property
    def errors(self):
        return self._file.errors

    @property
    def mode(self):
        return self._file.mode if self._rolled else self._options[0]

    @property
    def name(self):
        return self._file.name if self._rolled else None

    @property
    def newlines(self):
        return self._file.newlines

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def flush(self):
        self._file.flush()

    def isatty(self):
        return self._file.isatty()

    def readable(self):
        return self._file.readable()

    def seekable(self):
        return self._file.seekable()

    def writable(self):
        return self._file.writable()

    def read(self, *args):
        return self._file.read(*args)

    def read1(self, *args):
        return self._file.read1(*args)

    def readinto(self, b):
        return self._file.readinto(b)

    def readinto1(self, b):
        return self._file.readinto1(b)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def detach(self):
        return self._file.detach()

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate() if size is None else self._file.truncate(size)

    def write(self, s):
        file = self._file
        written = file.write(s)
        self._check(file)
        return written

    def writelines(self, iterable):
        file = self._file
        file.writelines(iterable)
        self._check(file)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._gone = False

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if not self._gone or os.path.exists(self.name):
            self._gone = True
            shutil.rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    def __del__(self):
        if getattr(self, "_delete", False) and not self._gone:
            self.cleanup()
