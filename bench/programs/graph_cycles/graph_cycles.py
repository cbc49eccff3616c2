"""Rings of objects that point at each other, made and dropped; what stays is small."""

import sys


class Station:
    def __init__(self, number):
        self.number = number
        self.next = None
        self.previous = None
        self.visitors = []


class Visitor:
    def __init__(self, name, home):
        self.name = name
        self.home = home
        home.visitors.append(self)


def ring(size, start):
    stations = [Station(start + i) for i in range(size)]
    for i, station in enumerate(stations):
        station.next = stations[(i + 1) % size]
        station.previous = stations[i - 1]
        Visitor(f"v{i}", station)
    return stations[0]


def walk(station, steps):
    total = 0
    for i in range(steps):
        total += station.number + len(station.visitors)
        station = station.next if i % 3 else station.previous
    return total


def main():
    rings = int(sys.argv[1]) if len(sys.argv) > 1 else 6000
    total = 0
    kept = []
    for i in range(rings):
        first = ring(40, i)
        total += walk(first, 60)
        if i % 1000 == 0:
            kept.append(first)
    print(total, len(kept), sum(walk(first, 10) for first in kept))


main()
