"""The operating system."""

# Taken before the name stands for the call of the system.
_open_file = open

import posixpath as path
from posix import (
    F_OK,
    O_APPEND,
    O_CLOEXEC,
    O_CREAT,
    O_DIRECTORY,
    O_EXCL,
    O_NOFOLLOW,
    O_NONBLOCK,
    O_RDONLY,
    O_RDWR,
    O_SYNC,
    O_TRUNC,
    O_WRONLY,
    R_OK,
    W_OK,
    WNOHANG,
    X_OK,
    _entries,
    _exit,
    _library_version,
    _set_times,
    access,
    chdir,
    chmod,
    close,
    cpu_count,
    dup,
    dup2,
    fstat,
    fsync,
    ftruncate,
    get_terminal_size,
    getcwd,
    getcwdb,
    getegid,
    geteuid,
    getgid,
    getpid,
    getppid,
    getuid,
    isatty,
    kill,
    link,
    listdir,
    lseek,
    lstat,
    mkdir,
    open,
    pipe,
    read,
    readlink,
    remove,
    rename,
    replace,
    rmdir,
    stat,
    stat_result,
    strerror,
    symlink,
    system,
    terminal_size,
    truncate,
    umask,
    uname,
    uname_result,
    unlink,
    urandom,
    waitpid,
    write,
)
from posix import environ as _found
from posix import putenv, unsetenv
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

from abc import ABC, abstractmethod

name = "posix"
linesep = "\n"
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
EX_OK = 0
EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE = range(64, 71)
EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = range(71, 79)
error = OSError
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = set()
supports_follow_symlinks = set()
supports_bytes_environ = True


class PathLike(ABC):
    """What stands for a path of the file system."""

    @abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            for base in subclass.__mro__:
                if "__fspath__" in base.__dict__:
                    return base.__dict__["__fspath__"] is not None or NotImplemented
        return NotImplemented


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    method = getattr(kind, "__fspath__", None)
    if method is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + kind.__name__)
    found = method(path)
    if isinstance(found, (str, bytes)):
        return found
    raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(found).__name__}")


def fsencode(filename):
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode("utf-8", "surrogateescape")
    return filename


def fsdecode(filename):
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode("utf-8", "surrogateescape")
    return filename


class _Environ:
    """The environment: a mapping that passes changes on to the process."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        _check(key)
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        _check(key)
        _check(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        _check(key)
        unsetenv(key)
        try:
            del self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        _check(key)
        return key in self._data

    def __repr__(self):
        return f"environ({{{', '.join(f'{key!r}: {value!r}' for key, value in self._data.items())}}})"

    def __eq__(self, other):
        if isinstance(other, _Environ):
            return self._data == other._data
        if isinstance(other, dict):
            return self._data == other
        return NotImplemented

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, (dict, _Environ)):
            return NotImplemented
        return {**self._data, **dict(other)}

    def __ror__(self, other):
        if not isinstance(other, (dict, _Environ)):
            return NotImplemented
        return {**dict(other), **self._data}

    def __ior__(self, other):
        self.update(other)
        return self

    def copy(self):
        return dict(self._data)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def get(self, key, default=None):
        _check(key)
        return self._data.get(key, default)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        _check(key)
        if key in self._data:
            value = self._data[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def popitem(self):
        for key in self._data:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        for key in list(self._data):
            del self[key]

    def update(self, other=(), /, **kwds):
        for key, value in dict(other).items():
            self[key] = value
        for key, value in kwds.items():
            self[key] = value


def _check(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")


environ = _Environ(_found)


def getenv(key, default=None):
    return environ.get(key, default)


def get_exec_path(env=None):
    found = (environ if env is None else env).get("PATH")
    return (defpath if found is None else found).split(pathsep)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b"." if isinstance(tail, bytes) else "."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def utime(path, times=None, *, ns=None):
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is not None:
        _set_times(path, ns[0], ns[1])
    elif times is None:
        _set_times(path, None, None)
    else:
        if not isinstance(times, tuple) or len(times) != 2:
            raise TypeError("utime: 'times' must be either a tuple of two ints or None")
        # Whole seconds and the rest apart, so that nothing is lost.
        both = [int(t // 1) * 1000000000 + int(t % 1 * 1e9) for t in times]
        _set_times(path, both[0], both[1])


class DirEntry:
    """An entry of a folder, with what the folder knows of it."""

    __slots__ = ("name", "path", "_type", "_stat", "_lstat")

    def __init__(self, name, path, kind):
        self.name = name
        self.path = path
        self._type = kind
        self._stat = self._lstat = None

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def stat(self, *, follow_symlinks=True):
        if follow_symlinks and self.is_symlink():
            if self._stat is None:
                self._stat = stat(self.path)
            return self._stat
        if self._lstat is None:
            self._lstat = lstat(self.path)
        return self._lstat

    def inode(self):
        return self.stat(follow_symlinks=False).st_ino

    def _is(self, kind, mode, follow):
        if self._type != 0 and not (follow and self._type == 10):
            return self._type == kind
        try:
            return self.stat(follow_symlinks=follow).st_mode & 0o170000 == mode
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        return self._is(4, 0o040000, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._is(8, 0o100000, follow_symlinks)

    def is_symlink(self):
        if self._type != 0:
            return self._type == 10
        return self._is(10, 0o120000, False)

    def is_junction(self):
        return False


class _Scan:
    __slots__ = ("_entries",)

    def __init__(self, entries):
        self._entries = entries

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path=None):
    found = _entries(path)
    folder = "." if path is None else fspath(path)
    slash = b"/" if isinstance(folder, bytes) else "/"
    prefix = folder if not folder or folder.endswith(slash) else folder + slash
    return _Scan(iter([DirEntry(name, prefix + name, kind) for name, kind in found]))


def walk(top, topdown=True, onerror=None, followlinks=False):
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs = []
        nondirs = []
        walk_dirs = []
        try:
            entries = scandir(top)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        for entry in entries:
            try:
                is_dir = entry.is_dir()
            except OSError:
                is_dir = False
            (dirs if is_dir else nondirs).append(entry.name)
            if not topdown and is_dir and (followlinks or not entry.is_symlink()):
                walk_dirs.append(entry.path)
        if topdown:
            yield top, dirs, nondirs
            for dirname in reversed(dirs):
                new_path = path.join(top, dirname)
                if followlinks or not path.islink(new_path):
                    stack.append(new_path)
        else:
            stack.append((top, dirs, nondirs))
            for new_path in reversed(walk_dirs):
                stack.append(new_path)


confstr_names = {"CS_GNU_LIBC_VERSION": 2}


def confstr(name, /):
    """What the C library says of itself."""
    if isinstance(name, str) and name not in confstr_names:
        raise ValueError("unrecognized configuration name")
    return _library_version()


def popen(cmd, mode="r", buffering=-1):
    """A stream from a command of the shell, or to one, whose closing gives its status."""
    import subprocess

    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE)
        return _CommandStream(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE)
    return _CommandStream(process.stdin, process)


class _CommandStream:
    def __init__(self, stream, process):
        self._stream = stream
        self._process = process

    def close(self):
        self._stream.close()
        status = self._process.wait()
        if status == 0:
            return None
        return status << 8

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def fdopen(fd, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    return _open_file(fd, mode, buffering, encoding, errors, newline)


def WIFEXITED(status):
    return status & 0x7F == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xFF


def WIFSIGNALED(status):
    return 0 < status & 0x7F < 0x7F


def WTERMSIG(status):
    return status & 0x7F


def waitstatus_to_exitcode(status):
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    raise ValueError(f"invalid wait status: {status}")
