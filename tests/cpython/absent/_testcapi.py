"""CPython's tests of its interface in C, which no other Python has: the limits of C, and names that stand for nothing.

What is made of such a name at the head of a file does not take the rest of the file with it; the cases that use it fail.
"""
import sys

CHAR_MAX, CHAR_MIN, UCHAR_MAX = 127, -128, 255
SHRT_MAX, SHRT_MIN, USHRT_MAX = 2**15 - 1, -(2**15), 2**16 - 1
INT_MAX, INT_MIN, UINT_MAX = 2**31 - 1, -(2**31), 2**32 - 1
LONG_MAX, LONG_MIN, ULONG_MAX = 2**63 - 1, -(2**63), 2**64 - 1
LLONG_MAX, LLONG_MIN, ULLONG_MAX = LONG_MAX, LONG_MIN, ULONG_MAX
PY_SSIZE_T_MAX, PY_SSIZE_T_MIN = sys.maxsize, -sys.maxsize - 1


class _Nothing:
    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        return _Nothing(f"{self._name}.{name}")

    def __call__(self, *args, **kwargs):
        return _Nothing(f"{self._name}()")

    def __repr__(self):
        return f"<{self._name}, which is CPython's>"


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _Nothing(f"{__name__}.{name}")
