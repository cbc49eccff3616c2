"""Records what CPython 3.12 makes of lines of statements about containers and iterators.

Each file `src/testing/NAME.txt` has lines `statements <tab> result`, as `cases.py` writes them; the result is that of the
last statement. This script holds the lines.

Run:  python3.12 tools/container_cases.py      (from molt-runtime/)
"""

import ast
import sys
import warnings
from bisect import *
from collections import *
from heapq import *
from itertools import *

assert sys.version_info[:2] == (3, 12)
warnings.simplefilter("ignore")

SLICES = ["1", "-1", "7", "-9", "'x'", "1.0", "None", "2**70", "-2**70", "True", ":", "1:", ":2", "1:3", "::2", "::-1", "-2:", ":-1",
          "3:1", "5:9", "9:5:-2", "-9:9", "::-3", "1:4:2", "4:1:-1", "2**70:", ":-2**70:-1", "::0", "'a':", "0:0", "2:2", "1:100:3"]
SEQUENCES = ["[0, 1, 2, 3, 4, 5]", "(0, 1, 2, 3, 4, 5)", "[]", "()", "range(6)", "range(10, -10, -3)", "'abcdef'"]
SEQUENCE = [f"{s}[{i}]" for s in SEQUENCES for i in SLICES]
SEQUENCE += [f"a = [0, 1, 2, 3, 4, 5]; a[{i}] = {v}; a" for i in SLICES for v in ("9", "[7, 8]", "[]", "(1, 2, 3)", "range(2)", "a")]
SEQUENCE += [f"a = [0, 1, 2, 3, 4, 5]; del a[{i}]; a" for i in SLICES]
SEQUENCE += [f"{a} {op} {b}" for a in ("[1, 2]", "(1, 2)", "[]", "()", "[1, 'a']", "[[1], 2.0]") for b in (
    "[1, 2]", "(1, 2)", "[1]", "(1, 3)", "2", "1.5", "None", "[1, 1.0]", "-1", "True", "[[1], 2]") for op in ("+", "*", "==", "!=", "<", "<=", ">", ">=", "in")]
SEQUENCE += [f"a = [1, 2]; b = a; a {op} {v}; [a, b]" for op in ("+=", "*=", "-=") for v in ("[3]", "(3, 4)", "'xy'", "3", "0", "-1", "a", "None", "range(2)", "1.5")]
SEQUENCE += [f"a = [3, 1, 2]; r = a.{m}; [a, r]" for m in (
    "append(4)", "append()", "append(1, 2)", "extend([5])", "extend(a)", "extend('xy')", "extend(3)", "extend()", "insert(0, 9)", "insert(-1, 9)", "insert(99, 9)",
    "insert(-99, 9)", "insert('a', 9)", "insert(1)", "pop()", "pop(0)", "pop(-3)", "pop(3)", "pop('a')", "pop(2**70)", "remove(1)", "remove(7)", "remove(1.0)",
    "clear()", "copy()", "count(1)", "count(True)", "index(1)", "index(9)", "index(1, 2)", "index(1, -2)", "index(1, 0, 1)", "index(2, -1, 99)", "index(1, 'a')",
    "reverse()", "sort()", "sort(reverse=True)", "sort(key=abs)", "sort(key=None)", "sort(1)", "sort(foo=1)", "sort(key=1)", "sort(reverse='')", "foo()", "__len__()",
    "__contains__(3)", "__getitem__(0)", "__add__([1])", "__eq__([3, 1, 2])", "__iter__().__next__()", "__setitem__(0, 5)", "__reversed__().__next__()")]
