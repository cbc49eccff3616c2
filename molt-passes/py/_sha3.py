"""SHA-3 and SHAKE."""

_MASK = (1 << 64) - 1
_ROTATIONS = (
    0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14,
)


def _round_constants():
    out, state = [], 1
    for _ in range(24):
        constant = 0
        for j in range(7):
            if state & 1:
                constant |= 1 << ((1 << j) - 1)
            state <<= 1
            if state & 0x100:
                state ^= 0x171
        out.append(constant)
    return out


_CONSTANTS = _round_constants()


def _permuted(a):
    """One application of Keccak-f[1600] to 25 lanes."""
    for constant in _CONSTANTS:
        c = [a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] for x in range(5)]
        d = [c[(x + 4) % 5] ^ ((c[(x + 1) % 5] << 1 | c[(x + 1) % 5] >> 63) & _MASK) for x in range(5)]
        b = [0] * 25
        for y in range(5):
            for x in range(5):
                lane = a[x + 5 * y] ^ d[x]
                turn = _ROTATIONS[x + 5 * y]
                b[y + 5 * ((2 * x + 3 * y) % 5)] = (lane << turn | lane >> (64 - turn)) & _MASK
        a = [b[i] ^ (~b[i - i % 5 + (i + 1) % 5] & _MASK & b[i - i % 5 + (i + 2) % 5]) for i in range(25)]
        a[0] ^= constant
    return a


def keccak(data, rate, suffix, length):
    """What a sponge of this rate gives of the data, followed by the bits of `suffix`."""
    padded = bytearray(data)
    padded.append(suffix)
    padded += bytes(-len(padded) % rate)
    padded[-1] ^= 0x80
    lanes = [0] * 25
    for start in range(0, len(padded), rate):
        for i in range(rate // 8):
            lanes[i] ^= int.from_bytes(padded[start + 8 * i:start + 8 * i + 8], "little")
        lanes = _permuted(lanes)
    out = bytearray()
    while True:
        for i in range(rate // 8):
            out += lanes[i].to_bytes(8, "little")
        if len(out) >= length:
            return bytes(out[:length])
        lanes = _permuted(lanes)
