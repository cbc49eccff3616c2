# Ints of many sizes to bytes and text in every radix, and back; sums that grow past their words.
import random

rng = random.Random(11)
numbers = [0, 1, -1, 127, 128, -128, -129, 255, 256]
for bits in (31, 63, 64, 127, 128, 191, 192, 200, 256, 319, 320, 383, 384, 500):
    numbers.extend([(1 << bits) - 1, 1 << bits, -(1 << bits), -(1 << bits) - 1, rng.getrandbits(bits)])
check = 0
for n in numbers:
    size = n.bit_length() // 8 + 1
    for order in ("little", "big"):
        for length in (size, size + 1, size + 30):
            raw = n.to_bytes(length, order, signed=True)
            assert int.from_bytes(raw, order, signed=True) == n, (n, raw)
            check = (check * 31 + sum(raw) + int.from_bytes(raw, order)) % (2**130 + 7)
        if n >= 0:
            assert int.from_bytes(n.to_bytes(size, order), order) == n
        for length, signed in ((size - 1, True), (size - 2, False), (size, False)):
            try:
                check += len(n.to_bytes(length, order, signed=signed))
            except (OverflowError, ValueError) as error:
                check += len(str(error))
    for base, text in ((2, bin(n)), (8, oct(n)), (16, hex(n)), (10, str(n)), (16, f"{n:X}"), (16, "%#X" % n)):
        assert int(text, base) == n, (base, text)
    for base in (3, 7, 11, 32, 36):
        digits, rest = "", abs(n)
        while rest:
            digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % base] + digits
            rest //= base
        assert int(("-" if n < 0 else "") + "000" + (digits or "0"), base) == n
    check += len(f"{n:#b}{n:_o}{n:032x}{n:+,d}") + len("%032x|%#o|%-80d|" % (n, n, n))
print(check)
print(hex(1 << 200), oct(-(1 << 190) + 1), bin(1 << 130), f"{1 << 250:_x}", "%X" % (2**200 - 1), int("f" * 80, 16) == 2**320 - 1)
print(int.from_bytes([1, 2, 3], "big"), int.from_bytes(b"", "little"), (0).to_bytes(0, "big"), int.from_bytes(bytearray(b"\xff\xfe"), "big", signed=True))
print(int("1_000_000_000_000_000_000_000"), int("-0x" + "ab" * 20, 0), int("z" * 30, 36))

print(sum([10**19 + i for i in range(100)]), sum([2**63 - 1] * 10), sum([2**127 - 1] * 3), sum([-(2**127), -1, 1 << 200, 5]))
print(sum([2**62, 2**62] + [0.1] * 10), sum([2**64, 0.1, 0.2, 1e100, 1, -1e100]), sum([5, 0.1, 0.2, 1e100, 1, -1e100]))
print(sum([True, 2**64, 1.5, 2**70]), sum([0.5, 1, 2**80]), sum(range(10), 2**65), sum([[1], [2]], []), sum(x * 10**18 for x in range(50)))
print(max([10**19 + i for i in range(20)]), min(10**19, 10**40, -(10**20)), sorted([10**40, 5, -(10**25), 10**19]))