SEQUENCE += [f"(3, 1, 2, 1).{m}" for m in ("count(1)", "index(1)", "index(1, 2)", "index(9)", "index(1, -1)", "index()", "count()", "__len__()", "__hash__()", "append(1)")]
SEQUENCE += ["a = []; a.append(a); a", "a = [1]; a.append((a, 2)); a", "[1, [2, 'x']] == [1, [2, 'x']]", "sorted([3, 1.5, 2, True])", "sorted(['b', 'a', 'B'])", "sorted([1, 'a'])",
             "sorted([(1, 'b'), (1, 'a'), (0, 'z')])", "sorted('banana')", "sorted({3: 1, 1: 2})", "sorted([1, 2, 3], reverse=True)", "sorted(['aa', 'b', 'ccc'], key=len)",
             "sorted(['aa', 'b', 'ccc', 'd'], key=len, reverse=True)", "sorted([[2], [1, 5], []])", "sorted([None, None])", "sorted([1.0, 1, True, 0, False, 0.0])", "sorted(5)",
             "sorted([2**70, 1, -2**70, 5])", "hash((1, 2, 3))", "hash(())", "hash((1, (2, -1)))", "hash(('',))", "hash([1])", "hash(([],))", "tuple([1, 2])", "tuple('ab')", "tuple()", "list()",
             "list('ab')", "list(range(3))", "list(5)", "tuple(5)", "list([1], 2)", "list(x=1)", "a = (1,); tuple(a) is a", "[1] * 2**62", "[] * 2**62", "repr((1,))", "str([1, 'a', None])",
             "[1, 2, 3][1:][0]", "max([1, 3, 2])", "max(1, 3.5, 2)", "min('banana')", "max([])", "min([], default=None)", "max(['a', 'bbb'], key=len)", "min(3, 1, key=None)", "max(1)", "max()",
             "max(1, 2, default=3)", "max([1], foo=2)", "max(1, 'a')", "min([2, 1.0, 1])", "max([2, 2.0])", "any([0, 1])", "any([])", "all([1, 0])", "all('')", "any(3)", "len([1])", "len(5)", "len()",
             "sum([1, 2.5])", "a = iter([1, 2]); [next(a), next(a), next(a, 'end')]", "next(iter([]))", "next(5)", "iter(5)", "iter(5, 5)", "iter(int, 0).__next__()",
             "list(iter([1, 2, 3].pop, 1))", "list(reversed([1, 2]))", "list(reversed((1, 2)))", "list(reversed('ab'))", "list(reversed(range(5)))", "list(reversed({1: 2, 3: 4}))", "reversed({1})",
             "reversed(5)", "list(enumerate('ab'))", "list(enumerate('ab', 5))", "list(enumerate('ab', start=2**63 - 1))", "list(enumerate('ab', 2**70))", "enumerate()", "enumerate(1)", "enumerate([], 'a')",
             "list(zip([1, 2], 'ab'))", "list(zip())", "list(zip([1], [2, 3], strict=True))", "list(zip([1, 2], [2], strict=True))", "list(zip([1], [2], [3, 4], strict=True))", "list(zip([1, 2], [2, 3], [3], strict=True))",
             "zip(1)", "zip([], 1)", "zip([1], foo=1)", "list(zip([1, 2], [3, 4], strict=True))", "list(map(abs, [-1, 2]))", "list(map(pow, [2, 3], [3, 2]))", "list(map(max, [1, 5], [3, 2], [2, 2]))", "map()", "map(abs)",
             "map(abs, 1)", "list(map(5, [1]))", "list(filter(None, [0, 1, '', 'a']))", "list(filter(abs, [0, -1]))", "filter(1)", "filter(None, 5)", "list(filter(bool, [0, 3]))", "a = zip([1, 2], [3, 4]); next(a); list(a)",
             "a = [1, 2]; i = iter(a); next(i); a.append(3); list(i)", "a = [1]; i = iter(a); list(i); a.append(3); list(i)", "list(zip(*[[1, 2], [3, 4]]))", "type(iter([]))", "type(iter(()))", "type(iter(''))",
             "type(iter(range(2)))", "type(reversed([]))", "type(enumerate([]))", "type(iter({}))", "type(iter({1}))"]

RANGE = [f"{f}({r})" for r in ("range(5)", "range(2, 10, 3)", "range(10, 2, -3)", "range(0)", "range(5, 5)", "range(2**63 - 2, 2**63 + 2)", "range(-2**70, 2**70, 2**69)", "range(3, 2)")
         for f in ("repr", "list", "len", "hash", "bool", "sorted", "max", "min", "sum")]
RANGE = [r for r in RANGE if "len(range(-2**70" not in r] + [f"range(1, 20, 4).{m}" for m in (
    "index(5)", "index(6)", "index('a')", "index(5.0)", "count(5)", "count(6)", "count(5.0)", "count('a')", "start", "stop", "step", "foo", "index()")]
