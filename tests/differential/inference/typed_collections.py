"""`deque`, `defaultdict`, `Counter` and `OrderedDict` whose contents are known, until they are not."""

from collections import Counter, OrderedDict, defaultdict, deque
import collections


class Job:
    def __init__(self, number, work):
        self.number = number
        self.work = work

    def left(self):
        return self.work - self.number


def queue():
    waiting = deque()
    for i in range(5):
        waiting.append(Job(i, i * 3))
        if len(waiting) > 3:
            print(waiting.popleft().left(), end=" ")
    waiting.appendleft(Job(100, 1))
    print(waiting[0].left(), waiting[-1].number, [job.number for job in waiting], bool(waiting), waiting.pop().left())
    waiting.rotate(1)
    print([job.number for job in waiting], len(waiting))
    try:
        while True:
            waiting.popleft()
    except IndexError as e:
        print(e, bool(waiting))


queue()


def mixed(change):
    d = deque([1, 2, 3], maxlen=4)
    d.extend([4, 5])
    change(d)
    out = []
    for x in d:
        out.append(str(x))
    first = d[0]
    return out, first, d.maxlen, d


def put(d):
    d.append("text")
    d[1] = None


for way in (put, lambda d: d.extendleft((2.5, [1])), lambda d: d.insert(0, "x") if len(d) < 4 else d.remove(4)):
    print(mixed(way))

groups = defaultdict(list)
for i, word in enumerate("a b a c b a".split()):
    groups[word].append(i)
print(dict(groups), [len(v) + v[0] for v in groups.values()], groups["new"], sorted(groups))
print([str(v) for v in groups.values()], groups.get("newest"), len(groups))

counts = defaultdict(int)
for c in "hello":
    counts[c] += 1
counts["z"] += 2.5
print(sorted(counts.items(), key=str), sum(counts.values()), "q" in counts, counts.pop("h"), counts.pop("h", None))
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 1
nested["a"]["c"] += 2
nested["d"]["b"] += 3
print({k: dict(v) for k, v in nested.items()}, isinstance(nested, dict), type(nested["a"]) is defaultdict)

c = Counter("mississippi")
print(c.most_common(2), c["s"] + c["q"], sorted(c.elements()), c.total(), len(c))
c.update({"s": 0.5})
print(c["s"], type(c["m"]), sorted(str(v) for v in c.values()))
c.subtract("mm")
c[(1, 2)] = "text"
print(c["m"], c[(1, 2)], sorted(c.items(), key=str))
print(Counter(a=1, b=2) + Counter(b=3), Counter([1, 1, 2.0]) - Counter({1: 1}), Counter().most_common())
for key, n in Counter(x * x % 5 for x in range(10)).most_common():
    print(key + 1, n * 2, end="; ")
print()

o = OrderedDict()
for i in range(4):
    o[i] = Job(i, 10)
o.move_to_end(0)
print(list(o), o.popitem(last=False)[1].left(), o.popitem()[0], [j.number for j in o.values()])
o["k"] = "v"
print([k for k in o], o == {2: o[2], 3: o[3], "k": "v"}, OrderedDict(a=1).get("a"), OrderedDict([("x", 1)]).copy())


def describe(x):
    if isinstance(x, dict):
        return "dict " + str(len(x))
    if isinstance(x, deque):
        return "deque " + str(len(x))
    if isinstance(x, (list, tuple)):
        return "row"
    return "other"


print([describe(x) for x in (defaultdict(int, a=1), Counter("ab"), o, deque([1]), {}, [], 3)])


class Tail(deque):
    def append(self, item):
        super().append(("tail", item))


class Zero(collections.defaultdict):
    def __missing__(self, key):
        return 0


t = Tail([1])
t.append(2)
z = Zero()
print(t, z["a"], z, len(z), type(t.copy()).__name__)

copied = groups.copy()
copied["more"] = [1]
print("more" in groups, type(copied).__name__, dict(copied)["more"])
merged = {**counts, **{"a": "text"}}
print(sorted(map(str, merged.values())), dict(Counter("aab")), list(deque("ab")) + ["c"], tuple(deque([1])), set(deque([2])))
d1, d2 = deque([1, 2]), deque([1, 2])
print(d1 == d2, d1 + d2, d1 * 2, d1 is not d2, d1 < deque([3]), 2 in d1, d1.index(2), d1.count(1))
stack = [deque()]
stack[0].append(stack)
print(stack[0][0] is stack)
