"""Generators that `types.coroutine` makes awaitable, driven by hand."""
import types, collections
@types.coroutine
def switch(v=None):
    x = yield v
    return x
class Task:
    def __init__(self, c): self.c = c
async def worker(name, n):
    for i in range(n):
        got = await switch((name, i))
        print(name, i, got)
    return name
def run(*coros):
    q = collections.deque(coros); k = 0; vals = {}
    while q:
        c = q.popleft()
        try: r = c.send(vals.get(c)); vals[c] = k; k += 1; print("yielded", r); q.append(c)
        except StopIteration as e: print("done", e.value)
run(worker("a", 2), worker("b", 3))
class Aw:
    def __await__(self):
        x = yield "aw"
        return x * 2
async def m(): return await Aw()
c = m(); print(c.send(None))
try: c.send(21)
except StopIteration as e: print(e.value)
@types.coroutine
def plain(): return switch("p")
async def n():
    try: await plain()
    except KeyError as e: return repr(e)
c = n(); print(c.send(None))
try: c.throw(KeyError("t"))
except StopIteration as e: print(e.value)
try: types.coroutine(5)
except TypeError as e: print(e)
import inspect
print(switch.__name__, inspect.isawaitable(switch()))
