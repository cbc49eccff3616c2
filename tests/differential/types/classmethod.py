"""What a classmethod has: its attributes, uses and errors."""


def show(shown, thunk):
    try:
        print(shown, "=>", repr(thunk()))
    except Exception as error:
        print(shown, "=>", type(error).__name__, error)


class Sample:
    @classmethod
    def c(cls, x=0):
        "What c does."
        return cls.__name__, x


class Derived(Sample):
    pass


raw = Sample.__dict__["c"]
show('Sample.c(1)', lambda: Sample.c(1))
show('Sample().c(2)', lambda: Sample().c(2))
show('Derived.c(3)', lambda: Derived.c(3))
show('Derived().c()', lambda: Derived().c())
show('Sample.c(1, 2)', lambda: Sample.c(1, 2))
show('Sample.c.__self__', lambda: Sample.c.__self__)
show('Derived.c.__self__', lambda: Derived.c.__self__)
show('Sample.c.__func__ is raw.__func__', lambda: Sample.c.__func__ is raw.__func__)
show('Sample.c.__name__', lambda: Sample.c.__name__)
show('raw()', lambda: raw())
show('raw.__func__(Derived)', lambda: raw.__func__(Derived))
show('raw.__wrapped__ is raw.__func__', lambda: raw.__wrapped__ is raw.__func__)
show('raw.__name__', lambda: raw.__name__)
show('raw.__qualname__', lambda: raw.__qualname__)
show('raw.__doc__', lambda: raw.__doc__)
show('raw.__module__', lambda: raw.__module__)
show('raw.__isabstractmethod__', lambda: raw.__isabstractmethod__)
show('raw.__get__(None, Derived)(3)', lambda: raw.__get__(None, Derived)(3))
show('raw.__get__(Derived())(3)', lambda: raw.__get__(Derived())(3))
show('raw.__class__', lambda: raw.__class__)
show('raw.nothing', lambda: raw.nothing)
show('type(raw)', lambda: type(raw))
show('classmethod()', lambda: classmethod())
show('classmethod(1, 2)', lambda: classmethod(1, 2))
show('Sample.c == Sample.c', lambda: Sample.c == Sample.c)
show('Sample.c == Derived.c', lambda: Sample.c == Derived.c)
show("dict.fromkeys('ab')", lambda: dict.fromkeys('ab'))
show('int.from_bytes.__self__', lambda: int.from_bytes.__self__)
show('raw.__eq__(raw)', lambda: raw.__eq__(raw))
show('raw.__ne__(raw)', lambda: raw.__ne__(raw))
show('raw.__lt__(raw)', lambda: raw.__lt__(raw))
show('raw.__le__(raw)', lambda: raw.__le__(raw))
show('raw.__gt__(raw)', lambda: raw.__gt__(raw))
show('raw.__ge__(raw)', lambda: raw.__ge__(raw))
show('raw.__hash__() == hash(raw)', lambda: raw.__hash__() == hash(raw))
show('raw.__repr__()[:30]', lambda: raw.__repr__()[:30])
show('raw.__str__()[:30]', lambda: raw.__str__()[:30])
show("raw.__format__('')[:30]", lambda: raw.__format__('')[:30])
show("raw.__getattribute__('__name__')", lambda: raw.__getattribute__('__name__'))
show('raw.__init_subclass__()', lambda: raw.__init_subclass__())
show('raw.__subclasshook__(int)', lambda: raw.__subclasshook__(int))
show("'__func__' in raw.__dir__() or True", lambda: '__func__' in raw.__dir__() or True)
