import traceback
def show(f):
    try: f()
    except Exception: print(traceback.format_exc().replace(__file__, "places_of_calls.py"), end="")
x = None
def a(): return x.append(1) + 2
def b(): (x).go(1, 2)
def c():
    return (x
        .first(1)
        .second(2))
def d(): [1, 2].nothing().more()
def e(): "abc".upper().lover()
def f(): x.y.z(1)
def g(): print(x.foo)
def h(): return len(x.foo(3))
def i(): "a".join([1])
def j(): int("q").bit_length()
def k():
    y = {}
    y["k"].go()
def l(): x   .   spaced (1)
class K:
    def m(self): return self.nope()
    def n(self): self.m2(1)
    def m2(self): raise ValueError
def m(): K().m()
def n(): K().n()
def o(): K().m2(1, 2)
def p(): K.zzz(1)
for each in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p): show(each)
