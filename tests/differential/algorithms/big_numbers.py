"""Big numbers: pi, e, square roots, Fibonacci, Mersenne, continued fractions."""


def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def machin(digits):
    unity = 10 ** (digits + 10)

    def arccot(x):
        total = term = unity // x
        n, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // n)
            n, sign = n + 2, -sign
        return total

    return 4 * (4 * arccot(5) - arccot(239)) // 10**10


def e_digits(digits):
    unity = 10 ** (digits + 10)
    total = term = unity
    n = 1
    while term:
        term //= n
        total += term
        n += 1
    return total // 10**10


def sqrt_digits(n, digits):
    value = n * 10 ** (2 * digits)
    x = 1 << (value.bit_length() + 1) // 2
    while (y := (x + value // x) // 2) < x:
        x = y
    return x


def fib(n):
    def go(n):
        if n == 0:
            return 0, 1
        a, b = go(n // 2)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if n % 2 else (c, d)

    return go(n)[0]


def lucas_lehmer(p):
    s, m = 4, 2**p - 1
    for _ in range(p - 2):
        s = (s * s - 2) % m
    return s == 0


def binomial_row(n):
    row = [1]
    for k in range(n):
        row.append(row[-1] * (n - k) // (k + 1))
    return row


digits = pi_digits()
first = "".join(str(next(digits)) for _ in range(60))
print(first, str(machin(60))[:60] == first)
print(machin(200))
print(e_digits(100))
print(sqrt_digits(2, 80))
print(fib(300), len(str(fib(10000))), fib(1000) % 10**20)
print([p for p in range(3, 130) if all(p % d for d in range(2, p)) and lucas_lehmer(p)])
print(binomial_row(40)[15:21], sum(binomial_row(100)) == 2**100)
x = 3**500
print(x, x.bit_length(), bin(x).count("1"), x.bit_count(), hex(x)[:20], oct(x)[-10:])
print(x // 7**200, x % 10**9 + 7, -x // 10**230, -x % 997, divmod(x, -(10**235)))
print((x << 13) >> 200, x & (2**64 - 1), (x ^ -x) % 2**70, ~x % 1000003, x | 1 == x)
print(int("9" * 50) + 1, int("-" + "7" * 40, 8), int("zz" * 20, 36), f"{x:,}"[:30], f"{x:_x}"[:30], f"{2**100:e}")
print(x.to_bytes(100, "big")[:8], int.from_bytes(x.to_bytes(100, "little"), "little") == x, float(3**300), 3**300 / 3**299)
print(pow(x, 65537, 10**40 + 9), hash(x), hash(-x), x > 1e238, x < 1e239, 10**22 == 1e22, 10**23 == 1e23)
print(round(123456789**5, -20), (10**30).__round__(-28), str(x)[::-1][:20], sum(map(int, str(x))))
