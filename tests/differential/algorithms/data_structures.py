"""Data structures: heap, trie, segment tree, Fenwick tree, LRU cache, linked list, binary search tree, treap, skip list, bloom filter."""
import random
from collections import OrderedDict


class MinHeap:
    def __init__(self, items=()):
        self._data = []
        for item in items:
            self.push(item)

    def push(self, item):
        data = self._data
        data.append(item)
        i = len(data) - 1
        while i and data[i] < data[(i - 1) // 2]:
            data[i], data[(i - 1) // 2] = data[(i - 1) // 2], data[i]
            i = (i - 1) // 2

    def pop(self):
        if not self._data:
            raise IndexError("pop from an empty heap")
        data = self._data
        top, last = data[0], data.pop()
        if data:
            data[0] = last
            i = 0
            while True:
                least = min((j for j in (i, 2 * i + 1, 2 * i + 2) if j < len(data)), key=data.__getitem__)
                if least == i:
                    break
                data[i], data[least] = data[least], data[i]
                i = least
        return top

    def __len__(self):
        return len(self._data)

    def __bool__(self):
        return bool(self._data)

    def __repr__(self):
        return f"{type(self).__name__}({self._data!r})"


class Trie:
    def __init__(self):
        self.children, self.ends = {}, False

    def insert(self, word):
        node = self
        for c in word:
            node = node.children.setdefault(c, Trie())
        node.ends = True

    def __contains__(self, word):
        node = self._walk(word)
        return node is not None and node.ends

    def _walk(self, prefix):
        node = self
        for c in prefix:
            if (node := node.children.get(c)) is None:
                return None
        return node

    def complete(self, prefix):
        def words(node, so_far):
            if node.ends:
                yield so_far
            for c, child in sorted(node.children.items()):
                yield from words(child, so_far + c)

        if node := self._walk(prefix):
            yield from words(node, prefix)


class SegmentTree:
    def __init__(self, values, combine=min, neutral=float("inf")):
        self.n, self.combine, self.neutral = len(values), combine, neutral
        self.tree = [neutral] * self.n + list(values)
        for i in range(self.n - 1, 0, -1):
            self.tree[i] = combine(self.tree[2 * i], self.tree[2 * i + 1])

    def __setitem__(self, i, value):
        i += self.n
        self.tree[i] = value
        while i > 1:
            i //= 2
            self.tree[i] = self.combine(self.tree[2 * i], self.tree[2 * i + 1])

    def __getitem__(self, span):
        left, right, _ = span.indices(self.n)
        result, left, right = self.neutral, left + self.n, right + self.n
        while left < right:
            if left & 1:
                result = self.combine(result, self.tree[left])
                left += 1
            if right & 1:
                right -= 1
                result = self.combine(result, self.tree[right])
            left, right = left // 2, right // 2
        return result


class Fenwick:
    def __init__(self, n):
        self.sums = [0] * (n + 1)

    def add(self, i, delta):
        i += 1
        while i < len(self.sums):
            self.sums[i] += delta
            i += i & -i

    def total(self, end):
        result = 0
        while end:
            result += self.sums[end]
            end &= end - 1
        return result


class LRUCache:
    def __init__(self, capacity):
        self.capacity, self.items = capacity, OrderedDict()

    def get(self, key, default=-1):
        if key not in self.items:
            return default
        self.items.move_to_end(key)
        return self.items[key]

    def put(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key)
        if len(self.items) > self.capacity:
            self.items.popitem(last=False)


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, values=()):
        self.head = None
        for value in reversed(list(values)):
            self.head = Node(value, self.head)

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return sum(1 for _ in self)

    def __getitem__(self, i):
        for j, value in enumerate(self):
            if i == j:
                return value
        raise IndexError(i)

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __str__(self):
        return " -> ".join(map(str, self)) or "empty"


class Tree:
    def __init__(self):
        self.root, self.size = None, 0

    def insert(self, key):
        def go(node):
            if node is None:
                self.size += 1
                return [key, None, None]
            if key != node[0]:
                side = 1 + (key > node[0])
                node[side] = go(node[side])
            return node

        self.root = go(self.root)

    def __iter__(self):
        def walk(node):
            if node:
                key, left, right = node
                yield from walk(left)
                yield key
                yield from walk(right)

        return walk(self.root)

    def height(self):
        def go(node):
            return 0 if node is None else 1 + max(map(go, node[1:]))

        return go(self.root)


heap = MinHeap([5, 2, 8, 1, 9])
print(heap, [heap.pop() for _ in range(len(heap))], bool(heap))
try:
    heap.pop()
except IndexError as e:
    print(e)
trie = Trie()
for word in "tea ten te to inn in i".split():
    trie.insert(word)
print("te" in trie, "t" in trie, list(trie.complete("te")), list(trie.complete("")), list(trie.complete("x")))
tree = SegmentTree([5, 3, 8, 6, 2, 7])
print(tree[0:3], tree[:], tree[1:4], tree[4:4])
tree[4] = 10
print(tree[3:], SegmentTree(range(10), lambda a, b: a + b, 0)[2:7])
fenwick = Fenwick(10)
for i in range(10):
    fenwick.add(i, i * i)
print([fenwick.total(i) for i in range(11)])
cache = LRUCache(2)
cache.put(1, "a"), cache.put(2, "b"), cache.get(1), cache.put(3, "c")
print(cache.get(2), cache.get(1), list(cache.items))
values = LinkedList("abc")
print(values, len(values), values[1], "c" in values, LinkedList())
values.reverse()
print(values, max(values), sorted(values), [*values], dict(enumerate(values)))
try:
    values[7]
except IndexError as e:
    print(repr(e))
random.seed(1)
bst = Tree()
for key in random.sample(range(100), 20) + [5, 5]:
    bst.insert(key)
print(list(bst), bst.size, bst.height())
