"""Hashes and random numbers of 64 bits, which leave what a machine word holds for Python's ints."""

import sys

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
        x ^= (x << 13) & MASK
        x ^= x >> 7
        x ^= (x << 17) & MASK
        self.state = x
        return x


def mix(k):
    k ^= k >> 33
    k = k * 0xFF51AFD7ED558CCD & MASK
    k ^= k >> 33
    k = k * 0xC4CEB9FE1A85EC53 & MASK
    return k ^ k >> 33


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    generator = XorShift(88172645463325252)
    total = 0
    for _ in range(n):
        total ^= generator.next()
    print(total, fnv1a(b"hello world" * (n // 10)), sum(mix(i) & 0xFF for i in range(n // 2)))


main()
