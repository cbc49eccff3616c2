"""Digests."""

from _blake2 import BLAKE2B, BLAKE2S, blake2
from _digest import add as _add
from _digest import copy as _copy
from _digest import digest as _digest
from _digest import finish as _finish
from _digest import finish_hex as _finish_hex
from _digest import start as _start
from _sha3 import keccak

_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128)}
_SHA3 = {
    "sha3_224": (28, 144, 6), "sha3_256": (32, 136, 6), "sha3_384": (48, 104, 6), "sha3_512": (64, 72, 6),
    "shake_128": (0, 168, 31), "shake_256": (0, 136, 31),
}
algorithms_guaranteed = {*_SIZES, *_SHA3, "blake2b", "blake2s"}
algorithms_available = set(algorithms_guaranteed)


def _bytes(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError("object supporting the buffer API required") from None


class UnsupportedDigestmodError(ValueError):
    """The digest cannot be used here."""

    __module__ = "_hashlib"


class HASH:
    """A digest in the making."""

    def __init__(self, name, data=b""):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._message = _start(name, data if isinstance(data, bytes) else _bytes(data))

    def update(self, data, /):
        _add(self._message, data if isinstance(data, bytes) else _bytes(data))

    def digest(self):
        return _finish(self._message)

    def hexdigest(self):
        return _finish_hex(self._message)

    def copy(self):
        copy = HASH(self.name)
        copy._message = _copy(self._message)
        return copy

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_hashlib.HASH' object")

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


class _Whole(HASH):
    """A digest that is made when it is asked for, of all that it was given."""

    def update(self, data, /):
        self._data += _bytes(data)

    def hexdigest(self):
        return self.digest().hex()


class _Sha3(_Whole):
    def __init__(self, name, data=b""):
        self.name = name
        self.digest_size, self.block_size, self._suffix = _SHA3[name]
        self._data = bytearray(_bytes(data))

    def digest(self):
        return keccak(self._data, self.block_size, self._suffix, self.digest_size)

    def copy(self):
        return type(self)(self.name, self._data)


class _Shake(_Sha3):
    def digest(self, length):
        if length < 0:
            raise ValueError("value must be positive")
        return keccak(self._data, self.block_size, self._suffix, length)

    def hexdigest(self, length):
        return self.digest(length).hex()


class _Blake2(_Whole):
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16

    def __init__(self, kind, data, size, key, salt, person):
        most = 8 * kind.word
        if not 1 <= size <= most:
            raise ValueError(f"digest_size must be between 1 and {most} bytes")
        if len(salt) > 2 * kind.word:
            raise ValueError(f"maximum salt length is {2 * kind.word} bytes")
        if len(person) > 2 * kind.word:
            raise ValueError(f"maximum person length is {2 * kind.word} bytes")
        if len(key) > most:
            raise ValueError(f"maximum key length is {most} bytes")
        self.name, self.digest_size, self.block_size = kind.name, size, kind.block
        self._kind, self._key, self._salt, self._person = kind, bytes(key), bytes(salt), bytes(person)
        self._data = bytearray(_bytes(data))

    def digest(self):
        return blake2(self._kind, bytes(self._data), self.digest_size, self._key, self._salt, self._person)

    def copy(self):
        return _Blake2(self._kind, self._data, self.digest_size, self._key, self._salt, self._person)

    def __repr__(self):
        return f"<_blake2.{self.name} object at {hex(id(self))}>"


def new(name, data=b"", *, usedforsecurity=True):
    known = name.lower()
    if known in _SIZES:
        return HASH(known, data)
    if known in ("shake_128", "shake_256"):
        return _Shake(known, data)
    if known in _SHA3:
        return _Sha3(known, data)
    if known == "blake2b":
        return blake2b(data)
    if known == "blake2s":
        return blake2s(data)
    raise ValueError("unsupported hash type " + name)


def md5(string=b"", *, usedforsecurity=True):
    return HASH("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return HASH("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return HASH("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return HASH("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)


def sha3_224(string=b"", *, usedforsecurity=True):
    return _Sha3("sha3_224", string)


def sha3_256(string=b"", *, usedforsecurity=True):
    return _Sha3("sha3_256", string)


def sha3_384(string=b"", *, usedforsecurity=True):
    return _Sha3("sha3_384", string)


def sha3_512(string=b"", *, usedforsecurity=True):
    return _Sha3("sha3_512", string)


def shake_128(string=b"", *, usedforsecurity=True):
    return _Shake("shake_128", string)


def shake_256(string=b"", *, usedforsecurity=True):
    return _Shake("shake_256", string)


def blake2b(data=b"", /, *, digest_size=64, key=b"", salt=b"", person=b"", usedforsecurity=True):
    return _Blake2(BLAKE2B, data, digest_size, key, salt, person)


def blake2s(data=b"", /, *, digest_size=32, key=b"", salt=b"", person=b"", usedforsecurity=True):
    return _Blake2(BLAKE2S, data, digest_size, key, salt, person)


def file_digest(fileobj, digest, /, *, _bufsize=1 << 18):
    made = new(digest) if isinstance(digest, str) else digest()
    while chunk := fileobj.read(_bufsize):
        made.update(chunk)
    return made


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key of a password, made slow to find by trying."""
    name = hash_name.lower()
    if name not in _SIZES:
        raise UnsupportedDigestmodError("[digital envelope routines] unsupported")
    size, block = _SIZES[name]
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    if dklen is None:
        dklen = size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    password = bytes(_bytes(password))
    if len(password) > block:
        password = _digest(name, password)
    password = password.ljust(block, b"\0")
    inner = password.translate(bytes([x ^ 0x36 for x in range(256)]))
    outer = password.translate(bytes([x ^ 0x5C for x in range(256)]))
    out = b""
    count = 0
    while len(out) < dklen:
        count += 1
        last = _digest(name, outer + _digest(name, inner + salt + count.to_bytes(4, "big")))
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = _digest(name, outer + _digest(name, inner + last))
            total ^= int.from_bytes(last, "big")
        out += total.to_bytes(size, "big")
    return out[:dklen]
