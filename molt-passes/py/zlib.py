"""Checksums."""

from _digest import adler32 as _adler32, crc32 as _crc32


class error(Exception):
    """Data that cannot be handled."""


def crc32(data, value=0, /):
    return _crc32(data, value & 0xFFFFFFFF)


def adler32(data, value=1, /):
    return _adler32(data, value & 0xFFFFFFFF)
