"""Conway's game of life on a torus of lists."""

import sys


def step(board):
    height, width = len(board), len(board[0])
    new = []
    for y in range(height):
        above, here, below = board[y - 1], board[y], board[(y + 1) % height]
        row = []
        for x in range(width):
            left, right = x - 1, (x + 1) % width
            count = (above[left] + above[x] + above[right] + here[left] + here[right]
                     + below[left] + below[x] + below[right])
            row.append(1 if count == 3 or (count == 2 and here[x]) else 0)
        new.append(row)
    return new


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 110
    board = []
    seed = 2
    for _ in range(size):
        row = []
        for _ in range(size):
            seed = (seed * 1103515245 + 12345) % 2147483648
            row.append(seed // 65536 % 2)
        board.append(row)
    for generation in range(120):
        if generation % 30 == 0:
            print(generation, sum(sum(row) for row in board))
        board = step(board)
    print("".join("#" if cell else "." for cell in board[0]))


main()
