"""What a generator has: its attributes, uses and errors."""


def show(shown, thunk):
    try:
        print(shown, "=>", repr(thunk()))
    except Exception as error:
        print(shown, "=>", type(error).__name__, error)


def counting(n):
    "What counting does."
    got = []
    try:
        for i in range(n):
            got.append((yield i))
    except KeyError as error:
        yield "caught", error.args
    return got


def delegating():
    result = yield from counting(2)
    yield result


g = counting(3)
show('g.__name__', lambda: g.__name__)
show('g.__qualname__', lambda: g.__qualname__)
show('g.gi_running', lambda: g.gi_running)
show('g.gi_yieldfrom', lambda: g.gi_yieldfrom)
show('g.gi_suspended', lambda: g.gi_suspended)
show('g.gi_frame is None', lambda: g.gi_frame is None)
show('next(g)', lambda: next(g))
show('g.gi_suspended', lambda: g.gi_suspended)
show('g.send(5)', lambda: g.send(5))
show('g.__next__()', lambda: g.__next__())
show('next(g)', lambda: next(g))
show('next(g)', lambda: next(g))
show('g.gi_frame', lambda: g.gi_frame)
show('g.gi_running', lambda: g.gi_running)
show('counting(1).send(5)', lambda: counting(1).send(5))
show('counting(1).send(None)', lambda: counting(1).send(None))
show("counting(2).throw(ValueError('x'))", lambda: counting(2).throw(ValueError('x')))
show('counting(2).throw(ValueError)', lambda: counting(2).throw(ValueError))
show('counting(2).throw(5)', lambda: counting(2).throw(5))
show('counting(2).throw()', lambda: counting(2).throw())
show('counting(2).close()', lambda: counting(2).close())
show('list(delegating())', lambda: list(delegating()))
show('list(counting(3))', lambda: list(counting(3)))
show('iter(g) is g', lambda: iter(g) is g)
show('g.__iter__() is g', lambda: g.__iter__() is g)
show('g.nothing', lambda: g.nothing)
show("setattr(g, 'x', 1)", lambda: setattr(g, 'x', 1))
show('g.__class__', lambda: g.__class__)
show('type(g)', lambda: type(g))
show('g.__repr__()[:26]', lambda: g.__repr__()[:26])
show('g.__str__()[:26]', lambda: g.__str__()[:26])
show("g.__format__('')[:26]", lambda: g.__format__('')[:26])
show('g.__eq__(g)', lambda: g.__eq__(g))
show('g.__ne__(g)', lambda: g.__ne__(g))
show('g.__lt__(g)', lambda: g.__lt__(g))
show('g.__le__(g)', lambda: g.__le__(g))
show('g.__gt__(g)', lambda: g.__gt__(g))
show('g.__ge__(g)', lambda: g.__ge__(g))
show('g.__hash__() == hash(g)', lambda: g.__hash__() == hash(g))
show("g.__getattribute__('__name__')", lambda: g.__getattribute__('__name__'))
show("g.__setattr__('x', 1)", lambda: g.__setattr__('x', 1))
show("g.__delattr__('x')", lambda: g.__delattr__('x'))
show('g.__init__()', lambda: g.__init__())
show('g.__init_subclass__()', lambda: g.__init_subclass__())
show('g.__subclasshook__(int)', lambda: g.__subclasshook__(int))
show("'send' in g.__dir__()", lambda: 'send' in g.__dir__())
show('len(g)', lambda: len(g))
show('g[0]', lambda: g[0])
show('g()', lambda: g())
show('bool(g)', lambda: bool(g))
show('sum(counting(4))', lambda: sum(counting(4)))
show('max(counting(4))', lambda: max(counting(4)))
show('sorted(counting(4), reverse=True)', lambda: sorted(counting(4), reverse=True))
show('dict(zip(counting(2), counting(2)))', lambda: dict(zip(counting(2), counting(2))))
show('[*counting(2), *counting(1)]', lambda: [*counting(2), *counting(1)])
show("(lambda x: (next(x), x.throw(KeyError('k')), next(x, 'end')))(counting(3))", lambda: (lambda x: (next(x), x.throw(KeyError('k')), next(x, 'end')))(counting(3)))
show("(lambda x: (next(x), x.close(), next(x, 'end')))(counting(3))", lambda: (lambda x: (next(x), x.close(), next(x, 'end')))(counting(3)))
show('(i * i for i in range(3)).__name__', lambda: (i * i for i in range(3)).__name__)
show('sum(i * i for i in range(4))', lambda: sum(i * i for i in range(4)))
show('next(i for i in ())', lambda: next(i for i in ()))
show('type(i for i in ())()', lambda: type(i for i in ())())
show('counting()', lambda: counting())
show('counting(1, 2)', lambda: counting(1, 2))
show('3 in counting(5)', lambda: 3 in counting(5))
show('9 in counting(5)', lambda: 9 in counting(5))
