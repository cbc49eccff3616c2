"""Which of the built-ins ask an iterable of the program how long it is, and what they make of the answer."""

class A:
    def __init__(self, n, r=None): self.n = n; self.r = r
    def __iter__(self):
        print("iter"); return iter(range(self.n))
    def __len__(self):
        print("len")
        if self.r: raise self.r
        return self.n
class H:
    def __init__(self, r): self.r = r
    def __iter__(self):
        print("iter"); return iter([1, 2])
    def __length_hint__(self):
        print("hint")
        if isinstance(self.r, Exception): raise self.r
        return self.r
class It:
    def __init__(self): self.i = 0
    def __iter__(self): print("iter"); return self
    def __next__(self):
        self.i += 1
        if self.i > 2: raise StopIteration
        return str(self.i)
    def __length_hint__(self): print("hint"); return 3
    def __len__(self): print("len"); return 2
class G:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
    def __len__(self): print("glen"); return 3
class SL(list):
    def __len__(self): print("sl len"); return 2
class ST(tuple):
    def __len__(self): print("st len"); return 2
def t(name, f):
    print("==", name)
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def ext(x):
    l = [0]; l.extend(x); return l
def iadd(x):
    l = [0]; l += x; return l
def slc(x):
    l = [0, 1]; l[0:1] = x; return l
def bext(x):
    b = bytearray(); b.extend(x); return b
def unp(x):
    a, *b = x; return a, b
def unp2(x):
    a, b = x; return a, b
def va(*a): return a
ops = dict(list=list, tuple=tuple, set=lambda x: sorted(set(x)), frozenset=lambda x: sorted(frozenset(x)), bytes=bytes, bytearray=bytearray, sorted=sorted, ext=ext, iadd=iadd, slc=slc, bext=bext, unp=unp, unp2=unp2, star=lambda x: [*x], star2=lambda x: (*x, 1), star3=lambda x: sorted({*x}), call=lambda x: va(*x), call2=lambda x: va(0, *x), sum=sum, max=max, rev=lambda x: list(reversed(x)), enum=lambda x: list(enumerate(x)), mp=lambda x: list(map(str, x)), zp=lambda x: list(zip(x, x)), any=any, comp=lambda x: [i for i in x], dictf=dict.fromkeys, bool=bool, lst2=lambda x: list(iter(x)))
for n, f in ops.items():
    t(n, lambda: f(A(2)))
    t(n + " te", lambda: f(A(2, TypeError("te"))))
    t(n + " ve", lambda: f(A(2, ValueError("ve"))))
    t(n + " hint", lambda: f(H(2)))
    t(n + " hint NI", lambda: f(H(NotImplemented)))
    t(n + " hint neg", lambda: f(H(-1)))
    t(n + " hint str", lambda: f(H("a")))
    t(n + " hint te", lambda: f(H(TypeError("te"))))
    t(n + " hint ve", lambda: f(H(ValueError("ve"))))
    t(n + " G", lambda: f(G()))
    t(n + " SL", lambda: f(SL([1, 2])))
    t(n + " ST", lambda: f(ST([1, 2])))
    if n not in ("bytes", "bytearray", "sum", "bext"): t(n + " It", lambda: f(It()))
t("join", lambda: "-".join(It()))
t("bjoin", lambda: b"-".join(A(2)))
t("dict", lambda: dict([ST("ab")]))
t("dict", lambda: dict(SL([(1, 2)])))
import itertools, collections, heapq
t("product", lambda: list(itertools.product(A(2), A(2))))
t("perm", lambda: list(itertools.permutations(A(2))))
t("comb", lambda: list(itertools.combinations(A(2), 2)))
t("chain", lambda: list(itertools.chain(A(2), A(2))))
t("deque", lambda: collections.deque(A(2)))
t("counter", lambda: collections.Counter(A(2)))
t("cycle", lambda: list(itertools.islice(itertools.cycle(A(2)), 3)))
t("isl", lambda: list(itertools.islice(A(5), 2)))
