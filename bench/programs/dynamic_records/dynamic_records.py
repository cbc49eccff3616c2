"""A table whose cells hold anything, with queries made of operators found by name."""

import operator
import sys


class Record:
    def __init__(self, **fields):
        for name, value in fields.items():
            setattr(self, name, value)

    def get(self, name, default=None):
        return self.__dict__.get(name, default)


OPERATORS = {"<": operator.lt, ">": operator.gt, "==": operator.eq, "+": operator.add, "*": operator.mul}


def matches(record, query):
    for name, sign, wanted in query:
        value = getattr(record, name, None)
        if value is None or type(value) is not type(wanted) or not OPERATORS[sign](value, wanted):
            return False
    return True


def fold(values, sign):
    total = None
    for value in values:
        total = value if total is None else OPERATORS[sign](total, value)
    return total


def records(n):
    mixed = [1, 2.5, "text", (1, 2), None, True, 10 ** 20, [3]]
    for i in range(n):
        record = Record(number=i, mixed=mixed[i % len(mixed)])
        if i % 3 == 0:
            record.name = f"record {i}"
        if i % 5 == 0:
            record.score = i / 10
        yield record


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 150_000
    table = list(records(n))
    queries = [
        [("number", ">", n // 2), ("name", ">", "record 5")],
        [("score", "<", n / 20), ("number", "<", n)],
        [("mixed", "==", 2.5)],
        [("mixed", "==", "text"), ("name", ">", "")],
    ]
    for query in queries:
        found = [record for record in table if matches(record, query)]
        print(len(found), fold([record.number for record in found], "+"), fold([r.get("mixed") for r in found[:1]], "*"))
    kinds = {}
    for record in table:
        for name, value in vars(record).items():
            key = (name, type(value).__name__)
            kinds[key] = kinds.get(key, 0) + 1
    print(sorted(kinds.items()))


main()
