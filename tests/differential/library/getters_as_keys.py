from operator import attrgetter, itemgetter, methodcaller
import heapq, itertools
class Q:
    def __init__(self, z): self.z = z
class P:
    def __init__(self, n, a): self.n, self.a, self.q = n, a, Q(a * 2)
    def key(self, k=1): return -self.a * k
    def __repr__(self): return f"{self.n}{self.a}"
def main():
    l = [P("b", 2), P("a", 2), P("c", 1)]
    print(sorted(l, key=attrgetter("a")), sorted(l, key=attrgetter("a", "n")), max(l, key=attrgetter("q.z")), min(l, key=methodcaller("key", 3)))
    l.sort(key=attrgetter("n"), reverse=True); print(l)
    rows = [(3, "x", 1.5), (1, "y", 0.5)]
    print(sorted(rows, key=itemgetter(2)), list(map(itemgetter(1, 0), rows)), list(map(attrgetter("n"), l)))
    print(heapq.nsmallest(1, l, key=attrgetter("a")), [(k, len(list(g))) for k, g in itertools.groupby(sorted(l, key=attrgetter("a")), attrgetter("a"))])
    d = [{"k": 2}, {"k": 1}]; d.sort(key=itemgetter("k")); print(d)
    g = attrgetter("n"); print(g, g(l[0]), sorted(l, key=g), itemgetter(-1)([1, 2]))
    for f in (lambda: sorted(l, key=attrgetter("zz")), lambda: max(rows, key=itemgetter(7)), lambda: sorted(l, key=methodcaller("no")), lambda: sorted(l, key=attrgetter(1))):
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
    t = 0
    for o in l: t += o.a
    print(t)
main()
