"""AES in a class over lists of small ints."""

import sys


def xtime(a):
    return ((a << 1) ^ 0x1B) & 0xFF if a & 0x80 else a << 1


def make_sbox():
    p = q = 1
    sbox = [0] * 256
    while True:
        p = p ^ ((p << 1) & 0xFF) ^ (0x1B if p & 0x80 else 0)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        x = q
        for shift in range(1, 5):
            x ^= (q << shift | q >> (8 - shift)) & 0xFF
        sbox[p] = x ^ 0x63
        if p == 1:
            break
    sbox[0] = 0x63
    return sbox


SBOX = make_sbox()


class AES:
    def __init__(self, key):
        self.round_keys = self.expand(key)

    def expand(self, key):
        words = [list(key[i : i + 4]) for i in range(0, 16, 4)]
        rcon = 1
        for i in range(4, 44):
            w = list(words[-1])
            if i % 4 == 0:
                w.append(w.pop(0))
                w = [SBOX[b] for b in w]
                w[0] ^= rcon
                rcon = xtime(rcon)
            words.append([a ^ b for a, b in zip(w, words[-4])])
        return [sum(words[4 * i : 4 * i + 4], []) for i in range(11)]

    def encrypt(self, block):
        s = [b ^ k for b, k in zip(block, self.round_keys[0])]
        for r in range(1, 11):
            s = [SBOX[b] for b in s]
            s = [s[(i + 4 * (i % 4)) % 16] for i in range(16)]
            if r != 10:
                for c in range(4):
                    a = s[4 * c : 4 * c + 4]
                    t = a[0] ^ a[1] ^ a[2] ^ a[3]
                    u = a[0]
                    a[0] ^= t ^ xtime(a[0] ^ a[1])
                    a[1] ^= t ^ xtime(a[1] ^ a[2])
                    a[2] ^= t ^ xtime(a[2] ^ a[3])
                    a[3] ^= t ^ xtime(a[3] ^ u)
                    s[4 * c : 4 * c + 4] = a
            s = [b ^ k for b, k in zip(s, self.round_keys[r])]
        return bytes(s)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 12_000
    cipher = AES(bytes(range(16)))
    block = bytes.fromhex("00112233445566778899aabbccddeeff")
    print(cipher.encrypt(block).hex())
    for _ in range(n):
        block = cipher.encrypt(block)
    print(block.hex())


main()
