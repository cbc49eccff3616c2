import pickle, collections, datetime, decimal, enum, io, copy, fractions

class Plain:

    def __init__(self, x):
        self.x = x
        self.me = self

class Slots:
    __slots__ = ('a', 'b')

    def __init__(self):
        self.a, self.b = (1, [2])

class Stated:

    def __init__(self):
        self.v = 1
        self.secret = open('/dev/null')

    def __getstate__(self):
        return {'v': self.v + 1}

    def __setstate__(self, s):
        self.v = s['v']
        self.secret = None

class Reduced:

    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return (Reduced, (self.n,))

class MyList(list):
    pass

class MyDict(dict):

    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.extra = 'e'

class MyInt(int):
    pass

class MyStr(str):
    pass
Point = collections.namedtuple('Point', 'x y')

class Color(enum.Enum):
    RED = 1
    BLUE = 'b'

class Outer:

    class Inner:

        def __init__(self):
            self.deep = (1, (2, (3,)))

class Bad(Exception):

    def __init__(self, code, msg):
        super().__init__(code, msg)
        self.code = code

def function(x):
    return x * 2
values = [None, True, False, 0, 255, 256, 65536, -1, 2 ** 31 - 1, 2 ** 31, -2 ** 31, -2 ** 31 - 1, 2 ** 70, 1.5, -0.0, float('inf'), 1e+100, '', 'text', 'é€😀\n\\\x00', b'', b'bytes\xff', b'x' * 300, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, [2, [3]]], {}, {'a': 1, 'b': {'c': [None]}}, set(), {5}, frozenset(), frozenset({7}), range(2, 9, 3), 3 - 4j, bytearray(b'ba'), slice(1, 2), len, function, int, Plain, Color.RED, Color.BLUE, Point(1, 2), MyList([1, 2]), MyDict(a=1), MyInt(5), MyStr('s'), datetime.timedelta(1, 2), decimal.Decimal('1.50'), collections.OrderedDict(b=1, a=2), collections.deque([1, 2], 5), collections.Counter('aab'), collections.defaultdict(list, {'k': [1]}), ValueError('oops', 3), Bad(4, 'm'), ..., NotImplemented, type(None), [1, 2] * 600, {i: str(i) for i in range(1100)}]

def shown(v):
    return f'{type(v).__name__} {str(v).split(' at ')[0]:.60}'
for v in [datetime.date(2024, 2, 29), datetime.datetime(2024, 1, 2, 3, tzinfo=datetime.timezone.utc), datetime.time(1, 2), datetime.timezone(datetime.timedelta(hours=2), 'X')]:
    print([pickle.loads(pickle.dumps(v, p)) == v for p in range(6)], copy.deepcopy([v]) == [v])
import array, random, fractions
print(pickle.loads(pickle.dumps(array.array('i', [1, 2]))), pickle.loads(pickle.dumps(fractions.Fraction(3, 4), 1)))
r = random.Random(3)
r.random()
r2 = pickle.loads(pickle.dumps(r))
r3 = copy.copy(r)
print(r.random() == r2.random() == r3.random())
for v in values:
    sizes = []
    for proto in range(pickle.HIGHEST_PROTOCOL + 1):
        data = pickle.dumps(v, proto)
        back = pickle.loads(data)
        assert type(back) is type(v) and (back == v or (isinstance(v, Exception) and back.args == v.args)), (v, proto, back)
        sizes.append(len(data))
        if len(data) < 60 and (not isinstance(v, (dict, collections.deque))):
            print(data)
    print(shown(v), sizes)
for proto in range(6):
    p = pickle.loads(pickle.dumps(Plain([1]), proto))
    s = pickle.loads(pickle.dumps(Slots(), proto)) if proto > 1 else Slots()
    st = pickle.loads(pickle.dumps(Stated(), proto))
    i = pickle.loads(pickle.dumps(Outer.Inner(), proto))
    print(p.me is p, p.x, s.a, s.b, st.v, st.secret, pickle.loads(pickle.dumps(Reduced(7), proto)).n, i.deep, type(i).__qualname__)
    l = [1]
    l.append(l)
    t = ([],)
    t[0].append(t)
    d = {}
    d['d'] = d
    shared = [9]
    b = pickle.loads(pickle.dumps((l, t, d, shared, shared), proto))
    print(b[0][1] is b[0], b[1][0][0] is b[1], b[2]['d'] is b[2], b[3] is b[4])
    f = io.BytesIO()
    pk = pickle.Pickler(f, proto)
    pk.dump('one')
    pk.dump([1, 2])
    f.seek(0)
    up = pickle.Unpickler(f)
    print(up.load(), up.load())
    try:
        up.load()
    except EOFError as e:
        print('EOF', e)

class PersistentPickler(pickle.Pickler):

    def persistent_id(self, o):
        return f'plain:{o.x}' if isinstance(o, Plain) else None

class PersistentUnpickler(pickle.Unpickler):

    def persistent_load(self, pid):
        return f'<{pid}>'
for proto in (0, 1, 2, 4):
    f = io.BytesIO()
    PersistentPickler(f, proto).dump([Plain(3), 1])
    f.seek(0)
    print(f.getvalue(), PersistentUnpickler(f).load())
for bad in (lambda: pickle.dumps(lambda: 0), lambda: pickle.dumps(1, 99), lambda: pickle.loads(b''), lambda: pickle.loads(b'garbage'), lambda: pickle.dumps((x for x in ()), 2), lambda: pickle.loads(b'I12'), lambda: pickle.loads(pickle.dumps([1, 2])[:-3])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e)[:60])
