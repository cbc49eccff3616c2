"""JSON written and read."""
import sys
import json

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 8_000
data = [{'id': i, 'name': f'name {i}', 'tags': ['a', 'b\n', 'é'], 'v': i / 7, 'n': None, 'ok': i % 2 == 0, 'sub': {'x': [1, 2, {'y': i}]}} for i in range(SIZE)]
s = json.dumps(data)
t = json.loads(s)
print(len(s), t == data)
s2 = json.dumps(data, indent=2, sort_keys=True)
print(len(s2), sum((len(json.dumps(d)) for d in data)))
for _ in range(6):
    t = json.loads(s2)
print(t[-1])
