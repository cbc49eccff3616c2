"""Shortest paths with a heap, and a minimum spanning tree."""

import heapq
import sys


class Graph:
    def __init__(self):
        self.edges = {}

    def connect(self, a, b, weight):
        self.edges.setdefault(a, []).append((b, weight))
        self.edges.setdefault(b, []).append((a, weight))

    def shortest(self, source):
        distance = {source: 0}
        heap = [(0, source)]
        while heap:
            d, node = heapq.heappop(heap)
            if d > distance[node]:
                continue
            for other, weight in self.edges[node]:
                through = d + weight
                if other not in distance or through < distance[other]:
                    distance[other] = through
                    heapq.heappush(heap, (through, other))
        return distance

    def spanning_tree(self, source):
        seen = {source}
        heap = [(weight, other) for other, weight in self.edges[source]]
        heapq.heapify(heap)
        total = 0
        while heap:
            weight, node = heapq.heappop(heap)
            if node in seen:
                continue
            seen.add(node)
            total += weight
            for other, w in self.edges[node]:
                if other not in seen:
                    heapq.heappush(heap, (w, other))
        return total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 12_000
    graph = Graph()
    seed = 4
    for i in range(1, n):
        for _ in range(3):
            seed = (seed * 1103515245 + 12345) % 2147483648
            graph.connect(i, seed // 65536 % i, seed // 1024 % 100 + 1)
    total = 0
    for source in range(3):
        distance = graph.shortest(source)
        total += sum(distance.values())
        print(source, len(distance), max(distance.values()))
    print(total, graph.spanning_tree(0))


main()
