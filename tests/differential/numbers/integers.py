print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-17, 5))
print(2 ** 10, 2 ** 64, 2 ** 100, (-3) ** 5, 2 ** -1, 0 ** 0)
print(1 << 70, (1 << 70) >> 68, -1 >> 3, 0xFF & 0x0F, 5 | 8, 5 ^ 1, ~5)
big = 123456789012345678901234567890
print(big * big, big + 1, big - big, -big, big // 7, big % 97, big == big + 0)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 4611686018427387904 * 2, 3037000500 * 3037000500)
print(1125899906842623 + 1, 1125899906842624 - 1, -1125899906842624 - 1)
print(int("12"), int("-0x1f", 16), int("1_000"), int(3.99), int(-3.99), int("101", 2))
print(True + True, True * 5, isinstance(True, int), int(True), bool(0), bool("x"))
print(abs(-5), pow(2, 10, 1000), pow(3, -1, 7), round(15, -1), round(25, -1), hash(2**61 - 1), hash(-1))
for bad in ["", "x", "1.5", "0b2", "1__0"]:
    try:
        print(int(bad))
    except ValueError as e:
        print(e)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1 << -1, lambda: "a" + 1, lambda: 1 + "a", lambda: -"x"):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
total = 0
for i in range(200):
    total = total * 31 + i
print(total)
print(10 / 4, 10 / 5, (2**53 + 1) / 1, 1 / 3, 10**30 / 10**10)
print((5).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (10).bit_count())
print(f"{42:08b} {255:#x} {1234567:,} {-5:+d} {7:>5}|{7:<5}|{7:^5}|")
print(1 == 1.0, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 3 < 3.5, hash(1) == hash(1.0))
