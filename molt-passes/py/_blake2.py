"""BLAKE2b and BLAKE2s."""

_ORDER = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
    (14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3),
    (11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4),
    (7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8),
    (9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13),
    (2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9),
    (12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11),
    (13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10),
    (6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5),
    (10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0),
)
_MIXED = (
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
)


class Kind:
    """What the two have not in common."""

    def __init__(self, name, word, rounds, turns, start):
        self.name, self.word, self.rounds, self.turns, self.start = name, word, rounds, turns, start
        self.block = 16 * word
        self.mask = (1 << 8 * word) - 1


BLAKE2B = Kind(
    "blake2b",
    8,
    12,
    (32, 24, 16, 63),
    (
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
        0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ),
)
BLAKE2S = Kind(
    "blake2s",
    4,
    10,
    (16, 12, 8, 7),
    (0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19),
)


def _compressed(kind, h, block, count, last):
    word, mask, bits = kind.word, kind.mask, 8 * kind.word
    m = [int.from_bytes(block[word * i:word * i + word], "little") for i in range(16)]
    v = h + list(kind.start)
    v[12] ^= count & mask
    v[13] ^= count >> bits
    if last:
        v[14] ^= mask
    r1, r2, r3, r4 = kind.turns
    for r in range(kind.rounds):
        order = _ORDER[r % 10]
        for i in range(8):
            a, b, c, d = _MIXED[i]
            v[a] = (v[a] + v[b] + m[order[2 * i]]) & mask
            x = v[d] ^ v[a]
            v[d] = (x >> r1 | x << (bits - r1)) & mask
            v[c] = (v[c] + v[d]) & mask
            x = v[b] ^ v[c]
            v[b] = (x >> r2 | x << (bits - r2)) & mask
            v[a] = (v[a] + v[b] + m[order[2 * i + 1]]) & mask
            x = v[d] ^ v[a]
            v[d] = (x >> r3 | x << (bits - r3)) & mask
            v[c] = (v[c] + v[d]) & mask
            x = v[b] ^ v[c]
            v[b] = (x >> r4 | x << (bits - r4)) & mask
    return [h[i] ^ v[i] ^ v[i + 8] for i in range(8)]


def blake2(kind, data, size, key, salt, person):
    """The digest of the data."""
    word = kind.word
    parameters = bytes([size, len(key), 1, 1]).ljust(4 * word, b"\0") + salt.ljust(2 * word, b"\0") + person.ljust(2 * word, b"\0")
    h = [kind.start[i] ^ int.from_bytes(parameters[word * i:word * i + word], "little") for i in range(8)]
    data = (key.ljust(kind.block, b"\0") if key else b"") + data
    at = 0
    while len(data) - at > kind.block:
        h = _compressed(kind, h, data[at:at + kind.block], at + kind.block, False)
        at += kind.block
    h = _compressed(kind, h, data[at:].ljust(kind.block, b"\0"), len(data), True)
    return b"".join([x.to_bytes(word, "little") for x in h])[:size]
