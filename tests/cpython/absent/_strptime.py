"""A module of CPython that Molt does not have: what uses it is skipped, not the whole file that imports it."""
import unittest


def __getattr__(name):
    raise unittest.SkipTest(f"needs {__name__}.{name}")
