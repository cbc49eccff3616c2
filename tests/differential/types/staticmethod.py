"""What a staticmethod has: its attributes, uses and errors."""


def show(shown, thunk):
    try:
        print(shown, "=>", repr(thunk()))
    except Exception as error:
        print(shown, "=>", type(error).__name__, error)


class Sample:
    @staticmethod
    def s(x):
        "What s does."
        return x


raw = Sample.__dict__["s"]
show('Sample.s(1)', lambda: Sample.s(1))
show('Sample().s(2)', lambda: Sample().s(2))
show('Sample.s()', lambda: Sample.s())
show('Sample.s(1, 2)', lambda: Sample.s(1, 2))
show('raw(3)', lambda: raw(3))
show('raw.__call__(4)', lambda: raw.__call__(4))
show('raw.__func__ is Sample.s', lambda: raw.__func__ is Sample.s)
show('raw.__wrapped__ is Sample.s', lambda: raw.__wrapped__ is Sample.s)
show('raw.__name__', lambda: raw.__name__)
show('raw.__qualname__', lambda: raw.__qualname__)
show('raw.__doc__', lambda: raw.__doc__)
show('raw.__module__', lambda: raw.__module__)
show('raw.__isabstractmethod__', lambda: raw.__isabstractmethod__)
show('raw.__get__(None, Sample) is Sample.s', lambda: raw.__get__(None, Sample) is Sample.s)
show('raw.__get__(5)(6)', lambda: raw.__get__(5)(6))
show('raw.__class__', lambda: raw.__class__)
show('raw.nothing', lambda: raw.nothing)
show('type(raw)', lambda: type(raw))
show('staticmethod(len)([1])', lambda: staticmethod(len)([1]))
show('staticmethod()', lambda: staticmethod())
show('staticmethod(1, 2)', lambda: staticmethod(1, 2))
show('staticmethod(x=1)', lambda: staticmethod(x=1))
show('staticmethod(5)()', lambda: staticmethod(5)())
show('raw.__eq__(raw)', lambda: raw.__eq__(raw))
show('raw.__ne__(raw)', lambda: raw.__ne__(raw))
show('raw.__lt__(raw)', lambda: raw.__lt__(raw))
show('raw.__le__(raw)', lambda: raw.__le__(raw))
show('raw.__gt__(raw)', lambda: raw.__gt__(raw))
show('raw.__ge__(raw)', lambda: raw.__ge__(raw))
show('raw.__hash__() == hash(raw)', lambda: raw.__hash__() == hash(raw))
show('raw.__repr__()[:31]', lambda: raw.__repr__()[:31])
show('raw.__str__()[:31]', lambda: raw.__str__()[:31])
show("raw.__format__('')[:31]", lambda: raw.__format__('')[:31])
show("raw.__getattribute__('__name__')", lambda: raw.__getattribute__('__name__'))
show('raw.__init_subclass__()', lambda: raw.__init_subclass__())
show('raw.__subclasshook__(int)', lambda: raw.__subclasshook__(int))
show("'__func__' in raw.__dir__() or True", lambda: '__func__' in raw.__dir__() or True)
