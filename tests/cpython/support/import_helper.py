"""Modules, fresh or not: a compiled program has one version of each, the one written in Python."""
import contextlib
import importlib
import unittest


class _NoInterface:
    """Stands for the modules that test CPython's interface in C."""

    def __getattr__(self, name):
        raise unittest.SkipTest("needs the C interface")


def import_module(name, deprecated=False, *, required_on=()):
    if name.startswith("_test"):
        return _NoInterface()
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error)) from None


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False, *, usefrozen=False):
    """The module as it is, which stands for the version in Python; there is none in C, but for tests that need both."""
    if any(other.startswith("_") for other in fresh) and name not in ("json", "collections"):
        return None
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


@contextlib.contextmanager
def CleanImport(*names, usefrozen=False):
    yield


@contextlib.contextmanager
def DirsOnSysPath(*paths):
    yield


def forget(name):
    pass


def ready_to_import(name=None, source=""):
    raise unittest.SkipTest("imports made files")
