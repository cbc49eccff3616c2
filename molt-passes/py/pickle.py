"""Objects as bytes, and back: protocols 0 to 5."""

from _pickle_reading import UnpicklingError, PickleError, Unpickler, load, loads
from _pickle_writing import DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, Pickler, PicklingError, dump, dumps

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
    "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL",
]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]

_loads, _dumps, _Pickler, _Unpickler = loads, dumps, Pickler, Unpickler
