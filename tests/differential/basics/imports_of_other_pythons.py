"""Imports that only other versions and other Pythons would need."""
import platform
import sys

try:
    from collections.abc import Mapping
except ImportError:
    from collections import Mapping
try:
    from functools import lru_cache
except ImportError:
    from backports.functools_lru_cache import lru_cache
try:
    import no_such_module
except ImportError:
    import json as no_such_module
if hasattr(sys, "pypy_version_info"):
    from __pypy__ import newlist_hint
else:
    newlist_hint = lambda n: []
if platform.python_implementation() == "PyPy":
    import cffi
if sys.implementation.name != "cpython":
    import cffi


@lru_cache(maxsize=None)
def double(n):
    return n * 2


print(isinstance({}, Mapping), double(4), no_such_module.dumps([1]), newlist_hint(3))
try:
    try:
        import no_such_module_at_all
    except ImportError:
        from another_missing import name
except ImportError as e:
    print(type(e).__name__, e)
