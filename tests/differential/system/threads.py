import threading
import queue
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, Future

lock = threading.Lock()
total = 0


def add(n):
    global total
    for _ in range(n):
        with lock:
            total += 1


threads = [threading.Thread(target=add, args=(100,)) for _ in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total, threads[0].name, threads[0].is_alive(), threading.active_count(), threading.current_thread().name)


def sleeper(name, delay):
    print(f"start {name}\n", end="")
    started.set()
    time.sleep(delay)
    print("end", name)
    return name


started = threading.Event()
ts = [threading.Thread(target=sleeper, args=(i, 0.3 * (3 - i)), name=f"w{i}") for i in range(3)]
for t in ts:
    started.clear()
    t.start()
    started.wait()
print("all started")
for t in ts:
    t.join()
print([t.name for t in ts])

q = queue.Queue(maxsize=2)
results = []


def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        results.append(item * item)
        q.task_done()


ws = [threading.Thread(target=worker, daemon=True) for _ in range(2)]
for w in ws:
    w.start()
for i in range(10):
    q.put(i)
q.join()
for w in ws:
    q.put(None)
for w in ws:
    w.join()
print(sorted(results))
with ThreadPoolExecutor(max_workers=3) as ex:
    print(list(ex.map(lambda x: x * 2, range(5))))
    fs = [ex.submit(pow, 2, i) for i in range(4)]
    print(sorted(f.result() for f in as_completed(fs)))

    def bad():
        raise ValueError("no")

    f = ex.submit(bad)
    try:
        f.result()
    except ValueError as e:
        print("caught", e, f.done(), type(f.exception()).__name__)
    done, not_done = wait(fs)
    print(len(done), len(not_done))
ev = threading.Event()


def waiter():
    print("waiting", ev.wait(5))


t = threading.Thread(target=waiter)
t.start()
print("setting")
ev.set()
t.join()
cond = threading.Condition()
items = []


def consumer():
    with cond:
        while not items:
            cond.wait()
        print("got", items.pop())


t = threading.Thread(target=consumer)
t.start()
with cond:
    items.append("x")
    cond.notify()
t.join()
loc = threading.local()
loc.x = 1


def use():
    print(hasattr(loc, "x"))
    loc.x = 2
    print(loc.x)


t = threading.Thread(target=use)
t.start()
t.join()
print(loc.x)


class MyThread(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n ** 2


m = MyThread(7)
m.start()
m.join()
print(m.result)
sem = threading.Semaphore(2)
b = threading.Barrier(3)
out = []


def party(i):
    with sem:
        out.append(i)
    b.wait()
    out.append("past")


ps = [threading.Thread(target=party, args=(i,)) for i in range(3)]
[p.start() for p in ps]
[p.join() for p in ps]
print(out)
timer = threading.Timer(0.01, lambda: print("timer"))
timer.start()
timer.join()
r = threading.RLock()
with r:
    with r:
        print("nested")
try:
    t.start()
except RuntimeError as e:
    print(e)
try:
    r.release()
except RuntimeError as e:
    print(e)
print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.01), lock.locked())
lock.release()


def recurse(n):
    return 0 if n == 0 else 1 + recurse(n - 1)


t = threading.Thread(target=lambda: print(recurse(500)))
t.start()
t.join()


def forever():
    try:
        recurse(-1)
    except RecursionError as e:
        print("RecursionError", str(e)[:32])


t = threading.Thread(target=forever)
t.start()
t.join()
try:
    q.get(timeout=0.01)
except queue.Empty:
    print("empty")
print("main done")
threading.Thread(target=sleeper, args=("late", 0.02)).start()
