"""Exceptions as ordinary control flow: conversion, lookup, leaving nested loops, cleaning up."""

import sys


class Found(Exception):
    def __init__(self, at):
        self.at = at


class ParseError(ValueError):
    pass


def to_int(text, default):
    try:
        return int(text)
    except ValueError:
        return default


def find(grid, wanted):
    try:
        for i, row in enumerate(grid):
            for j, value in enumerate(row):
                if value == wanted:
                    raise Found((i, j))
    except Found as found:
        return found.at
    return None


def check(depth, value):
    if depth == 0:
        if value % 3 == 0:
            raise ParseError(f"bad value {value}")
        return value
    try:
        return check(depth - 1, value) + 1
    finally:
        cleanups[0] += 1


cleanups = [0]


def safe_divide(a, b):
    try:
        result = a // b
    except ZeroDivisionError:
        return 0
    else:
        return result


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 150_000
    words = ["12", "x", "7", "seven", "-3", ""]
    grid = [[i * 10 + j for j in range(10)] for i in range(5)]
    table = {i: i * i for i in range(0, 100, 2)}
    total = errors = missing = 0
    for i in range(n):
        total += to_int(words[i % 6], -1)
        total += safe_divide(i, i % 5)
        try:
            total += table[i % 100]
        except KeyError:
            missing += 1
        try:
            total += check(3, i)
        except ParseError as error:
            errors += len(str(error))
        if i % 8 == 0:
            at = find(grid, i % 60)
            if at is not None:
                total += at[0] + at[1]
    print(total, errors, missing, cleanups[0])


main()
