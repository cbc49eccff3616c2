# Numbers of two to six words: what is calculated in place, and what leaves it.
import random


def signs(a, b):
    return [(a, b), (-a, b), (a, -b), (-a, -b)]


edges = []
for bits in (63, 64, 127, 128, 191, 192, 255, 256, 319, 320, 383, 384, 400):
    edges.extend([(1 << bits) - 1, 1 << bits, (1 << bits) + 1])
rng = random.Random(5)
numbers = [0, 1, 7, 10**19, 10**38, 10**57] + edges + [rng.getrandbits(bits) for bits in range(40, 420, 19)]

total = 0
for a in numbers:
    for b in numbers:
        for x, y in signs(a, b):
            results = [x + y, x - y, x * y, x & y, x | y, x ^ y, -x, ~x, abs(x), x < y, x == y, x.bit_length(), x.bit_count(), hash(x)]
            if y:
                results.extend([x // y, x % y])
                assert x // y * y + x % y == x
            for result in results:
                total = (total * 1000003 + int(result)) % (2**400 - 593)
print(total)

for a in numbers[::4]:
    for count in (0, 1, 7, 63, 64, 65, 127, 128, 200, 319, 383, 384, 500):
        for x in (a, -a):
            total = (total * 1000003 + (x << count) + (x >> count)) % (2**400 - 593)
print(total)

for x in edges:
    print(x, -x, float(x), hash(x) == hash(-(-x)), int(str(-x)) == -x, f"{x:x}", f"{x:,}")


class Wide(int):
    pass


print(Wide(1 << 150) + 1, Wide(-1 << 180), int(Wide(1 << 190)) is not None, {1 << 150: "a"}[Wide(1 << 150)])


def generator(x, count):
    mask = (1 << 128) - 1
    for _ in range(count):
        x = (x * 6364136223846793005 + 1442695040888963407) & mask
    return x


print(generator(1, 1000))
shifted = 0
for i in range(300):
    shifted = (shifted << 8 | i & 255) & ((1 << 200) - 1)
print(shifted, sum(1 << 140 for _ in range(10)), pow(3, 1 << 130, 2**127 - 1), divmod(-(1 << 190), 3**40))
