"""A generic linked list, results that are values or errors, a dict that fills itself."""
import sys
from typing import Generic, TypeVar, Optional, Callable, Union

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
T = TypeVar('T')
U = TypeVar('U')


class Node(Generic[T]):
    __slots__ = ('value', 'next')

    def __init__(self, value: T, next: 'Optional[Node[T]]'=None):
        self.value = value
        self.next = next


class LinkedList(Generic[T]):

    def __init__(self) -> None:
        self.head: Optional[Node[T]] = None
        self.size = 0

    def push(self, v: T) -> None:
        self.head = Node(v, self.head)
        self.size += 1

    def pop(self) -> T:
        if self.head is None:
            raise IndexError('empty')
        v = self.head.value
        self.head = self.head.next
        self.size -= 1
        return v

    def __iter__(self):
        n = self.head
        while n is not None:
            yield n.value
            n = n.next

    def __len__(self) -> int:
        return self.size

    def map(self, f: Callable[[T], U]) -> 'LinkedList[U]':
        out: LinkedList[U] = LinkedList()
        for v in self:
            out.push(f(v))
        return out


class Ok(Generic[T]):

    def __init__(self, v: T):
        self.v = v

    def bind(self, f):
        return f(self.v)

    def unwrap(self):
        return self.v


class Err:

    def __init__(self, e: str):
        self.e = e

    def bind(self, f):
        return self

    def unwrap(self):
        raise ValueError(self.e)


Result = Union[Ok[int], Err]


def safe_div(a: int, b: int) -> Result:
    return Err('div') if b == 0 else Ok(a // b)


class Cache(dict[str, T]):

    def __missing__(self, k: str):
        self[k] = len(k)
        return self[k]


l: LinkedList[int] = LinkedList()
for i in range(SIZE):
    l.push(i)
m = l.map(lambda x: x * 2).map(str)
print(len(m), sum((len(s) for s in m)))
ok = err = 0
for i in range(200000):
    r = safe_div(1000000, i % 10).bind(lambda v: safe_div(v, i % 7)).bind(lambda v: Ok(v + 1))
    try:
        ok += r.unwrap()
    except ValueError:
        err += 1
print(ok, err)
c = Cache()
print(sum((c['k' * (i % 50)] for i in range(SIZE))), len(c))
s = 0
while len(l):
    s += l.pop()
print(s)
