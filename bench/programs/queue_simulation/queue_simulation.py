"""Customers who wait in queues before counters: a simulation with deques."""

import sys
from collections import deque


class Customer:
    def __init__(self, number, arrival, work):
        self.number = number
        self.arrival = arrival
        self.work = work


class Counter:
    def __init__(self):
        self.waiting = deque()
        self.current = None
        self.left = 0
        self.served = 0

    def load(self):
        return len(self.waiting) + (self.current is not None)

    def tick(self, now):
        """Works for one unit of time; gives how long the customer who started waited, or -1."""
        if self.current is not None:
            self.left -= 1
            if self.left == 0:
                self.current = None
                self.served += 1
        if self.current is None and self.waiting:
            self.current = self.waiting.popleft()
            self.left = self.current.work
            return now - self.current.arrival
        return -1


def simulate(ticks, counters, seed):
    shop = [Counter() for _ in range(counters)]
    number = 0
    waited = 0
    longest = 0
    recent = deque(maxlen=50)
    for now in range(ticks):
        seed = (seed * 1103515245 + 12345) % 2147483648
        if seed // 65536 % 10 < 6:
            number += 1
            shortest = shop[0]
            for counter in shop:
                if counter.load() < shortest.load():
                    shortest = counter
            shortest.waiting.append(Customer(number, now, seed // 1024 % 12 + 1))
        for counter in shop:
            wait = counter.tick(now)
            if wait >= 0:
                waited += wait
                recent.append(wait)
                if wait > longest:
                    longest = wait
    return number, waited, longest, sum(recent), [counter.served for counter in shop]


def main():
    ticks = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    print(simulate(ticks, 4, 11))


main()
