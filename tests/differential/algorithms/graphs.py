"""Graphs: searches, shortest paths, spanning trees, orders, components, flows."""
from collections import defaultdict, deque
import heapq

graph = {
    "A": {"B": 4, "C": 2},
    "B": {"C": 5, "D": 10},
    "C": {"E": 3},
    "D": {"F": 11},
    "E": {"D": 4},
    "F": {},
}


def bfs(start):
    seen, order, queue = {start}, [], deque([start])
    while queue:
        node = queue.popleft()
        order.append(node)
        for other in sorted(graph[node]):
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return order


def dfs(node, seen=None):
    seen = set() if seen is None else seen
    seen.add(node)
    yield node
    for other in graph[node]:
        if other not in seen:
            yield from dfs(other, seen)


def dijkstra(start):
    distance, heap, previous = {start: 0}, [(0, start)], {}
    while heap:
        d, node = heapq.heappop(heap)
        if d > distance.get(node, float("inf")):
            continue
        for other, weight in graph[node].items():
            new = d + weight
            if new < distance.get(other, float("inf")):
                distance[other] = new
                previous[other] = node
                heapq.heappush(heap, (new, other))
    return distance, previous


def path(previous, end):
    steps = [end]
    while steps[-1] in previous:
        steps.append(previous[steps[-1]])
    return " -> ".join(reversed(steps))


def floyd():
    nodes = sorted(graph)
    d = {(a, b): graph[a].get(b, float("inf")) if a != b else 0 for a in nodes for b in nodes}
    for k in nodes:
        for a in nodes:
            for b in nodes:
                d[a, b] = min(d[a, b], d[a, k] + d[k, b])
    return d


def bellman_ford(edges, n, source):
    distance = [float("inf")] * n
    distance[source] = 0
    for _ in range(n - 1):
        for a, b, w in edges:
            if distance[a] + w < distance[b]:
                distance[b] = distance[a] + w
    if any(distance[a] + w < distance[b] for a, b, w in edges):
        raise ValueError("negative cycle")
    return distance


def topological():
    incoming = defaultdict(int)
    for node in graph:
        for other in graph[node]:
            incoming[other] += 1
    ready = [node for node in graph if not incoming[node]]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for other in graph[node]:
            incoming[other] -= 1
            if not incoming[other]:
                ready.append(other)
    return order


class UnionFind:
    def __init__(self, items):
        self.parent = {x: x for x in items}
        self.size = dict.fromkeys(items, 1)

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True


def kruskal():
    edges = sorted((w, a, b) for a in graph for b, w in graph[a].items())
    sets = UnionFind(graph)
    return [(a, b, w) for w, a, b in edges if sets.union(a, b)]


def components(g):
    """Tarjan's strongly connected components."""
    index, low, stack, on, out = {}, {}, [], set(), []

    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        on.add(v)
        for w in g.get(v, ()):
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            part = []
            while True:
                w = stack.pop()
                on.discard(w)
                part.append(w)
                if w == v:
                    break
            out.append(sorted(part))

    for v in g:
        if v not in index:
            visit(v)
    return out


def max_flow(capacity, s, t):
    flow = 0
    n = len(capacity)
    residual = [row[:] for row in capacity]
    while True:
        parent = [-1] * n
        parent[s] = s
        queue = deque([s])
        while queue and parent[t] == -1:
            u = queue.popleft()
            for v in range(n):
                if parent[v] == -1 and residual[u][v] > 0:
                    parent[v] = u
                    queue.append(v)
        if parent[t] == -1:
            return flow
        v, push = t, float("inf")
        while v != s:
            push = min(push, residual[parent[v]][v])
            v = parent[v]
        v = t
        while v != s:
            residual[parent[v]][v] -= push
            residual[v][parent[v]] += push
            v = parent[v]
        flow += push


print(bfs("A"), list(dfs("A")))
distance, previous = dijkstra("A")
print(distance, path(previous, "F"))
print({k: v for k, v in floyd().items() if k[0] == "A"})
print(bellman_ford([(0, 1, 4), (0, 2, 5), (1, 2, -3), (2, 3, 4)], 4, 0))
try:
    bellman_ford([(0, 1, -1), (1, 0, -1)], 2, 0)
except ValueError as error:
    print("error:", error)
print(topological(), kruskal())
print(components({1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [6], 6: [4], 7: [6]}))
print(max_flow([[0, 16, 13, 0, 0, 0], [0, 0, 10, 12, 0, 0], [0, 4, 0, 0, 14, 0], [0, 0, 9, 0, 0, 20], [0, 0, 0, 7, 0, 4], [0] * 6], 0, 5))
