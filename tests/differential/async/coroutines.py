import asyncio
import time
async def add(a, b):
    await asyncio.sleep(0.01)
    return a + b
async def ticker(name, n, d):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(d)
    return name.upper()
class AIter:
    def __init__(self, n): self.n = n; self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(0)
        return self.i
class ACtx:
    def __init__(self, name): self.name = name
    async def __aenter__(self): print("enter", self.name); return self
    async def __aexit__(self, t, v, tb): print("exit", self.name, t); return t is ValueError
async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
            await asyncio.sleep(0)
    finally:
        print("agen cleanup")
async def worker(q, name, out):
    while True:
        item = await q.get()
        if item is None: q.task_done(); break
        await asyncio.sleep(0.001 * item)
        out.append((name, item)); q.task_done()
async def main():
    print(await add(1, 2))
    print(await asyncio.gather(add(1, 1), add(2, 2), add(3, 3)))
    r = await asyncio.gather(ticker("a", 3, 0.01), ticker("b", 2, 0.015))
    print(r)
    async for x in AIter(3): print("it", x)
    else: print("else")
    print([x async for x in AIter(3)], {x async for x in AIter(2)}, {x: x * x async for x in AIter(2)}, [await add(i, 1) for i in range(3)])
    async with ACtx("one") as c, ACtx("two"): print(c.name); raise ValueError("x")
    async for v in agen(3): print("v", v)
    g = agen(5)
    print(await g.__anext__(), await g.asend("hello"), await anext(g)); await g.aclose()
    print([v async for v in agen(2) if v], await anext(AIter(0), "dflt"))
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(5)
    except TimeoutError as e: print("timeout", repr(e))
    try: await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except asyncio.TimeoutError as e: print("wait_for", repr(e))
    t = asyncio.create_task(ticker("c", 10, 0.01), name="tick")
    await asyncio.sleep(0.015); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print("cancelled", t.cancelled(), t.done(), t.get_name(), repr(e))
    q = asyncio.Queue(maxsize=2); out = []
    ws = [asyncio.create_task(worker(q, f"w{i}", out)) for i in range(2)]
    for i in range(5): await q.put(i)
    for _ in ws: await q.put(None)
    await q.join(); await asyncio.gather(*ws); print(sorted(o[1] for o in out), q.qsize(), q.empty())
    lock = asyncio.Lock(); order = []
    async def locked(n):
        async with lock:
            order.append(("in", n)); await asyncio.sleep(0.001); order.append(("out", n))
    await asyncio.gather(*(locked(i) for i in range(3))); print(order)
    sem = asyncio.Semaphore(2); active = 0; peak = 0
    async def limited(i):
        nonlocal active, peak
        async with sem:
            active += 1; peak = max(peak, active); await asyncio.sleep(0.001); active -= 1
    await asyncio.gather(*[limited(i) for i in range(6)]); print("peak", peak)
    ev = asyncio.Event()
    async def waiter(): await ev.wait(); return "woken"
    t = asyncio.create_task(waiter()); await asyncio.sleep(0); print(t.done(), ev.is_set()); ev.set(); print(await t)
    async def boom(): await asyncio.sleep(0); raise KeyError("boom")
    print(await asyncio.gather(boom(), add(1, 2), return_exceptions=True))
    try: await asyncio.gather(boom(), add(1, 2))
    except KeyError as e: print("KE", e)
    try:
        async with asyncio.TaskGroup() as tg:
            t1 = tg.create_task(add(1, 2)); tg.create_task(boom())
    except* KeyError as eg: print("EG", eg, eg.exceptions)
    async with asyncio.TaskGroup() as tg: t1 = tg.create_task(add(5, 6))
    print(t1.result())
    done, pending = await asyncio.wait([asyncio.create_task(add(1, 2)), asyncio.create_task(asyncio.sleep(9))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for p in pending: p.cancel()
    for f in asyncio.as_completed([asyncio.sleep(0.02, "slow"), asyncio.sleep(0.001, "fast")]): print(await f)
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.001, fut.set_result, "late"); print(await fut)
    print(asyncio.current_task().get_name(), asyncio.iscoroutinefunction(main), type(add(1, 1)).__name__ if False else "coroutine")
    try: await 5
    except TypeError as e: print(e)
    try:
        async for _ in [1]: pass
    except TypeError as e: print(e)
    try:
        async with 5: pass
    except TypeError as e: print(e)
    gen = (i * 2 async for i in AIter(3)); print(type(gen).__name__, [z async for z in gen])
    gen2 = (await add(i, i) for i in range(2)); print([z async for z in gen2])
    return "done"
print(asyncio.run(main()))
try: asyncio.run(5)
except ValueError as e: print(e)
async def c2(): return 7
c = c2()
try: c.send(None)
except StopIteration as s: print(s.value)
try: c.send(None)
except RuntimeError as e: print(e)
class Aw:
    def __await__(self):
        x = yield "y"
        return x
async def drive(): return await Aw()
d = drive(); print(d.send(None))
try: d.send("back")
except StopIteration as e: print(e.value)
async def si(): raise StopIteration("x")
try: asyncio.run(si())
except RuntimeError as e: print(e)
async def err(): raise ValueError("from main")
asyncio.run(err())
