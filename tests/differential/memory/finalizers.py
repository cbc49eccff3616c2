"""When objects die, in programs that can see it."""

import gc
import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-", self.name)


def rebinding():
    a = Loud("first")
    a = Loud("second")
    print("rebound")
    del a
    print("deleted")


def leaving():
    one = Loud("one")
    two = Loud("two")
    print("leaving")


def from_container():
    box = [Loud("in list")]
    box.clear()
    print("cleared")
    d = {"k": Loud("in dict")}
    d["k"] = None
    print("replaced")
    s = {Loud("in set")}
    s.pop()
    print("popped")


def loop():
    for i in range(2):
        x = Loud(f"loop {i}")
        print("body", i)
    print("after loop")


def resurrect():
    kept = []

    class Phoenix:
        def __del__(self):
            print("phoenix")
            kept.append(self)

    p = Phoenix()
    del p
    print(len(kept))
    kept.clear()
    print("gone for good")


def raising():
    class Bad:
        def __del__(self):
            raise ValueError("ignored")

    try:
        x = Loud("in try")
        raise KeyError("k")
    except KeyError:
        print("caught")
    print("x is", x.name)


def leaves():
    inner = Loud("inner")
    raise KeyError("out")


def middle(arg):
    mid = Loud("middle")
    leaves()


def exceptions():
    try:
        middle(Loud("argument"))
    except KeyError as e:
        print("caught", e)
    print("handled")
    try:
        middle(Loud("argument"))
    except KeyError:
        print("caught again")
    print("handled again")
    kept = None
    try:
        leaves()
    except KeyError as e:
        kept = e
    print("kept")
    kept = None
    print("let go")


def tree():
    class Node(Loud):
        def __init__(self, name, *children):
            super().__init__(name)
            self.children = list(children)
            for child in children:
                child.parent = self

    root = Node("root", Node("left"), Node("right"))
    refs = [weakref.ref(n) for n in (root, *root.children)]
    del root
    print("still", [r() is not None for r in refs])
    gc.collect()
    print("now", [r() is not None for r in refs])


def chain():
    class Link:
        pass

    first = prev = Link()
    for _ in range(200000):
        link = Link()
        prev.next = link
        prev = link
    last = weakref.ref(prev)
    del prev, link
    print(last() is not None)
    del first
    print(last() is None)


def pairs():
    made = []

    class Pair:
        def __init__(self, n):
            self.n = n

        def __del__(self):
            made.append(self.n)

    for i in range(100):
        a, b = Pair(i), Pair(-i)
        a.other, b.other = b, a
    del a, b
    gc.collect()
    print(len(made), sorted(made)[:3], sorted(made)[-3:])


def callbacks():
    class Thing:
        pass

    t = Thing()
    order = []
    refs = [weakref.ref(t, lambda _, i=i: order.append(i)) for i in range(4)]
    del t
    print(order, [r() for r in refs])


def generators():
    def g():
        try:
            yield Loud("yielded")
        finally:
            print("finally")

    it = g()
    x = next(it)
    del it
    print("closed")
    del x


for f in (rebinding, leaving, from_container, loop, resurrect, raising, exceptions, tree, chain, pairs, callbacks, generators):
    print("==", f.__name__)
    f()
end = Loud("global")
print("end")


def helper():
    print("helper still here")


class Late:
    def __del__(self):
        helper()


late = Late()
