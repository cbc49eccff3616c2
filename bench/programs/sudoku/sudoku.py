"""Sudoku by backtracking, choosing the cell with the fewest candidates."""

import sys

PUZZLES = [
    "530070000600195000098000060800060003400803001700020006060000280000419005000080079",
    "100007090030020008009600500005300900010080002600004000300000010040000007007000300",
    "000000010400000000020000000000050407008000300001090000300400200050100000000806000",
]


class Board:
    def __init__(self, text):
        self.cells = [int(c) for c in text]
        self.rows = [set() for _ in range(9)]
        self.columns = [set() for _ in range(9)]
        self.boxes = [set() for _ in range(9)]
        self.tried = 0
        for i, digit in enumerate(self.cells):
            if digit:
                self.place(i, digit)

    def place(self, i, digit):
        self.cells[i] = digit
        self.rows[i // 9].add(digit)
        self.columns[i % 9].add(digit)
        self.boxes[i // 27 * 3 + i % 9 // 3].add(digit)

    def clear(self, i):
        digit = self.cells[i]
        self.cells[i] = 0
        self.rows[i // 9].remove(digit)
        self.columns[i % 9].remove(digit)
        self.boxes[i // 27 * 3 + i % 9 // 3].remove(digit)

    def candidates(self, i):
        row, column, box = self.rows[i // 9], self.columns[i % 9], self.boxes[i // 27 * 3 + i % 9 // 3]
        return [d for d in range(1, 10) if d not in row and d not in column and d not in box]

    def solve(self):
        best = None
        at = -1
        for i in range(81):
            if self.cells[i] == 0:
                digits = self.candidates(i)
                if best is None or len(digits) < len(best):
                    best = digits
                    at = i
                    if len(digits) <= 1:
                        break
        if best is None:
            return True
        for digit in best:
            self.tried += 1
            self.place(at, digit)
            if self.solve():
                return True
            self.clear(at)
        return False

    def text(self):
        return "".join(str(d) for d in self.cells)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    for i in range(count):
        board = Board(PUZZLES[i % len(PUZZLES)])
        print(board.solve(), board.tried, board.text())


main()
