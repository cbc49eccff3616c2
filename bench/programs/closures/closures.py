"""Functions made by functions: counters, compositions, memoisation, callbacks."""

import sys


def counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x

    return composed


def memoise(function):
    seen = {}

    def wrapper(n):
        if n not in seen:
            seen[n] = function(n)
        return seen[n]

    return wrapper


@memoise
def partitions(n):
    total = 0
    k = 1
    while k * (3 * k - 1) // 2 <= n:
        sign = -1 if k % 2 == 0 else 1
        total += sign * partitions(n - k * (3 * k - 1) // 2)
        if k * (3 * k + 1) // 2 <= n:
            total += sign * partitions(n - k * (3 * k + 1) // 2)
        k += 1
    return total if n else 1


def make_account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount <= balance:
            balance -= amount
        return balance

    return {"deposit": deposit, "withdraw": withdraw}


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000
    step = counter(10)
    total = 0
    for i in range(n):
        total += step() + step(by=i % 3)
    pipeline = compose(lambda x: x + 1, lambda x: x * 3, lambda x: x % 1001, abs)
    for i in range(n):
        total += pipeline(i)
    account = make_account(100)
    for i in range(n):
        account["deposit"](i % 11)
        total += account["withdraw"](i % 13)
    print(total, step(0), partitions(120))
    doubled = map(lambda x: 2 * x, filter(lambda x: x % 3 == 1, range(n)))
    print(sum(doubled))


main()
