"""Random numbers by several small generators, and what is estimated with them."""

import sys


class Xorshift:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        x = self.state
        x ^= x << 13 & 0xFFFFFFFF
        x ^= x >> 17
        x ^= x << 5 & 0xFFFFFFFF
        self.state = x
        return x


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def pi(samples, seed):
    inside = 0
    for _ in range(samples):
        seed = (1664525 * seed + 1013904223) & 0xFFFFFFFF
        x = seed / 4294967296
        seed = (1664525 * seed + 1013904223) & 0xFFFFFFFF
        y = seed / 4294967296
        if x * x + y * y < 1.0:
            inside += 1
    return 4 * inside / samples


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 600_000
    generator = Xorshift(2463534242)
    histogram = [0] * 16
    for _ in range(n):
        histogram[generator.next() % 16] += 1
    print(histogram)
    print(f"{pi(n, 1):.6f} {fnv1a(bytes(range(256)) * (n // 1000)):x}")


main()
