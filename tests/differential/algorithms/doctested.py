"""
Dynamic programming, number theory and strings.

>>> fib(10)
55
>>> lcs("AGGTAB", "GXTXAYB")
(4, 'GTAB')
"""
from functools import lru_cache, cache
from itertools import accumulate
import sys

@cache
def fib(n: int) -> int:
    """
    >>> [fib(i) for i in range(10)]
    [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
    >>> fib(100)
    354224848179261915075
    >>> fib(-1)
    Traceback (most recent call last):
    ...
    ValueError: n must be non-negative, got -1
    >>> fib(1.5)
    Traceback (most recent call last):
    ...
    TypeError: n must be an int
    """
    if not isinstance(n, int):
        raise TypeError("n must be an int")
    if n < 0:
        raise ValueError(f"n must be non-negative, got {n}")
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def lcs(x: str, y: str):
    """
    >>> lcs("programming", "gaming")
    (6, 'gaming')
    >>> lcs("a", "")
    (0, '')
    """
    assert x is not None
    assert y is not None
    m, n = len(x), len(y)
    table = [[0] * (n + 1) for _ in range(m + 1)]
    for i in range(1, m + 1):
        for j in range(1, n + 1):
            match = 1 if x[i - 1] == y[j - 1] else 0
            table[i][j] = max(table[i - 1][j], table[i][j - 1], table[i - 1][j - 1] + match)
    seq = ""
    i, j = m, n
    while i > 0 and j > 0:
        match = 1 if x[i - 1] == y[j - 1] else 0
        if table[i][j] == table[i - 1][j - 1] + match:
            if match == 1:
                seq = x[i - 1] + seq
            i -= 1
            j -= 1
        elif table[i][j] == table[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return table[m][n], seq

def knapsack(capacity: int, weights: list, values: list) -> int:
    """
    >>> knapsack(50, [10, 20, 30], [60, 100, 120])
    220
    >>> knapsack(0, [1], [1])
    0
    """
    dp = [0] * (capacity + 1)
    for w, v in zip(weights, values, strict=True):
        for c in range(capacity, w - 1, -1):
            dp[c] = max(dp[c], dp[c - w] + v)
    return dp[capacity]

def edit_distance(a: str, b: str) -> int:
    """
    >>> edit_distance("intention", "execution")
    5
    >>> edit_distance("", "abc")
    3
    """
    @lru_cache(maxsize=None)
    def go(i, j):
        if i == len(a): return len(b) - j
        if j == len(b): return len(a) - i
        if a[i] == b[j]: return go(i + 1, j + 1)
        return 1 + min(go(i + 1, j), go(i, j + 1), go(i + 1, j + 1))
    return go(0, 0)

def sieve(n):
    """
    >>> sieve(30)
    [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    >>> len(sieve(10_000))
    1229
    """
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]

def egcd(a, b):
    """
    >>> egcd(240, 46)
    (2, -9, 47)
    """
    if b == 0:
        return (a, 1, 0)
    g, x, y = egcd(b, a % b)
    return (g, y, x - a // b * y)

def is_prime(n: int) -> bool:
    """
    Miller-Rabin.

    >>> [p for p in range(30) if is_prime(p)]
    [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    >>> is_prime(2**61 - 1), is_prime(2**67 - 1)
    (True, False)
    """
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while not d & 1:
        d >>= 1
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else:
            return False
    return True

def kmp(pattern, text):
    """
    >>> kmp("abc1abc12", "alskfjaldsabc1abc1abc12k23adsfabcabc")
    14
    >>> kmp("ab", "zzz")
    -1
    """
    fail = [0]
    i, j = 0, 1
    while j < len(pattern):
        if pattern[i] == pattern[j]: i += 1
        elif i > 0:
            i = fail[i - 1]
            continue
        j += 1
        fail.append(i)
    i = j = 0
    while i < len(text):
        if pattern[j] == text[i]:
            if j == len(pattern) - 1: return i - j
            j += 1
        elif j > 0:
            j = fail[j - 1]
            continue
        i += 1
    return -1

def matmul(a, b):
    """
    >>> matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]])
    [[19, 22], [43, 50]]
    >>> matmul([[1.5]], [[2]])
    [[3.0]]
    >>> matmul([[1, 2]], [[1, 2]])
    Traceback (most recent call last):
        ...
    ValueError: Cannot multiply 1x2 and 1x2
    """
    if len(a[0]) != len(b):
        msg = f"Cannot multiply {len(a)}x{len(a[0])} and {len(b)}x{len(b[0])}"
        raise ValueError(msg)
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]

class Fraction2:
    """
    >>> Fraction2(1, 2) + Fraction2(1, 3)
    Fraction2(5, 6)
    >>> Fraction2(1, 0)
    Traceback (most recent call last):
      ...
    ZeroDivisionError: denominator is zero
    >>> -Fraction2(1, 2) < Fraction2(1, 3)
    True
    >>> sum([Fraction2(1, 4)] * 4, start=Fraction2(0))
    Fraction2(1, 1)
    >>> {Fraction2(2, 4): 'half'}[Fraction2(1, 2)]
    'half'
    >>> f"{Fraction2(3, 4)}", str(Fraction2(8, 4))
    ('3/4', '2')
    """
    __slots__ = ("n", "d")
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError("denominator is zero")
        from math import gcd
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g
    def __repr__(self): return f"{self.__class__.__name__}({self.n}, {self.d})"
    def __str__(self): return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"
    def __add__(self, o): return Fraction2(self.n * o.d + o.n * self.d, self.d * o.d)
    def __neg__(self): return Fraction2(-self.n, self.d)
    def __eq__(self, o): return (self.n, self.d) == (o.n, o.d)
    def __lt__(self, o): return self.n * o.d < o.n * self.d
    def __hash__(self): return hash((self.n, self.d))

def main() -> None:
    """
    >>> main()
    max 6
    [1, 3, 6]
    """
    print("max", max(accumulate([1, 2, 3])))
    print(list(accumulate([1, 2, 3])))

if __name__ == "__main__":
    from doctest import testmod
    testmod()
    main()
    sys.exit(testmod().failed)
