"""Results that are given again, among cycles and collections; starmap and zip_longest over all sorts of items."""

import itertools, gc
# reuse under collections of cycles
n = 0
for a in itertools.permutations([[i] for i in range(7)]):
    l = [a]; l.append(l)
    n += len(a[0])
    if n % 500 == 0: gc.collect()
print(n)
x = []
p = itertools.product([x, 1], repeat=3)
x.append(p)
for t in p: last = t
print(len(last)); del x, p, t, last
print(gc.collect() > 0)
c = itertools.combinations(range(5), 3)
c2 = iter(c)
print(next(c), next(c2), [next(c) for _ in range(3)])
print([t for t in itertools.starmap(lambda *a: a, itertools.combinations("abc", 2))])
print([t for t in itertools.starmap(pow, [[2, 3], (3, 2), {5: 1, 1: 2}])], list(itertools.zip_longest("ab", [1], (), {5: 1, 6: 2, 7: 3}, "xyz12", fillvalue="-")))
print(list(itertools.zip_longest()), list(itertools.zip_longest("ab", [1])))
