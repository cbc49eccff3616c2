"""Shortest paths, breadth first search and components of a graph with string nodes."""
import sys
import heapq
from collections import deque, defaultdict


class Graph:

    def __init__(self):
        self.adj = defaultdict(dict)

    def add_edge(self, u, v, w=1):
        self.adj[u][v] = w
        self.adj[v][u] = w

    def dijkstra(self, src):
        dist = {src: 0}
        pq = [(0, src)]
        seen = set()
        while pq:
            d, u = heapq.heappop(pq)
            if u in seen:
                continue
            seen.add(u)
            for v, w in self.adj[u].items():
                nd = d + w
                if v not in dist or nd < dist[v]:
                    dist[v] = nd
                    heapq.heappush(pq, (nd, v))
        return dist

    def bfs(self, s, t):
        prev = {s: None}
        q = deque([s])
        while q:
            u = q.popleft()
            if u == t:
                break
            for v in self.adj[u]:
                if v not in prev:
                    prev[v] = u
                    q.append(v)
        path = []
        while t is not None:
            path.append(t)
            t = prev[t]
        return path[::-1]

    def components(self):
        seen = set()
        out = []
        for s in self.adj:
            if s in seen:
                continue
            st = [s]
            c = []
            while st:
                u = st.pop()
                if u in seen:
                    continue
                seen.add(u)
                c.append(u)
                st.extend((v for v in self.adj[u] if v not in seen))
            out.append(sorted(c))
        return out


g = Graph()
N = int(sys.argv[1]) if len(sys.argv) > 1 else 40_000
for i in range(N):
    g.add_edge(f'n{i}', f'n{(i * 17 + 5) % N}', 1 + i % 7)
    if i % 3:
        g.add_edge(f'n{i}', f'n{(i + 1) % N}', 2 + i % 5)
d = g.dijkstra('n0')
print(len(d), max(d.values()), sum(d.values()))
print(len(g.bfs('n0', f'n{N // 4 - 1}')), len(g.components()))


def topo(deps):
    state = {}
    out = []

    def visit(n):
        if state.get(n) == 2:
            return
        if state.get(n) == 1:
            raise ValueError('cycle')
        state[n] = 1
        for m in deps.get(n, ()):
            visit(m)
        state[n] = 2
        out.append(n)
    for n in deps:
        visit(n)
    return out


deps = {i: [j for j in (i * 2, i * 3 + 1) if j < 20000 and j > i] for i in range(20000)}
print(topo(deps)[:5], len(topo(deps)))
