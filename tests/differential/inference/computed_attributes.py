"""Attributes by computed names: what is known of fields and methods must not outlive them."""


class Plain:
    def __init__(self, n):
        self.n = n
        self.items = [n]

    def double(self):
        return self.n * 2

    @property
    def label(self):
        return "label " + str(self.n)

    @label.setter
    def label(self, text):
        self.n = text


class Other:
    def __init__(self):
        self.n = 1.5
        self.items = "text"


def by_constant(thing):
    return getattr(thing, "n"), getattr(thing, "items"), getattr(thing, "missing", "default")


print(by_constant(Plain(3)), by_constant(Other()))

p = Plain(5)
print(p.double(), p.n + 1)
for name, value in [("n", "text"), ("items", (1, 2)), ("fresh", None)]:
    setattr(p, name, value)
print(p.n, p.items, p.fresh, p.double())

# A method hidden by an attribute of the instance, by every way there is.
ways = [
    lambda o: setattr(o, "dou" + "ble", lambda: "hidden by setattr"),
    lambda o: o.__dict__.update(double=lambda: "hidden by dict"),
    lambda o: vars(o).__setitem__("double", lambda: "hidden by vars"),
]
for way in ways:
    q = Plain(1)
    print(q.double(), end=" ")
    way(q)
    print(q.double())

# The setter of a property runs.
q = Plain(7)
setattr(q, "lab" + "el", 2.5)
print(q.n, q.label, q.double())

# A dict that was taken stays the instance's.
r = Plain(1)
d = r.__dict__
d["n"] = [1]
r.items.append("text")
print(r.n, r.items, r.double(), sorted(d))
del d["n"]
try:
    print(r.n)
except AttributeError as e:
    print(e)
r.__dict__ = {"n": "new"}
print(r.n, hasattr(r, "items"), hasattr(r, "label"), r.double())


class Visitor:
    def __init__(self):
        self.seen = []

    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.other)(node)

    def visit_int(self, node):
        self.seen.append(node)
        return node + 1

    def visit_list(self, node):
        return [self.visit(x) for x in node]

    def other(self, node):
        self.seen.append("other")
        return node


v = Visitor()
print(v.visit([1, "a", [2, 2.5]]), v.seen)


class Node:
    def __init__(self, kind, parts):
        self.kind = kind
        self.parts = parts


class Formatted:
    def run(self, node):
        method = getattr(self, f"on_{node.kind}", None)
        return method(node.parts) if method is not None else "?"

    def on_sum(self, parts):
        return sum(parts)

    def on_text(self, parts):
        return "".join(parts)


f = Formatted()
print(f.run(Node("sum", [1, 2])), f.run(Node("text", ["a", "b"])), f.run(Node("none", ())))


# What is read through a computed name is the object itself.
class Holder:
    def __init__(self):
        self.numbers = [1, 2]
        self.table = {"a": 1}


h = Holder()
for name in ["numbers", "table"]:
    held = getattr(h, name)
    if name == "numbers":
        held.append("three")
    else:
        held[4] = 2.5
total = ""
for x in h.numbers:
    total += str(x) + ","
print(total, h.table, [str(k) + str(w) for k, w in h.table.items()])

# One that may hold anything beside one that is known: both may be changed through the name.
class Loose:
    def __init__(self, items):
        self.items = items


def grow(thing):
    thing.items.append("grown")


loose, known = Loose(eval_like := [0]), Plain(9)
for thing in (loose, known):
    grow(thing)
print(loose.items, known.items, [str(x) for x in known.items], eval_like)
print(len(known.items[1]), known.items[0] + 1)


class Swapped:
    def double(self):
        return "of the other class"


s = Plain(4)
print(s.double())
s.__class__ = Swapped
print(s.double(), type(s).__name__)
s = Plain(4)
setattr(s, "__cla" + "ss__", Swapped) if False else setattr(s, "__class__", Swapped)
print(s.double())
