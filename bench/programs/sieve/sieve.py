"""The primes below a bound, by the sieve of Eratosthenes."""

import sys


def sieve(bound):
    prime = [True] * bound
    prime[0] = prime[1] = False
    i = 2
    while i * i < bound:
        if prime[i]:
            for j in range(i * i, bound, i):
                prime[j] = False
        i += 1
    return prime


def main():
    bound = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000_000
    prime = sieve(bound)
    count = 0
    total = 0
    for i in range(bound):
        if prime[i]:
            count += 1
            total += i
    print(count, total)


main()
