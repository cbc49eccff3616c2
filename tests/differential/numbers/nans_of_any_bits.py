"""NaNs whose every bit is set, or any: they stay NaNs through lists, attributes and arithmetic."""

import math
import struct


class Held:
    def __init__(self, value):
        self.value = value


def numbers():
    for bits in (2**64 - 1, 2**63 - 1, 0x7FF0000000000001, 0xFFF0000000000001, 0x7FF8000000000000, 0xFFFFFFFF00000000, 0x7FFFFFFFFFFFFFFE):
        yield struct.unpack("<d", bits.to_bytes(8, "little"))[0]


def doubled(x: float) -> float:
    return x * 2.0 + 1.0


xs = list(numbers())
print(xs, [math.isnan(x) for x in xs])
print([doubled(x) for x in xs])
total = 0.0
for x in numbers():
    held = Held(x + 0.5)
    total += held.value
    print(held.value, held.value == held.value, -x, abs(x), {held.value: 1})
print(total, max(xs[0], 1.0), sorted([3.0, 1.0]), sum(xs))
