"""A basket of things with prices."""

import geometry

PRICES = {"apple": 30, "pear": 45, "plum": 20}


class Basket:
    def __init__(self):
        self.items = []

    def add(self, name):
        if name not in PRICES:
            raise LookupError(name)
        self.items.append(name)

    def total(self):
        return sum(PRICES[name] for name in self.items) + geometry.area(0, 0)
