import heapq, itertools
from itertools import *
class A:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"A{self.x}"
    def __lt__(self, o): return self.x < o.x
    def __eq__(self, o): return isinstance(o, A) and self.x == o.x
    def __hash__(self): return self.x
    def __add__(self, o): return A(self.x + o.x)
    def __bool__(self): return self.x % 2 == 1
l = [A(i) for i in range(6)]
m = (A(9), A(7))
print(sum(a.x for a in chain(l, m)), list(chain.from_iterable([l[:2], m])), list(islice(l, 1, 5, 2)), list(islice(count(3), 2)))
print(list(compress(l, [1, 0, 1])), list(takewhile(lambda a: a.x < 3, l)), list(dropwhile(lambda a: a.x < 3, l)), list(filterfalse(None, l)))
print(list(repeat(A(1), 2)), list(accumulate([1, 2, 3])), list(accumulate(l)), list(accumulate("abc")), list(accumulate([1.5, 2])), list(accumulate([1, 2, 3], max)), list(accumulate(l, lambda a, b: A(a.x * 2 + b.x))))
for a, b in combinations(l[:3], 2): print(a.x + b.x, end=" ")
for a, b in permutations(m, 2): print(a < b, end=" ")
for a, n in product(l[:2], [1, 2.5]): print(a, n, end=" ")
for a, b in zip_longest(l[:3], m): print(a, b, end=" ")
for a, b in zip_longest([1, 2], "a", fillvalue=A(0)): print(a, b, end=" ")
print()
for k, g in groupby(l, key=lambda a: a.x // 2): print(k, [a.x for a in g], end=" ")
for k, g in groupby([A(1), A(1), A(2)]): print(k, len(list(g)), end=" ")
for k, g in groupby(["a", "b", "B"], str.lower): print(k, list(g), end=" ")
print(list(pairwise(l[:3])), list(batched(l, 4)), list(starmap(lambda a, n: a.x + n, [(l[1], 2), (l[2], 3)])))
t, u = tee(l[:2]); print(next(t), list(u), list(t), next(iter(cycle(m))))
print(heapq.nsmallest(2, l), heapq.nlargest(2, l, key=lambda a: -a.x)[0].x, list(heapq.merge(l[:2], sorted(m))))
print([a.x for a in itertools.chain(*[[A(1)], [A(2)]])], max(chain(l, m)).x, sorted(chain(m, l))[0].x)
def gen():
    yield from chain(l[:1], m)
print([a.x for a in gen()], dict(zip(count(), l))[3].x)
