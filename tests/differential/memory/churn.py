"""Garbage in cycles of every kind, made faster than memory would last without a collector."""

import collections


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


def ring(n):
    first = last = Node(0)
    for i in range(1, n):
        node = Node(i)
        last.next = node
        last = node
    last.next = first
    return first


total = 0
for round in range(300):
    total += ring(1000).next.value
print(total)

for round in range(200000):
    a = [round]
    a.append(a)
    d = {"a": a}
    d["d"] = d
print(len(a), len(d))


def closure(n):
    def inner(k):
        return inner if k else n

    return inner


for round in range(50000):
    assert closure(round)(0) == round


def generator():
    me = yield
    yield me


for round in range(20000):
    g = generator()
    next(g)
    assert g.send(g) is g

for round in range(20000):
    q = collections.deque()
    q.append(q)
    try:
        raise ValueError
    except ValueError as e:
        e.me = e
        e.q = q

for round in range(300):

    class Local:
        def method(self):
            return Local

    assert Local().method() is Local

live = [ring(10) for _ in range(2000)]
for first in live:
    node, seen = first, 0
    while True:
        seen += 1
        node = node.next
        if node is first:
            break
    assert seen == 10
print("done", len(live))
