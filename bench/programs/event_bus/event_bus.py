"""Handlers called by name and times from a heap."""
import sys
from collections import defaultdict
from typing import Callable, Any
import heapq

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 25_000


class EventBus:

    def __init__(self):
        self._subs: dict[str, list[Callable]] = defaultdict(list)

    def on(self, name):

        def deco(fn):
            self._subs[name].append(fn)
            return fn
        return deco

    def emit(self, name, *args, **kw):
        return [fn(*args, **kw) for fn in self._subs[name]]


bus = EventBus()
log = {}


@bus.on('tick')
def a(t, *, scale=1):
    log['a'] = log.get('a', 0) + t * scale


@bus.on('tick')
def b(t, **kw):
    log['b'] = log.get('b', 0) + len(kw)


@bus.on('done')
def c():
    return sum(log.values())


class Scheduler:

    def __init__(self):
        self.q = []
        self.n = 0
        self.now = 0

    def at(self, t, fn, *args):
        heapq.heappush(self.q, (t, self.n, fn, args))
        self.n += 1

    def run(self):
        while self.q:
            self.now, _, fn, args = heapq.heappop(self.q)
            fn(*args)


s = Scheduler()


def tick(i):
    bus.emit('tick', s.now, scale=2)
    if i:
        s.at(s.now + 1 + i % 3, tick, i - 1)


for k in range(10):
    s.at(k, tick, SIZE)
s.run()
print(bus.emit('done'), s.n, s.now)
