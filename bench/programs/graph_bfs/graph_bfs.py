"""Breadth-first search through mazes, and the connected components of a random graph."""

import sys
from collections import deque


def maze(size, seed):
    grid = []
    for i in range(size):
        row = []
        for j in range(size):
            seed = (seed * 1103515245 + 12345) % 2147483648
            row.append("#" if seed // 65536 % 10 < 3 and i and j else ".")
        grid.append("".join(row))
    return grid


def shortest(grid, start, goal):
    queue = deque([start])
    distance = {start: 0}
    while queue:
        x, y = queue.popleft()
        if (x, y) == goal:
            return distance[x, y]
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            nx, ny = x + dx, y + dy
            if 0 <= ny < len(grid) and 0 <= nx < len(grid[ny]) and grid[ny][nx] == "." and (nx, ny) not in distance:
                distance[nx, ny] = distance[x, y] + 1
                queue.append((nx, ny))
    return -1


def components(n, edges):
    neighbours = {i: [] for i in range(n)}
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    seen = set()
    sizes = []
    for node in range(n):
        if node in seen:
            continue
        seen.add(node)
        stack = [node]
        size = 0
        while stack:
            current = stack.pop()
            size += 1
            for other in neighbours[current]:
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
        sizes.append(size)
    return sizes


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 220
    for seed in range(5):
        grid = maze(size, seed)
        goal = (size - 1, max(y for y in range(size) if grid[y][size - 1] == "."))
        print(seed, shortest(grid, (0, 0), goal))
    n = size * 200
    edges = []
    seed = 9
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        a = seed // 1024 % n
        seed = (seed * 1103515245 + 12345) % 2147483648
        edges.append((a, seed // 1024 % n))
    sizes = components(n, edges)
    print(len(sizes), max(sizes))


main()
