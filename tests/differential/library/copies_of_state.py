"""Copies of what has a place or a state: iterators, partial calls, generators of random numbers, ordered dicts of one's own."""
import copy
import copyreg
import functools
import itertools
import random
import weakref
from collections import OrderedDict


def show(name, iterator, steps):
    for _ in range(steps):
        next(iterator)
    for kind in (copy.copy, copy.deepcopy):
        print(name, kind.__name__, list(itertools.islice(kind(iterator), 4)))
    print(name, "itself", list(itertools.islice(iterator, 4)))


show("list", iter([1, 2, 3, 4]), 1)
show("tuple", iter((1, 2, 3)), 2)
show("text", iter("hello"), 1)
show("range", iter(range(5)), 2)
show("dict", iter({1: 2, 3: 4}), 1)
show("reversed", reversed([1, 2, 3]), 1)
show("count", itertools.count(3, 2), 1)
show("repeat", itertools.repeat("a", 5), 1)
show("combinations", itertools.combinations("abcd", 2), 2)
show("product", itertools.product("ab", repeat=2), 1)
show("permutations", itertools.permutations([1, 2, 3]), 2)
items = [[1], [2]]
deep = copy.deepcopy(iter(items))
next(deep).append(9)
print(items)

call = functools.partial(sorted, key=len)
call.note = "by length"
for kind in (copy.copy, copy.deepcopy):
    again = kind(call)
    print(again(["ccc", "a", "bb"]), again.note, again.func is sorted, again.keywords)
call.__setstate__((max, (3,), {"default": 0}, None))
print(call(1, 7), call.args)
try:
    call.__setstate__((max, 3))
except TypeError as error:
    print(error)


class Game:
    def __init__(self):
        self.dice = random.Random(42)
        self.moves = []

    def move(self):
        self.moves.append(self.dice.randint(1, 6))


game = Game()
game.move()
saved = copy.deepcopy(game)
game.move()
saved.move()
print(game.moves == saved.moves, game.dice is saved.dice)


class Settings(OrderedDict):
    def describe(self):
        return ",".join(self)


mine = Settings(a=1, b=2)
print(type(mine.copy()).__name__, (mine | {"c": 3}).describe(), type({"z": 0} | mine).__name__)
print(mine.pop("q", default=None), mine.setdefault("d", default=4), mine.fromkeys("xy", value=0))
mine["self"] = mine
print(mine)


@functools.lru_cache
def square(n):
    return n * n


print(copy.deepcopy(square) is square, copy.copy(int | str) == int | str)
held = Game()
ref = weakref.ref(held)
print(copy.deepcopy(ref) is ref)


class Money:
    def __init__(self, amount):
        self.amount = amount


copyreg.pickle(Money, lambda money: (Money, (round(money.amount),)))
print(copy.copy(Money(2.6)).amount, copy.deepcopy([Money(1.2)])[0].amount)
