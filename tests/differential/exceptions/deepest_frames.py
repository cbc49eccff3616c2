"""Tracebacks of recursion without end show what CPython's limit leaves of it."""
import traceback
import sys

def down(n):
    return down(n + 1) + 1

class Chain:

    def __getattr__(self, name):
        return getattr(self, name + 'x')

def ping(d):
    for key in d:
        pong(d)

def pong(d):
    ping(d)
try:
    down(0)
except RecursionError as e:
    print(e)
    lines = traceback.format_exc().splitlines()
    print(len(lines), lines[0], lines[2], lines[-2:])
try:
    Chain().attribute
except RecursionError as e:
    print(e)
down(0)
