"""A program in three modules."""

import geometry
from shop import Basket, PRICES

basket = Basket()
for name in ["apple", "pear", "apple", "plum"]:
    basket.add(name)
print(basket.total(), sorted(PRICES))
print(geometry.area(3, 4), geometry.calls)
print(geometry.Point(1, 2) + geometry.Point(3, 4))
