"""How often a sequence may be repeated, and how wide a text may be."""

import sys
M = sys.maxsize
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
def t(f):
    try:
        r = f()
        print("ok", len(r))
    except BaseException as e:
        print(type(e).__name__, e)
for n in (M, M + 1, -M - 1, -M - 2, M // 2, M // 8, 2**62, 2**70, -2**70, 0, I(M), I(M + 1), I(-2**70)):
    print(n if not isinstance(n, I) else ("I", n.n))
    t(lambda: "a" * n)
    t(lambda: n * "a")
    t(lambda: "ab" * n)
    t(lambda: "é" * n)
    t(lambda: "€€€" * n)
    t(lambda: "" * n)
    t(lambda: b"a" * n)
    t(lambda: b"ab" * n)
    t(lambda: b"" * n)
    t(lambda: bytearray(b"a") * n)
    t(lambda: bytearray(b"ab") * n)
    t(lambda: [1] * n)
    t(lambda: [1, 2] * n)
    t(lambda: [] * n)
    t(lambda: (1,) * n)
    t(lambda: (1, 2) * n)
    t(lambda: n * (1, 2))
    t(lambda: () * n)
def k():
    x = [1, 2]; x *= M; return x
t(k)
def k():
    x = "ab"; x *= M; return x
t(k)
def k():
    x = bytearray(b"ab"); x *= M; return x
t(k)
t(lambda: "a" * (2**63 - 1))
t(lambda: "a" * (2**63))
t(lambda: [1] * (2**63 - 1))
t(lambda: [1] * (2**63))
t(lambda: b"a" * (2**63 - 1))
t(lambda: b"ab" * (2**63))
t(lambda: (1,) * (2**63 - 1))
t(lambda: (1,) * (-2**63 ))
t(lambda: "a" * (-2**63 ))
t(lambda: "a".center(M))
t(lambda: "a".center(M + 1))
t(lambda: "a".zfill(M))
t(lambda: "a".ljust(2**62))
t(lambda: "a".ljust(M, "é"))
t(lambda: "\t".expandtabs(M))
t(lambda: bytes(M))
t(lambda: bytes(M + 1))
t(lambda: bytearray(M))
t(lambda: bytearray(M+1))
t(lambda: "%*d" % (M, 1))
t(lambda: format(1, str(M)))
t(lambda: format("a", str(M)))
t(lambda: range(M + 1).__len__())
