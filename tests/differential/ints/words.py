"""Ints of 64 to 128 bits: hashes, generators of random numbers, products on their way."""

MASK = (1 << 64) - 1


def fnv1a(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h ^= byte
        h = h * 0x100000001B3 & MASK
    return h


class XorShift:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        x = self.state
        x ^= x << 13 & MASK
        x ^= x >> 7
        x ^= x << 17 & MASK
        self.state = x
        return x


def mix(k):
    k ^= k >> 33
    k = k * 0xFF51AFD7ED558CCD & MASK
    k ^= k >> 33
    k = k * 0xC4CEB9FE1A85EC53 & MASK
    return k ^ k >> 33


def splitmix(seed):
    while True:
        seed = seed + 0x9E3779B97F4A7C15 & MASK
        z = seed
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
        yield z ^ z >> 31


print(fnv1a(b"hello"), fnv1a(b""), hex(fnv1a(b"The quick brown fox")))
generator = XorShift(88172645463325252)
print([generator.next() for _ in range(4)], generator.next() % 1000, generator.next() / MASK)
print([mix(i) for i in (0, 1, 2**63, MASK)])
stream = splitmix(42)
print([next(stream) for _ in range(3)], next(stream) >> 11, f"{next(stream):#x} {next(stream):,}")
edges = [2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 2**127 - 1, 2**127, -(2**127), -(2**127) - 1, 10**38, -(10**19)]
for n in edges:
    print(n, -n, abs(n), ~n, n + 1, n - 1, n * 2, n * n, n << 1, n >> 1, n >> 70, n & MASK, n | 1, n ^ MASK)
    print(n // 3, n % 3, n // -7, n % -7, divmod(n, 10**20), divmod(10**20, n), hash(n), float(n), n.bit_length(), n.bit_count())
    print(hex(n), oct(n), bin(n)[-10:], str(n) == repr(n), n == float(n), n < 1e30, int(str(n)) == n, n.to_bytes(18, "big", signed=True)[-3:])
print(sorted(edges), max(edges), sum(edges), {n: 1 for n in edges}[2**64], [1, 2, 3][min(2, 2**64)])


class Id(int):
    pass


print(Id(2**70) + 1, Id(5), Id(2**63) == 2**63, hash(Id(2**64)), type(Id(2**70) + 0).__name__, pow(2**70, 3, 2**65 + 1))
for wrong in (lambda: [1][2**64], lambda: "a" * 2**64, lambda: 1 << -(2**64), lambda: 2**64 // 0, lambda: range(2**64)[2**65]):
    try:
        print(wrong())
    except (IndexError, OverflowError, ValueError, ZeroDivisionError, MemoryError) as e:
        print(type(e).__name__, e)
