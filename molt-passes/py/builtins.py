"""What every module finds without an import. Programs read it; they cannot change it."""

from builtins import (
    ArithmeticError, AssertionError, AttributeError, BaseException, BaseExceptionGroup, BlockingIOError, BrokenPipeError,
    BufferError, BytesWarning, ChildProcessError, ConnectionAbortedError, ConnectionError, ConnectionRefusedError,
    ConnectionResetError, DeprecationWarning, EOFError, Ellipsis, EncodingWarning, EnvironmentError, Exception, ExceptionGroup,
    FileExistsError, FileNotFoundError, FloatingPointError, FutureWarning, GeneratorExit, IOError, ImportError, ImportWarning,
    IndentationError, IndexError, InterruptedError, IsADirectoryError, KeyError, KeyboardInterrupt, LookupError, MemoryError,
    ModuleNotFoundError, NameError, NotADirectoryError, NotImplemented, NotImplementedError, OSError, OverflowError,
    PendingDeprecationWarning, PermissionError, ProcessLookupError, RecursionError, ReferenceError, ResourceWarning,
    RuntimeError, RuntimeWarning, StopAsyncIteration, StopIteration, SyntaxError, SyntaxWarning, SystemError, SystemExit,
    TabError, TimeoutError, TypeError, UnboundLocalError, UnicodeDecodeError, UnicodeEncodeError, UnicodeError,
    UnicodeTranslateError, UnicodeWarning, UserWarning, ValueError, Warning, ZeroDivisionError, abs, aiter, all, anext, any,
    ascii, bin, bool, bytearray, bytes, callable, chr, classmethod, complex, delattr, dict, dir, divmod, enumerate, exit,
    filter, float, format, frozenset, getattr, hasattr, hash, hex, id, input, int, isinstance, issubclass, iter, len,
    list, map, max, memoryview, min, next, object, oct, open, ord, pow, print, property, quit, range, repr, reversed,
    round, set, setattr, slice, sorted, staticmethod, str, sum, super, tuple, type, vars, zip,
)
