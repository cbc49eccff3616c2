"""Conway's game of life on a torus, as a set of cells."""


def step(cells, width, height):
    neighbours = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = ((x + dx) % width, (y + dy) % height)
                    neighbours[cell] = neighbours.get(cell, 0) + 1
    return {cell for cell, count in neighbours.items() if count == 3 or (count == 2 and cell in cells)}


def show(cells, width, height):
    for y in range(height):
        print("".join("#" if (x, y) in cells else "." for x in range(width)))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
blinker = {(7, 4), (8, 4), (9, 4)}
cells = glider | blinker
for generation in range(9):
    if generation % 4 == 0:
        print(f"generation {generation}: {len(cells)} cells")
        show(cells, 12, 8)
    cells = step(cells, 12, 8)
