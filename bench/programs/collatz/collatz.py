"""The longest Collatz chain below a bound."""

import sys


def chain(n):
    steps = 1
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 80_000
    best = 0
    at = 0
    for n in range(1, limit):
        steps = chain(n)
        if steps > best:
            best = steps
            at = n
    print(at, best)


main()