RANGE += ["range()", "range(1, 2, 3, 4)", "range(1.5)", "range('a')", "range(1, 2, 0)", "range(True)", "range(x=1)", "5 in range(10)", "5.0 in range(10)", "'a' in range(3)", "2**70 in range(2**71)", "range(0, 10, 2) == range(0, 9, 2)",
          "range(0) == range(3, 1)", "range(3) == [0, 1, 2]", "range(2) < range(3)", "range(3) + range(2)", "range(10)[2:8][1:]", "range(10)[::-1][::2]", "range(2**70)[2**69]", "range(2**70)[-1]", "range(3)[3]", "range(3)[-4]",
          "len(range(2**70))", "list(reversed(range(0, 10, 3)))", "list(reversed(range(-2**63, -2**63 + 3)))", "range(-2**63, 2**63 - 1)[-1]", "slice(1, 2)", "slice(None)", "slice(1, 2, 3).indices(10)", "slice(None, None, -1).indices(5)",
          "slice(-3, None).indices(5)", "slice(1, 2).start", "slice(1) == slice(None, 1, None)", "slice(1, 2) < slice(1, 3)", "hash(slice(1))", "slice(1, 2, 0).indices(3)", "slice('a').indices(3)", "slice().foo", "slice(1).indices(-1)"]

DICTS = ["{}", "{1: 2}", "{'a': 1, 'b': 2, 'c': 3}", "{1: 'x', 1.0: 'y', True: 'z'}", "{(1, 2): [3], None: {}}"]
DICT = [f"d = {d}; r = {c}; [d, r]" for d in DICTS for c in (
    "d.get('a')", "d.get('q', 5)", "d.get(1)", "d.get([])", "d.pop('a', None)", "d.pop('zz')", "d.pop(1)", "d.popitem()", "d.setdefault('a')", "d.setdefault('n', [])", "d.update({'u': 1})", "d.update([('u', 1)])", "d.update(u=1)",
    "d.update([(1, 2)], k=3)", "d.update(5)", "d.update([1])", "d.update([(1, 2, 3)])", "d.update('ab')", "d.update(['ab'])", "d.update()", "d.update(1, 2)", "d.clear()", "d.copy()", "d.keys()", "d.values()", "d.items()", "list(d)", "list(d.items())",
    "list(reversed(d))", "list(reversed(d.items()))", "list(reversed(d.values()))", "len(d)", "len(d.keys())", "'a' in d", "1 in d", "[] in d", "d['a']", "d[1.0]", "d == d.copy()", "d == {}", "d != {1: 2}", "d < d", "d | {'z': 9}", "d | [(1, 2)]", "{'z': 9} | d",
    "d.keys() & ['a', 1]", "d.keys() == d.copy().keys()", "d.keys() <= {'a', 'b', 'c', 1}", "d.keys().isdisjoint(['q'])", "('a', 1) in d.items()", "3 in d.values()", "d.keys().mapping", "bool(d)", "sorted(d.items(), key=repr)", "hash(d)", "d.get()", "d.fromkeys([1, 2])", "d.fromkeys('ab', 0)",
    "d.foo", "d.__contains__('a')", "d.__getitem__('a')", "type(d.keys())", "next(iter(d.items()), None)", "d.pop()", "d.popitem(1)")]
