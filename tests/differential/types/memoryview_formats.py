# Views of items of every native format, in one dimension and in several.
import struct
mm = memoryview(b"\x01\x00\x02\x00\xff\xff\xff\xff")
for f in "cbBhHiIlLqQnNfde?P":
    m = mm.cast(f); print(f, m.tolist(), m[0], len(m), m.itemsize, m.format, m.shape, m.strides, m.nbytes, m[-1], m == mm)
b = bytearray(16)
def t(f, i, v):
    m = memoryview(b).cast(f)
    try: m[i] = v; print(f, v, m.tolist(), bytes(m).hex())
    except Exception as e: print(f, v, type(e).__name__, e)
for f, vs in {"b": [-128, 127, 128, -129, "a", 1.5], "H": [65535, -1, 65536, 10**30], "q": [2**63-1, -2**63, 2**63, -2**63-1], "Q": [2**64-1, 2**64, -1], "d": [1.5, 3, "x", None, 10**400], "f": [1.1, 1e300, True], "e": [1.1, 65504, 65520, 1e-8, -0.0, float("inf")], "?": [5, 0, [], "x"], "c": [b"z", b"zz", 5, "z"], "i": [True, -2**31, 2**31], "@H": [5, 70000], "l": [1], "N": [3], "P": [9]}.items():
    for v in vs: t(f, 1, v)
m = memoryview(bytearray(range(12))).cast("B", shape=[3, 4])
print(m.tolist(), m.ndim, m.shape, m.strides, len(m), m[1, 2], m[-1, -1], m.nbytes, m.tobytes(), m.c_contiguous, m.f_contiguous, m == m, m == memoryview(bytes(range(12))))
m[2, 3] = 99; print(m.tolist()[2], m.obj[11])
for k in (0, (0,), (0, 0, 0), (3, 0), (0, 4), (slice(0, 1), 0), "a", ("a", 1)):
    try: print(m[k])
    except Exception as e: print(type(e).__name__, e)
print(m[1:].tolist(), m[1:, ].tolist() if 0 else m[:2].shape)
try: list(m)
except Exception as e: print(type(e).__name__, e)
print(m.cast("B").tolist(), memoryview(bytes(8)).cast("H", (2, 2)).tolist(), memoryview(bytes(24)).cast("B", [2, 3, 4]).tolist())
for a in (("Z",), ("HH",), ("<H",), (5,), ("H", 5), ("B", [2]), ("B", [0, 8]), ("B", ["a"]), ("I", [2]), ("i", [1, 2]), ("B", [-1])):
    try: print(a, mm.cast(*a).tolist())
    except Exception as e: print(a, type(e).__name__, e)
try: mm[::2].cast("H")
except TypeError as e: print(e)
try: mm[:3].cast("H")
except TypeError as e: print(e)
try: mm.cast("H").cast("I")
except TypeError as e: print(e)
h = mm.cast("H"); print(h[1:3].tolist(), h[::-1].tolist(), h[::2].tobytes(), h[1:].cast("B").tolist(), h == mm.cast("H"), h == mm.cast("h"), h != mm, hash(mm) == hash(bytes(mm)), h.hex())
try: hash(h)
except ValueError as e: print(e)
w = memoryview(bytearray(8)); wh = w.cast("H"); wh[1:3] = memoryview(b"abcd").cast("H"); print(w.obj)
try: wh[0:1] = b"ab"
except ValueError as e: print(e)
print(mm.cast("f").tolist()[1] != mm.cast("f").tolist()[1], memoryview(b"\0\0\xc0\x7f").cast("f") == memoryview(b"\0\0\xc0\x7f").cast("f"), mm[(1,)])
try: mm[1, 2]
except TypeError as e: print(e)
with memoryview(bytearray(struct.pack("<3d", 1.5, 2.5, -1))).cast("d") as d: print(d.tolist(), sum(d), max(d)); d[0] *= 2; print(d[0])
try: d[0]
except ValueError as e: print(e)
print(d == d, d == mm, memoryview(b"ab") == bytearray(b"ab"), memoryview(b"a") == "a", 98 in memoryview(b"ab"), list(reversed(memoryview(b"ab"))))
