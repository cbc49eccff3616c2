"""Arrays: what each method and operator gives, and how it refuses."""
import array
from array import _array_reconstructor as r
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


A=array.array
class S(A): pass
class T(A):
    def __new__(cls, *a, **k): return A.__new__(cls, *a)
    def __init__(self, *a, x=1): self.x=x
for f in [lambda: r(A,'q',13,b'\0'*8), lambda: r(A,5,13,b''), lambda: r(A,'qq',13,b''), lambda: r(A,'u',20,b'a\0\0\0'), lambda: r(A,'u',18,b'a\0'), lambda: r(A,'d',14,b'\0'*4), lambda: r(A,'i',8,5), lambda: r(A,'z',8,b''), lambda: r(A,'i','x',b''),
 lambda: r(A,'q',13,b'\0'*7), lambda: r(A,'i',8,b'\0'*7), lambda: r(A,'i',99,b''), lambda: r(1,'i',8,b''), lambda: r(int,'i',8,b''),
 lambda: r(S,'i',8,b'\1\0\0\0'),lambda: A('i', x=1), lambda: S('i', x=1), lambda: T('i', x=3).x, lambda: A(), lambda: A('i',1,2), lambda: A('i', 5), lambda: A('z', 'a'), lambda: A('u',['ab']), lambda: A('u',[5]), lambda: A('u').append('ab'), lambda: A('b',[40000]), lambda: A('B',[-1]), lambda: A('H',[2**31]), lambda: A('H',[70000]), lambda: A('I',[2**64]), lambda: A('b',[2**64]), lambda: A('q',[-2**64]), lambda: A('I', [1.5]), lambda:A('q',[1.5]), lambda: A('u','a').fromunicode(5), lambda: A('i').fromunicode('a'),
 lambda: A('i').append(), lambda: A('i').append(1,2), lambda: A('i').insert(1), lambda: A('i').pop(1,2), lambda: A('i').index(), lambda: A('i',[1]).index(1,'x'),  lambda: A('i').__reduce_ex__('x'), lambda: S('i').__reduce_ex__(4), lambda: S('i').__reduce_ex__(2), lambda: A('i').__reduce_ex__(2),
 lambda: A('i',[1])*1.5, lambda: A('i')+5, lambda: A('i').__iadd__(5), lambda: A('i')+A('b'), lambda: A('i').__iadd__(A('b')), lambda: A[int], lambda: A('i',[1])[2**70], lambda: A('i',[1])['x'],
 lambda: A('i').frombytes('x'), lambda: A('i').frombytes(A('h')), lambda: A('i').frombytes(5), lambda: A('i').fromlist(5), lambda: A('i').tofile(5), lambda: type(iter(A('i'))), lambda: A('i').__class__.__module__, lambda: A.__name__, lambda: A, lambda: A('i').typecode, lambda: setattr(A('i'),'typecode','x'), lambda: A('i').foo, lambda: setattr(A('i'),'foo',1), lambda: {A('i'):1}, lambda: A('i',[1,2])<A('d',[1,3]), lambda: A('u','a')<A('i',[1]),lambda: A('u','a')==A('i',[1]),
 lambda: memoryview(A('u','ab')).format, lambda: memoryview(A('u','ab'))[0], lambda: memoryview(A('u','ab')).tolist(), lambda: memoryview(A('u','ab'))==A('u','ab'), lambda: memoryview(A('i',[1,2]))==A('i',[1,2]),  lambda: memoryview(A('i',[1,2]))==A('q',[1,2]), lambda: bytearray(4)==A('i',[0]), lambda: bytes(4)==A('i',[0]), lambda: A('i',[0])==bytearray(4),
 lambda: [x for x in dir(A) if x[0] != '_'], lambda: A('i').index(1), lambda: A.append([], 1), lambda: A.append(), lambda: A('q', A('u','a')), lambda: A('i', {1:2}), lambda: A('i', bytes(3)), lambda: A('i', memoryview(bytes(4))), lambda: hash(A('i')), lambda: S('i',[1]), lambda: T('u','ab'), lambda: 3 in A('d',[3.0]), lambda: list(reversed(A('i',[1,2]))), lambda: A('b', 'x'), lambda: A('i',[1]).pop('x'), lambda: A('i',[1]).insert('x', 1), lambda: A('i',[1]).fromfile(5,-1), lambda: A('i',[1]).__contains__(1), lambda: A('i',[1]).__mul__(2), lambda: A('i',[1]).__add__(2), lambda: A('i',[1]).__mul__('x'), lambda: A('i', [1])*'x', lambda: A('u',"é").tobytes(), lambda: A('i',[1,2]).__class_getitem__(3), lambda: b''.join([A('i',[1])]), lambda: b'a'+A('b',[1]), lambda: A('i',[1])==[1], lambda: A('i').__eq__(3),
 ]: t(f)
