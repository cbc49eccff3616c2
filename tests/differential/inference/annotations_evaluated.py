"""Annotations that are evaluated and that nobody looks at: they may raise, and what they mention stays known."""
import collections
import random
import typing
from collections import deque
from dataclasses import dataclass, field
from typing import ClassVar
from typing import ClassVar as Shared

Alias = ClassVar[int]
Values = list[float]


@dataclass
class Node:
    value: float
    left: "Node | None" = None
    seen: deque[int] = field(default_factory=deque)
    count: Alias = 3
    shared: Shared[int] = 4
    other: typing.ClassVar[int] = 5
    values: Values = field(default_factory=list)
    source: random.Random = None


def total(node: Node | None) -> float | None:
    if node is None:
        return 0.0
    node.seen.append(1)
    return node.value + total(node.left)


def drawn(rng: random.Random, counts: collections.Counter[str], limit: int = 3) -> deque[int]:
    return deque((rng.randrange(limit) for _ in range(3)), maxlen=limit)


def told(text):
    print("told", text)
    return text


print(total(Node(1.5, Node(2.0))), Node(1.0), Node(1.0) == Node(1.0))
print(len(drawn(random.Random(3), collections.Counter())))
print(Node.count, Node.shared, Node.other)

try:
    def missing(x: nothing, y=told("default")) -> told("result"):
        return x
except NameError as e:
    print(e)

try:
    def refused(x: Node.nothing):
        return x
except AttributeError as e:
    print(e)


def n_told(text):
    return told(text) == "x"


class Holder:
    limit: told("in class") = told("value")
    if limit:
        inner: collections.deque | None if n_told(limit) else int = 4

    def method(self, other: "Holder", kind: told("kind")) -> None:
        return None


print(Holder().method(Holder(), 1), Holder.limit, Holder.inner)
late: told("annotation") = told("value")
try:
    wrong: undefined = told("kept")
except NameError as e:
    print(e, wrong)


def nested(n):
    def inner(node: Node | None, times: told(n) = told(2)) -> float:
        return total(node) * times
    return inner(Node(n))


print(nested(2.5))
