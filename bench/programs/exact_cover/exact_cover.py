"""Sudokus by exact cover in dicts of sets."""
import sys

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 120
def solve(X, Y, solution=[]):
    if not X:
        yield list(solution)
    else:
        c = min(X, key=lambda c: len(X[c]))
        for r in list(X[c]):
            solution.append(r)
            cols = select(X, Y, r)
            yield from solve(X, Y, solution)
            deselect(X, Y, r, cols)
            solution.pop()


def select(X, Y, r):
    cols = []
    for j in Y[r]:
        for i in X[j]:
            for k in Y[i]:
                if k != j:
                    X[k].remove(i)
        cols.append(X.pop(j))
    return cols


def deselect(X, Y, r, cols):
    for j in reversed(Y[r]):
        X[j] = cols.pop()
        for i in X[j]:
            for k in Y[i]:
                if k != j:
                    X[k].add(i)


def sudoku(grid):
    N = 9
    X = [('rc', rc) for rc in ((r, c) for r in range(N) for c in range(N))]
    X += [('rn', (r, n)) for r in range(N) for n in range(1, 10)]
    X += [('cn', (c, n)) for c in range(N) for n in range(1, 10)]
    X += [('bn', (b, n)) for b in range(N) for n in range(1, 10)]
    Y = {}
    for r in range(N):
        for c in range(N):
            for n in range(1, 10):
                b = r // 3 * 3 + c // 3
                Y[r, c, n] = [('rc', (r, c)), ('rn', (r, n)), ('cn', (c, n)), ('bn', (b, n))]
    Xd = {j: set() for j in X}
    for i, row in Y.items():
        for j in row:
            Xd[j].add(i)
    for i, row in enumerate(grid):
        for j, n in enumerate(row):
            if n:
                select(Xd, Y, (i, j, n))
    for sol in solve(Xd, Y, []):
        for r, c, n in sol:
            grid[r][c] = n
        yield grid


P = ['53..7....', '6..195...', '.98....6.', '8...6...3', '4..8.3..1', '7...2...6', '.6....28.', '...419..5', '....8..79']
for _ in range(SIZE):
    g = [[0 if ch == '.' else int(ch) for ch in row] for row in P]
    for s in sudoku(g):
        out = s
        break
print('\n'.join((''.join(map(str, r)) for r in out)))
