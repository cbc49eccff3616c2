"""Keyed digests: hmac."""

import hashlib
import hmac

for digest in ("sha256", hashlib.md5, "SHA512"):
    made = hmac.new(b"key", b"The quick brown fox", digest)
    print(made.name, made.hexdigest(), made.digest_size, made.block_size, made.digest() == bytes.fromhex(made.hexdigest()))
    copied = made.copy()
    copied.update(b"!")
    print(copied.hexdigest(), copied.hexdigest() != made.hexdigest())
print(hmac.new(b"k" * 200, digestmod="sha1").hexdigest(), hmac.new(bytearray(b"k"), bytearray(b"m"), "md5").hexdigest())
print(hmac.digest(b"a", b"b", "sha256").hex(), hmac.compare_digest(b"a", b"b"), hmac.compare_digest("a", "a"))
for wrong in (
    lambda: hmac.new("k", b"m", "md5"),
    lambda: hmac.new(b"k", b"m"),
    lambda: hmac.new(b"k", "m", "md5"),
    lambda: hmac.new(b"", b"", "nope"),
    lambda: hmac.compare_digest("a", b"a"),
    lambda: hmac.compare_digest("é", "é"),
):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
