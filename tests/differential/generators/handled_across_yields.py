"""What is being handled when a generator or a coroutine is resumed inside a handler and leaves that by another exception."""

import asyncio
import sys


def again():
    try:
        try:
            raise ValueError("boom")
        except BaseException:
            yield 1
            raise
    except ValueError:
        pass
    yield sys.exc_info()[0]


def nested():
    try:
        raise KeyError("outer")
    except KeyError:
        try:
            try:
                raise ValueError("inner")
            except ValueError:
                yield sys.exc_info()[0].__name__
                raise TypeError("other")
        except TypeError as error:
            yield type(error.__context__).__name__
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]


def thrown():
    try:
        try:
            raise ValueError("first")
        except ValueError:
            try:
                yield "waiting"
            except KeyError as error:
                yield repr(error.__context__)
            yield repr(sys.exc_info()[1])
            raise
    except ValueError as error:
        yield f"again {error}"
    yield sys.exc_info()[0]


print(list(again()))
print(list(nested()))
generator = thrown()
print(next(generator))
print(generator.throw(KeyError("thrown")))
print(list(generator))

# Resumed while something else is being handled.
generator = nested()
for _ in range(5):
    try:
        raise IndexError("outside")
    except IndexError:
        try:
            print(next(generator))
        except StopIteration:
            print("stopped")
        print(sys.exc_info()[0].__name__)
print(sys.exc_info())


class Closing:
    def __init__(self, swallows):
        self.swallows = swallows

    async def __aenter__(self):
        await asyncio.sleep(0)

    async def __aexit__(self, *details):
        await asyncio.sleep(0)
        return self.swallows


async def main():
    try:
        async with Closing(False):
            raise ValueError("boom")
    except ValueError as error:
        print(repr(error))
    print(sys.exc_info())
    async with Closing(True):
        raise ValueError("swallowed")
    print(sys.exc_info())
    try:
        raise KeyError(1)
    except KeyError as error:
        print(repr(error.__context__))


asyncio.run(main())
