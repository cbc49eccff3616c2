# Rows of tables that loops read again and again: what raises does so when it would have.
def eliminate(table, i, r, factor, n):
    for c in range(i, n):
        table[r][c] -= factor * table[i][c]


def fill(table, row, n):
    done = 0
    try:
        for c in range(n):
            done += 1
            table[row][c] = float(c)
    except IndexError as error:
        return done, str(error)
    return done, table[row]


def marked(marks, table, row, n):
    for c in range(n):
        marks[c] = 7.0
        table[row][c] += marks[c]
    return marks


def swapped(table, n):
    total = 0.0
    for c in range(n):
        total += table[0][c]
        if c == 1:
            table[0] = [100.0] * n
    return total


def rows_change(table, n):
    for c in range(n):
        table[0][0] += 1.0
        table[c % 2] = [float(c)] * 3
    return table


def grown(table):
    c = 0
    while c < len(table[0]):
        if len(table[0]) < 6:
            table[0].append(1.0)
        table[0][c] += 1.0
        c += 1
    return table[0]


def same_list(xs, n):
    for i in range(n):
        xs[0] += xs[i]
    return xs


table = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
eliminate(table, 0, 1, 0.5, 3)
print(table, fill(table, 1, 3), fill(table, 5, 3), fill(table, 0, 5), fill(table, -1, 0))
marks = [0.0, 0.0]
try:
    marked(marks, table, 4, 2)
except IndexError as error:
    print(error, marks)
print(marked(marks, table, -1, 2), table)
print(swapped([[1.0, 2.0, 3.0], [0.0]], 3), rows_change([[0.0] * 3, [1.0] * 3], 3), grown([[1.0, 2.0]]))
print(same_list([1.0, 2.0, 3.0], 3))
eliminate([], 0, 0, 1.0, 0)
try:
    eliminate([[1.0]], 0, 3, 1.0, 1)
except IndexError as error:
    print(error)
