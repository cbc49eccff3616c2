"""Texts of ints that have too many digits raise where they are made."""

try:
    print(str(10**4300))
except ValueError as e:
    print("1", e)
x = 10**4300
try:
    print(str(x))
except ValueError as e:
    print("2", e)
try:
    print(x)
except ValueError as e:
    print("3", e)
try:
    print(f"{x}")
except ValueError as e:
    print("4", e)
try:
    print("%d" % x)
except ValueError as e:
    print("5", e)
try:
    print(repr(x))
except ValueError as e:
    print("6", e)
def f(n):
    try:
        return len(str(n))
    except ValueError as e:
        return 7
print(f(x), f(3))
