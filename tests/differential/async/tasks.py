import asyncio
from collections import deque
class Account:
    def __init__(self, b): self.balance = b; self.lock = asyncio.Lock()
    async def transfer(self, to, n):
        async with self.lock:
            await asyncio.sleep(0)
            if self.balance < n: raise ValueError(f"insufficient: {self.balance} < {n}")
            self.balance -= n
        async with to.lock: to.balance += n
async def producer(q, n):
    for i in range(n):
        await q.put(i * i); print("produced", i)
        await asyncio.sleep(0)
    await q.put(None)
async def consumer(q):
    total = 0
    while (item := await q.get()) is not None: total += item; print("consumed", item)
    return total
async def cond():
    c = asyncio.Condition(); items = []
    async def take():
        async with c:
            await c.wait_for(lambda: items); return items.pop()
    t = asyncio.create_task(take()); await asyncio.sleep(0)
    async with c: items.append("x"); c.notify()
    return await t
async def main():
    a, b = Account(10), Account(0)
    r = await asyncio.gather(a.transfer(b, 6), a.transfer(b, 6), return_exceptions=True); print(r, a.balance, b.balance)
    q = asyncio.Queue(2)
    _, total = await asyncio.gather(producer(q, 4), consumer(q)); print(total)
    print(await cond())
    pq = asyncio.PriorityQueue()
    for x in [3, 1, 2]: pq.put_nowait(x)
    print([await pq.get() for _ in range(3)])
    try: pq.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    async def inner(): 
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: print("inner cancelled"); raise
        finally: print("inner finally")
    t = asyncio.create_task(inner()); await asyncio.sleep(0); print(t.cancel("why"))
    try: await t
    except asyncio.CancelledError as e: print(e.args)
    s = asyncio.shield(asyncio.create_task(asyncio.sleep(0.01, "sh"))); print(await s)
    async def agen():
        try:
            yield 1; yield 2
        finally: print("agen finally")
    async for x in agen():
        print(x)
    g = agen(); print(await g.asend(None))
    try: await g.athrow(KeyError("t"))
    except KeyError as e: print("KE", e)
    try: await g.asend(None)
    except StopAsyncIteration as e: print("SAI", repr(e))
    def cb(f): print("cb", f.result())
    t = asyncio.create_task(asyncio.sleep(0, "r")); t.add_done_callback(cb); await t; await asyncio.sleep(0)
    bar = asyncio.Barrier(2)
    print(sorted(await asyncio.gather(bar.wait(), bar.wait())))
    loop = asyncio.get_event_loop(); loop.call_soon(print, "soon"); await asyncio.sleep(0)
    print(t.result(), t.exception(), t.done())
    try: asyncio.create_task(asyncio.sleep(1)).result()
    except asyncio.InvalidStateError as e: print(repr(e))
    async def nested():
        return await asyncio.gather(*(asyncio.sleep(0, i) for i in range(3)))
    print(await nested())
    print(await asyncio.gather())
asyncio.run(main())
loop = asyncio.new_event_loop(); print(loop.run_until_complete(asyncio.sleep(0, "ruc"))); loop.close()
