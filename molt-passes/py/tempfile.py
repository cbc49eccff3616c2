"""Files and folders for a while."""

import os
import shutil
from random import SystemRandom as _Random

template = "tmp"
tempdir = None
TMP_MAX = 10000
_letters = "abcdefghijklmnopqrstuvwxyz0123456789_"


def gettempdir():
    global tempdir
    if tempdir is None:
        tempdir = _find()
    return tempdir


def gettempdirb():
    return os.fsencode(gettempdir())


def gettempprefix():
    return template


def _find():
    candidates = [os.environ[name] for name in ("TMPDIR", "TEMP", "TMP") if os.environ.get(name)]
    candidates += ["/tmp", "/var/tmp", "/usr/tmp", os.getcwd()]
    for folder in candidates:
        folder = os.path.abspath(folder)
        if os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK):
            return folder
    raise FileNotFoundError(2, f"No usable temporary directory found in {candidates}")


_random = _Random()


def _name():
    return "".join(_random.choices(_letters, k=8))


def _new(make, suffix, prefix, dir, what):
    prefix = template if prefix is None else prefix
    suffix = "" if suffix is None else suffix
    dir = gettempdir() if dir is None else os.fspath(dir)
    for _ in range(TMP_MAX):
        path = os.path.abspath(os.path.join(dir, prefix + _name() + suffix))
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, f"No usable temporary {what} name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    return _new(lambda path: os.open(path, flags, 0o600), suffix, prefix, dir, "file")


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _new(lambda path: os.mkdir(path, 0o700), suffix, prefix, dir, "directory")[1]


def mktemp(suffix="", prefix=template, dir=None):
    dir = gettempdir() if dir is None else dir
    return os.path.join(dir, prefix + _name() + suffix)


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
        if self._delete and not self._gone:
            self.cleanup()
