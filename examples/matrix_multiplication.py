"""Matrices as lists of lists of floats."""


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


product = multiply(make(40, 30, 1), make(30, 50, 2))
print(f"{sum(sum(row) for row in product):.6f}")
print(f"{product[0][0]:.9f} {product[-1][-1]:.9f}")
