"""Lines of a log through a pipeline of generators."""

import sys


def log_lines(n):
    seed = 5
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        level = ("INFO", "INFO", "WARN", "ERROR")[seed // 65536 % 4]
        yield f"{i} {level} module{seed // 1024 % 9} took={seed // 4096 % 500}"


def parse(lines):
    for line in lines:
        number, level, module, took = line.split()
        yield int(number), level, module, int(took[5:])


def slow(records, bound):
    for record in records:
        if record[3] >= bound:
            yield record


def batches(records, size):
    batch = []
    for record in records:
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def flatten(nested):
    for item in nested:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def running_mean():
    mean = 0.0
    count = 0
    while True:
        value = yield mean
        count += 1
        mean += (value - mean) / count


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    counts = {}
    total = 0
    mean = running_mean()
    next(mean)
    last = 0.0
    for batch in batches(slow(parse(log_lines(n)), 100), 16):
        for _, level, module, took in batch:
            counts[level, module] = counts.get((level, module), 0) + 1
            total += took
            last = mean.send(took)
    for key in sorted(counts)[:4]:
        print(*key, counts[key])
    squares = (x * x for x in range(n) if x % 3)
    nested = [[i, [i + 1, [i + 2]], i + 3] for i in range(n // 10)]
    print(total, f"{last:.6f}", sum(squares), sum(flatten(nested)))


main()
