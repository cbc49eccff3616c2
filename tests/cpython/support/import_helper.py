"""Modules, fresh or not: a compiled program has one version of each, the one written in Python."""
import contextlib
import importlib
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error)) from None


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False, *, usefrozen=False):
    """The module as it is, which stands for the version in Python; there is none in C."""
    if any(other.startswith("_") for other in fresh):
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
