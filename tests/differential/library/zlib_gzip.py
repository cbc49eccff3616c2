import zlib, gzip, io, random, hashlib, os, tempfile
rng = random.Random(7)
words = [bytes((rng.choice(b'abcdefghij') for _ in range(rng.randint(2, 9)))) for _ in range(400)]
samples = {'empty': b'', 'one': b'x', 'abc': b'abc', 'rep': b'hello world ' * 500, 'zeros': bytes(100000), 'rand': rng.randbytes(70000), 'text': b' '.join((rng.choice(words) for _ in range(30000))), 'bytes': bytes(range(256)) * 40, 'mixed': b''.join((rng.choice([rng.randbytes(rng.randint(1, 300)), b'the quick brown fox' * rng.randint(1, 5)]) for _ in range(400))), 'far': (b := rng.randbytes(33000)) + b, 'csv': '\n'.join((f'{i},{i * i},{i % 7},name{i % 13}' for i in range(6000))).encode()}
for name, data in samples.items():
    sizes = []
    for level in (-1, *range(0, 10)):
        c = zlib.compress(data, level)
        assert zlib.decompress(c) == data, (name, level)
        if level or len(data) < 16000:
            sizes.append((level, len(c), hashlib.md5(c).hexdigest()[:6]))
    print(name, len(data), sizes)
for wb in (9, 10, 12, 15, -9, -15, 25, 31):
    c = zlib.compress(samples['csv'], 6, wb)
    print(wb, len(c), hashlib.md5(c).hexdigest(), zlib.decompress(c, wb) == samples['csv'])
g = gzip.compress(b'data' * 99, mtime=0)
print(g, gzip.decompress(g) == b'data' * 99, zlib.decompress(g, 47)[:5])
print(gzip.compress(b'x' * 50, 5, mtime=123456))
for bad in (b'', b'x', b'x\x9c', b'nonsense', zlib.compress(b'abc')[:-1], zlib.compress(b'abc')[:-4] + b'abcd', b'x\x9c\x07', b'x\x9c\x01\x01\x00\x01\x00', b'x\x9d\x03\x00'):
    try:
        print(zlib.decompress(bad))
    except zlib.error as e:
        print(type(e).__name__, e)
for bad in (b'notgzip', g[:-1], g[:-8] + b'\x00\x00\x00\x00' + g[-4:], b'\x1f\x8b\x07' + g[3:]):
    try:
        print(gzip.decompress(bad))
    except (OSError, EOFError) as e:
        print(type(e).__name__, e)
d = zlib.decompressobj()
c = zlib.compress(b'streaming ' * 100) + b'extra'
out = b''
for i in range(0, len(c), 7):
    out += d.decompress(c[i:i + 7])
print(out == b'streaming ' * 100, d.eof, d.unused_data, d.flush())
co = zlib.compressobj(9)
r = co.compress(b'abc' * 100) + co.compress(b'def' * 100) + co.flush()
print(zlib.decompress(r) == b'abc' * 100 + b'def' * 100, len(r))
with tempfile.TemporaryDirectory() as td:
    p = os.path.join(td, 'log.txt.gz')
    with gzip.open(p, 'wt', encoding='utf-8') as f:
        for i in range(5):
            f.write(f'line {i} é\n')
        print('more', file=f)
    with gzip.open(p, 'at') as f:
        f.write('appended\n')
    with gzip.open(p, 'rt', encoding='utf-8') as f:
        print([l.rstrip() for l in f])
    with gzip.open(p) as f:
        print(f.read(10), f.readline(), f.tell(), f.seek(0), len(f.read()))
    with open(p, 'rb') as raw:
        h = raw.read(4)
        print(h)
    try:
        gzip.open(p, 'rtb')
    except ValueError as e:
        print(e)
buf = io.BytesIO()
with gzip.GzipFile(fileobj=buf, mode='wb', mtime=0, filename='a.txt') as f:
    f.write(b'payload')
    f.writelines([b'1', b'2'])
print(buf.getvalue())
buf.seek(0)
with gzip.GzipFile(fileobj=buf) as f:
    print(f.read(), f.mtime, f.closed)
print(f.closed, zlib.crc32(b'hello') == zlib.crc32(b'lo', zlib.crc32(b'hel')), zlib.Z_BEST_COMPRESSION, zlib.MAX_WBITS)
