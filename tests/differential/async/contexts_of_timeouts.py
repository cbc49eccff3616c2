"""What was handled while a task waited is no context of what it raises later."""

import asyncio, sys
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return True
class ACM:
    async def __aenter__(self): return self
    async def __aexit__(self, t, v, tb): await asyncio.sleep(0); return True
def show(label):
    try: raise KeyError(label)
    except KeyError as e: print(label, repr(e.__context__), sys.exc_info()[1])
async def fails():
    await asyncio.sleep(0)
    raise ValueError("in fails")
async def a():
    try: await asyncio.wait_for(asyncio.sleep(5), 0.001)
    except TimeoutError: pass
    show("a")
async def b():
    with CM(): await asyncio.wait_for(asyncio.sleep(5), 0.001)
    show("b")
async def c():
    with CM(): await fails()
    show("c")
async def d():
    async with ACM(): await fails()
    show("d")
async def e():
    try:
        async with asyncio.timeout(0.001): await asyncio.sleep(5)
    except TimeoutError: pass
    show("e")
async def f():
    t = asyncio.create_task(asyncio.sleep(5)); await asyncio.sleep(0); t.cancel()
    with CM(): await t
    show("f")
async def g():
    try: await asyncio.wait_for(asyncio.sleep(5), 0.001)
    except TimeoutError as x: print(repr(x.__cause__), repr(x.__context__))
    with CM(): raise OSError("z")
    show("g")
async def h():
    r = await asyncio.gather(fails(), fails(), return_exceptions=True)
    show("h"); print([repr(x.__context__) for x in r])
async def i():
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(fails()); tg.create_task(asyncio.sleep(3))
    except* ValueError: pass
    show("i")
def gen():
    try: yield 1
    except ValueError: yield 2
    show("gen"); yield 3
async def main():
    for fn in (a, b, c, d, e, f, g, h, i):
        await fn()
        show("after " + fn.__name__)
    x = gen(); next(x); x.throw(ValueError("t")); show("outside"); next(x)
    await b()
asyncio.run(main())


async def lost():
    await asyncio.sleep(0)
    raise ValueError("nobody asks")


async def asked_late():
    task = asyncio.create_task(lost(), name="late")
    await asyncio.sleep(0.001)
    print(repr(task.exception()))
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(sorted(context), context["message"]))
    asyncio.create_task(lost())
    await asyncio.sleep(0.001)
    print("end")


asyncio.run(asked_late())
