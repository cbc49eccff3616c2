#!/usr/bin/env python3
"""Inventory report tool."""
import argparse
import csv
import io
import json
import logging
import sys
from collections import Counter, defaultdict, namedtuple, OrderedDict
from dataclasses import dataclass, field, asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Dict, List, Optional

logger = logging.getLogger(__name__)

DATA = """sku,name,qty,price,added
A1,Widget,10,2.50,2024-01-15
B2,Gadget,0,10.00,2024-02-20
C3,"Thing, large",5,99.99,2023-12-01
D4,Doohickey,x,1.00,2024-03-03
"""


@dataclass
class Item:
    sku: str
    name: str
    qty: int
    price: float
    added: date
    tags: List[str] = field(default_factory=list)

    @property
    def value(self) -> float:
        return self.qty * self.price

    def to_json(self):
        d = asdict(self)
        d["added"] = self.added.isoformat()
        return d


def load(text):
    items = []
    for n, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        try:
            items.append(Item(row["sku"], row["name"], int(row["qty"]), float(row["price"]), datetime.strptime(row["added"], "%Y-%m-%d").date()))
        except ValueError as exc:
            logger.warning("line %d: %s", n, exc)
    return items


def report(items, out=sys.stdout):
    width = max(len(i.name) for i in items)
    print(f"{'SKU':<5}|{'Name':^{width}}|{'Qty':>5}|{'Value':>10}", file=out)
    print("-" * (5 + width + 5 + 10 + 3), file=out)
    for item in sorted(items, key=lambda i: (-i.value, i.sku)):
        print(f"{item.sku:<5}|{item.name:^{width}}|{item.qty:>5d}|{item.value:>10,.2f}", file=out)
    total = sum(i.value for i in items)
    print(f"Total: {total:,.2f}", file=out)


def main(argv=None):
    parser = argparse.ArgumentParser(prog="inventory", description=__doc__)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--since", type=lambda s: datetime.strptime(s, "%Y-%m-%d").date(), metavar="DATE")
    args = parser.parse_args(argv)
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.INFO, format="%(levelname)s %(name)s %(message)s", stream=sys.stdout)
    items = load(DATA)
    if args.since:
        items = [i for i in items if i.added >= args.since]
    if args.format == "json":
        json.dump([i.to_json() for i in items], sys.stdout, indent=2, sort_keys=True)
        print()
    else:
        report(items)
    logger.debug("%d items", len(items))
    return 0 if items else 1


if __name__ == "__main__":
    print(main([]))
    print(main(["--format", "json", "--since", "2024-01-01"]))
    sys.exit(main(["--since", "2030-01-01"]) if False else 3)
