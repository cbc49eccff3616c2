"""Where tracebacks point when a target is at fault: what is unpacked, deleted or read to be changed."""
import traceback


class Slotted:
    __slots__ = ("x",)


def too_many():
    a, b = [1, 2, 3]; print(a, b)


def too_few():
    data = (1,)
    first, *rest, last = data; print(first, rest, last)


def nested():
    (a, (b, c)), d = (1, 2), 3
    return a, b, c, d


def of_for():
    for a, b in [(1, 2), (3,)]: print(a, b)


def of_for_inside():
    for index, (a, b) in enumerate([(1, 2), 3]): print(index, a, b)


def of_comprehension():
    return [a + b for a, b in [(1, 2), (3, 4, 5)]]


def of_with():
    import contextlib
    with contextlib.nullcontext((1, 2, 3)) as (a, b): print(a, b)


def deleted_item():
    d = {"j": 1}
    del d["j"], d["k"]; print(d)


def deleted_attribute():
    s = Slotted()
    del s.x; print(s)


def deleted_name():
    n = 1
    del n
    del n; print("not here")


def unbound_global():
    global missing
    missing += 1; print("not here")


def unbound_local():
    count += 1; print(count)


def changed_item():
    l = [1]
    l[5] += 2; print(l)


def changed_attribute():
    s = Slotted()
    s.x += 1; print(s)


def changed_item_of_tuple():
    t = (1, 2)
    t[0] += 2; print(t)


def wrong_operator():
    l = [1]
    l[0] += "a"; print(l)


for function in list(globals().values()):
    if callable(function) and function is not Slotted:
        try:
            function()
        except Exception:
            print(*traceback.format_exc().splitlines()[4:], sep="\n")
