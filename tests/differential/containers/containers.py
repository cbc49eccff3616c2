a = [3, 1, 2]
a.append(5); a.insert(0, 9); a.extend([7, 7]); a.remove(7)
print(a, a.pop(), a.pop(0), a, a.index(2), a.count(1), len(a), a[::-1])
a.sort(); print(a); a.sort(reverse=True); print(a, sorted(a, key=lambda x: -x))
a[1:2] = [10, 20, 30]; print(a); del a[0]; del a[::2]; print(a); a *= 2; print(a + [1], a == a[:], a < [99])
m = [[0] * 3 for _ in range(2)]; m[0][1] = 5; print(m, [x for row in m for x in row if x == 0])
t = (1, "a", None); print(t, t[1], t + (2,), t * 2, (1,), (), hash((1, 2)) == hash((1, 2)), (1, 2) < (1, 3))
d = {"a": 1, "b": 2}
d["c"] = 3; d.update({"a": 10}); print(d, d.get("z"), d.get("z", 0), d.pop("b"), list(d.items()), "a" in d, len(d))
print(d.setdefault("q", []), d.keys(), d.values(), {k: v for k, v in zip("xy", (1, 2))}, dict([("k", 1)]), dict(m=1), d | {"n": 0})
for k in list(d):
    if k == "q":
        del d[k]
print(d, sorted(d), max(d, key=lambda k: d[k]), list(reversed(d)), d == {"c": 3, "a": 10})
s = {3, 1, 2, 1}; s.add(10); s.discard(99); print(s, s & {1, 2}, s | {4}, s - {1}, s ^ {1, 50}, 2 in s, s <= {1, 2, 3, 10, 11}, frozenset({1, 2}))
print(set(), {*range(5)}, set("aab") == {"a", "b"}, len({(1, 2), (1, 2)}))
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2))
print(list(enumerate("ab", 1)), list(zip([1, 2], "ab", strict=True)), list(map(str, [1, 2])), list(filter(None, [0, 1, "", 2])), any([0, 1]), all([]))
print(sum([1, 2], 10), min([4, 2, 8]), max("b", "a"), list(reversed([1, 2, 3])), sorted({"b": 1, "a": 2}))
for f in (lambda: [][0], lambda: {}["k"], lambda: [1].remove(2), lambda: (1,)[3], lambda: {[]: 1}, lambda: [1, 2] + (3,), lambda: [].pop(), lambda: set().pop(), lambda: [1, 2].index(9), lambda: dict([1]), lambda: max([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def changes():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1
try:
    changes()
except RuntimeError as e:
    print(e)
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
try:
    a, b, *c = [1]
except ValueError as e:
    print(e)
loop = [1]; loop.append(loop); print(loop)
x = [1, 2, 3]; y = x; y.append(4); print(x, x is y, x[-2:], x[5:], x[:-1])
