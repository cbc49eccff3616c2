# Loops over dicts and their views, with what happens when the dict changes meanwhile.


def plain(d):
    keys = []
    for k in d:
        keys.append(k)
    values = []
    for v in d.values():
        values.append(v)
    pairs = []
    for k, v in d.items():
        pairs.append((v, k))
    for i, (k, v) in enumerate(d.items()):
        pairs.append((i, k + "!", v * 2))
    for k in d.keys():
        pairs.append(k)
    return keys, values, pairs


def replacing(d):
    for k in d:
        d[k] = d[k] * 10
    return d


def growing(d):
    seen = []
    try:
        for k in d:
            seen.append(k)
            d[k + "x"] = 1
    except RuntimeError as e:
        seen.append(str(e))
    return seen


def shrinking(d):
    seen = []
    try:
        for k, v in d.items():
            seen.append((k, v))
            del d[k]
    except RuntimeError as e:
        seen.append(str(e))
    finally:
        seen.append("done")
    return seen


def same_size(d):
    seen = []
    for k in d:
        if len(seen) == 0:
            d["new"] = d.pop("b")
        seen.append(k)
    return seen


def leaving(d):
    for k, v in d.items():
        if v == 2:
            break
    else:
        return "none"
    return k


def rebinding(d):
    seen = []
    for k in d:
        d = {"other": 1}
        seen.append(k)
    return seen, d


def smallest(numbers):
    low = numbers[0]
    high = numbers[0]
    for n in numbers:
        low = min(low, n)
        high = max(high, n, 0)
    return low, high, abs(low), max(low, high, 3), min(high, 2**70), abs(-(2**63)), max(-1, -1)


def floats(a, b):
    return min(a, b), max(a, b), max(b, a), min(b, a)


print(plain({"a": 1, "b": 2}), plain({}))
print(replacing({"a": 1, "b": 2}))
print(growing({"a": 1, "b": 2}), shrinking({"a": 1, "b": 2}), shrinking({}))
print(same_size({"a": 1, "b": 2, "c": 3}))
print(leaving({"a": 1, "b": 2}), leaving({}))
print(rebinding({"a": 1, "b": 2}))
print(smallest([5, -3, 8, 2**64, -(2**65)]))
nan = float("nan")
print(floats(0.0, -0.0), floats(nan, 1.0), floats(1.5, 2.5))
counts = {}
for word in "a b a c a b".split():
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda pair: -pair[1]))
print({k: v for v, k in enumerate("xyz")}, [k for k in counts if counts[k] > 1], sum(v for v in counts.values()))
