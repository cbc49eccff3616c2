"""A coroutine scheduler with generators."""
from collections import deque
import heapq
class Task:
    ids = 0
    def __init__(self, gen, name): Task.ids += 1; self.id, self.gen, self.name, self.value, self.waiters, self.result = Task.ids, gen, name, None, [], None
    def __lt__(self, o): return self.id < o.id
    def __repr__(self): return f"<{self.name}#{self.id}>"
class Call: pass
class Sleep(Call):
    def __init__(self, n): self.n = n
class Spawn(Call):
    def __init__(self, gen, name="t"): self.gen, self.name = gen, name
class Join(Call):
    def __init__(self, task): self.task = task
class Kill(Call):
    def __init__(self, task): self.task = task
class Scheduler:
    def __init__(self): self.ready, self.sleeping, self.now, self.trace = deque(), [], 0, []
    def spawn(self, gen, name="main"): t = Task(gen, name); self.ready.append((t, None)); return t
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, t = heapq.heappop(self.sleeping); self.ready.append((t, None))
            t, exc = self.ready.popleft()
            try: call = t.gen.throw(exc) if exc else t.gen.send(t.value)
            except StopIteration as s: self.finish(t, s.value); continue
            except Exception as e: self.trace.append(f"{t} died: {e!r}"); self.finish(t, e); continue
            t.value = None
            match call:
                case None: self.ready.append((t, None))
                case Sleep(n=n): heapq.heappush(self.sleeping, (self.now + n, t))
                case Spawn(gen=g, name=nm): t.value = self.spawn(g, nm); self.ready.append((t, None))
                case Join(task=o) if o.result is not None: t.value = o.result; self.ready.append((t, None))
                case Join(task=o): o.waiters.append(t)
                case Kill(task=o): o.gen.close(); self.finish(o, "killed"); self.ready.append((t, None))
                case other: self.ready.append((t, TypeError(f"bad call {other!r}")))
    def finish(self, t, value):
        self.trace.append(f"{self.now}: {t} -> {value!r}")
        t.result = value
        self.ready = deque(x for x in self.ready if x[0] is not t)
        self.sleeping = [x for x in self.sleeping if x[1] is not t]; heapq.heapify(self.sleeping)
        for w in t.waiters: w.value = value; self.ready.append((w, None))
def worker(n, delay):
    total = 0
    for i in range(n):
        yield Sleep(delay); total += i; print(f"worker {n} step {i}")
    return total
def failing(): yield; raise ValueError("oops")
def bad():
    try: yield "nonsense"
    except TypeError as e: print("caught", e)
    return "recovered"
def forever():
    try:
        while True: yield Sleep(1)
    finally: print("cleanup")
def sub():
    x = yield Spawn(worker(1, 1), "inner"); r = yield Join(x); return r * 10
def main():
    a = yield Spawn(worker(3, 2), "a"); b = yield Spawn(worker(2, 3), "b"); c = yield Spawn(failing(), "c"); d = yield Spawn(bad(), "d"); e = yield Spawn(forever(), "e")
    print("joined", (yield Join(a)), (yield Join(b)), repr((yield Join(c))), (yield Join(d)))
    yield Kill(e)
    print("sub", (yield from sub()))
    return "done"
s = Scheduler(); s.spawn(main()); s.run(); print(*s.trace, sep="\n")
