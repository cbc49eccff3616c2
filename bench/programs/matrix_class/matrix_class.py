"""Matrices as a class with operators."""

import sys


class Matrix:
    def __init__(self, rows):
        self.rows = rows
        self.n = len(rows)

    def __getitem__(self, place):
        i, j = place
        return self.rows[i][j]

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mod__(self, m):
        return Matrix([[x % m for x in row] for row in self.rows])

    def transposed(self):
        return Matrix([list(column) for column in zip(*self.rows)])

    @classmethod
    def identity(cls, n):
        return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])

    def power(self, k, m):
        result = Matrix.identity(self.n)
        base = self
        while k:
            if k & 1:
                result = (result @ base) % m
            base = (base @ base) % m
            k >>= 1
        return result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    size = 30
    a = Matrix([[(i * j + i + j) % 7 for j in range(size)] for i in range(size)])
    b = (a @ a.transposed() + a) % 1000
    for _ in range(20 if n > 1000 else 1):
        b = b.power(n, 1_000_003)
    print(b[3, 4], sum(map(sum, b.rows)) % 1_000_003)


main()
