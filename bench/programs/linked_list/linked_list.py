"""Singly linked lists: built, reversed, merge-sorted and dropped."""

import sys


class Node:
    def __init__(self, value: int, next: "Node | None" = None) -> None:
        self.value = value
        self.next = next


def build(n: int, seed: int) -> Node | None:
    head = None
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        head = Node(seed // 1024, head)
    return head


def reverse(head: Node | None) -> Node | None:
    result = None
    while head is not None:
        after = head.next
        head.next = result
        result = head
        head = after
    return result


def length(head: Node | None) -> int:
    count = 0
    while head is not None:
        count += 1
        head = head.next
    return count


def merge(a: Node | None, b: Node | None) -> Node | None:
    first = Node(0)
    last = first
    while a is not None and b is not None:
        if b.value < a.value:
            last.next = b
            last = b
            b = b.next
        else:
            last.next = a
            last = a
            a = a.next
    last.next = a if a is not None else b
    return first.next


def sort(head: Node | None) -> Node | None:
    if head is None or head.next is None:
        return head
    slow = head
    fast = head.next
    while fast is not None and fast.next is not None:
        assert slow.next is not None
        slow = slow.next
        fast = fast.next.next
    second = slow.next
    slow.next = None
    return merge(sort(head), sort(second))


def checksum(head: Node | None) -> int:
    total = 0
    place = 1
    while head is not None:
        total = (total + head.value * place) % 1_000_000_007
        place += 1
        head = head.next
    return total


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    total = 0
    for seed in range(6):
        numbers = sort(reverse(build(n, seed)))
        total += checksum(numbers) + length(numbers)
    print(total)


main()
