"""Containers that hold themselves, functions that call themselves, and containers too deep for CPython."""


def show(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)
a = []; a.append(a); show('rl', lambda: repr(a))
d = {}; d[1] = d; show('rd', lambda: repr(d))
t = ([],); t[0].append(t); show('rt', lambda: repr(t))
class S(set): pass
class O:
    def __repr__(self): return repr(self.l)
    def __hash__(self): return 1
o = O(); o.l = [o]; show('ro', lambda: repr(o))
show('eq', lambda: a == a)
b = []; b.append(b)
show('eq2', lambda: a == b)
show('lt2', lambda: a < b)
c = {}; c[1] = c; d2 = {}; d2[1] = d2
show('deq', lambda: c == d2)
def deep():
    return deep()
show('rec', deep)
class Rec:
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __eq__(self, o): return self == o
    def __lt__(self, o): return self < o
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __len__(self): return len(self)
    def __call__(self): return self()
    def __add__(self, o): return self + o
    def __hash__(self): return hash(self)
    def __getitem__(self, i): return self[i]
    def __iter__(self): return iter(self)
    def __bool__(self): return bool(self)
    def __contains__(self, x): return x in self
r = Rec()
def cut(f):
    try:
        f(); print('?')
    except RecursionError as e: print(e, flush=True)
cut(lambda: r == r)
cut(lambda: r < r)
cut(lambda: repr(r))
cut(lambda: str(r))
cut(lambda: len(r))
cut(lambda: r())
cut(lambda: r + 1)
cut(lambda: hash(r))
cut(lambda: r[0])
cut(lambda: iter(r))
cut(lambda: bool(r))
cut(lambda: 1 in r)
n = []
for i in range(2000): n = [n]
cut(lambda: repr(n))
m = []
for i in range(2000): m = [m]
cut(lambda: n == m)
cut(lambda: n < m)
n = ()
for i in range(2000): n = (n,)
cut(lambda: hash(n))
n = {}
for i in range(2000): n = {1: n}
m = {}
for i in range(2000): m = {1: m}
cut(lambda: repr(n))
cut(lambda: n == m)
