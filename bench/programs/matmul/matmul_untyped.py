"""Matrices as lists of lists of floats."""

import sys


def make(rows, columns, seed):
    value = seed
    matrix = []
    for _ in range(rows):
        row = []
        for _ in range(columns):
            value = (value * 1103515245 + 12345) % 2147483648
            row.append(value / 2147483648)
        matrix.append(row)
    return matrix


def multiply(a, b):
    inner = len(b)
    columns = len(b[0])
    result = []
    for row in a:
        line = []
        for j in range(columns):
            total = 0.0
            for k in range(inner):
                total += row[k] * b[k][j]
            line.append(total)
        result.append(line)
    return result


def trace(matrix):
    total = 0.0
    for i, row in enumerate(matrix):
        total += row[i]
    return total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 220
    product = multiply(make(n, n, 1), make(n, n, 2))
    print(f"{trace(product):.6f}")
    print(f"{product[0][0]:.9f} {product[-1][-1]:.9f}")


main()
