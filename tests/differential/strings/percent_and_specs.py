class P:
    def __init__(self, x): self.x = x
    def __str__(self): return f"P<{self.x}>"
    def __repr__(self): return "P(%r)" % self.x
    def __int__(self): return 7
    def __index__(self): return 8
    def __float__(self): return 2.5
def f(n, x, s, p):
    print("%d %5d|%-5d|%05d|%+d|% d|%x|%X|%o|%i" % (n, n, n, n, n, n, n, n, n, n))
    print("%f %.2f|%8.3f|%-8.1f|%08.2f|%+.1f|%e|%G|%g" % (x, x, x, x, x, x, x, x, x))
    print("%s|%10s|%-10s|%.2s|%r|%a|%5.1s|" % (s, s, s, s, s, s, s))
    print("%s %r %d%%" % (p, p, n), "%s" % p, "%s" % s, "%d" % n, "%r" % (s,), "100%%" % ())
    print("%d %f %x" % (p, p, p), "%s %s" % (True, None), "%d" % True, "%.3d" % n, "%5s" % True)
f(42, 3.14159, "héllo", P("a"))
f(-7, -0.0, "", P(1)); f(10**25, float("inf"), "€", P(None)); f(True, float("nan"), "abc", P(2.5))
def bad(k):
    try:
        if k == 0: return "%d" % "x"
        if k == 1: return "%s %s" % (1,)
        if k == 2: return "%s" % (1, 2)
        if k == 3: return "%f" % "a"
        if k == 4: return "%x" % 2.5
        if k == 5: return "%c%c" % (65, "b")
        if k == 6: return "%(a)s" % {"a": 1}
        if k == 7: return "%d" % (10 ** 5000)
        if k == 8: return "%*d" % (5, 3)
        if k == 9: return "%d %s" % (3, Bad())
    except Exception as e:
        return type(e).__name__, str(e)
class Bad:
    def __str__(self): raise KeyError("bad")
for k in range(10): print(bad(k))
for spec in ["5", "<5", "^6", "05", "+", ",", "x", "#x", "_b", "=+8", "*^9", "e", ".2f", "%", "c", " d", "-5", "z", ".3"]:
    for v in (0, 42, -1234567, 10**20, 2.5, -0.001, True, "ab"):
        try: print(spec, v, repr(format(v, spec)), end=" ")
        except Exception as e: print(type(e).__name__, e, end=" ")
    print()
print(f"{3:>8}|{2.5:8.2f}|{'a':^5}|{-3:<4}|{1e100:.3e}|{12345.678:,.2f}|{-5:+d}|{7:03d}")
