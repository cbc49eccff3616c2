import sys
import traceback


def show():
    print(traceback.format_exc().replace(__file__, 'app.py'))


def gen(n):
    i = 0
    while i < n:
        yield i * 2
        i += 1
def pairs(xs):
    for x in xs:
        if x > 3:
            yield x, x + 1
def two(n):
    yield -1
    for i in range(n):
        yield i
        if i == 3:
            yield 100
    yield 999
def delegating(n):
    yield 'a'
    yield from two(n)
    yield from [1.5, 'x']
def early(n):
    for i in range(n):
        if i > 2:
            return
        yield i
def stops(it):
    while True:
        yield next(it)
def boom(n):
    for i in range(n):
        yield 10 // (3 - i)
def parse(lines):
    for line in lines:
        k, v = line.split('=')
        yield k, int(v)
def big(items):
    for k, v in items:
        if v > 1:
            yield k, v
def batches(records, size):
    batch = []
    for record in records:
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
class Tree:
    def __init__(self, v, l=None, r=None):
        self.v = v; self.l = l; self.r = r
    def walk(self):
        if self.l: yield from self.l.walk()
        yield self.v
        if self.r: yield from self.r.walk()
class Bag:
    def __init__(self, xs): self.xs = xs
    def items(self):
        for x in self.xs:
            yield x * x
def empty():
    return
    yield
def main():
    t = 0
    for v in gen(10):
        t += v
        if t > 50:
            break
    print(t, v)
    for a, b in pairs([1, 5, 7]):
        t += a * b
    print(t)
    last = None
    cnt = 0
    for v in two(6):
        cnt += 1
        last = v
        if v == 2: continue
        print(v, end=' ')
    else:
        print('else', cnt, last)
    for v in two(6):
        for w in two(2):
            if w == 1: break
            cnt += w
        if v == 100: break
        cnt += v
    print(cnt, v, w)
    for v in delegating(2): print(v, end=',')
    print()
    for v in early(10): print(v, end=' ')
    print()
    for k, v in big(parse(['a=1', 'b=2', 'c=3'])): print(k, v)
    for b in batches(big(parse(['a=1', 'b=2', 'c=3', 'd=4', 'e=9'])), 2): print(b)
    print([x for x in gen(4)], {x for x in gen(3)}, sum(x for x in gen(5)))
    for x in Tree(5, Tree(3, Tree(1)), Tree(8)).walk(): print(x, end=' ')
    print()
    s = 0
    for x in Bag([1, 2, 3]).items(): s += x
    print(s)
    for x in empty(): print('never')
    for x in (i * i for i in range(5) if i % 2): print(x, end=' ')
    print()
    i = 10
    while i > 0:
        for v in gen(i):
            i -= 1
            if v > 4: break
        print(i, end=' ')
    print()
def find(n):
    for v in gen(n):
        if v > 5:
            return v
    return -1
def nested(n):
    out = []
    for i in range(n):
        for v in gen(i):
            out.append((i, v))
    return out
def shared(n):
    g = gen(n)
    for v in g:
        if v > 3: break
    rest = list(g)
    return rest
def reentered():
    it = gen(10)
    out = []
    for k in range(3):
        for v in it:
            out.append(v)
            if len(out) % 3 == 0: break
    return out
main()
print(find(10), find(2), nested(4), shared(6), reentered())
def t1():
    for v in stops(iter([1, 2])):
        print(v)
def t2():
    for v in boom(5):
        print(v)
for f in (t1, t2):
    try: f()
    except Exception as e: print(type(e).__name__, e, type(e.__cause__).__name__, e.__suppress_context__)
def handled():
    try:
        raise KeyError(1)
    except KeyError:
        for v in stops(iter([1])): print(v)
try: handled()
except RuntimeError as e: print(repr(e), repr(e.__cause__), repr(e.__context__))
try: t2()
except ZeroDivisionError: show()
try: t1()
except RuntimeError: show()
def big_ints(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b
t = 0
def fibs():
    t = 0
    for x in big_ints(200): t += x
    print(t)
fibs()
def closing():
    for x in [1, 2]:
        try:
            yield x
        finally:
            print('closed', x)
def c():
    for x in closing():
        break
    print('after')
c()
t2()
def in_try(xs):
    t = 0
    try:
        for k, v in parse(xs):
            t += v
            if t > 100: raise KeyError(k)
    except ValueError as e:
        print('VE', e, t)
    except KeyError as e:
        print('KE', e, t)
    else:
        print('fine', t)
    finally:
        print('fin', t)
    return t
print(in_try(['a=1', 'b=2']), in_try(['a=1', 'b=x']), in_try(['a=1', 'b']), in_try(['q=99', 'z=2']))
import io
def with_file():
    out = []
    with io.StringIO("a=1\nb=2\nc=oops\n") as f:
        try:
            for k, v in parse(f):
                out.append((k, v))
        except ValueError as e:
            out.append(str(e))
    return out
print(with_file())
def in_handler():
    try:
        1 // 0
    except ZeroDivisionError:
        try:
            for x in stops(iter([5])):
                print(x)
        except RuntimeError as e:
            print(repr(e), repr(e.__cause__), repr(e.__context__))
        try:
            for x in boom(9): print(x, end=' ')
        except ZeroDivisionError as e:
            print(repr(e), repr(e.__context__))
    for i in range(2):
        try:
            for x in boom(4 + i): print(x, end=' ')
        except ZeroDivisionError as e:
            show()
            continue
        for x in gen(2): print(x)
in_handler()
def loops():
    for i in range(3):
        try:
            for v in two(i):
                if v == 999: break
                for w in early(v + 2):
                    if w == 1: continue
                    if v == 1: raise ValueError(v, w)
                    print(i, v, w, end=';')
        except ValueError as e:
            print(e)
loops()
