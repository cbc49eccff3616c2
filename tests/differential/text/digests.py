import hashlib, io
data = [b"", b"abc", b"x" * 127, b"y" * 128, b"z" * 129, bytes(range(256)) * 3, b"q" * 136, b"r" * 135, b"s" * 144]
for name in sorted(hashlib.algorithms_guaranteed):
    for d in data:
        h = hashlib.new(name, d)
        print(name, len(d), h.hexdigest(20) if name.startswith("shake") else h.hexdigest(), h.digest_size, h.block_size, h.name)
h = hashlib.sha3_256(); h.update(b"a"); g = h.copy(); g.update(b"b"); print(h.hexdigest(), g.hexdigest(), hashlib.sha3_512(b"ab").hexdigest())
print(hashlib.shake_128(b"k").hexdigest(300), hashlib.shake_256(b"k").digest(0))
print(hashlib.blake2b(b"m", digest_size=16, key=b"secret", salt=b"s", person=b"p").hexdigest(), hashlib.blake2s(b"m", digest_size=8, key=b"k" * 32, salt=b"saltsalt").hexdigest(), hashlib.blake2s(b"").hexdigest(), hashlib.blake2b(key=b"x").hexdigest()[:9])
b = hashlib.blake2b(digest_size=20); b.update(b"x" * 300); c = b.copy(); c.update(b"1"); print(b.hexdigest(), c.hexdigest())
for f in (lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2s(key=b"k" * 33), lambda: hashlib.blake2b(salt=b"s" * 17), lambda: hashlib.blake2s(person=b"s" * 9), lambda: hashlib.sha3_224("x"), lambda: hashlib.new("foo"), lambda: hashlib.pbkdf2_hmac("sha256", b"a", b"b", 0), lambda: hashlib.pbkdf2_hmac("sha256", b"a", b"b", 1, 0), lambda: hashlib.pbkdf2_hmac("nope", b"a", b"b", 1)):
    try: print(f())
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1000).hex(), hashlib.pbkdf2_hmac("sha1", b"p" * 100, b"s", 2, 50).hex(), hashlib.pbkdf2_hmac("sha512", b"", b"", 3, dklen=5).hex())
print(hashlib.file_digest(io.BytesIO(b"abc"), "sha256").hexdigest() == hashlib.sha256(b"abc").hexdigest(), hashlib.file_digest(io.BytesIO(b"abc"), hashlib.md5).hexdigest())
