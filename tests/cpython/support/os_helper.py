"""Files and the environment."""
import contextlib
import os
import shutil
import tempfile
import unittest

TESTFN_ASCII = f"@test_{os.getpid()}_tmp"
TESTFN = TESTFN_ASCII
TESTFN_UNICODE = TESTFN_ASCII + "-\xe0\xf2"
TESTFN_NONASCII = TESTFN_ASCII + "\xe6"
TESTFN_UNENCODABLE = None
TESTFN_UNDECODABLE = None
FS_NONASCII = "\xe6"
SAVEDCWD = os.getcwd()


def unlink(filename):
    try:
        os.unlink(filename)
    except (FileNotFoundError, NotADirectoryError):
        pass


def rmdir(dirname):
    try:
        os.rmdir(dirname)
    except FileNotFoundError:
        pass


def rmtree(path):
    try:
        shutil.rmtree(path)
    except FileNotFoundError:
        pass


def create_empty_file(filename):
    with open(filename, "wb"):
        pass


def can_symlink():
    return True


def skip_unless_symlink(test):
    return test


def skip_unless_xattr(test):
    return test


def skip_if_dac_override(test):
    return test


def skip_unless_working_chmod(test):
    return test


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    made = path is None
    if made:
        path = tempfile.mkdtemp()
    else:
        os.mkdir(path)
    try:
        yield path
    finally:
        rmtree(path)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    with temp_dir(name) as path, change_cwd(path) as cwd:
        yield cwd


class FakePath:
    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"<FakePath {self.path!r}>"

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path


class EnvironmentVarGuard:
    def __init__(self):
        self._changed = {}

    def __getitem__(self, name):
        return os.environ[name]

    def __setitem__(self, name, value):
        self._changed.setdefault(name, os.environ.get(name))
        os.environ[name] = value

    def __delitem__(self, name):
        self.unset(name)

    def set(self, name, value):
        self[name] = value

    def unset(self, *names):
        for name in names:
            self._changed.setdefault(name, os.environ.get(name))
            os.environ.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for name, value in self._changed.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
