import queue
import sched
import secrets
import string


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


q = queue.Queue(2)
q.put(1)
q.put(2)
print(q.qsize(), q.full(), q.empty(), q.get(), q.get_nowait())
t(lambda: q.get_nowait())
t(lambda: q.get(block=False))
t(lambda: q.get(timeout=0.01))
q.put(1)
q.put(2)
t(lambda: q.put_nowait(3))
t(lambda: q.put(3, timeout=0.01))
q.task_done()
p = queue.PriorityQueue()
for x in [(3, "c"), (1, "a"), (2, "b")]:
    p.put(x)
print([p.get() for _ in range(p.qsize())])
s = queue.LifoQueue()
s.put(1)
s.put(2)
print(s.get(), s.get(), s.empty())
z = queue.SimpleQueue()
z.put("x")
print(z.get(), z.empty(), z.qsize())
t(lambda: z.get_nowait())
now = [0]
sc = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
sc.enter(5, 1, print, ("five",))
sc.enter(1, 2, print, argument=("one, low",))
sc.enter(1, 1, print, ("one, high",), {"end": "!\n"})
e = sc.enter(3, 1, print, ("never",))
sc.cancel(e)
print(len(sc.queue), sc.empty())
sc.run()
print(now, sc.empty())
t(lambda: sc.cancel(e))
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), len(secrets.token_urlsafe(9)), 0 <= secrets.randbelow(5) < 5, secrets.choice([1]) == 1, secrets.compare_digest("a", "a"), secrets.compare_digest(b"a", b"b"))
t(lambda: secrets.randbelow(0))
t(lambda: secrets.compare_digest("a", b"a"))