DICT += ["d = {}; d[1] = d; d", "d = {1: 2}; d |= {3: 4}; d", "d = {1: 2}; d |= [(5, 6)]; d", "d = {1: 2}; d |= 5; d", "d = {1: 2}; del d[1]; d", "d = {1: 2}; del d[3]; d", "d = {}; d[[]] = 1", "{[]: 1}", "dict(a=1, b=2)", "dict([(1, 2)], a=3)", "dict({1: 2}, a=3)", "dict(5)", "dict([1])",
         "dict([(1,)])", "dict(['ab', 'cd'])", "dict([], [])", "dict.fromkeys([1, 2, 1])", "dict.fromkeys('ab', [])", "dict.fromkeys(5)", "dict(zip('ab', [1, 2]))", "d = {1: 1, 2: 2}; i = iter(d); next(i); d[3] = 3; next(i)",
         "d = {1: 1, 2: 2}; i = iter(d); next(i); del d[1]; next(i)", "d = {1: 1, 2: 2}; i = iter(d); next(i); d[1] = 5; next(i)", "d = {1: 1, 2: 2}; i = iter(d); next(i); del d[1]; d[3] = 3; [next(i), next(i, 'end')]", "d = {1: 1}; i = iter(d.items()); next(i); d[1] = 5; next(i, 'end')",
         "d = {1: 1, 2: 2}; i = reversed(d); next(i); d[5] = 1; next(i)", "d = {1: 1, 2: 2}; v = d.values(); d[3] = 3; list(v)", "d = {3: 1, 1: 2}; list(d.keys() | {7, 5})", "list({1: 0, 9: 0, 17: 0}.keys() - [9])", "list({1: 0, 9: 0, 17: 0}.keys() ^ {9, 33})", "list({1: 0, 9: 0}.keys() & {9: 1, 17: 2, 1: 3}.keys())",
         "{1: 2}.items() ^ {1: 3}.items()", "{1: 2}.items() & {1: 2}.items()", "{1: []}.items() | set()", "[1] - {1: 2}.keys()", "{1: 2}.keys() + [1]", "{1: 2}.keys() < {1, 2}", "{1: 2}.keys() > set()", "{1: 2}.keys() == [1]", "{1: 2}.values() == {1: 2}.values()", "hash({}.keys())", "hash({}.values()) is None",
         "d = {'x': {'y': [1]}}; d['x']['y'].append(2); d", "d = dict.fromkeys(range(20)); list(map(d.pop, range(15))); d[99] = 1; list(d)", "{0: 1, False: 2, 0.0: 3, '': 4}", "{2**70: 1}[2**70]", "{1.5: 1}[1.5]", "{'a' + 'b': 1}['ab']"]

SETS = ["set()", "{1, 2, 3}", "{3, 11, 19, 2}", "frozenset([1, 2])", "{1, 1.0, True, None}", "{frozenset([1]), (1, 2)}"]
SET = [f"s = {s}; r = {c}; [s, r]" for s in SETS for c in (
    "s | {2, 5}", "s & {2, 5}", "s - {2, 5}", "s ^ {2, 5}", "s | [1]", "s - [1]", "s | frozenset([9])", "s == {1, 2, 3}", "s != {1}", "s <= {1, 2, 3, 4}", "s < {1, 2}", "s >= {1}", "s > set()", "s < [1]", "s == [1]", "1 in s", "[] in s", "{1} in s", "len(s)",
    "s.union([5], (6, 7))", "s.union()", "s.union(5)", "s.intersection([1, 2], [2])", "s.intersection()", "s.difference([1], [2])", "s.difference()", "s.symmetric_difference([1, 9])", "s.symmetric_difference(5)", "s.isdisjoint([7])", "s.isdisjoint(5)", "s.issubset([1, 2, 3])", "s.issuperset([1])", "s.issuperset([[]])",
    "s.copy()", "s.add(7)", "s.add([])", "s.discard(1)", "s.discard([])", "s.discard({1})", "s.remove(1)", "s.remove(99)", "s.remove({5})", "s.update([8], {9: 1})", "s.update(5)", "s.intersection_update([1, 2])", "s.difference_update([1])", "s.symmetric_difference_update([1, 77])", "s.clear()",
    "sorted(s, key=repr)", "hash(s)", "bool(s)", "s.foo", "s.add()", "s | s", "s & s", "s - s", "s ^ s", "s.union(s)", "frozenset(s)", "set(s)")]
