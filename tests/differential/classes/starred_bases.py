def err(f, *a, **k):
    try:
        r = f(*a, **k)
        print("ok", r)
    except BaseException as e:
        print(type(e).__name__, e)
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        cls.tag = tag
        print("sub", cls.__name__, tag, kw)
class H: h = 1
bases = (Base,)
class St(*bases): pass
class St2(*bases, H, tag="t"): pass
print(St.__mro__, St2.tag, St2.h)
kw = {"tag": "kk"}
class St3(Base, **kw): pass
print(St3.tag)
class Mt(type): pass
kw2 = {"metaclass": Mt}
class St4(*[], **kw2):
    def f(self): return __class__.__name__
print(type(St4), St4().f())
def mk():
    class St5(*bases, tag=1, **{"tag": 2}): pass
err(mk)
def mk():
    class St5(*5): pass
err(mk)
def mk():
    class St5(**5): pass
err(mk)
def make(*bs, **k):
    class Made(*bs, **k):
        def hi(self): return super().__repr__() is not None
    return Made
print(make(H)().hi(), make(Base, H, tag=3).tag)
