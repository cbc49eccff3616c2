"""Keyed digests of messages."""

import hashlib as _hashlib
from secrets import compare_digest

trans_5C = bytes([x ^ 0x5C for x in range(256)])
trans_36 = bytes([x ^ 0x36 for x in range(256)])
digest_size = None


class HMAC:
    """A keyed digest in the making."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        self._inner, self._outer = _start(digestmod), _start(digestmod)
        self.block_size = self._inner.block_size
        self.digest_size = self._inner.digest_size
        if len(key) > self.block_size:
            long = _start(digestmod)
            long.update(key)
            key = long.digest()
        key = bytes(key).ljust(self.block_size, b"\0")
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return "hmac-" + self._inner.name

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        other = HMAC.__new__(HMAC)
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        other.block_size, other.digest_size = self.block_size, self.digest_size
        return other

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def _start(digestmod):
    """An empty digest of what `digestmod` names or makes."""
    if isinstance(digestmod, str):
        return _hashlib.new(digestmod)
    if callable(digestmod):
        return digestmod()
    return digestmod.new()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()
