# Ints that leave 64 bits in the middle of loops, and come back.


def factorials(n):
    product = 1
    out = []
    for i in range(1, n + 1):
        product *= i
        out.append(product)
    return out


def power_sums(base, n):
    total = 0
    power = 1
    for _ in range(n):
        total += power
        power *= base
    return total, power


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def hash_text(text):
    value = 14695981039346656037
    for c in text:
        value = ((value ^ ord(c)) * 1099511628211) % 2**64
    return value


def lcg(seed, rounds):
    for _ in range(rounds):
        seed = (seed * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
    return seed


def small_lcg(seed, rounds):
    for _ in range(rounds):
        seed = (seed * 1103515245 + 12345) % 2147483648
    return seed


def shifts(n):
    out = []
    for i in range(n):
        out.append((1 << i) - (3 << (i // 2)))
    return out


def down(start, step, limit):
    value = start
    count = 0
    while value > limit:
        value -= step
        count += 1
    return value, count


def negations(n):
    value = -(2**62)
    for _ in range(n):
        value = -value * 2
    return value


def divisions(pairs):
    out = []
    for a, b in pairs:
        try:
            out.append((a // b, a % b))
        except ZeroDivisionError as e:
            out.append(str(e))
    return out


def average(numbers):
    total = 0
    for n in numbers:
        total += n
    return total / len(numbers), total // len(numbers), total % 7


def crossing(limit):
    # The counter itself goes past the border of 64 bits.
    i = 2**63 - 3
    seen = []
    while i < limit:
        seen.append(i)
        i += 1
    return seen


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(factorials(25)[-3:])
print(power_sums(10, 20), power_sums(-7, 30), power_sums(2, 62), power_sums(2, 63), power_sums(2, 64))
print([fibonacci(n) for n in (0, 1, 50, 90, 91, 92, 93, 94, 200)])
print(hash_text("hello"), hash_text(""))
print(lcg(1, 10), small_lcg(42, 1000))
print(shifts(70)[60:])
print(down(2**63 + 5, 2**61, -(2**63)), down(10, 3, 0))
print(negations(4), negations(1))
m = -(2**63)
print(divisions([(m, -1), (m, 1), (m, 0), (7, -2), (-7, 2), (-7, -2), (2**70, 3), (3, 2**70), (-3, 2**70), (0, 5), (5, 0)]))
print(average([2**62, 2**62, 2**62]), average([1, 2, 4]), average([True, False, 3]))
print(crossing(2**63 + 2))
print(collatz(27), collatz(2**70 + 1))
for a in (2**50 - 1, 2**50, -(2**50), -(2**50) - 1, 2**62, -(2**62), 2**63 - 1, -(2**63)):
    print(a, a + 1, a - 1, a * 2, a * -1, -a, ~a, a & 255, a | 1, a ^ -1, a >> 3, a << 1, a // 3, a % 10, abs(a), a == a + 0, a < a + 1)
