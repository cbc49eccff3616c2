# Digests and checksums of messages of every length around the sizes of blocks, whole and in parts.
import binascii
import hashlib
import zlib

message = bytes(i * i * 31 + i * 7 & 255 for i in range(2000))
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    total = hashlib.new(name)
    for length in list(range(0, 200)) + [255, 256, 257, 511, 512, 513, 1000, 1999, 2000]:
        one = hashlib.new(name, message[:length])
        parts = hashlib.new(name)
        for at in range(0, length, 37):
            parts.update(message[at : min(at + 37, length)])
        assert one.digest() == parts.digest()
        total.update(one.digest())
    print(name, total.hexdigest())
total = 0
for length in list(range(0, 200)) + [255, 256, 257, 1000, 1999, 2000]:
    for start in (0, 1, 0xFFFFFFFF, 0x12345678):
        whole = zlib.crc32(message[:length], start)
        assert whole == binascii.crc32(message[:length], start)
        cut = length * 3 // 7
        assert whole == zlib.crc32(message[cut:length], zlib.crc32(message[:cut], start))
        total = (total * 1000003 + whole + zlib.adler32(message[:length], start)) % (1 << 64)
print(total)
