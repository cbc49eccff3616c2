import asyncio, time
log = []
async def job(n, d, fail=False):
    log.append(f"start {n}")
    try:
        await asyncio.sleep(d)
        if fail: raise ValueError(f"fail {n}")
        log.append(f"end {n}"); return n
    except asyncio.CancelledError: log.append(f"cancel {n}"); raise
    finally: log.append(f"fin {n}")
async def t1():
    ts = [asyncio.create_task(job(i, 0.005 * i)) for i in range(4)]
    print(await asyncio.gather(*ts)); 
async def t2():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("a", 0.001)); tg.create_task(job("b", 0.005, True)); tg.create_task(job("c", 1))
    except* ValueError as eg: print(repr(eg), len(eg.exceptions))
async def t3():
    async def nested():
        async with asyncio.timeout(0.005) as cm:
            try: await job("n", 1)
            except asyncio.CancelledError: print("inner saw cancel"); raise
    try: await nested()
    except TimeoutError: print("TO")
    try:
        async with asyncio.timeout(None) as cm:
            cm.reschedule(asyncio.get_running_loop().time() + 0.001); await asyncio.sleep(1)
    except TimeoutError: print("TO2", cm.expired(), cm)
async def t4():
    t = asyncio.create_task(job("x", 1)); await asyncio.sleep(0)
    t.cancel("first"); t.cancel()
    print(t.cancelling(), t.cancelled())
    r = await asyncio.gather(t, return_exceptions=True); print(r, t.get_name())
    async def stubborn():
        for _ in range(2):
            try: await asyncio.sleep(0.01)
            except asyncio.CancelledError: print("ignored")
        return "survived"
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelled())
async def t5():
    q = asyncio.Queue(); res = []
    async def prod(n):
        for i in range(3): await q.put((n, i)); await asyncio.sleep(0)
    async def cons():
        while True: res.append(await q.get()); q.task_done()
    cs = [asyncio.create_task(cons()) for _ in range(2)]
    await asyncio.gather(prod("p"), prod("q")); await q.join()
    for c in cs: c.cancel()
    print(await asyncio.gather(*cs, return_exceptions=True)); print(res)
async def t6():
    loop = asyncio.get_running_loop(); order = []
    loop.call_later(0.002, order.append, "l2"); loop.call_later(0.001, order.append, "l1"); loop.call_soon(order.append, "s"); h = loop.call_later(0.001, order.append, "never"); h.cancel()
    await asyncio.sleep(0.01); print(order)
    f = loop.create_future(); print(f, f.done()); f.set_result(3); print(f, await f)
    try: f.set_result(4)
    except asyncio.InvalidStateError as e: print(e)
    f2 = loop.create_future(); f2.set_exception(KeyError("k"))
    try: await f2
    except KeyError as e: print("K", e, f2)
    f3 = loop.create_future(); f3.cancel(); print(f3, f3.cancelled())
    try: f3.result()
    except asyncio.CancelledError as e: print(repr(e))
async def t7():
    e = asyncio.Event(); got = []
    async def w(i): await e.wait(); got.append(i)
    ts = [asyncio.create_task(w(i)) for i in range(3)]; await asyncio.sleep(0); e.set(); await asyncio.wait(ts); print(got, e.is_set())
    s = asyncio.BoundedSemaphore(1); await s.acquire(); print(s.locked()); s.release()
    try: s.release()
    except ValueError as x: print(x)
    l = asyncio.Lock()
    try: l.release()
    except RuntimeError as x: print(x)
    print(await asyncio.wait_for(job("w", 0.001), 1))
    d, p = await asyncio.wait({asyncio.create_task(job(k, 0.001 * k)) for k in (1, 30)}, timeout=0.01); print(len(d), len(p)); [x.cancel() for x in p]; await asyncio.sleep(0)
    try: await asyncio.wait([])
    except ValueError as x: print(x)
    print(asyncio.current_task().get_name().split("-")[0], len(asyncio.all_tasks()) >= 1)
    inner = asyncio.create_task(job("sh", 0.005)); sh = asyncio.shield(inner); await asyncio.sleep(0); sh.cancel()
    try: await sh
    except asyncio.CancelledError: print("shield cancelled", inner.cancelled())
    print(await inner)
async def countdown(n):
    while n: yield n; n -= 1; await asyncio.sleep(0)
async def t8():
    async def chunk(src, k):
        buf = []
        async for x in src:
            buf.append(x)
            if len(buf) == k: yield buf; buf = []
        if buf: yield buf
    print([c async for c in chunk(countdown(5), 2)])
    g = countdown(3); print([x async for x in g], [x async for x in g])
    async def two(): yield 1; yield 2
    z = two(); print(await z.__anext__()); await z.aclose()
    try: await z.__anext__()
    except StopAsyncIteration: print("stop")
    async def bad():
        try: yield 1
        finally: yield 2
    b = bad(); await b.__anext__()
    try: await b.aclose()
    except RuntimeError as e: print(e)
for t in (t1, t2, t3, t4, t5, t6, t7, t8):
    log.clear(); asyncio.run(t()); print(t.__name__, log)
async def leftover(): asyncio.create_task(job("left", 5)); await asyncio.sleep(0); return "main done"
log.clear(); print(asyncio.run(leftover()), log)
async def ex():
    async def sub(): raise SystemExit(3)
    await asyncio.create_task(sub())
try: asyncio.run(ex())
except SystemExit as e: print("SE", e.code)
with asyncio.Runner() as r: print(r.run(job("r", 0)), r.get_loop().is_closed())
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
