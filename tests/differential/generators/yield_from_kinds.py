class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
    def walk(self):
        if self.l is not None: yield from self.l.walk()
        yield self.v
        if self.r is not None: yield from self.r.walk()
def build(lo, hi):
    if lo >= hi: return None
    m = (lo + hi) // 2
    return Tree(m, build(lo, m), build(m + 1, hi))
t = build(0, 20)
print(list(t), sum(t.walk()), [x * 2 for x in t if x % 3 == 0])
def flat(x):
    for e in x:
        if isinstance(e, (list, tuple)): yield from flat(e)
        else: yield e
print(list(flat([1, [2, (3, [4])], "ab"])))
def chain(*its):
    for it in its: yield from it
print(list(chain([1, 2], "ab", range(3), {5: 6}, (x for x in [7.5]))))
def g(n):
    yield from range(n)
    r = yield from inner()
    yield r
def inner():
    x = yield "in"
    return ("ret", x)
it = g(2)
print(next(it), next(it), next(it), it.send(5))
it = g(3); next(it)
try: it.send(1)
except AttributeError as e: print(e)
it = g(3); next(it)
try: it.throw(ValueError("t"))
except ValueError as e: print("thrown", e)
it = g(3); next(it); it.close(); print(list(it))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration("done")
        return self.n
def d():
    x = yield from It()
    print("got", x)
print(list(d()))
for x in g(4):
    if x == 2: break
    print(x)
try: list(chain(5))
except TypeError as e: print(e)
