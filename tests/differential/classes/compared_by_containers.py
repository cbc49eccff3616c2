# What containers give to methods of comparisons, byte arrays, f-strings of numbers, short searches.
import heapq, bisect
class V:
    def __init__(self, x): self.x = x
    def __lt__(self, o): return self.x < o.x
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __repr__(self): return f"V({self.x})"
l = [V(i * 7 % 10) for i in range(10)]
print(sorted(l), max(l), min(l, key=lambda v: -v.x), V(3) in l, l.index(V(4)), l.count(V(9)))
h = []
for i, v in enumerate(l): heapq.heappush(h, (i % 2, v))
print([heapq.heappop(h) for _ in range(5)])
print(sorted([(1, V(2), "a"), (1, V(1), "b"), (0, V(9), "c")]))
d = {V(1): 2, (1, V(2)): 3}
print(d[V(1)], d.get((1, V(2))), d.get(5), [V(1), 2] == [V(1), 2], (V(1),) < (V(2),))
s = sorted(l); bisect.insort(s, V(5)); print(s, bisect.bisect_left(s, V(5)))
class W:
    def __init__(self, x): self.x = x
    def __eq__(self, o):
        print("W.__eq__", type(o).__name__)
        return NotImplemented
    def __lt__(self, o):
        print("W.__lt__", type(o).__name__)
        return self.x < (o.x if isinstance(o, W) else o if isinstance(o, int) else 0)
    __hash__ = None
print([W(1)] == [3], [W(1), [2]] == [[W(2)], 3], W(1) in [5, "a"], "q" in [W(3)])
print(len(sorted([W(3), W(2), W(1)], key=None)))
print([[W(1)]] == [["x"]], ([W(1)], 1) == ([2.5], 1), {1: W(2)} == {1: None})
def key(t): return (0, W(t)) if t % 2 else (1, t)
print(sorted([3, 2, 1, 5], key=key))
import collections
dq = collections.deque([W(1), 4]); print(dq.count("z"))
print( [1, 2].count(W(1)))
ba = bytearray(10)
for i in range(10): ba[i] = i * 25
ba[2:4] = b"\xff\xfe\xfd"; ba[-1] = True
print(ba, len(ba), sum(ba), ba[0], ba[-2], ba[1:3], list(ba[::3]), bytes(ba)[3], 255 in ba)
for bad in (lambda: ba.__setitem__(0, 256), lambda: ba[100], lambda: bytes(3)[5]):
    try: bad()
    except (ValueError, IndexError) as e: print(type(e).__name__, e)
def setb(i, v):
    try: ba[i] = v
    except Exception as e: print(type(e).__name__, e)
setb(0, 256); setb(0, -1); setb(99, 1); setb(0, "a"); setb(-11, 5); setb(0, 2.5)
class I:
    def __index__(self): ba.clear(); return 7
setb(3, I()); print(ba)
n = 1000
sieve = bytearray([1]) * (n + 1); sieve[0] = sieve[1] = 0
for i in range(2, 32):
    if sieve[i]: sieve[i*i::i] = bytes(len(sieve[i*i::i]))
print(sum(sieve), [i for i, p in enumerate(sieve) if p][-3:])
x = 10**20; f = -1e300
print(f"{1}{'a'}{x}{f}{2.5}{True}{None}{-7}|{n}{n}{n}{n}{n}{n}{n}{n}{n}é{1}", f"{n}", f"{2.0}", f"{n!r}{n!s}{'x'!r}")
print("abcabcabd".find("abd"), "aaaaaaaaaaaaaaaaaaaab".find("aab"), "x".find("xy"), "é€abc".find("abc"), b"abc".find(b"c"), "hello".replace("ll", "LL"))
