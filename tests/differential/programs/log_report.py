"""Analyses a web server's log: parses lines, groups, counts, and writes a report to a folder."""

import os
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path

LINES = """\
10.0.0.1 - - [12/Mar/2024:10:15:32 +0000] "GET /index.html HTTP/1.1" 200 5123
10.0.0.2 - - [12/Mar/2024:10:15:35 +0000] "GET /about.html HTTP/1.1" 200 2310
10.0.0.1 - bob [12/Mar/2024:10:16:01 +0000] "POST /login HTTP/1.1" 302 0
10.0.0.3 - - [12/Mar/2024:11:02:17 +0000] "GET /missing HTTP/1.1" 404 210
broken line
10.0.0.2 - - [12/Mar/2024:11:45:59 +0000] "GET /index.html HTTP/1.1" 200 5123
10.0.0.4 - - [13/Mar/2024:00:00:01 +0000] "GET /big.iso HTTP/1.1" 206 104857600
10.0.0.3 - - [13/Mar/2024:09:30:00 +0000] "GET /api/v1/items?id=7 HTTP/1.1" 500 87
10.0.0.3 - - [13/Mar/2024:09:30:04 +0000] "GET /api/v1/items?id=7 HTTP/1.1" 500 87
"""


class ParseError(ValueError):
    def __init__(self, number, line):
        super().__init__(f"line {number}: cannot parse {line!r}")
        self.number = number


class Entry:
    __slots__ = ("host", "user", "when", "method", "path", "status", "size")

    def __init__(self, host, user, when, method, path, status, size):
        self.host = host
        self.user = user
        self.when = when
        self.method = method
        self.path = path
        self.status = status
        self.size = size

    def __repr__(self):
        return f"Entry({self.host}, {self.method} {self.path}, {self.status})"


def parse(number, line):
    try:
        head, request, tail = line.split('"')
        host, _, user, stamp, zone = head.split()
        when = datetime.strptime(f"{stamp[1:]} {zone[:-1]}", "%d/%b/%Y:%H:%M:%S %z")
        method, path, _ = request.split()
        status, size = map(int, tail.split())
    except ValueError as error:
        raise ParseError(number, line) from error
    return Entry(host, None if user == "-" else user, when, method, path, status, size)


def human(size):
    units = ["B", "KB", "MB", "GB"]
    value = float(size)
    for unit in units:
        if value < 1024 or unit == units[-1]:
            return f"{value:.1f} {unit}" if unit != "B" else f"{size} B"
        value /= 1024


def read(path):
    entries, errors = [], []
    with open(path, encoding="utf-8") as log:
        for number, line in enumerate(log, 1):
            line = line.rstrip("\n")
            if not line:
                continue
            try:
                entries.append(parse(number, line))
            except ParseError as error:
                errors.append(error)
    return entries, errors


def report(entries, errors, out):
    print(f"{'requests':<12}{len(entries):>8}", file=out)
    print(f"{'errors':<12}{len(errors):>8}", file=out)
    print(f"{'bytes':<12}{human(sum(e.size for e in entries)):>12}", file=out)
    by_status = Counter(e.status // 100 for e in entries)
    for family, count in sorted(by_status.items()):
        print(f"  {family}xx {'#' * count} {count / len(entries):.1%}", file=out)
    by_day = defaultdict(list)
    for e in entries:
        by_day[e.when.date()].append(e)
    for day in sorted(by_day):
        found = by_day[day]
        first, last = min(e.when for e in found), max(e.when for e in found)
        print(f"{day:%a %d %b}: {len(found)} requests over {last - first}", file=out)
    top = Counter(e.path.partition("?")[0] for e in entries).most_common(2)
    print("top:", ", ".join(f"{path} ({count})" for path, count in top), file=out)
    hosts = {e.host for e in entries if e.status >= 400}
    print("failing hosts:", sorted(hosts), file=out)
    gaps = [b.when - a.when for a, b in zip(entries, entries[1:])]
    print("longest gap:", max(gaps), "mean gap:", sum(gaps, timedelta()) / len(gaps), file=out)


def main():
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        log = root / "access.log"
        log.write_text(LINES)
        entries, errors = read(log)
        target = root / "reports" / "2024"
        target.mkdir(parents=True)
        with (target / "march.txt").open("w") as out:
            report(entries, errors, out)
        report(entries, errors, sys.stdout)
        for error in errors:
            print(error, "<-", type(error.__cause__).__name__, error.number)
        for path in sorted(root.rglob("*")):
            kind = "dir" if path.is_dir() else f"{path.stat().st_size} bytes"
            print(path.relative_to(root), kind)
        print((target / "march.txt").read_text().splitlines()[0].split())
    print(os.path.exists(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