a=A('u','a'); a.byteswap(); t(lambda: a[0]); t(lambda: a); t(lambda: a.tolist())
a=A('i',[1,2]); m=memoryview(a)
for f in [lambda: a.append(1), lambda: a.pop(), lambda: a.extend([1]), lambda: a.extend(a), lambda: a.__imul__(2), lambda: a.__imul__(1), lambda:a.__setitem__(slice(0,1),A('i',[])), lambda: a.__setitem__(slice(0,1),A('i',[5])), lambda: a.__delitem__(0), lambda: a.byteswap(), lambda: a.reverse(), lambda: a.frombytes(b''), lambda: a.fromlist([1]), lambda: a.fromlist([]), lambda: a.__delitem__(slice(0,0)), lambda: a.insert(0,1), lambda: a.remove(99), lambda: a.extend([])]: t(f)
print(a, m.tolist())


# Items come and go, in every kind of array.
import collections.abc as abc
import copy
import io
import pickle
import weakref

for code in array.typecodes:
    a = A(code, "hello" if code == "u" else [5, 3, 1, 3, 9])
    b = A(code, a)
    b.extend(a)
    b.insert(2, a[1])
    b.insert(-100, a[0])
    b.reverse()
    last = b.pop()
    del b[1:4]
    del b[::3]
    b[1:1] = a[:2]
    b[::-1] = b
    c = b[::2] + a * 2
    print(code, a.itemsize, b, c, last, a < b, a == copy.copy(a), a != b, a.count(a[1]), b.index(a[0]), c[-1] in a, len(c))
    file = io.BytesIO()
    c.tofile(file)
    file.seek(0)
    d = A(code)
    d.fromfile(file, 3)
    t(lambda: d.fromfile(file, 100))
    print(d == c, memoryview(d).itemsize, memoryview(d).nbytes, bytes(d) == d.tobytes(), bytearray(d)[:3], pickle.loads(pickle.dumps(d)) == d)
    c.byteswap()
    c.byteswap()
    print(c == d, c.tobytes()[:9])
a = A("i", range(6))
print(isinstance(a, abc.MutableSequence), isinstance(a, abc.Sequence), isinstance(a, abc.Buffer), issubclass(A, abc.Sequence), isinstance(a, abc.Hashable))
match a:
    case [first, *rest, last]:
        print(first, rest, last)
m = memoryview(a)
m[0] = 77
m[2:4] = A("i", [8, 9])
print(a, m[1], m.format, m.shape, m.strides, m.cast("B")[0], m == a, memoryview(a)[::2].tolist())
t(lambda: m.__setitem__(slice(0, 2), b"12345678"))
t(lambda: m.__setitem__(0, 2**31))
m.release()
a.append(1)
print(a, b"".join([a, A("b", [1])])[-5:], int(A("b", b"12")), b"abc".find(A("b", b"c")), io.BytesIO(a).read(4), hash(bytes(a)) == hash(a.tobytes()))
r = weakref.ref(a, lambda _: print("gone"))
del a, m
print(r() is None)


class Named(A):
    def __new__(cls, code, items, name):
        return super().__new__(cls, code, items)

    def __init__(self, code, items, name):
        self.name = name

    def __getitem__(self, i):
        return "item", super().__getitem__(i)


n = Named("h", [1, 2], "tag")
print(n, n[0], n.name, type(n + n), type(n[0:1]), n * 2, copy.copy(n), copy.deepcopy([n])[0], list(n), sum(n))
n += A("h", [3])
print(n, n.name, type(n).__name__, n.__reduce_ex__(4), Named.__mro__[1])


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


x = A("i", [1, 2, Index(3)])
x[Index(0)] = Index(9)
print(x, x[Index(2)], A("d", [Index(2), True]), x.pop(Index(1)), x)
f = A("f", [1e39, -1e39, 1.1, float("nan")])
print(f, f == f, f[0] == f[0], A("d", [float("nan")]) == A("d", [float("nan")]), A("f", [1.5]) == A("d", [1.5]), A("q", [2**62]) > A("Q", [2**62 - 1]))
t(lambda: A("d", [2**2000]))
t(lambda: A("i", [1]) * (1 << 62))
t(lambda: A("i", [1]) * 10**30)
grow = A("l")
for i in range(1000):
    grow.append(i * i)
print(sum(grow), grow[-1], max(grow), sorted(grow)[:3], [v for v in grow if v % 97 == 0][:4], list(map(int, grow))[5], len(grow.tobytes()))
