"""Servers with queues, driven by a heap of events that are ordered by dataclasses."""

import heapq
import itertools
import sys
from dataclasses import dataclass, field
from typing import Callable


@dataclass(order=True)
class Event:
    time: float
    number: int
    action: Callable[[], None] = field(compare=False)


class Simulation:
    def __init__(self):
        self.events = []
        self.now = 0.0
        self.numbers = itertools.count()

    def after(self, delay, action):
        heapq.heappush(self.events, Event(self.now + delay, next(self.numbers), action))

    def run(self, until):
        count = 0
        while self.events:
            event = heapq.heappop(self.events)
            if event.time > until:
                break
            self.now = event.time
            event.action()
            count += 1
        return count


class Server:
    def __init__(self, simulation, rate):
        self.simulation = simulation
        self.rate = rate
        self.busy = False
        self.queue = []
        self.done = 0
        self.waited = 0.0

    def arrive(self):
        if self.busy:
            self.queue.append(self.simulation.now)
        else:
            self.busy = True
            self.simulation.after(self.rate, self.finish)

    def finish(self):
        self.done += 1
        if self.queue:
            self.waited += self.simulation.now - self.queue.pop(0)
            self.simulation.after(self.rate, self.finish)
        else:
            self.busy = False


def main():
    until = int(sys.argv[1]) if len(sys.argv) > 1 else 15_000
    simulation = Simulation()
    servers = [Server(simulation, 0.5 + i * 0.05) for i in range(10)]

    def source():
        for server in servers:
            server.arrive()
        simulation.after(0.9, source)

    source()
    print(simulation.run(until), sum(s.done for s in servers), round(sum(s.waited for s in servers), 3))


main()
