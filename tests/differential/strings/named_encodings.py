# Encodings by any of their names, digits of bytes, and numbers in every radix.
import binascii

texts = ["", "a", "hello", "h\u00e9llo", "\u20ac uro", "\U0001f600 smile", "\u00ff" * 40, "x" * 100 + "\u0416"]
names = ["ascii", "us-ascii", "US_ASCII", "latin-1", "latin1", "iso-8859-1", "ISO8859-1", "utf-8", "utf8", "UTF8", "U8", "utf_8_sig"]
names += ["utf-16", "utf-16-le", "UTF-32BE", "cp1252", "no-such", "\u00e4scii"]
for name in names:
    for text in texts:
        try:
            raw = text.encode(name)
            print(name, raw[:12], raw.decode(name) == text, bytes(text, name) == raw, str(raw, name) == text)
        except (UnicodeError, LookupError) as error:
            print(name, type(error).__name__, error)
for raw in (b"", b"abc", b"\xff\xfe", b"caf\xc3\xa9", b"\xe2\x82"):
    for name in ("ascii", "latin-1", "utf-8", "utf-16", "nothing"):
        for errors in ("strict", "ignore", "replace", "backslashreplace"):
            try:
                print(ascii(raw.decode(name, errors)))
            except (UnicodeError, LookupError) as error:
                print(type(error).__name__, error)
for wrong in (5, None, b"ascii"):
    for call in (lambda: "a".encode(wrong), lambda: b"a".decode(wrong), lambda: "a".encode("ascii", wrong)):
        try:
            call()
        except TypeError as error:
            print(error)

for size in (0, 1, 2, 63, 64, 65, 200):
    raw = bytes(i * 7 & 255 for i in range(size))
    print(raw.hex(), binascii.hexlify(raw) == raw.hex().encode(), bytes.fromhex(raw.hex().upper()) == raw)
    print(bytes.fromhex(" ".join(f"{byte:02x}" for byte in raw)) == raw, binascii.unhexlify(raw.hex()) == raw)
print(binascii.hexlify(b"abcdef", "-", 2), memoryview(b"\x01\x02").hex(), bytearray(b"\xab").hex(":"))
for wrong in ("a", "zz", "a b", "0g", "0\u0660", "\u20ac0"):
    try:
        print(bytes.fromhex(wrong))
    except ValueError as error:
        print(error)
for wrong in (b"a", b"zz", "0g"):
    try:
        print(binascii.unhexlify(wrong))
    except binascii.Error as error:
        print(error)

numbers = [0, 1, -1, 7, 8, 255, -256, 4095, 2**31, -(2**63), 2**63, 2**64 - 1, -(2**100), 10**40]
for n in numbers:
    print(bin(n), oct(n), hex(n), f"{n:#x} {n:#X} {n:#o} {n:#b} {n:x} {n:b}")
    print("%d|%5d|%-5d|%05d|%+d|% d|%x|%#x|%X|%#X|%o|%#o|%.8d|%08x|%-12x|" % ((n,) * 15))
    print(f"{n:12d}|{n:<12d}|{n:^12d}|{n:=12d}|{n:012d}|{n:+012d}|{n:*>#14x}|{n:*^#14b}|{n:#014x}|{n: }|{n:,}|{n:_x}|{n:020,}|{n:=+20_b}|")
    print(b"%d|%5d|%x|%#o|%05i" % ((n,) * 5), bytearray(b"%d!") % n)
for f in (0.0, -1.5, 3.25e20, float("inf"), float("-inf"), float("nan")):
    print("%f|%10.2f|%-12e|%+g|%012.3f|% .1f" % ((f,) * 6), f"{f:12.2f}|{f:<12}|{f:=+12.1f}|{f:012.2f}|{f:,.2f}|{f:*^15}|{f:015,.1f}")
print("%(a)s=%(b)05d %%" % {"a": "k", "b": 7}, "%-10s|%5s|%.2s|%c%c" % ("ab", "cd", "xyz", 65, "z"))
print(bytes(range(256)).lower() == bytes(range(256)).swapcase().lower(), bytearray(b"aBc").upper(), b"abc".translate(bytes(range(255, -1, -1))))
print(b"abcabc".translate(None, b"b"), b"ab" + bytearray(b"c"), bytearray(b"a") + b"b", b"" + b"")


def reports():
    yield lambda: "abc".count(20, "*")
    yield lambda: "abc".find(20, "*")
    yield lambda: "abc".rindex("a", "*")
    yield lambda: "abc".count(20)
    yield lambda: [].sort(1, 2, 3)
    yield lambda: [].sort(1)
    yield lambda: int(bytearray(b"abc"))
    yield lambda: int(bytearray(b"abc"), 10)
    yield lambda: int(b"abc")


for call in reports():
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
