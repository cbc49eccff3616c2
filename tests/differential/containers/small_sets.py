"""Sets that fit their own places, and what makes them grow and shrink: orders, removal, ends that fill the set again."""

a = {1, 2, 3, 4}
for i in range(12):
    b = {i & 7, 3, 5}
    print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a.isdisjoint(b), b <= a, a >= {1}, a == {4, 3, 2, 1})
s = set()
for i in range(40):
    s.add(i)
    if i % 3 == 0:
        s.discard(i // 2)
    print(len(s), list(s)[:3], end=" ")
print()
# Places of removed members are used again, in the smallest table too.
s = {1, 2, 3}
for i in range(100):
    s.add(i)
    s.remove(i)
print(sorted(s), len(s))
s = {0, 1, 2, 3}
s -= {0, 1}
s |= {8, 9}
s -= {8}
s ^= {2, 5}
print(sorted(s), s.pop() in (3, 5, 9), len(s))
x, y = {1, 2, 3}, set(range(100))
x &= y
print(sorted(x))
y &= {5, 6, 200}
print(sorted(y), len(y))
y.intersection_update([6, 7])
y.add(1)
print(sorted(y))
small, large = {1}, set(range(50))
small &= large
large &= {2, 3}
small.add(9)
large.add(9)
print(sorted(small), sorted(large))
e = set()
e &= {1}
e |= set()
print(e, len(e), e.copy(), frozenset(e) == e)


class Back:
    """Its end fills the set that it left."""

    def __init__(self, home, number):
        self.home = home
        self.number = number

    def __hash__(self):
        return self.number

    def __del__(self):
        if self.number < 10:
            self.home.add(self.number + 100)


home = set()
for i in range(4):
    home.add(Back(home, i))
home.clear()
print(sorted(home))
for i in range(20):
    home.add(Back(home, i))
home.clear()
print(sorted(home))


class Odd:
    """Its equality changes the set that it is looked for in."""

    home = None

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.home is not None and len(self.home) < 6:
            self.home.add(len(self.home))
        return self.name == other.name if isinstance(other, Odd) else NotImplemented


odd = {Odd("a"), Odd("b")}
Odd.home = odd
print(Odd("b") in odd, Odd("c") in odd, len(odd))
Odd.home = None
frozen = frozenset({1, 2, 3})
print({frozen: 1}[frozenset([3, 2, 1])], hash(frozen) == hash(frozenset([2, 3, 1])), {1, 2} in {frozenset({1, 2})})


class Named(set):
    pass


n = Named([1, 2])
n.label = "n"
n.add(3)
print(sorted(n), n.label, type(n | {4}).__name__, sorted(n | {4}))
n.clear()
n |= {7}
print(n, len(n))
big = {i: set([i]) for i in range(1000)}
print(sum(len(v) for v in big.values()), sum(next(iter(v)) for v in big.values()))
