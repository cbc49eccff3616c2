"""Number theory."""
import math
from itertools import count, islice, takewhile


def primes():
    composites = {}
    for n in count(2):
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for i in range(2, math.isqrt(n) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, flag in enumerate(flags) if flag]


def factorise(n):
    factors = {}
    d = 2
    while d * d <= n:
        while n % d == 0:
            factors[d] = factors.get(d, 0) + 1
            n //= d
        d += 1 + (d > 2)
    if n > 1:
        factors[n] = factors.get(n, 0) + 1
    return factors


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def extended_gcd(a, b):
    if not b:
        return a, 1, 0
    g, x, y = extended_gcd(b, a % b)
    return g, y, x - a // b * y


def chinese_remainder(residues):
    total, product = 0, math.prod(m for _, m in residues)
    for r, m in residues:
        p = product // m
        total += r * pow(p, -1, m) * p
    return total % product


def totient(n):
    result = n
    for p in factorise(n):
        result -= result // p
    return result


def perfect(limit):
    return [n for n in range(2, limit) if sum(d for d in range(1, n // 2 + 1) if n % d == 0) == n]


def collatz(n):
    steps = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps.append(n)
    return steps


def pollard(n):
    if n % 2 == 0:
        return 2
    for c in range(1, 20):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = math.gcd(abs(x - y), n)
        if d != n:
            return d
    return n


def continued_fraction(n, d):
    while d:
        q, r = divmod(n, d)
        yield q
        n, d = d, r


def to_roman(n):
    out = ""
    for value, sign in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        times, n = divmod(n, value)
        out += sign * times
    return out


print(list(islice(primes(), 15)), list(takewhile(lambda p: p < 30, primes())), len(sieve(10000)), sieve(50))
print(factorise(600851475143), factorise(97), factorise(1), factorise(2**20 * 3**5))
print([n for n in range(100) if is_prime(n)] == sieve(99), is_prime(2**61 - 1), is_prime(2**67 - 1), is_prime(10**18 + 9))
print(extended_gcd(240, 46), chinese_remainder([(2, 3), (3, 5), (2, 7)]), totient(36), totient(97), perfect(500))
print(len(collatz(27)), max(collatz(27)), pollard(10403), sorted([pollard(2**32 + 1), (2**32 + 1) // pollard(2**32 + 1)]))
print(list(continued_fraction(415, 93)), to_roman(1994), to_roman(3888))
print(pow(3, 200, 13), pow(7, -1, 11), math.gcd(2**100, 6**50), math.lcm(*range(1, 20)), math.comb(50, 25), math.perm(10, 3))
print(sum(int(c) for c in str(2**1000)), len(str(math.factorial(1000))), math.isqrt(10**40), divmod(-7, 3), divmod(7, -3))
try:
    pow(2, -1, 4)
except ValueError as error:
    print(error)
