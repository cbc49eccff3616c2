"""Matrix, Fraction-like, Vector, Polynomial classes with operator overloading."""
from __future__ import annotations
import math
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]; assert len({len(r) for r in self.rows}) == 1, "ragged"
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __getitem__(self, k):
        if isinstance(k, tuple):
            i, j = k
            if isinstance(i, slice) or isinstance(j, slice):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix([r[j] if isinstance(j, slice) else [r[j]] for r in rows])
            return self.rows[i][j]
        return self.rows[k]
    def __setitem__(self, k, v): i, j = k; self.rows[i][j] = v
    def __add__(self, o): return Matrix([a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)) if isinstance(o, Matrix) else NotImplemented
    def __mul__(self, k): return Matrix([a * k for a in r] for r in self.rows) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"shapes {self.shape} and {o.shape}")
        return Matrix([sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows)
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: result = result @ base
            base = base @ base; n >>= 1
        return result
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __neg__(self): return -1 * self
    def __iter__(self): return (x for r in self.rows for x in r)
    def __str__(self): w = max(len(f"{x}") for x in self); return "\n".join("[" + " ".join(f"{x:>{w}}" for x in r) + "]" for r in self.rows)
    def __repr__(self): return f"Matrix({self.rows})"
    def det(self):
        m = [r[:] for r in self.rows]; n = len(m); d = 1
        for c in range(n):
            p = next((r for r in range(c, n) if m[r][c]), None)
            if p is None: return 0
            if p != c: m[c], m[p] = m[p], m[c]; d = -d
            d *= m[c][c]
            for r in range(c + 1, n):
                f = m[r][c] / m[c][c]
                for k in range(c, n): m[r][k] -= f * m[c][k]
        return d
m = Matrix([[1, 2], [3, 4]]); print(m @ m, m ** 5, m.T, m.det(), -m, 2 * m + m * 0.5, sep="\n---\n")
m[0, 1] = 9; print(m[0, 1], m[:, 1:], m[0], list(m), m == Matrix([[1, 9], [3, 4]]), m != 5, repr(m[::-1, :]))
for f in (lambda: m * "x", lambda: m @ Matrix([[1, 2, 3]]), lambda: Matrix([[1], [1, 2]]), lambda: hash(m), lambda: "x" * m, lambda: m + 1):
    try: print(f())
    except (TypeError, ValueError, AssertionError) as e: print(type(e).__name__, e)
class Poly:
    def __init__(self, *c): self.c = list(c) or [0]
    def __call__(self, x):
        r = 0
        for k in reversed(self.c): r = r * x + k
        return r
    def __mul__(self, o):
        if not isinstance(o, Poly): o = Poly(o)
        out = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): out[i + j] += a * b
        return Poly(*out)
    __rmul__ = __mul__
    def __str__(self):
        t = []
        for i, k in reversed(list(enumerate(self.c))):
            if not k: continue
            s = "-" if k < 0 else "+" if t else ""; v = abs(k); body = {0: "", 1: "x"}.get(i, f"x^{i}")
            t.append(f"{s}{'' if v == 1 and i else v}{body}")
        return "".join(t) or "0"
    def __format__(self, spec): return str(self) if not spec else f"{str(self):{spec}}"
p = Poly(-1, 0, 3) * Poly(1, 1); print(p, p(2), f"[{p:>20}]", 3 * p, Poly())
class Vec(tuple):
    pass
class V2:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __abs__(self): return math.hypot(self.x, self.y)
    def __complex__(self): return complex(self.x, self.y)
    def __hash__(self): return hash((self.x, self.y))
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __rsub__(self, o): return V2(o - self.x, o - self.y)
    def __divmod__(self, k): return V2(self.x // k, self.y // k), V2(self.x % k, self.y % k)
    def __iter__(self): yield self.x; yield self.y
    def __repr__(self): return "V2({}, {})".format(*self)
    def __round__(self, n=0): return V2(round(self.x, n), round(self.y, n))
v = V2(3, 4); print(abs(v), complex(v), 10 - v, divmod(v, 2), {v: 1}[V2(3, 4)], round(V2(1.234, 5.678), 1), *v, [*v])
