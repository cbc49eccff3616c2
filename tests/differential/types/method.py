"""What a method has: its attributes, uses and errors."""


def show(shown, thunk):
    try:
        print(shown, "=>", repr(thunk()))
    except Exception as error:
        print(shown, "=>", type(error).__name__, error)


class Sample:
    def method(self, a, b=1):
        "What method does."
        return a, b

    def __eq__(self, other):
        return True

    __hash__ = object.__hash__


one, two = Sample(), Sample()
bound = one.method
show('bound.__self__ is one', lambda: bound.__self__ is one)
show('bound.__func__ is Sample.method', lambda: bound.__func__ is Sample.method)
show('bound.__name__', lambda: bound.__name__)
show('bound.__qualname__', lambda: bound.__qualname__)
show('bound.__doc__', lambda: bound.__doc__)
show('bound.__module__', lambda: bound.__module__)
show('bound.__defaults__', lambda: bound.__defaults__)
show('bound.__code__.co_varnames', lambda: bound.__code__.co_varnames)
show('bound(1)', lambda: bound(1))
show('bound()', lambda: bound())
show('bound(1, 2, 3)', lambda: bound(1, 2, 3))
show('bound(1, c=2)', lambda: bound(1, c=2))
show('bound.__call__(5)', lambda: bound.__call__(5))
show("setattr(bound, 'x', 1)", lambda: setattr(bound, 'x', 1))
show('bound.nothing', lambda: bound.nothing)
show('bound == one.method', lambda: bound == one.method)
show('bound == two.method', lambda: bound == two.method)
show('bound != one.method', lambda: bound != one.method)
show('bound is one.method', lambda: bound is one.method)
show('hash(bound) == hash(one.method)', lambda: hash(bound) == hash(one.method))
show('bound.__eq__(5)', lambda: bound.__eq__(5))
show('bound.__ne__(one.method)', lambda: bound.__ne__(one.method))
show('bound.__lt__(bound)', lambda: bound.__lt__(bound))
show('bound.__le__(bound)', lambda: bound.__le__(bound))
show('bound.__gt__(bound)', lambda: bound.__gt__(bound))
show('bound.__ge__(bound)', lambda: bound.__ge__(bound))
show('bound.__hash__() == hash(bound)', lambda: bound.__hash__() == hash(bound))
show('bound.__class__', lambda: bound.__class__)
show("bound.__repr__().split(' of ')[0]", lambda: bound.__repr__().split(' of ')[0])
show("bound.__str__().split(' of ')[0]", lambda: bound.__str__().split(' of ')[0])
show("bound.__format__('').split(' of ')[0]", lambda: bound.__format__('').split(' of ')[0])
show("bound.__getattribute__('__name__')", lambda: bound.__getattribute__('__name__'))
show("bound.__setattr__('x', 1)", lambda: bound.__setattr__('x', 1))
show("bound.__delattr__('x')", lambda: bound.__delattr__('x'))
show('bound.__init__()', lambda: bound.__init__())
show('bound.__init_subclass__()', lambda: bound.__init_subclass__())
show('bound.__subclasshook__(int)', lambda: bound.__subclasshook__(int))
show("'__self__' in bound.__dir__() or True", lambda: '__self__' in bound.__dir__() or True)
show('type(bound)', lambda: type(bound))
show('type(bound)(Sample.method, one)(7)', lambda: type(bound)(Sample.method, one)(7))
show('type(bound)(5, one)', lambda: type(bound)(5, one))
show('type(bound)(Sample.method, None)', lambda: type(bound)(Sample.method, None))
show('Sample.method()', lambda: Sample.method())
show('Sample.method(one, 1)', lambda: Sample.method(one, 1))
show('Sample.method(5, 1)', lambda: Sample.method(5, 1))
show('[].append.__self__', lambda: [].append.__self__)
show('[].append.__name__', lambda: [].append.__name__)
show('[].append.__qualname__', lambda: [].append.__qualname__)
show('str.upper.__objclass__', lambda: str.upper.__objclass__)
show('str.upper.__name__', lambda: str.upper.__name__)
show('str.upper.__qualname__', lambda: str.upper.__qualname__)
show("str.upper('a')", lambda: str.upper('a'))
show('str.upper(5)', lambda: str.upper(5))
show('str.upper()', lambda: str.upper())
show("str.upper.__get__('a', str)()", lambda: str.upper.__get__('a', str)())
show('str.upper.__get__(5, int)', lambda: str.upper.__get__(5, int))
show("''.join.__self__", lambda: ''.join.__self__)
show('len.__name__', lambda: len.__name__)
show('len.__module__', lambda: len.__module__)
show('len.__qualname__', lambda: len.__qualname__)
show("'a'.__len__.__name__", lambda: 'a'.__len__.__name__)
show("'a'.__len__.__self__", lambda: 'a'.__len__.__self__)
show('str.__len__.__objclass__', lambda: str.__len__.__objclass__)
show('int.real.__name__', lambda: int.real.__name__)
show('int.real.__objclass__', lambda: int.real.__objclass__)
show('int.real.__get__(5)', lambda: int.real.__get__(5))
show('int.real.__set__(5, 1)', lambda: int.real.__set__(5, 1))
