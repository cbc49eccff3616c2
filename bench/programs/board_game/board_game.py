"""Groups of stones on a board, with union by references between objects."""
import sys
import random

GAMES = int(sys.argv[1]) if len(sys.argv) > 1 else 6_000
random.seed(42)
SIZE = 9
EMPTY, BLACK, WHITE = (0, 1, 2)


class Square:

    def __init__(self, board, pos):
        self.board = board
        self.pos = pos
        self.color = EMPTY
        self.neighbours = []
        self.reference = self
        self.ledges = 0
        self.timestamp = 0

    def set_neighbours(self):
        x, y = (self.pos % SIZE, self.pos // SIZE)
        for dx, dy in [(-1, 0), (1, 0), (0, -1), (0, 1)]:
            nx, ny = (x + dx, y + dy)
            if 0 <= nx < SIZE and 0 <= ny < SIZE:
                self.neighbours.append(self.board.squares[ny * SIZE + nx])

    def find(self):
        ref = self.reference
        while ref.reference is not ref:
            ref = ref.reference
        self.reference = ref
        return ref

    def move(self, color):
        self.board.stamp += 1
        self.color = color
        self.reference = self
        self.ledges = 0
        for n in self.neighbours:
            if n.color == EMPTY:
                self.ledges += 1
            else:
                r = n.find()
                if n.color == color:
                    if r is not self:
                        self.ledges += r.ledges - 1
                        r.reference = self
                else:
                    r.ledges -= 1


class Board:

    def __init__(self):
        self.squares = []
        self.squares = [Square(self, p) for p in range(SIZE * SIZE)]
        for s in self.squares:
            s.set_neighbours()
        self.reset()

    def reset(self):
        for s in self.squares:
            s.color = EMPTY
            s.reference = s
            s.ledges = 0
        self.stamp = 0
        self.empties = list(range(SIZE * SIZE))

    def play(self, n):
        color = BLACK
        for _ in range(n):
            i = random.randrange(len(self.empties))
            pos = self.empties[i]
            self.empties[i] = self.empties[-1]
            self.empties.pop()
            self.squares[pos].move(color)
            color = WHITE if color == BLACK else BLACK

    def score(self):
        return sum((1 for s in self.squares if s.color == BLACK)) - sum((1 for s in self.squares if s.color == WHITE))


b = Board()
total = 0
for g in range(GAMES):
    b.reset()
    b.play(60)
    total += b.score() + sum((s.ledges for s in b.squares))
print(total)
