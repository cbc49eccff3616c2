"""Calls and displays with stars: usual, edge and wrong uses."""


def show(shown, thunk):
    try:
        print(shown, "=>", repr(thunk()))
    except Exception as error:
        print(shown, "=>", type(error).__name__, error)


show('[*range(3), *"ab"]', lambda: [*range(3), *"ab"])
show('{**{"a": 1}, "b": 2}', lambda: {**{"a": 1}, "b": 2})
show('{*[1], *[2]}', lambda: {*[1], *[2]})
show('[*5]', lambda: [*5])
show('(*None,)', lambda: (*None,))
show('{**5}', lambda: {**5})
show('{**[1]}', lambda: {**[1]})
show('print(*5)', lambda: print(*5))
show('print(**5)', lambda: print(**5))
show('print(*[1], **{"sep": "x"})', lambda: print(*[1], **{"sep": "x"}))
show('dict(**{1: 2})', lambda: dict(**{1: 2}))
show('len(*[])', lambda: len(*[]))
show('(lambda a: a)()', lambda: (lambda a: a)())
show('(lambda a: a)(1, 2)', lambda: (lambda a: a)(1, 2))
show('(lambda a, b=1, *, c: a)(1)', lambda: (lambda a, b=1, *, c: a)(1))
show('(lambda a, b=1, *, c: a)(1, 2, 3, c=4)', lambda: (lambda a, b=1, *, c: a)(1, 2, 3, c=4))
show('(lambda a, b: a)(b=1)', lambda: (lambda a, b: a)(b=1))
show('(lambda a, b, c: a)()', lambda: (lambda a, b, c: a)())
show('(lambda a, /, b: a)(a=1, b=2)', lambda: (lambda a, /, b: a)(a=1, b=2))
show('(lambda a: a)(1, a=2)', lambda: (lambda a: a)(1, a=2))
show('(lambda a: a)(x=2)', lambda: (lambda a: a)(x=2))
show('(lambda *, a: a)(1)', lambda: (lambda *, a: a)(1))
show('(lambda *, a, b: a)()', lambda: (lambda *, a, b: a)())
show('(lambda *a, **k: (a, k))(1, 2, x=3)', lambda: (lambda *a, **k: (a, k))(1, 2, x=3))
