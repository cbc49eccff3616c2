"""Ints of 64 bits without sign: hashes, random numbers, and where they turn out to be something else."""

MASK = 0xFFFFFFFFFFFFFFFF


class SplitMix:
    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)


class Xorshift:
    def __init__(self, seed):
        self.x = seed

    def next(self):
        x = self.x
        x ^= (x << 13) & MASK
        x ^= x >> 7
        x ^= (x << 17) & MASK
        self.x = x
        return x


class Pcg:
    def __init__(self, seed, inc=1442695040888963407):
        self.state, self.inc = seed, inc

    def next(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.inc) & MASK
        xs = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF
        rot = old >> 59
        return ((xs >> rot) | (xs << ((-rot) & 31))) & 0xFFFFFFFF


def rotl(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


class Xoshiro:
    def __init__(self, seed):
        mix = SplitMix(seed)
        self.s = [mix.next() for _ in range(4)]

    def next(self):
        s = self.s
        result = (rotl((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)
        return result


for generator in (SplitMix(42), Xorshift(88172645463325252), Pcg(7), Xoshiro(99), SplitMix(-5), SplitMix(1 << 70)):
    print([generator.next() for _ in range(5)])
for seed in (-3, 1 << 64, (1 << 64) - 1, 1 << 63, 0, 1, 1 << 100):
    print(seed, Xorshift(seed).next())
    try:
        print(Pcg(seed).next())
    except ValueError as error:
        print(error)


def fnv(data, h=0xCBF29CE484222325):
    for b in data:
        h ^= b
        h = (h * 0x100000001B3) & MASK
    return h


print(fnv(b"hello"), fnv([1, -1, 300, 1 << 65]), fnv([], -1), fnv(b"ab", 1 << 66), fnv(range(9)))


def murmur(h):
    h ^= h >> 33
    h = h * 0xFF51AFD7ED558CCD & MASK
    h ^= h >> 33
    h = h * 0xC4CEB9FE1A85EC53 & MASK
    h ^= h >> 33
    return h


for value in (0, 1, 2**31, 2**50 - 1, 2**50, 2**51, 2**63 - 1, 2**63, 2**64 - 1, 2**64, -1, -(2**63), True):
    print(value, murmur(value))


def mixed(a, b):
    c = (a * b - ~a + (b << 5)) & MASK
    d = c & 0xFF
    e = (c >> 40) | (c ^ MASK)
    f = -c & MASK
    return c, d, e, f, c > e, c % 1000, e // 7, [d, 1][c & 1], float(c), c == f, bool(c), -c, c + 1


for pair in ((3, 5), (2**63, 2**63 + 1), (-4, 9), (2**70, 2), (0, 0)):
    print(mixed(*pair))


def guarded(values, extra):
    h, seen = 17, []
    for v in values:
        try:
            h = (h * 31 + int(v)) & MASK
        except ValueError:
            h = (h ^ 0xABCDEF0123456789) & MASK
            seen.append(h)
        if h & extra:
            continue
        h = h + 1 & MASK
    return h, seen


print(guarded(["1", "x", "99999999999999999999", "-7", "y"], 4), guarded(["8"], -2))


def masks(x, bits):
    result = []
    for n in range(bits):
        x = (x << 1 | x >> 63) & MASK
        result.append(x & ~0xF & MASK)
        x |= 1 << n
    return result[-3:], x


print(masks(0x8000000000000001, 9), masks(-2, 3), masks(1 << 64, 3))


def crc64(data, poly=0x42F0E1EBA9EA3693):
    crc = 0
    for byte in data:
        crc ^= byte << 56
        for _ in range(8):
            crc = ((crc << 1) ^ poly) & MASK if crc >> 63 else (crc << 1) & MASK
    return crc


print(hex(crc64(b"123456789")), hex(crc64(b"")), hex(crc64([255, 256, 7])))


def limbs(n):
    parts = []
    while n:
        parts.append(n & MASK)
        n >>= 64
    return parts


print(limbs(3**100), limbs(0), limbs(2**64), sum(limbs(7**60)))
