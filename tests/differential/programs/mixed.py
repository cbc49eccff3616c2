class Shape:
    count = 0
    def __init__(self, name):
        self.name = name
        Shape.count += 1
    def area(self):
        raise NotImplementedError
    def __repr__(self):
        return f"{self.name}({self.area():.2f})"

class Circle(Shape):
    def __init__(self, r):
        super().__init__("circle")
        self.r = r
    def area(self):
        return 3.14159 * self.r ** 2

class Rect(Shape):
    def __init__(self, w, h=2):
        super().__init__("rect")
        self.w = w
        self.h = h
    def area(self):
        return self.w * self.h
    @property
    def square(self):
        return self.w == self.h

shapes = [Circle(1), Rect(3), Rect(2, h=2)]
print(shapes, Shape.count, [s.square for s in shapes[1:]])
d = {}
for w in "the quick brown the fox the end".split():
    d[w] = d.get(w, 0) + 1
for k, v in sorted(d.items(), key=lambda kv: (-kv[1], kv[0])):
    print(f"{k:<8}{v:>3}")
def gen(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b
try:
    try:
        [][3]
    except IndexError as e:
        print("caught", e)
        raise ValueError("bad") from e
except ValueError as e:
    print(repr(e), repr(e.__cause__))
finally:
    print("finally")
def make():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
c = make(); c(); print(c(5))
a, *rest = (1, 2, 3); print(a, rest)
with open("/tmp/molt_mixed.txt", "w") as f:
    f.write("hi\nthere\n")
for line in open("/tmp/molt_mixed.txt"):
    print(line.strip().upper())
print({1, 2, 3} | {4}, {**d, "z": 1}["z"], [i for i in range(5) if i % 2])
assert d["the"] == 3, "msg"
import math
print(math.sqrt(2), math.pi)
def f(*args, **kw): return args, kw
print(f(1, *[2, 3], x=1, **{"y": 2}))
x = 5
print("odd" if x % 2 else "even", not x, x and 3, x or 4, 1 < x < 10)
d["missing"]
