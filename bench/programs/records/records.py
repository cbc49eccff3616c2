"""Orders of a shop as dataclasses, with an enumeration for their state."""
from __future__ import annotations
import sys
from dataclasses import dataclass, field, asdict, replace
from typing import Optional
from enum import Enum

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000


class Status(Enum):
    NEW = 'new'
    PAID = 'paid'
    SHIPPED = 'shipped'
    CANCELLED = 'cancelled'


@dataclass(frozen=True, order=True)
class Item:
    sku: str
    price: int
    qty: int = 1

    @property
    def total(self) -> int:
        return self.price * self.qty


@dataclass
class Order:
    id: int
    customer: str
    items: list[Item] = field(default_factory=list)
    status: Status = Status.NEW
    note: Optional[str] = None

    def total(self) -> int:
        return sum((i.total for i in self.items))


class Shop:

    def __init__(self):
        self.orders: dict[int, Order] = {}
        self.by_customer: dict[str, list[Order]] = {}

    def add(self, o: Order) -> None:
        self.orders[o.id] = o
        self.by_customer.setdefault(o.customer, []).append(o)

    def advance(self, oid: int) -> None:
        o = self.orders[oid]
        match o.status:
            case Status.NEW:
                o.status = Status.PAID
            case Status.PAID:
                o.status = Status.SHIPPED
            case _:
                pass

    def report(self) -> dict[str, int]:
        return {c: sum((o.total() for o in os if o.status is not Status.CANCELLED)) for c, os in sorted(self.by_customer.items())}


def main():
    shop = Shop()
    for i in range(SIZE):
        o = Order(i, f'cust{i % 97}')
        for j in range(i % 4):
            o.items.append(Item(f'sku{i * j % 50}', 100 + (i * 7 + j) % 900, 1 + j))
        shop.add(o)
    for r in range(3):
        for i in range(0, SIZE, r + 1):
            shop.advance(i)
    rep = shop.report()
    print(sum(rep.values()), len(rep))
    items = sorted({it for o in shop.orders.values() for it in o.items})
    print(len(items), items[0], items[-1])
    counts = {}
    for o in shop.orders.values():
        counts[o.status] = counts.get(o.status, 0) + 1
    print({k.value: v for k, v in counts.items()})
    d = [asdict(o) for o in list(shop.orders.values())[:2000]]
    print(sum((len(x['items']) for x in d)))
    print(replace(items[0], qty=5))


main()