SET += ["s = {5, 3}; s |= {9}; s", "s = {5, 3}; s &= {3}; s", "s = {5, 3}; s -= {3}; s", "s = {5, 3}; s ^= {3, 4}; s", "s = {5}; s |= [1]; s", "s = frozenset([5]); s |= {1}; s", "s = {1, 2, 3}; [s.pop(), s.pop(), s]", "set().pop()", "set('a')", "set(5)", "set([], [])", "set(x=1)", "frozenset(x=1)", "frozenset('a')",
        "frozenset([1, 2, 3]) == {1, 2, 3}", "hash(frozenset([1, 2, 3]))", "hash(frozenset())", "hash(frozenset([frozenset([1]), (2, 3)]))", "{frozenset([1]): 2}[frozenset([1])]", "f = frozenset([1]); frozenset(f) is f", "list({100, 5, 37, 69, 3})", "list(set(range(40, 0, -3)))", "list({-1, -2, 2**61 - 1, 0})", "list({1.5, 2.5, 0.1})",
        "s = {1, 2}; i = iter(s); next(i); s.add(3); next(i)", "s = {1, 2}; i = iter(s); next(i); s.add(1); next(i)", "list({2**70, 5, -2**70})", "{1, 2} | {3} & {3, 4} - {4}", "set.union({1}, {2})", "{1} <= frozenset([1])", "{1, 2}.issubset({1, 2, 3}.__iter__())", "{(1, 2), None, 5}"]

COLLECTIONS = [f"d = deque([1, 2, 3]); r = d.{m}; [d, r]" for m in (
    "append(4)", "appendleft(0)", "pop()", "popleft()", "extend([4, 5])", "extendleft([4, 5])", "extend(d)", "extendleft(d)", "rotate()", "rotate(-1)", "rotate(7)", "rotate('a')", "clear()", "copy()", "count(2)", "index(2)", "index(9)", "index(3, -1)", "insert(1, 9)", "insert(-1, 9)", "insert(99, 9)", "remove(2)", "remove(9)",
    "reverse()", "maxlen", "__len__()", "__contains__(2)", "foo")]
COLLECTIONS += [f"d = deque([1, 2, 3], 3); r = d.{m}; [d, r]" for m in ("append(4)", "appendleft(0)", "extend('abcd')", "extendleft('abcd')", "insert(0, 1)", "rotate(1)", "copy()", "maxlen")]
COLLECTIONS += ["deque([1, 2, 3], 2)", "deque(maxlen=-1)", "deque([], 'a')", "deque(1)", "deque().pop()", "deque().popleft()", "deque([1])[3]", "deque([1])['a']", "deque([1])[0:1]", "deque([1, 2])[-1]", "deque([1]) + [1]", "deque([1]) + deque([2])", "deque([1]) * 3", "3 * deque([1], 2)", "deque([1, 2], 3) * 3", "deque([1]) * 1.5", "deque([1]) == deque([1])",
                "deque([1]) == [1]", "deque([1]) < deque([2])", "deque([1]) < [2]", "hash(deque())", "deque(5, 6, 7)", "deque([1], foo=1)", "d = deque([1, 2]); d[0] = 9; d", "d = deque([1, 2]); del d[0]; d", "d = deque([1]); d += 'ab'; d", "d = deque([1]); d *= 2; d", "d = deque([1]); d.append(d); d", "list(reversed(deque('abc')))", "d = deque([1, 2]); i = iter(d); next(i); d.append(3); next(i)",
                "d = deque(); list(map(d.append, range(20))); list(map(d.remove, range(5, 10))); d.rotate(4); d", "2 in deque([1, 2])", "bool(deque())", "deque('abc', maxlen=None)",
                "d = defaultdict(list); d['a'].append(1); d['b']; d", "defaultdict(1)", "d = defaultdict(int); d['x'] += 5; d", "defaultdict(None, {1: 2})[3]", "defaultdict(list, a=1)", "defaultdict(list, {1: 2}) | {3: 4}", "{3: 4} | defaultdict(list, {1: 2})", "defaultdict(list).copy()", "defaultdict(list, [(1, 2)], foo=3)", "defaultdict(int) == {}", "defaultdict()", "defaultdict(list, 1)", "d = defaultdict(list); [d.get(1), 1 in d, d.default_factory, d]",
                "d = defaultdict(list); d[1] = d; d", "d = defaultdict(set); d[1].add(2); d.pop(1)", "d = defaultdict(list); d[[]]", "defaultdict(list).__missing__(3)", "type(defaultdict(int).copy())",
                "Counter('abca')", "Counter()", "Counter(a=1, b=3)", "Counter('abracadabra').most_common(2)", "Counter([1, 2, 2]).most_common()", "list(Counter('aab').elements())", "Counter('aab') + Counter('b')", "Counter('aab') - Counter('ab')", "Counter('aab') & Counter('ab')", "Counter('aab') | Counter('bb')", "-Counter(a=-1, b=2)", "+Counter(a=-1, b=2)", "Counter('aab').total()", "Counter('a')['z']", "Counter('aab') == Counter('aba')",
                "Counter('a') <= Counter('aa')", "Counter('a') < Counter('aa')", "Counter('a') == {'a': 1}", "Counter({'a': 'x', 'b': 1})", "Counter(1)", "Counter.fromkeys('a')", "Counter(a=0) == Counter()", "Counter(None)", "Counter('ab').pop('z')", "Counter('ab').most_common(-1)", "Counter('aab').items()", "c = Counter(a=1); del c['zz']; c", "c = Counter('a'); c.update('ab'); c.update({'a': 3}); c.update(z=2); c", "c = Counter('aab'); c.subtract('abc'); c",
                "c = Counter('aab'); c += Counter('c'); c -= Counter('a'); c", "c = Counter('aab'); c |= Counter('bbb'); c &= Counter('ab'); c", "c = Counter(); c['x'] += 1; c", "sorted(Counter('hello world').items())", "Counter(a=1) | {'a': 2}", "Counter('aabbb').copy()", "Counter(a=1.5, b=2).total()", "Counter([], [])",
                "OrderedDict(a=1)", "OrderedDict()", "OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)])", "OrderedDict([(1, 2), (3, 4)]) == {3: 4, 1: 2}", "OrderedDict(a=1).popitem()", "OrderedDict(a=1, b=2).popitem(last=False)", "OrderedDict().popitem()", "OrderedDict(a=1).move_to_end('z')", "o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a'); o", "o = OrderedDict(a=1, b=2, c=3); o.move_to_end('c', last=False); o",
                "OrderedDict(a=1) | {'b': 2}", "{'b': 2} | OrderedDict(a=1)", "OrderedDict.fromkeys('ab', 1)", "list(reversed(OrderedDict(a=1, b=2)))", "OrderedDict(a=1).copy()", "o = OrderedDict(zip(range(9), range(9))); [o.popitem(False), o.popitem(False), o.popitem(), o.popitem(False), o]", "o = OrderedDict(); o[1] = 2; o.popitem(); o[3] = 4; o.popitem(False); o[5] = 6; o"]

