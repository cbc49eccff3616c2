"""Vectors and edges as NamedTuple classes."""
import sys
from typing import NamedTuple

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000


class Vec(NamedTuple):
    x: float
    y: float
    z: float = 0.0

    def add(self, o: 'Vec') -> 'Vec':
        return Vec(self.x + o.x, self.y + o.y, self.z + o.z)

    def scale(self, k: float) -> 'Vec':
        return Vec(self.x * k, self.y * k, self.z * k)

    def dot(self, o: 'Vec') -> float:
        return self.x * o.x + self.y * o.y + self.z * o.z


class Edge(NamedTuple):
    src: int
    dst: int
    w: int


def kruskal(n, edges):
    parent = list(range(n))

    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x
    total = 0
    for e in sorted(edges, key=lambda e: e.w):
        a, b = (find(e.src), find(e.dst))
        if a != b:
            parent[a] = b
            total += e.w
    return total


p = Vec(0.0, 0.0)
v = Vec(1.0, 0.5, 0.25)
acc = 0.0
for i in range(SIZE):
    p = p.add(v.scale(0.01))
    acc += p.dot(v)
print(round(acc, 4), p)
edges = [Edge(i, (i * 7 + 3) % 20000, i * 7919 % 10007) for i in range(20000)] + [Edge(i, i + 1, i % 101) for i in range(19999)]
print(kruskal(20000, edges))
