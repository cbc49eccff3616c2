"""Values of the states of a game, in dicts with tuple keys."""
import sys
from collections import defaultdict

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 60


class Battle:

    def __init__(self):
        self.graph = {}

    def successors(self, state):
        a, b, turn = state
        if a <= 0 or b <= 0:
            return []
        if turn == 0:
            return [((a, b - 3, 1), 0.5), ((a, b - 1, 1), 0.3), ((a - 1, b, 1), 0.2)]
        return [((a - 2, b, 0), 0.6), ((a, b, 0), 0.4)]

    def explore(self, start):
        stack = [start]
        while stack:
            s = stack.pop()
            if s in self.graph:
                continue
            succ = self.successors(s)
            self.graph[s] = succ
            for t, _ in succ:
                stack.append(t)

    def solve(self, start, rounds):
        self.explore(start)
        values = defaultdict(float)
        for s in self.graph:
            if s[1] <= 0:
                values[s] = 1.0
        for _ in range(rounds):
            delta = 0.0
            for s, succ in self.graph.items():
                if not succ:
                    continue
                new = sum((p * values[t] for t, p in succ))
                delta = max(delta, abs(new - values[s]))
                values[s] = new
            if delta < 1e-12:
                break
        return values[start]


print(round(Battle().solve((60, 70, 0), SIZE), 9))
