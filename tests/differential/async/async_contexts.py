"""Asynchronous context managers of contextlib."""

import asyncio
import contextlib
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext


@asynccontextmanager
async def opened(name, swallow=False):
    """Docs."""
    print("open", name)
    try:
        yield name.upper()
    except ValueError as error:
        print(name, "saw", error)
        if not swallow:
            raise
    finally:
        print("close", name)


@asynccontextmanager
async def twice():
    yield 1
    yield 2


@asynccontextmanager
async def never():
    if False:
        yield


@asynccontextmanager
async def stubborn():
    try:
        yield
    except ValueError:
        yield


@asynccontextmanager
async def changes():
    try:
        yield
    except ValueError as error:
        raise KeyError("other") from error


class Plain(contextlib.AbstractAsyncContextManager):
    async def __aexit__(self, kind, value, traceback):
        print("plain left", kind and kind.__name__)
        return kind is ZeroDivisionError


class Duck:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        return None


@opened("deco")
async def decorated(x):
    print("inside", x)
    return x * 2


async def numbers():
    try:
        for i in range(5):
            yield i
    finally:
        print("numbers closed")


async def cleanup(x, *, y=0):
    print("cleanup", x, y)


async def stacks():
    async with AsyncExitStack() as stack:
        a = await stack.enter_async_context(opened("a"))
        b = stack.enter_context(nullcontext("b"))
        stack.callback(print, "plain callback")
        stack.push_async_callback(cleanup, 1, y=2)
        stack.push_async_exit(Plain())
        print(a, b)
        1 / 0
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(3)
    except TypeError as error:
        print(error)
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(opened("c"))
            await stack.enter_async_context(changes())
            raise ValueError("v")
    except KeyError as error:
        print(repr(error), repr(error.__cause__))
    async with AsyncExitStack() as first:
        await first.enter_async_context(opened("moved"))
        second = first.pop_all()
    print("first left")
    await second.aclose()


async def main():
    async with opened("one") as value:
        print(value)
    async with opened("two", swallow=True):
        raise ValueError("bad")
    try:
        async with opened("three"):
            raise ValueError("worse")
    except ValueError as error:
        print("out", error)
    for broken in (twice, never, stubborn):
        try:
            async with broken():
                if broken is stubborn:
                    raise ValueError("x")
        except RuntimeError as error:
            print(broken.__name__, error)
    try:
        async with opened("stop"):
            raise StopAsyncIteration("s")
    except StopAsyncIteration as error:
        print(repr(error))
    print(await decorated(4), await decorated(5), decorated.__name__, opened.__doc__)
    async with Plain() as plain:
        print(type(plain).__name__)
        raise ZeroDivisionError
    async with aclosing(numbers()) as source:
        async for n in source:
            if n == 2:
                break
    async with nullcontext(7) as seven:
        print(seven)
    print(isinstance(Duck(), contextlib.AbstractAsyncContextManager), issubclass(int, contextlib.AbstractAsyncContextManager))
    await stacks()


asyncio.run(main())
