"""Coroutines gathered over a tree, and a queue between two tasks."""
import sys
import asyncio

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 4


class Node:

    def __init__(self, depth):
        self.kids = [Node(depth - 1) for _ in range(6)] if depth else []

    async def total(self):
        if not self.kids:
            return 1
        parts = await asyncio.gather(*[k.total() for k in self.kids])
        return sum(parts)


async def main():
    tree = Node(5)
    for _ in range(SIZE):
        print(await tree.total())
    q = asyncio.Queue()

    async def producer():
        for i in range(20000):
            await q.put(i)
        await q.put(None)

    async def consumer():
        s = 0
        while (x := (await q.get())) is not None:
            s += x
        return s
    _, s = await asyncio.gather(producer(), consumer())
    print(s)


asyncio.run(main())