MODULES = ["list(accumulate([1, 2, 3]))", "list(accumulate([1, 2, 3], initial=10))", "list(accumulate([1, 2, 3], pow))", "list(accumulate([], initial=5))", "list(accumulate([3, 1, 2], max))", "list(batched('abcde', 2))", "batched([1], 0)", "list(chain([1], 'ab', (2,)))", "list(chain())", "list(chain(1))", "list(chain.from_iterable(['ab', [1]]))", "list(combinations('abcd', 2))", "list(combinations([1, 2], 3))",
           "list(combinations('ab', 0))", "combinations([1], -1)", "list(combinations_with_replacement('abc', 2))", "list(combinations_with_replacement([], 1))", "list(combinations_with_replacement([], 0))", "list(compress('abcd', [1, 0, 1]))", "list(islice(count(5), 3))", "list(islice(count(1, 2), 3))", "list(islice(count(0.5, 0.25), 3))", "list(islice(count(2**63 - 2), 4))", "count(3)", "count(3, 2)", "count('a')", "list(islice(cycle('ab'), 5))", "list(cycle([]))",
           "list(dropwhile(bool, [1, 2, 0, 3]))", "list(takewhile(bool, [1, 2, 0, 3]))", "list(filterfalse(bool, [1, 2, 0, 3]))", "list(filterfalse(None, [0, 1]))", "a = takewhile(bool, [1, 0, 1]); [list(a), list(a)]", "list(groupby([]))", "g = groupby('aab'); a = next(g); [a[0], list(a[1])]", "g = groupby('aab'); a = next(g); b = next(g); [b[0], list(b[1]), list(a[1])]",
           "g = groupby([1, 1.0, 2], key=float); a = next(g); [a[0], list(a[1]), next(g)[0], next(g, None)]", "list(islice('abcdef', 2))", "list(islice('abcdef', 1, 4))", "list(islice('abcdef', 1, None, 2))", "list(islice('abc', 9))", "islice([], -1)", "islice([], 1, 2, 0)", "islice([], 'a')", "islice([])", "i = iter(range(9)); list(islice(i, 2, 4)); next(i)", "i = iter(range(9)); list(islice(i, 0, 5, 3)); next(i)", "list(pairwise('abc'))", "list(pairwise([1]))",
           "list(permutations('abc'))", "list(permutations('abc', 2))", "list(permutations([1], 2))", "list(permutations([], 0))", "permutations([1], -1)", "permutations([1], 'a')", "list(product('ab', [1, 2]))", "list(product([0, 1], repeat=2))", "list(product())", "list(product('ab', []))", "product([1], repeat=-1)", "product(1)", "list(repeat('x', 3))", "repeat(5)", "repeat(5, 2)", "list(repeat(1, -2))", "repeat()", "list(starmap(pow, [(2, 3), [3, 2]]))", "list(starmap(pow, [1]))",
           "a = tee([1, 2, 3]); [list(a[0]), list(a[1])]", "a = tee(iter('abc'), 3); [next(a[0]), next(a[0]), next(a[1]), list(a[2]), list(a[0])]", "len(tee([1], 0))", "tee([1], -1)", "list(zip_longest('ab', [1]))", "list(zip_longest('a', [1, 2, 3], fillvalue='-'))", "list(zip_longest())", "zip_longest(1)",
           "h = [5, 3, 8, 1, 9, 2]; heapify(h); h", "h = []; list(map(h.append, [5, 3])); heapify(h); heappush(h, 1); [heappop(h), heappop(h), h]", "heappop([])", "heappush((), 1)", "h = [1, 3]; [heapreplace(h, 2), h]", "heapreplace([], 1)", "h = [1, 3]; [heappushpop(h, 0), heappushpop(h, 5), h]", "heappushpop([], 4)", "nsmallest(2, [3, 1, 2])", "nlargest(2, [3, 1, 2])", "nlargest(0, [1])", "nsmallest(2, ['bb', 'a', 'ccc'], key=len)", "nlargest(2, ['bb', 'aa', 'ccc', 'ddd'], key=len)",
           "nlargest(1, [])", "list(merge([1, 4], [2, 3], []))", "list(merge([4, 1], [3, 2], reverse=True))", "list(merge(['a', 'ccc'], ['bb'], key=len))", "list(merge())", "h = list(range(3000, 0, -1)); heapify(h); h[:20]", "heapify([1, 'a'])", "bisect([1, 2, 2, 3], 2)", "bisect_left([1, 2, 2, 3], 2)", "bisect_right([1, 2], 0)", "bisect([], 5)", "bisect([1, 2, 3], 2, lo=2)", "bisect([1, 2, 3], 2, 0, 1)", "bisect([1], 1, -1)", "bisect(['a', 'bb', 'ccc'], 2, key=len)",
           "a = [1, 3]; insort(a, 2); insort_left(a, 3); a", "a = ['a', 'ccc']; insort(a, 'bb', key=len); a", "bisect([1, 'a'], 2)", "bisect((1, 2, 3), 2)", "bisect(5, 1)", "next(count(1))", "type(count()).__name__", "type(chain()).__name__"]


def run(line):
    *statements, last = [s.strip() for s in line.split("; ")]
    scope = dict(globals())
    for statement in statements:
        exec(statement, scope)
    if isinstance(ast.parse(last).body[0], ast.Expr):
        return eval(last, scope)
    exec(last, scope)


def record(name, lines):
    out = []
    for line in dict.fromkeys(lines):
        try:
            result = ascii(run(line))
        except MemoryError:
            result = "MemoryError: "
        except Exception as e:
            result = f"{type(e).__name__}: " + str(e).encode("ascii", "backslashreplace").decode()
        if " at 0x" not in result:
            out.append(f"{line}\t{result}\n")
    with open(f"src/testing/{name}.txt", "w") as file:
        file.writelines(out)
    print(name, len(out))


record("sequences", SEQUENCE)
record("ranges", RANGE)
record("dicts", DICT)
record("sets", SET)
record("collections", COLLECTIONS)
record("iteration", MODULES)
