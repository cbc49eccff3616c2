"""What a generator or coroutine holds dies where it is needed no more, also behind a suspension."""

import asyncio


class Held:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def replaced():
    held = Held("first")
    yield "one"
    held = Held("second")
    yield "two"
    held = None
    yield "three"
    held = Held("third")
    yield "four"
    del held
    yield "five"


def looped(n):
    for i in range(n):
        held = Held(i)
        yield held.name
    yield "after"


def branches(flag):
    a, b = Held("a"), Held("b")
    yield "start"
    if flag:
        del a
    else:
        del b
    yield "middle"
    try:
        c = Held("c")
        yield "guarded"
        del c
        raise KeyError("x")
    except KeyError:
        yield "handled"
    yield "end"


def delegating():
    yield from replaced()
    print("delegated")
    yield "last"


def parameters(one, two):
    yield 1
    del one
    yield 2
    two = None
    yield 3


async def waits():
    held = Held("awaited")
    await asyncio.sleep(0)
    del held
    print("deleted")
    held = Held("again")
    await asyncio.sleep(0)
    held = Held("instead")
    print("replaced")
    await asyncio.sleep(0)
    return "done"


async def numbers(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print("closed after", i)


async def left():
    async for x in numbers(5):
        if x == 2:
            break
    print("left")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("went on")
    g = numbers(3)
    print(await anext(g))
    del g
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("gone")
    async for x in numbers(5):
        if x == 1:
            break
    print("end of main")


for text in replaced():
    print(text)
for text in looped(3):
    print(text)
for flag in (True, False):
    for text in branches(flag):
        print(text)
for text in delegating():
    print(text)
for text in parameters(Held("p1"), Held("p2")):
    print(text)
steps = replaced()
print(next(steps), next(steps))
del steps
print("abandoned")
print(asyncio.run(waits()))
asyncio.run(left())
