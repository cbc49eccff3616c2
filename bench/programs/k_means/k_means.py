"""Clusters of points in the plane."""

import random
import sys


def k_means(points, k, rounds):
    centres = random.sample(points, k)
    for _ in range(rounds):
        clusters = [[] for _ in range(k)]
        for p in points:
            nearest = min(range(k), key=lambda i: (p[0] - centres[i][0]) ** 2 + (p[1] - centres[i][1]) ** 2)
            clusters[nearest].append(p)
        centres = [
            (sum(p[0] for p in c) / len(c), sum(p[1] for p in c) / len(c)) if c else centres[i]
            for i, c in enumerate(clusters)
        ]
    return centres


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    random.seed(1)
    points = [(random.gauss(0, 1), random.gauss(0, 1)) for _ in range(n)]
    print([(round(x, 6), round(y, 6)) for x, y in sorted(k_means(points, 8, 40))])


main()
