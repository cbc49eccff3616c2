"""Formats of struct: every code in every order, what does not fit, and buffers."""
import struct
def t(*a):
    try: return repr(struct.pack(*a))
    except Exception as e: return f"{type(e).__name__} {e}"
class I:
    def __index__(self): return 5
class F:
    def __float__(self): return 1.5
class BadI:
    def __index__(self): raise ZeroDivisionError
class BadF:
    def __float__(self): raise ZeroDivisionError
for c in "bBhHiIlLqQnNP":
    for m in ("@", "<", ">"):
        if m != "@" and c in "nNP": continue
        print(c, m, [t(m + c, v) for v in (5, -1, 300, -300, 70000, -70000, 2**31, 2**32, -2**31-1, 2**63, -2**63-1, 2**64, -2**64, 2**200, 1.5, "x", None, True, I(), BadI())])
for c in "efd":
    for m in ("@", "<", ">"):
        print(c, m, [t(m + c, v) for v in (5, 1.5, float("nan"), -float("inf"), 1e39, -1e39, 70000.0, 2**2000, "x", None, True, I(), F(), BadF(), BadI(), 65504.0, 65520.0, 3.4028235677973366e+38)])
for f, v in [("s", b"ab"), ("5s", b"ab"), ("0s", b"a"), ("p", b"ab"), ("5p", b"ab"), ("0p", b"ab"), ("300p", b"a"*299), ("s", "x"), ("p", 5), ("c", b"a"), ("c", b"ab"), ("c", "a"), ("c", bytearray(b"a")), ("5s", bytearray(b"ab")), ("?", []), ("?", BadI()), ("s", memoryview(b"a")), ("c", 5)]:
    for m in ("@", "<"): print(f, m, t(m + f, v))
for f in ["z", "3", "5 i", "", "99999999999999999999i", "i" * 3, "iq", "<iq", "9223372036854775807i", "4611686018427387904h", "é", b"i", b"\xe9", 5, None, "  i", "@i@", "=i", "!i", "0i", "x0q", "3x", "n", "<n", "<P", "c0i", "9223372036854775807s", "9223372036854775808s", "\0", "i\0", "1 2i"]:
    for g in (struct.calcsize, struct.Struct):
        try: r = g(f); print(repr(f), r if isinstance(r, int) else (r.size, r.format))
        except Exception as e: print(repr(f), type(e).__name__, e)
def u(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
u(struct.pack); u(struct.pack, "i"); u(struct.pack, "i", 1, 2); u(struct.unpack, "i"); u(struct.unpack, "i", b"a"); u(struct.unpack, "i", "abcd"); u(struct.unpack, "i", bytearray(4)); u(struct.unpack, "i", memoryview(b"abcdefgh")[::2])
u(struct.unpack_from, "i", b"abc"); u(struct.unpack_from, "i", b"abcd", 1); u(struct.unpack_from, "i", b"abcd", -2); u(struct.unpack_from, "i", b"abcd", -5);u(struct.unpack_from, "i", b"abcdefgh", -4); u(struct.unpack_from, "i", b"abcdefgh", offset=2); u(struct.unpack_from, "i", buffer=b"abcdefgh", offset=2); u(struct.unpack_from, "i", b"abcd", "x"); u(struct.unpack_from, "i"); u(struct.unpack_from, "i", 5); u(struct.unpack_from, "i", b"abcd", 2**70)
u(struct.iter_unpack, "", b""); u(struct.iter_unpack, "i", b"abc"); u(struct.iter_unpack, "i", 5); it = struct.iter_unpack("h", b"abcd"); print(type(it).__name__, it.__length_hint__(), list(it), it.__length_hint__())
b = bytearray(8); u(struct.pack_into, "i", b, 0, 1); print(b); u(struct.pack_into, "i", b, -4, -1); print(b); u(struct.pack_into, "i", b, -3, -1); u(struct.pack_into, "i", b, -9, -1); u(struct.pack_into, "i", b, 5, -1); u(struct.pack_into, "i", bytes(8), 0, 1); u(struct.pack_into, "i"); u(struct.pack_into, "i", b); u(struct.pack_into, "i", b, 0); u(struct.pack_into, "i", b, 0, 1, 2); u(struct.pack_into, "i", b, "x", 1); u(struct.pack_into, "i", 5, 0, 1); u(struct.pack_into, "i", b, 0, "x"); u(struct.pack_into, "i", memoryview(b)[4:], 0, 77); print(b); u(struct.pack_into, "i", memoryview(b)[::2], 0, 77); u(struct.pack_into, "h", b, 2**70, 1); u(struct.pack_into, "i", "x", 0, 1)
b = bytearray(b"\xff"*8); u(struct.pack_into, "bxhx", b, 1, 1, 2); print(b)
u(struct.pack_into, "ii", b, 0, 1, "x"); print(b)
s = struct.Struct("<iH"); print(s.size, s.format, struct.Struct(b"<i").format); u(s.pack, 1); u(s.unpack, b""); u(s.unpack_from, b"x"); u(s.pack_into, b); u(s.pack_into, b, 0); u(s.pack_into, b, 0, 1); u(s.pack_into); u(s.iter_unpack, b"x"); u(s.pack); u(s.pack_into, b, 0, 1, 2); print(b); u(s.unpack, buffer=b"123456"); u(s.unpack_from, buffer=b"123456", offset=0)
class S(struct.Struct):
    def __init__(self, f, tag): super().__init__(f); self.tag = tag
x = S("i", "t"); print(x.pack(1), x.tag, x.size); u(struct.Struct); u(struct.Struct, "i", 2)
print(struct.error, struct.Struct, struct.error.__module__, struct.Struct.__module__, repr(struct.error("x")), struct.__all__)
u(setattr, s, "size", 5); u(setattr, s, "foo", 5); u(lambda: s == struct.Struct("<iH"))
print(struct.unpack("<bBhHiIlLqQ?cefd3s3pxx", struct.pack("<bBhHiIlLqQ?cefd3s3pxx", -1, 255, -2, 65535, -3, 2**32-1, -4, 4, -5, 2**64-1, True, b"z", 0.5, -1.25, 3.141592653589793, b"abc", b"de")))
print(struct.unpack("@bhilq", struct.pack("@bhilq", 1, 2, 3, 4, 5)), struct.pack(">bhilq", 1, 2, 3, 4, 5), struct.unpack("3?", b"\0\1\2"), struct.unpack("5p", b"\x09abcd"), struct.unpack("3c", b"abc"), struct.unpack(">e", b"\x7c\x00"), struct.unpack("<e", b"\x01\x00"), struct.unpack("P", b"\xff"*8), struct.unpack("nN", b"\xff"*16))
import weakref
u(lambda: weakref.ref(s)() is s)
