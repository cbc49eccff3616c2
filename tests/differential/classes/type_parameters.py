def box[T](x: T) -> T: return x
class Stack[T, *Ts, **P]:
    def push(self, x: T): return x
type Alias[K] = dict[str, int]
type Rec = list[Rec]
print(box(1), box.__type_params__, Stack.__type_params__, Alias, Alias.__type_params__, Rec.__value__, Alias.__value__)
def bounded[T: int, U: (str, bytes)](x): return [t.__bound__ for t in bounded.__type_params__], bounded.__type_params__[1].__constraints__
print(bounded(1))

class Pair[A, B]:
    def __init__(self, a: A, b: B): self.a, self.b = a, b
    def swap(self) -> "Pair[B, A]": return Pair(self.b, self.a)
p = Pair[int, str](1, "x"); print(p.a, p.swap().a, type(p), Pair.__mro__)
class Sub[T](Pair[T, int]): pass
print(Sub.__mro__, Sub(1, 2).swap().b)
def err(f, *a):
    try: print("ok", f(*a))
    except BaseException as e: print(type(e).__name__, e)
def gen[T](x: T, *xs: T) -> list[T]: return [x, *xs]
print(gen.__annotations__, gen(1, 2))
class Meth:
    def m[T](self, x: T) -> T: return x
    class Inner[U]: pass
print(Meth().m(5), Meth.Inner, Meth.m.__qualname__)
type Pt = tuple[float, float]
print(Pt, repr(Pt), Pt.__name__, Pt.__value__, type(Pt))
