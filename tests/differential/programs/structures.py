"""Linked list, BST, heap, graph, trie, LRU with iterators."""
from collections import deque
class Node:
    __slots__ = "value", "next"
    def __init__(self, value, next=None): self.value, self.next = value, next
class LinkedList:
    def __init__(self, items=()):
        self.head = None; self._n = 0
        for x in items: self.append(x)
    def append(self, v):
        self._n += 1
        if not self.head: self.head = Node(v); return
        n = self.head
        while n.next: n = n.next
        n.next = Node(v)
    def __iter__(self):
        n = self.head
        while n: yield n.value; n = n.next
    def __len__(self): return self._n
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList(list(self)[i])
        if i < 0: i += self._n
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError(f"index {i} out of range")
    def reverse(self):
        prev, cur = None, self.head
        while cur: cur.next, prev, cur = prev, cur, cur.next
        self.head = prev; return self
    def __repr__(self): return f"LinkedList({list(self)!r})"
    def __add__(self, o): return LinkedList([*self, *o])
    def __eq__(self, o): return list(self) == list(o)
l = LinkedList("abcd"); print(l, len(l), l[1], l[-1], l[1:3], l.reverse(), l + [1], "c" in l, l == LinkedList("dcba"), sorted(l), max(l), list(zip(l, range(9))), list(reversed(l)))
try: l[10]
except IndexError as e: print(e)
class BST:
    class _N:
        def __init__(s, k, v): s.k, s.v, s.l, s.r = k, v, None, None
    def __init__(s, items=()): s.root = None; s.n = 0; [s.__setitem__(k, v) for k, v in items]
    def __setitem__(s, k, v):
        if s.root is None: s.root = s._N(k, v); s.n += 1; return
        n = s.root
        while True:
            if k == n.k: n.v = v; return
            side = "l" if k < n.k else "r"
            nxt = getattr(n, side)
            if nxt is None: setattr(n, side, s._N(k, v)); s.n += 1; return
            n = nxt
    def __getitem__(s, k):
        n = s.root
        while n:
            if k == n.k: return n.v
            n = n.l if k < n.k else n.r
        raise KeyError(k)
    def __contains__(s, k):
        try: s[k]; return True
        except KeyError: return False
    def __iter__(s):
        def walk(n):
            if n: yield from walk(n.l); yield n.k, n.v; yield from walk(n.r)
        return walk(s.root)
    def depth(s):
        def d(n): return 0 if n is None else 1 + max(d(n.l), d(n.r))
        return d(s.root)
    def __len__(s): return s.n
    def __bool__(s): return s.n > 0
t = BST((w, i) for i, w in enumerate("the quick brown fox jumps over the lazy dog".split())); print(list(t), len(t), t["fox"], "cat" in t, t.depth(), bool(BST()))
try: t["cat"]
except KeyError as e: print(repr(e))
class Graph:
    def __init__(s): s.adj = {}
    def edge(s, a, b, w=1): s.adj.setdefault(a, {})[b] = w; s.adj.setdefault(b, {}); return s
    def bfs(s, a):
        seen, q = {a}, deque([a])
        while q:
            n = q.popleft(); yield n
            for m in sorted(s.adj[n]):
                if m not in seen: seen.add(m); q.append(m)
    def dfs(s, a, seen=None):
        seen = set() if seen is None else seen; seen.add(a); yield a
        for m in s.adj[a]:
            if m not in seen: yield from s.dfs(m, seen)
    def dijkstra(s, a):
        import heapq
        dist = {a: 0}; q = [(0, a)]
        while q:
            d, n = heapq.heappop(q)
            if d > dist.get(n, float("inf")): continue
            for m, w in s.adj[n].items():
                if (nd := d + w) < dist.get(m, float("inf")): dist[m] = nd; heapq.heappush(q, (nd, m))
        return dist
    def topo(s):
        deg = {n: 0 for n in s.adj}
        for n in s.adj:
            for m in s.adj[n]: deg[m] += 1
        q = deque(sorted(n for n in deg if not deg[n])); out = []
        while q:
            n = q.popleft(); out.append(n)
            for m in s.adj[n]:
                deg[m] -= 1
                if not deg[m]: q.append(m)
        if len(out) != len(s.adj): raise ValueError("cycle")
        return out
g = Graph().edge("a", "b", 4).edge("a", "c", 1).edge("c", "b", 2).edge("b", "d", 5).edge("c", "d", 8); print(list(g.bfs("a")), list(g.dfs("a")), g.dijkstra("a"), g.topo())
try: g.edge("d", "a").topo()
except ValueError as e: print(e)
class Trie:
    def __init__(s): s.kids, s.end = {}, False
    def add(s, w):
        n = s
        for c in w: n = n.kids.setdefault(c, Trie())
        n.end = True
    def words(s, prefix=""):
        if s.end: yield prefix
        for c, k in sorted(s.kids.items()): yield from k.words(prefix + c)
    def find(s, p):
        n = s
        for c in p:
            if c not in n.kids: return
            n = n.kids[c]
        yield from n.words(p)
tr = Trie(); [tr.add(w) for w in ("car", "cart", "cat", "dog")]; print(list(tr.words()), list(tr.find("car")), list(tr.find("x")))
class LRU:
    def __init__(s, n): s.n, s.d = n, {}
    def get(s, k, default=None):
        if k not in s.d: return default
        s.d[k] = v = s.d.pop(k); return v
    def put(s, k, v):
        s.d.pop(k, None); s.d[k] = v
        while len(s.d) > s.n: del s.d[next(iter(s.d))]
c = LRU(2); c.put(1, "a"); c.put(2, "b"); c.get(1); c.put(3, "c"); print(c.d, c.get(2, "gone"))
