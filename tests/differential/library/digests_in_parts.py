"""hashlib: messages that come in parts, short and long, copies in between, errors; checksums of zlib."""

import hashlib
import hmac
import zlib

NAMES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


text = bytes(i * 7 % 256 for i in range(1000))
for name in NAMES:
    for length in (0, 1, 55, 56, 57, 63, 64, 65, 111, 112, 113, 119, 120, 127, 128, 129, 200, 1000):
        whole = hashlib.new(name, text[:length])
        parts = getattr(hashlib, name)()
        for start in range(0, length, 37):
            parts.update(text[start : min(start + 37, length)])
        assert whole.digest() == parts.digest() == bytes.fromhex(parts.hexdigest()), (name, length)
        # Asking changes nothing.
        assert parts.hexdigest() == whole.hexdigest()
        print(name, length, whole.hexdigest()[:12], end=" ")
    print()
    made = hashlib.new(name)
    print(made.name, made.digest_size, made.block_size, len(made.digest()), len(made.hexdigest()))

first = hashlib.sha256(b"abc")
second = first.copy()
second.update(b"def")
print(first.hexdigest()[:16], second.hexdigest()[:16], hashlib.sha256(b"abcdef").hexdigest()[:16])
for data in (bytearray(b"abc"), memoryview(b"abc"), memoryview(b"xabcx")[1:4]):
    made = hashlib.sha1(data)
    made.update(data)
    print(made.hexdigest())
show(lambda: hashlib.md5("abc"))
show(lambda: hashlib.md5(5))
show(lambda: hashlib.md5().update("abc"))
show(lambda: hashlib.md5().update(None))
show(lambda: hashlib.md5(b"", usedforsecurity=False).hexdigest())
show(lambda: hashlib.md5(string=b"x").hexdigest())
for name in ("sha3_256", "blake2b", "shake_128"):
    made = hashlib.new(name, b"ab")
    made.update(b"c")
    print(made.name, made.hexdigest(16) if name == "shake_128" else made.hexdigest()[:32])
print(hmac.new(b"key", b"message", "sha256").hexdigest())
print(hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 3).hex())
for length in (0, 1, 7, 8, 9, 15, 16, 17, 1000):
    print(zlib.crc32(text[:length]), zlib.adler32(text[:length]), zlib.crc32(text[length:], zlib.crc32(text[:length])) == zlib.crc32(text))
