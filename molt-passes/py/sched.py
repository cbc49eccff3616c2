"""A scheduler of events."""

import heapq
import time
from itertools import count


class Event:
    __slots__ = ("time", "priority", "sequence", "action", "argument", "kwargs")

    def __init__(self, time, priority, sequence, action, argument, kwargs):
        self.time = time
        self.priority = priority
        self.sequence = sequence
        self.action = action
        self.argument = argument
        self.kwargs = kwargs

    def _key(self):
        return (self.time, self.priority, self.sequence)

    def __lt__(self, other):
        return self._key() < other._key()

    def __iter__(self):
        return iter([getattr(self, name) for name in self.__slots__])

    def __repr__(self):
        return f"Event({', '.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"


class scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        event = Event(time, priority, next(self._sequence), action, argument, {} if kwargs is None else kwargs)
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        for i, other in enumerate(self._queue):
            if other is event:
                del self._queue[i]
                heapq.heapify(self._queue)
                return
        raise ValueError("list.remove(x): x not in list")

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        while self._queue:
            event = self._queue[0]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
                continue
            heapq.heappop(self._queue)
            event.action(*event.argument, **event.kwargs)
            self.delayfunc(0)

    @property
    def queue(self):
        return sorted(self._queue)
