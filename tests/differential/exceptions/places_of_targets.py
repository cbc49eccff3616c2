# Where a traceback points to when a target fails: unpacking, deleting, the old value of an augmented assignment.
import traceback


def show(function, *arguments):
    try:
        function(*arguments)
    except Exception:
        print(traceback.format_exc().replace(__file__, "places_of_targets.py"))


class Empty:
    pass


def unpack(x): a, b = x; return a, b
def unpack_star(x): first, *rest, last = x; return first, rest, last
def unpack_list(x): [a, b] = x; return a, b
def unpack_inner(x): a, (b, c) = x; return a, b, c
def unpack_whole(x):
    a, b = x
    return a, b
def unpack_display(): a, b = [1, 2, 3]; return a, b


def loop(pairs):
    for a, b in pairs:
        print(a, b)


def loop_inner(items):
    for i, (a, b) in enumerate(items):
        print(i, a, b)


def loop_subscript(d):
    for d[0] in [1]:
        pass


def comprehension(): return [a + b for a, b in [(1, 2), (3, 4, 5)]]
def comprehension_set(x): return {a for a, b in x}
def generator(x): return list(a for a, b in x)
def with_target():
    class Manager:
        def __enter__(self): return 1
        def __exit__(self, *error): return False
    with Manager() as (a, b): pass


def delete_item(d): del d["k"]
def delete_items(l, d): del l[0], d["x"]
def delete_slice(d): del d[1:2]
def delete_attribute(x): del x.name
def delete_inner(x): del x.a.b["c"]
def delete_local():
    if not show: name = 1
    del name
def delete_group(d): del (d["a"], d["b"])


def local_count():
    count += 1
    return count


def global_count():
    global missing_global
    missing_global += 1


def item(l): l[5] += 2
def key(d): d["k"] += 1; return d
def attribute(x): x.count += 1
def inner_attribute(x): x.a.count += 1
def wrong_type(x):
    if x: x += "a"
    return x
def wrong_item(l): l[0] += "a"; return l
def cell():
    def inner(): return total
    total += 1
    return inner


for function, arguments in [
    (unpack, ([1, 2, 3],)), (unpack, ([1],)), (unpack, (1,)), (unpack_star, ([1],)), (unpack_list, ((),)), (unpack_inner, ((1, (2,)),)),
    (unpack_whole, ((1, 2, 3),)), (unpack_display, ()), (loop, ([(1, 2), (3, 4, 5)],)), (loop, ([1],)), (loop_inner, ([(1, 2), 3],)),
    (loop_subscript, ((),)), (comprehension, ()), (comprehension_set, ([1],)), (generator, ([(1,)],)), (with_target, ()),
    (delete_item, ({},)), (delete_items, ([1], {})), (delete_slice, ((),)), (delete_attribute, (Empty(),)), (delete_inner, (1,)),
    (delete_local, ()), (delete_group, ({"a": 1},)), (local_count, ()), (global_count, ()), (item, ([],)), (key, ({},)),
    (attribute, (Empty(),)), (inner_attribute, (Empty(),)), (wrong_type, (1,)), (wrong_item, ([1],)), (cell, ()),
]:
    show(function, *arguments)

try:
    import no.such.module
except ImportError as error:
    print(error, error.name)
wrong_count += 1
