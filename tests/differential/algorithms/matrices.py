"""Matrices: arithmetic, determinants, inverses, rotation, spirals, Gaussian elimination, game of life."""
from operator import add, mul


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("rows differ in length")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape} differ")
        return Matrix(map(add, a, b) for a, b in zip(self.rows, other.rows))

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Matrix([x * other for x in row] for row in self.rows)
        return NotImplemented

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError("shapes do not fit")
        columns = list(zip(*other.rows))
        return Matrix([sum(map(mul, row, column)) for column in columns] for row in self.rows)

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __repr__(self):
        return f"Matrix({self.rows})"

    def __str__(self):
        width = max(len(str(x)) for row in self.rows for x in row)
        return "\n".join(" ".join(f"{x:>{width}}" for x in row) for row in self.rows)

    def __iter__(self):
        return iter(self.rows)

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def determinant(self):
        n, _ = self.shape
        if n == 1:
            return self[0, 0]
        return sum((-1) ** j * self[0, j] * self.minor(0, j).determinant() for j in range(n))

    def minor(self, i, j):
        return Matrix(row[:j] + row[j + 1:] for k, row in enumerate(self.rows) if k != i)


def solve(a, b):
    n = len(a)
    rows = [list(map(float, row)) + [float(y)] for row, y in zip(a, b)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        if rows[pivot][i] == 0:
            raise ZeroDivisionError("singular")
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, n):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [x - factor * y for x, y in zip(rows[k], rows[i])]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (rows[i][n] - sum(rows[i][j] * x[j] for j in range(i + 1, n))) / rows[i][i]
    return x


def spiral(m):
    m = [list(row) for row in m]
    while m:
        yield from m.pop(0)
        m = [list(row) for row in zip(*m)][::-1]


def life(cells, steps):
    for _ in range(steps):
        counts = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
        cells = {c for c, n in counts.items() if n == 3 or n == 2 and c in cells}
    return cells


a, b = Matrix([[1, 2], [3, 4]]), Matrix([[0, 1], [1, 0]])
print(a + b, a - b, a * 2, 3 * a, -a, a @ b, a**5, a.T, a == Matrix([[1, 2], [3, 4]]), a != b)
print(str(a**10), a.determinant(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).determinant(), a[0, 1], a[1], a.shape)
a[0, 0] = 9
print([*a], Matrix([[1, 1], [1, 0]]) ** 90)
for bad in (lambda: a @ Matrix([[1, 2]]), lambda: a + Matrix([[1]]), lambda: Matrix([[1], [1, 2]]), lambda: a + 1, lambda: "x" * a, lambda: a[5]):
    try:
        print(bad())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
print([round(x, 9) for x in solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3])])
try:
    solve([[1, 2], [2, 4]], [1, 2])
except ZeroDivisionError as error:
    print(error)
print(list(spiral([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]])))
print([list(row) for row in zip(*[[1, 2], [3, 4]][::-1])], sum([[1], [2, 3]], []))
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
print(sorted(life(glider, 4)), life(glider, 4) == {(x + 1, y + 1) for x, y in glider})
for y in range(4):
    print("".join("#" if (x, y) in life(glider, 2) else "." for x in range(5)))
