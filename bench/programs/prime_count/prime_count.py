"""Primes by trial division, perfect numbers, greatest common divisors."""

import sys


def is_prime(n: int) -> bool:
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    i = 3
    while i * i <= n:
        if n % i == 0:
            return False
        i += 2
    return True


def gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


def divisor_sum(n: int) -> int:
    total = 1 if n > 1 else 0
    i = 2
    while i * i <= n:
        if n % i == 0:
            total += i
            if i != n // i:
                total += n // i
        i += 1
    return total


def main() -> None:
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    primes = 0
    twins = 0
    last = 0
    for n in range(limit):
        if is_prime(n):
            primes += 1
            if n - last == 2:
                twins += 1
            last = n
    coprime = 0
    for a in range(1, limit // 200):
        for b in range(1, a):
            if gcd(a, b) == 1:
                coprime += 1
    perfect = [n for n in range(2, limit // 10) if divisor_sum(n) == n]
    print(primes, twins, last, coprime, perfect)


main()
