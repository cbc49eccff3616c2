class Vector:
    """A pair."""
    dimensions = 2
    def __init__(self, x=0, y=0):
        self.x, self.y = x, y
    def __add__(self, o): return Vector(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return Vector(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __eq__(self, o): return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __lt__(self, o): return (self.x, self.y) < (o.x, o.y)
    def __repr__(self): return f"Vector({self.x}, {self.y})"
    def __bool__(self): return bool(self.x or self.y)
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __iter__(self): yield self.x; yield self.y
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, s): return f"{s}:{self.x}"
    def __neg__(self): return Vector(-self.x, -self.y)
    @property
    def norm1(self): return abs(self.x) + abs(self.y)
    @norm1.setter
    def norm1(self, v): self.x, self.y = v, 0
    @staticmethod
    def origin(): return Vector()
    @classmethod
    def unit(cls): return cls(1, 1)
v, w = Vector(1, 2), Vector(3, 4)
print(v + w, v * 2, 2 * v, v == Vector(1, 2), v != w, v < w, sorted([w, v]), bool(Vector()), len(v), v[1], list(v), 2 in v, v("q"), -v)
print(v.norm1, Vector.origin(), Vector.unit(), v.dimensions, Vector.dimensions, Vector.__doc__, {v: 1}[Vector(1, 2)])
v.norm1 = 9; print(v, Vector.__name__, type(v).__name__, isinstance(v, Vector), issubclass(Vector, object))
class Animal:
    sound = "..."
    made = 0
    def __init__(self, name): self.name = name; Animal.made += 1
    def speak(self): return f"{self.name} says {self.sound}"
    def kind(self): return "animal"
class Dog(Animal):
    sound = "woof"
    def kind(self): return "dog is " + super().kind()
class Puppy(Dog):
    def __init__(self, name, age): super().__init__(name); self.age = age
    def kind(self): return "puppy/" + super().kind()
for a in (Animal("x"), Dog("rex"), Puppy("bit", 1)):
    print(a.speak(), a.kind(), isinstance(a, Dog), type(a).__mro__[0].__name__)
print(Animal.made, hasattr(a, "age"), getattr(a, "nope", "default"), a.__dict__, Puppy.__bases__[0].__name__)
a.extra = [1]; setattr(a, "more", 2); print(a.extra, a.more); del a.extra
for f in (lambda: a.extra, lambda: Dog(), lambda: Dog("a", "b"), lambda: a.speak(1), lambda: v.zzz, lambda: Vector(1) + 1, lambda: v < 3, lambda: len(5), lambda: object().x):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Stack(list):
    def push(self, x): self.append(x)
s = Stack([1]); s.push(2); print(s, len(s), isinstance(s, list))
class Manager:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, e, tb): print("exit", t and t.__name__, e); return self.swallow
with Manager(True) as m:
    raise KeyError("k")
with Manager(False), Manager(False) as n:
    print("body")
class Counter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(Counter(3)), sum(Counter(4)), max(Counter(5)))
