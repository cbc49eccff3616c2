"""Bits packed into a bytearray and read back."""
import sys

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000
class BitReader:

    def __init__(self, data: bytes):
        self.data = data
        self.pos = 0
        self.bits = 0
        self.nbits = 0

    def need(self, n):
        while self.nbits < n:
            self.bits |= self.data[self.pos] << self.nbits
            self.pos += 1
            self.nbits += 8

    def read(self, n):
        self.need(n)
        v = self.bits & (1 << n) - 1
        self.bits >>= n
        self.nbits -= n
        return v


class BitWriter:

    def __init__(self):
        self.out = bytearray()
        self.bits = 0
        self.nbits = 0

    def write(self, v, n):
        self.bits |= v << self.nbits
        self.nbits += n
        while self.nbits >= 8:
            self.out.append(self.bits & 255)
            self.bits >>= 8
            self.nbits -= 8

    def finish(self):
        if self.nbits:
            self.out.append(self.bits & 255)
        return bytes(self.out)


def main(n):
    w = BitWriter()
    x = 12345
    sizes = []
    for i in range(n):
        x = x * 1103515245 + 12345 & 2147483647
        k = 1 + x % 13
        sizes.append(k)
        w.write(x >> 7 & (1 << k) - 1, k)
    data = w.finish()
    r = BitReader(data)
    total = 0
    for k in sizes:
        total = (total * 31 + r.read(k)) % 1000000007
    print(len(data), total)


main(SIZE)
