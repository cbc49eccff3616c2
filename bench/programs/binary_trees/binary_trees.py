"""Many short-lived binary trees."""

import sys
from typing import Optional


class Node:
    def __init__(self, left: "Optional[Node]", right: "Optional[Node]") -> None:
        self.left = left
        self.right = right

    def check(self) -> int:
        if self.left is None or self.right is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def make(depth: int) -> Node:
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 14
    print(f"stretch tree of depth {n + 1}\t check: {make(n + 1).check()}")
    long_lived = make(n)
    for depth in range(4, n + 1, 4):
        rounds = 1 << (n - depth + 4)
        total = 0
        for _ in range(rounds):
            total += make(depth).check()
        print(f"{rounds}\t trees of depth {depth}\t check: {total}")
    print(f"long lived tree of depth {n}\t check: {long_lived.check()}")


main()
