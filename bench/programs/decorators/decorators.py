"""Calls through wrappers that take anything and pass it on."""

import functools
import sys


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


def retried(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except ValueError:
                    pass
            return None

        return wrapper

    return decorate


@counted
def add(a, b=1, *, c=0):
    return a + b + c


@retried(3)
def odd_only(x):
    if x % 16 == 0:
        raise ValueError("no")
    return x


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    total = 0
    for i in range(n):
        total += add(i, b=2) + add(i, c=i)
        total += odd_only(i) or 0
    print(total, add.calls)


main()
