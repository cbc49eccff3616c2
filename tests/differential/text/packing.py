"""struct, hashlib, binascii, base64, zlib's checksums."""

import base64
import binascii
import hashlib
import struct
import zlib


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for form, values in [
    ("<hHiIqQ", (-1, 65535, -2, 4294967295, -3, 18446744073709551615)), (">bB?c", (-128, 255, True, b"x")), ("=3s2p5p", (b"abcdef", b"zz", b"hello world")),
    ("@bi", (1, 2)), ("bxh0q", (1, 2)), ("!fd", (1.5, -0.1)), ("<e", (0.1,)), ("2h 1i", (1, 2, 3)), ("nNP", (1, 2, 3)), ("", ()), ("ffd", (1e10, -0.0, float("inf"))),
]:
    packed = struct.pack(form, *values)
    print(form, struct.calcsize(form), packed, struct.unpack(form, packed))
for form in "bBhHiIlLqQ":
    for order in "<>@":
        show(lambda: struct.pack(order + form, 1 << 64))
        show(lambda: struct.pack(order + form, -1))
        show(lambda: struct.pack(order + form, "x"))
for call in (
    lambda: struct.pack("ii", 1), lambda: struct.pack("z", 1), lambda: struct.pack("3"), lambda: struct.pack("<n", 1), lambda: struct.pack("c", "a"),
    lambda: struct.pack("s", "a"), lambda: struct.pack("f", "a"), lambda: struct.pack("<f", 1e40), lambda: struct.pack("e", 70000.0), lambda: struct.unpack("i", b"abc"),
    lambda: struct.unpack_from("<i", b"abcdefg", 4), lambda: struct.unpack_from("<h", b"abcdefg", -3), lambda: struct.unpack_from("<i", b"abc", -9),
    lambda: list(struct.iter_unpack("<h", b"abcd")), lambda: list(struct.iter_unpack("<h", b"abc")), lambda: struct.Struct("<hh").unpack(b"abcd"),
    lambda: struct.Struct("<hh").size, lambda: struct.Struct("<hh").pack(1), lambda: struct.pack(3), lambda: struct.unpack("<d", struct.pack("<d", 3.14159)),
):
    show(call)
room = bytearray(10)
struct.pack_into("<hh", room, 3, 1, -1)
print(room, struct.unpack_from("<hh", room, offset=3))
show(lambda: struct.pack_into("<q", room, 5, 1))
show(lambda: struct.pack_into("<h", b"ab", 0, 1))

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    h = hashlib.new(name)
    h.update(b"hello ")
    copy = h.copy()
    h.update(bytearray(b"world"))
    print(name, h.hexdigest(), copy.hexdigest(), h.digest_size, h.block_size, h.name, getattr(hashlib, name)(b"x" * 200).hexdigest())
show(lambda: hashlib.md5("text"))
show(lambda: hashlib.new("none"))
print(hashlib.sha256(b"").digest(), zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), binascii.crc32(b"a", 7), zlib.adler32(b"", 5))

for data in (b"", b"a", b"ab", b"abc", bytes(range(256))[::7], b"\x00\x00\x00\x00    "):
    for encode, decode in (
        (base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode), (base64.b32encode, base64.b32decode),
        (base64.b16encode, base64.b16decode), (base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode), (base64.encodebytes, base64.decodebytes),
        (binascii.hexlify, binascii.unhexlify), (base64.b32hexencode, base64.b32hexdecode),
    ):
        text = encode(data)
        print(text, decode(text) == data, decode(text.decode()) == data if decode is not base64.decodebytes else None)
for call in (
    lambda: base64.b64decode("abc"), lambda: base64.b64decode("a"), lambda: base64.b64decode("ab=c"), lambda: base64.b64decode("a!b@c#d$"), lambda: base64.b64decode("ab!=", validate=True),
    lambda: base64.b64encode("text"), lambda: base64.b32decode("abc"), lambda: base64.b32decode("me======", casefold=True), lambda: base64.b16decode("zz"), lambda: base64.b16decode("ab", True),
    lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b85decode("~~~~~"), lambda: base64.a85decode("x~"), lambda: base64.b64encode(b"\xff\xfe", altchars=b"-_"),
    lambda: base64.b64decode("é"), lambda: binascii.hexlify(b"abcd", "-", 2), lambda: base64.a85encode(b"abcd" * 4, adobe=True, wrapcol=8), lambda: binascii.b2a_base64(b"x", newline=False),
):
    show(call)
