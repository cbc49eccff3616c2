"""Backtracking: queens, sudoku, permutations, subsets, knights, mazes, parentheses, crypt-arithmetic."""
from itertools import combinations, permutations, product


def queens(n):
    def place(row, columns, up, down):
        if row == n:
            yield columns
            return
        for c in range(n):
            if c not in columns and row + c not in up and row - c not in down:
                yield from place(row + 1, columns + (c,), up | {row + c}, down | {row - c})

    return place(0, (), frozenset(), frozenset())


def sudoku(grid):
    cells = [list(map(int, row)) for row in grid]

    def options(r, c):
        used = set(cells[r]) | {row[c] for row in cells}
        br, bc = r // 3 * 3, c // 3 * 3
        used |= {cells[i][j] for i in range(br, br + 3) for j in range(bc, bc + 3)}
        return set(range(1, 10)) - used

    def fill():
        empty = [(len(options(r, c)), r, c) for r in range(9) for c in range(9) if not cells[r][c]]
        if not empty:
            return True
        _, r, c = min(empty)
        for value in sorted(options(r, c)):
            cells[r][c] = value
            if fill():
                return True
        cells[r][c] = 0
        return False

    return ["".join(map(str, row)) for row in cells] if fill() else None


def permute(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permute(items[:i] + items[i + 1:]):
            yield [item, *rest]


def subsets(items):
    if not items:
        return [[]]
    *rest, last = items
    without = subsets(rest)
    return without + [s + [last] for s in without]


def parentheses(n):
    def go(text, opened, closed):
        if closed == n:
            yield text
        if opened < n:
            yield from go(text + "(", opened + 1, closed)
        if closed < opened:
            yield from go(text + ")", opened, closed + 1)

    return list(go("", 0, 0))


def knight(n):
    moves = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    board = {(0, 0): 0}

    def free(x, y):
        return [(x + dx, y + dy) for dx, dy in moves if 0 <= x + dx < n and 0 <= y + dy < n and (x + dx, y + dy) not in board]

    def go(x, y, step):
        if step == n * n:
            return True
        for a, b in sorted(free(x, y), key=lambda p: len(free(*p))):
            board[a, b] = step
            if go(a, b, step + 1):
                return True
            del board[a, b]
        return False

    return board if go(0, 0, 1) else None


def maze(rows):
    goal = next((r, c) for r, row in enumerate(rows) for c, x in enumerate(row) if x == "E")
    path, seen = [], set()

    def go(r, c):
        if (r, c) in seen or not (0 <= r < len(rows) and 0 <= c < len(rows[r])) or rows[r][c] == "#":
            return False
        seen.add((r, c))
        path.append((r, c))
        if (r, c) == goal or any(go(r + dr, c + dc) for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0))):
            return True
        path.pop()
        return False

    go(0, 0)
    return path


def crypt(a, b, c):
    letters = sorted(set(a + b + c))
    for digits in permutations(range(10), len(letters)):
        value = dict(zip(letters, digits))
        if 0 in (value[a[0]], value[b[0]], value[c[0]]):
            continue
        x, y, z = (int("".join(str(value[ch]) for ch in word)) for word in (a, b, c))
        if x + y == z:
            return f"{x} + {y} = {z}"
    return None


def hanoi(n, source="A", target="C", spare="B"):
    if n:
        yield from hanoi(n - 1, source, spare, target)
        yield f"{source}{target}"
        yield from hanoi(n - 1, spare, target, source)


print([len(list(queens(n))) for n in range(1, 8)], next(queens(8)))
for c in next(queens(6)):
    print("." * c + "Q" + "." * (5 - c))
puzzle = ["530070000", "600195000", "098000060", "800060003", "400803001", "700020006", "060000280", "000419005", "000080079"]
print(*sudoku(puzzle), sep="\n")
print(list(permute([1, 2, 3])), subsets(list("abc")), parentheses(3), len(parentheses(6)))
tour = knight(5)
print([[tour[r, c] for c in range(5)] for r in range(5)])
print(maze(["S.#.", "..#.", "#...", "##.E"]), crypt("I", "BB", "ILL"), " ".join(hanoi(3)), len(list(hanoi(8))))
print(list(combinations("abcd", 2)), list(product([0, 1], repeat=2)), len(list(permutations(range(5), 3))))
