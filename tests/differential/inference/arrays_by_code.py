"""Arrays in functions that get them from several places: items, methods and operators by their type codes."""
from array import array
import array as am
def f(a, n):
    t = 0
    for i in range(n):
        a[i] = a[i] + i
        t += a[i]
    if isinstance(a, array): t += 1
    if isinstance(a, list): t += 100
    a.append(5); a.extend([1, 2]); a.insert(0, 3)
    return t, a.pop(), a.index(3), a.count(1), a.tolist()[:2], a[-1], a[1:3], len(a), a.tobytes()[:4]
print(f(array("i", [1, 2, 3]), 3))
print(f(am.array("d", [1, 2, 3]), 3))
class My(array): pass
print(f(My("i", [1, 2, 3]), 3))
def g(x):
    match x:
        case [a, *b]: return a, b
        case _: return None
print(g(array("u", "ab")), g(array("i")))
def h(c, items):
    a = array(c, items)
    b = a * 2 + a
    b *= 2
    b += a
    s = 0
    for x in b: s = s + x if c != "u" else s
    return s, b[0], b == a, b > a, sorted(b)[-1], max(b), x
print(h("i", [1, 2]), h("d", [1.5]), h("u", "xy"))
def bad(i):
    a = array("b", [1])
    try: a[i] = 300
    except OverflowError as e: print(e)
    try: a[i + 5] = 3
    except IndexError as e: print(e)
    try: print(a[i + 5])
    except IndexError as e: print(e)
    try: a[i] = 1.5
    except TypeError as e: print(e)
    del a[i]
    return a
print(bad(0))
total = 0
q = array("Q", [2**64 - 1, 5])
for v in q: total += v
print(total, q[0] + 1, q[0] >> 60, -q[1])
