"""What a property has: its attributes, uses and errors."""


def show(shown, thunk):
    try:
        print(shown, "=>", repr(thunk()))
    except Exception as error:
        print(shown, "=>", type(error).__name__, error)


class Sample:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "What x is."
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @x.deleter
    def x(self):
        del self._x

    only = property(lambda self: 2)
    none = property()
    write = property(None, lambda self, value: None)
    failing = property(lambda self: self.missing)


s = Sample()
p = Sample.x
show('s.x', lambda: s.x)
show("setattr(s, 'x', 5)", lambda: setattr(s, 'x', 5))
show('s.x', lambda: s.x)
show("delattr(s, 'x')", lambda: delattr(s, 'x'))
show('s.x', lambda: s.x)
show('s.only', lambda: s.only)
show("setattr(s, 'only', 1)", lambda: setattr(s, 'only', 1))
show("delattr(s, 'only')", lambda: delattr(s, 'only'))
show('s.none', lambda: s.none)
show('s.write', lambda: s.write)
show("setattr(s, 'write', 1)", lambda: setattr(s, 'write', 1))
show('s.failing', lambda: s.failing)
show("hasattr(s, 'failing')", lambda: hasattr(s, 'failing'))
show("getattr(s, 'failing', 'default')", lambda: getattr(s, 'failing', 'default'))
show('p.__doc__', lambda: p.__doc__)
show('p.fget.__name__', lambda: p.fget.__name__)
show('p.fset.__name__', lambda: p.fset.__name__)
show('p.fdel.__name__', lambda: p.fdel.__name__)
show('p.getter(lambda s: 7).fget(None)', lambda: p.getter(lambda s: 7).fget(None))
show('p.setter(None).fset is p.fset', lambda: p.setter(None).fset is p.fset)
show('p.deleter(None).fdel is p.fdel', lambda: p.deleter(None).fdel is p.fdel)
show('p.__get__(s)', lambda: p.__get__(s))
show('p.__get__(None, Sample) is p', lambda: p.__get__(None, Sample) is p)
show('p.__set__(s, 9)', lambda: p.__set__(s, 9))
show('p.__get__(s)', lambda: p.__get__(s))
show('p.__delete__(s)', lambda: p.__delete__(s))
show('p.__delete__(s)', lambda: p.__delete__(s))
show('p.__isabstractmethod__', lambda: p.__isabstractmethod__)
show("p.__set_name__(Sample, 'y')", lambda: p.__set_name__(Sample, 'y'))
show('p.__class__', lambda: p.__class__)
show('p.nothing', lambda: p.nothing)
show("setattr(p, 'fget', 1)", lambda: setattr(p, 'fget', 1))
show('property(len).fget is len', lambda: property(len).fget is len)
show("property(fget=len, doc='d').__doc__", lambda: property(fget=len, doc='d').__doc__)
show('property(1, 2, 3, 4, 5)', lambda: property(1, 2, 3, 4, 5))
show('property(foo=1)', lambda: property(foo=1))
show('type(p)', lambda: type(p))
show('p.__eq__(p)', lambda: p.__eq__(p))
show('p.__ne__(p)', lambda: p.__ne__(p))
show('p.__lt__(p)', lambda: p.__lt__(p))
show('p.__le__(p)', lambda: p.__le__(p))
show('p.__gt__(p)', lambda: p.__gt__(p))
show('p.__ge__(p)', lambda: p.__ge__(p))
show('p.__hash__() == hash(p)', lambda: p.__hash__() == hash(p))
show('p.__repr__()[:20]', lambda: p.__repr__()[:20])
show('p.__str__()[:20]', lambda: p.__str__()[:20])
show('p.__format__("")[:20]', lambda: p.__format__("")[:20])
show("p.__getattribute__('fget') is p.fget", lambda: p.__getattribute__('fget') is p.fget)
show("p.__setattr__('x', 1)", lambda: p.__setattr__('x', 1))
show("p.__delattr__('x')", lambda: p.__delattr__('x'))
show('p.__init_subclass__()', lambda: p.__init_subclass__())
show('p.__subclasshook__(int)', lambda: p.__subclasshook__(int))
show("'fget' in p.__dir__()", lambda: 'fget' in p.__dir__())
show('p()', lambda: p())
show('Sample.only.fset', lambda: Sample.only.fset)
show('isinstance(Sample.x, property)', lambda: isinstance(Sample.x, property))
