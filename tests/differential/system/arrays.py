from array import array, typecodes
import array as arr


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(typecodes, arr.ArrayType is array)
for code, items in [("i", [1, 2, 3]), ("b", [-1, 5]), ("B", b"ab"), ("d", [1.5, 2]), ("f", [0.1, 1e30]), ("u", "héy"), ("q", []), ("L", [2**64 - 1])]:
    a = array(code, items)
    print(a, a.typecode, a.itemsize, len(a), a.tolist(), a.tobytes() if code != "q" else b"", a == array(code, items))
a = array("i", range(10))
print(a[0], a[-1], a[2:5], a[::-2], a[3:1], 5 in a, "x" in a, a.index(4), a.count(4), list(reversed(a))[:2], sum(a), max(a))
a[0] = 100
a[1:3] = array("i", [7, 8, 9])
del a[-1]
del a[0:2]
a.append(1)
a.extend([2, 3])
a.extend(array("i", [4]))
a.insert(1, 55)
a.insert(-1, 66)
print(a, a.pop(), a.pop(0), a)
a.remove(55)
a.reverse()
print(a, a + array("i", [1]), a * 2, 2 * array("i", [1]), a < array("i", [0]), a != array("i"), array("i", [1]) == array("d", [1.0]))
a += array("i", [5])
a *= 2
print(a, bool(array("i")), array("i"))
b = array("h", [1, 2])
b.byteswap()
print(b, b.tobytes())
c = array("d")
c.frombytes(array("d", [1.0, -2.5, 1e-310, float("inf")]).tobytes())
print(c, array("f", [1.1, -0.0, 1e-45, 3.4e38]), array("u", "ab").tounicode())
for f in [
    lambda: array("i", [2**31]),
    lambda: array("B", [256]),
    lambda: array("B", [-1]),
    lambda: array("b", [128]),
    lambda: array("h", [-40000]),
    lambda: array("H", [-1]),
    lambda: array("I", [-1]),
    lambda: array("I", [2**32]),
    lambda: array("q", [2**63]),
    lambda: array("Q", [-1]),
    lambda: array("L", [2**64]),
    lambda: array("i", [1.5]),
    lambda: array("i", "ab"),
    lambda: array("d", ["x"]),
    lambda: array("z"),
    lambda: array("ii"),
    lambda: array(5),
    lambda: array("i", ["a"]),
    lambda: a[100],
    lambda: a["x"],
    lambda: a.__setitem__(100, 1),
    lambda: a.__setitem__(0, "x"),
    lambda: a.__setitem__(slice(0, 1), [1]),
    lambda: a.index(999),
    lambda: a.remove(999),
    lambda: array("i").pop(),
    lambda: a.pop(100),
    lambda: a + [1],
    lambda: a.extend(array("d")),
    lambda: a.extend(5),
    lambda: array("i").frombytes(b"abc"),
    lambda: a.fromlist((1,)),
    lambda: hash(a),
    lambda: a.nope,
    lambda: array("d", [1, True, 2**70]),
    lambda: sorted(array("i", [3, 1, 2])),
    lambda: [x * x for x in array("i", [1, 2])],
    lambda: list(map(str, array("d", [1, 2]))),
    lambda: array("i", (x for x in range(3))),
    lambda: array("i", array("b", [1, 2])),
]:
    t(f)
sieve = array("b", [1]) * 50
for i in range(2, 50):
    for j in range(i * i, 50, i):
        sieve[j] = 0
print([i for i in range(2, 50) if sieve[i]])
