# Generators behind context managers: when what they hold dies, and when they clean up.
from contextlib import ExitStack, contextmanager, asynccontextmanager
import asyncio

log = []


@contextmanager
def logged(name, swallow=False):
    log.append(f"enter {name}")
    try:
        yield name.upper()
    except ValueError as e:
        log.append(f"{name} saw {e}")
        if not swallow:
            raise
    finally:
        log.append(f"leave {name}")


class Pool:
    def __init__(self):
        self.free = [1, 2, 3]

    @contextmanager
    def take(self):
        item = self.free.pop()
        try:
            yield item
        finally:
            self.free.append(item)


def nested(n):
    if n == 0:
        raise ValueError("deep")
    with logged(f"n{n}"):
        nested(n - 1)


def early():
    for i in range(3):
        with logged(f"loop{i}") as name:
            if i == 1:
                return name
    return None


@asynccontextmanager
async def slow(name):
    try:
        await asyncio.sleep(0)
        yield name
    finally:
        log.append(f"slow {name}")


async def main():
    async with slow("a") as a, slow("b") as b:
        log.append(a + b)


with logged("one") as one, logged("two", swallow=True) as two:
    log.append(one + two)
    raise ValueError("inner")
try:
    nested(3)
except ValueError as e:
    log.append(repr(e))
log.append(early())
pool = Pool()
with pool.take() as a, pool.take() as b:
    log.append((a, b, pool.free[:]))
log.append(pool.free)
asyncio.run(main())
print(*log, sep="\n")


# These managers also go elsewhere than into a `with` statement, so they may die inside.
@contextmanager
def loose(name):
    try:
        yield name
    finally:
        print("loose", name)


def dropped():
    manager = loose("dropped")
    print(manager.__enter__())
    manager = None
    print("after drop")


def stacked():
    with ExitStack() as stack:
        names = [stack.enter_context(loose(f"s{i}")) for i in range(3)]
        print(names)
    print("after stack")


def kept():
    manager = loose("kept")
    manager.__enter__()
    print("still inside")


dropped()
stacked()
kept()
print("end")
