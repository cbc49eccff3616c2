"""How many ways n queens stand on a board without attacking each other."""

import sys


def place(row: int, n: int, columns: list[bool], rising: list[bool], falling: list[bool]) -> int:
    if row == n:
        return 1
    count = 0
    for column in range(n):
        if columns[column] or rising[row + column] or falling[row - column + n - 1]:
            continue
        columns[column] = rising[row + column] = falling[row - column + n - 1] = True
        count += place(row + 1, n, columns, rising, falling)
        columns[column] = rising[row + column] = falling[row - column + n - 1] = False
    return count


def queens(n: int) -> int:
    return place(0, n, [False] * n, [False] * (2 * n - 1), [False] * (2 * n - 1))


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    for size in range(4, n + 1):
        print(size, queens(size))


main()
