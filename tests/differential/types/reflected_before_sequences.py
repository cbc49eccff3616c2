# `a += b` and `a *= b` of a sequence ask the class of `b` first, where it is one of the program.
import collections

class R:
    def __radd__(self, o): return ("radd", o)
    def __rmul__(self, o): return ("rmul", o)
    def __iter__(self): return iter([7])
class N:
    def __radd__(self, o): return NotImplemented
    def __iter__(self): return iter([7])
for a in ([1], bytearray(b"a"), (1,), "s", b"x"):
    for r in (R(), N()):
        v = a
        try:
            v += r
            print(v)
        except TypeError as e: print(e)
        v = a
        try:
            v *= r
            print(v)
        except TypeError as e: print(e)
def f(l: list, r):
    l += r
    return l
print(f([1], R()), f([1], N()), f([1], [2]))
l = [1]
l += R()
print(l)
d = collections.deque([1])
d += R()
print(d)
