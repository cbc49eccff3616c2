"""Code behind what certainly raises, where a variable would be of no type at all."""


def item(v):
    for _ in range(2):
        v = v + 1.5[v]
    return v if v < {} else v << 41


def shifted(v):
    for i in range(2):
        v = 1[v]
    return v << 41


def unpacked(v):
    for i in range(-1, 3, 1):
        *i, v = 0
    try:
        w = (v if v else v * v) // [v for q in v]
    finally:
        print("finally", v)
    return w


def both(v):
    for i in range(1, 3, 1):
        i, v = 0
    return v // v


def undefined(v):
    while v < 3:
        if v == 1:
            v = nowhere % 7
        v += 1
    return v % 5


def mixed(v, w):
    n = 0
    while n < 1:
        n += 1
        v = 5 // "12" if isinstance(v, float) else w
    return v * 2.5


def fails():
    raise ValueError("always")


def after_a_call(v):
    for i in range(3):
        v = fails()
    return v & 3


def in_a_try(v):
    try:
        v = fails()
    except ValueError as e:
        print("caught", e)
    else:
        v = v << 3
    return v + 1


def in_a_handler(v):
    try:
        v.nothing
    except AttributeError:
        v = None[0] if v > 5 else v * 2
    return v - 1


for function, values in (
    (item, ([1], 2)),
    (shifted, (2,)),
    (unpacked, (0,)),
    (both, (3,)),
    (undefined, (0, 2, 5)),
    (after_a_call, (1,)),
    (in_a_try, (1,)),
    (in_a_handler, (1, 9)),
):
    for value in values:
        try:
            print(function.__name__, function(value))
        except (TypeError, NameError, ValueError) as e:
            print(function.__name__, type(e).__name__, e)
for pair in ((1.5, 2), (1, 2), (1, 2.5)):
    try:
        print(mixed(*pair))
    except TypeError as e:
        print("TypeError", e)
