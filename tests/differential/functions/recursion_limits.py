"""The depth that `sys.setrecursionlimit` allows, where a program speaks of RecursionError."""
import sys
import threading


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def depth_reached():
    reached = 0

    def down():
        nonlocal reached
        reached += 1
        down()

    try:
        down()
    except RecursionError:
        pass
    return reached


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

    def total(self):
        return self.value + self.next.total() if self.next else self.value

    @property
    def last(self):
        return self.next.last if self.next is not None else self.value


def linked(n):
    head = None
    for i in range(n):
        head = Node(i, head)
    return head


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def collatz(n, steps=0):
    try:
        return steps if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)
    finally:
        assert n > 0


def attempt(label, f, *args):
    try:
        result = f(*args)
    except RecursionError as e:
        print(f"{label}: RecursionError: {e}")
    else:
        print(f"{label}: {result % 1000007 if isinstance(result, int) else result}")


print(sys.getrecursionlimit(), depth_reached())
for n in (10, 900, 1100, 5000):
    attempt(f"factorial({n})", factorial, n)
    attempt(f"total of {n}", linked(n).total)
    attempt(f"even {n}", is_even, n)
attempt("last of 990", lambda: linked(990).last)
attempt("last of 1000", lambda: linked(1000).last)
attempt("collatz", collatz, 27)

sys.setrecursionlimit(3000)
print(sys.getrecursionlimit(), depth_reached())
attempt("factorial(2500)", factorial, 2500)
attempt("even 2995", is_even, 2995)
attempt("even 3000", is_even, 3000)

sys.setrecursionlimit(120)
print(depth_reached())
attempt("factorial(100)", factorial, 100)
attempt("factorial(130)", factorial, 130)
for limit in (0, -5, 1):
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, RecursionError) as e:
        print(type(e).__name__, e)


def nested(n):
    if n:
        return nested(n - 1)
    try:
        sys.setrecursionlimit(15)
    except RecursionError as e:
        return str(e)


print(nested(20))
fib = lambda n: n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(15))
sys.setrecursionlimit(1000)


def worker(results):
    results.append(depth_reached() > 900)


results = []
thread = threading.Thread(target=worker, args=(results,))
thread.start()
thread.join()
print(results, depth_reached())


def walk(tree, depth=0):
    if not isinstance(tree, list):
        yield depth, tree
        return
    for item in tree:
        yield from walk(item, depth + 1)


print(list(walk([1, [2, [3, [4]]]])))


def down(n):
    return down(n + 1)


try:
    down(0)
except RecursionError:
    print("caught", depth_reached())
down(0)
