"""A least-recently-used cache: a dict of nodes in a doubly linked list."""

import sys


class Node:
    def __init__(self, key: int, value: int) -> None:
        self.key = key
        self.value = value
        self.previous: "Node | None" = None
        self.next: "Node | None" = None


class LRUCache:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.nodes: dict[int, Node] = {}
        self.head = Node(0, 0)
        self.tail = Node(0, 0)
        self.head.next = self.tail
        self.tail.previous = self.head
        self.hits = 0
        self.misses = 0

    def unlink(self, node: Node) -> None:
        before, after = node.previous, node.next
        assert before is not None and after is not None
        before.next = after
        after.previous = before

    def push_front(self, node: Node) -> None:
        after = self.head.next
        assert after is not None
        node.previous = self.head
        node.next = after
        self.head.next = node
        after.previous = node

    def get(self, key: int) -> int | None:
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            return None
        self.hits += 1
        self.unlink(node)
        self.push_front(node)
        return node.value

    def put(self, key: int, value: int) -> None:
        node = self.nodes.get(key)
        if node is not None:
            node.value = value
            self.unlink(node)
            self.push_front(node)
            return
        if len(self.nodes) >= self.capacity:
            oldest = self.tail.previous
            assert oldest is not None
            self.unlink(oldest)
            del self.nodes[oldest.key]
        node = Node(key, value)
        self.nodes[key] = node
        self.push_front(node)


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    cache = LRUCache(1000)
    seed = 1
    total = 0
    for _ in range(requests):
        seed = (seed * 1103515245 + 12345) % 2147483648
        key = seed // 65536 % 3000
        if key >= 1200:
            key = key % 400
        value = cache.get(key)
        if value is None:
            cache.put(key, key * key)
        else:
            total += value
    print(cache.hits, cache.misses, total, len(cache.nodes))


main()
