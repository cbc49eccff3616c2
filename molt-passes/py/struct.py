"""Values to bytes and back, by formats."""

from _struct import Struct, _clearcache, calcsize, iter_unpack, pack, pack_into, prepare, unpack, unpack_from

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    """A format that is wrong, or values that do not fit."""


prepare(error)
del prepare
