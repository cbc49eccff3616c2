"""Calls of built-ins by value, by `map`, by `partial`: the number of arguments, defaults, keywords."""

import operator
import threading
from enum import Enum, EnumMeta, Flag, IntFlag, auto
from functools import partial


def shown(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


words = [" a", "b ", " c "]
shown(lambda: list(map(str.strip, words)))
shown(lambda: list(map(str.strip, words, " ab")))
shown(lambda: list(map(str.strip, words, words, words)))
shown(lambda: list(map(str.strip, [1])))
shown(lambda: list(map(str.split, words, [None, " ", " "], [0, 1, 2])))
shown(lambda: list(map(operator.mul, [1, 2, 3], [4, 5])))
shown(lambda: list(map(divmod, [7, 8], iter([2, 0]))))
shown(lambda: list(map(pow, [2, 3], [5, 6], [7, 8])))
shown(lambda: list(map(len, [1])))
shown(lambda: list(map(max, [1, 5], [3, 2], [2, 9])))
shown(lambda: list(map([3, 4].index, [4, 3, 5])))
shown(lambda: list(map({1: 2}.get, [1, 3])))
shown(lambda: list(map({1: 2}.get, [1, 3], "xy")))
shown(lambda: list(map({1: 2}.get, [1, 3], "xy", "zw")))
shown(lambda: list(map([].append, [1], [2])))
shown(lambda: list(map(abs, "a")))
shown(lambda: list(map(int, [" 12 ", "\u0663", "-5", "1_0"])))
shown(lambda: list(map(int, ["1", "x y"])))
shown(lambda: list(map(int, "12", [3, 4])))
shown(lambda: list(map(round, [1.26, 2.5], [1, None])))
for call in (len, abs, str.upper, "a".join, [].append, {}.get, dict.get, str.maketrans, dict.fromkeys, divmod, sorted, print):
    call = partial(call, *range(9))
    shown(call)


class Number(int):
    def __int__(self):
        return 77


class Text(str):
    def __int__(self):
        return 78


shown(lambda: (int(Number(3)), int(Text("5")), int(b"12"), int(bytearray(b"9"))))


def told(*args, **keywords):
    return args, keywords


p = partial(told, 1, a=2, b=3)
shown(lambda: p(4, b=5, c=6))
shown(lambda: p(c=1, a=9))
shown(lambda: partial(p, 7, b="x", d=0)(8, e=1))
shown(lambda: p())
p.keywords["z"] = 26
shown(lambda: p(z=1, y=2))
print(p.keywords)


def changing(a, b):
    q.keywords.clear()
    return a, b


q = partial(changing, a="".join(["x", "y"]), b=[1])
shown(lambda: q(b="b"))
print(q.keywords)


class Color(IntFlag):
    R = 4
    W = 2
    X = 1


class Plain(Flag):
    A = auto()
    B = auto()


class Loud(EnumMeta):
    def __call__(cls, *args, **kwargs):
        print("called", cls.__name__, args)
        return super().__call__(*args, **kwargs)


class Noisy(Flag, metaclass=Loud):
    A = 1
    B = 2


shown(lambda: (Color.R | Color.W, Color.R & Color.W, Color.R ^ 7, 3 | Color.R, Color.R | 8, (Color.R | Color.W) & ~Color.W))
shown(lambda: (Plain.A | Plain.B, Plain.A & Plain.B, Plain.A ^ Plain.A, Plain.A | Plain.A is Plain.A))
shown(lambda: Plain.A | 1)
shown(lambda: Plain.A | Color.R)
shown(lambda: Color.R | Plain.A)
shown(lambda: (Noisy.A | Noisy.B, Noisy.A & Noisy.A))
shown(lambda: Color.R | "x")

lock = threading.Lock()
with lock as got:
    print(got, lock.locked())
print(lock.locked())
shown(lambda: lock.__exit__())
lock.acquire()
shown(lambda: (lock.__exit__(1, 2, 3), lock.locked()))
shown(lambda: (lock.__enter__(), lock.locked(), lock.__exit__(None, None, None), lock.locked()))
try:
    with lock:
        raise KeyError(1)
except KeyError as e:
    print(repr(e), lock.locked())
order = []


def work(n):
    for _ in range(2):
        with lock:
            order.append(n)


lock.acquire()
threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
lock.release()
for t in threads:
    t.join()
print(sorted(order))
r = threading.RLock()
with r, r:
    print("twice")
shown(r.release)
