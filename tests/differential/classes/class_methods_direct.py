class A:
    n = 0
    def __init__(self, x=0): self.x = x; A.n += 1
    @classmethod
    def mk(cls, x): return cls(x)
    @classmethod
    def count(cls): return cls.n
    @staticmethod
    def tw(x): return x * 2
    @classmethod
    def chain(cls, *a, k=1, **kw): return cls.mk(sum(a) * k + len(kw))
class B(A):
    n = 5
    def __init__(self, x): super().__init__(x + 100)
    @classmethod
    def mk(cls, x): return super().mk(x + 1)
print(A.mk(3).x, B.mk(3).x, A.count(), B.count(), A.tw(2), B.tw(3), A.chain(1, 2, k=3, z=1).x, B.chain(1).x)
for C in (A, B): print(C.mk(1).x, C.count(), C.chain(2, 3).x, type(C.mk(0)).__name__)
a = A(1); print(a.mk(5).x, a.count(), a.tw(9))
class S:
    _i = None
    @classmethod
    def get(cls):
        if cls._i is None: cls._i = cls()
        return cls._i
    def __init__(self): self.v = 1
S.get().v += 5; print(S.get().v, S.get() is S.get())
class R:
    @classmethod
    def f(cls): return 1
R.f = classmethod(lambda cls: 2)
print(R.f())
class Nest:
    class Inner:
        lim = 3
        def __init__(self, k): self.k = k
        @classmethod
        def of(cls, s): return cls(len(s))
    def make(self, k): return self.Inner(k)
print(Nest().make(4).k, Nest.Inner.of("abc").k, Nest.Inner.lim, Nest().Inner.lim)
def key(x): return -x
class F:
    op = key
    fn = len
    cls = Nest
print(F.op(3), F().fn("ab"), F.fn([1]), F().cls().make(2).k)
class Stack[T]:
    def __init__(self, *xs: T): self.xs = list(xs)
    def push(self, x: T): self.xs.append(x); return self
    @classmethod
    def of(cls, *xs: T): return cls(*xs)
class IntStack(Stack[int]):
    def total(self): return sum(self.xs)
print(Stack[int](1, 2).push(3).xs, IntStack(4, 5).push(6).total(), Stack.of("a").xs, Stack.__type_params__, IntStack.of(1).total())
def pick[T](xs: list[T], i: int) -> T: return xs[i]
print(pick([1, 2], 1), pick("ab", 0))
def outer(n):
    class Box[U]:
        def __init__(self, u: U): self.u = u * n
    return Box(3)
print(outer(2).u, outer("x").u, type(outer(1)) is type(outer(1)))
