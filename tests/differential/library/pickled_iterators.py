# Iterators taken apart, pickled and set back.
import copy
import pickle


class Countdown:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return 10 - i

    def __repr__(self):
        return "Countdown()"


class Numbered(enumerate):
    pass


def show(iterator):
    for taken in range(3):
        print(type(iterator).__name__, iterator.__reduce__(), list(pickle.loads(pickle.dumps(iterator))), list(copy.copy(iterator)))
        next(iterator, None)
    list(iterator)
    print(type(iterator).__name__, iterator.__reduce__(), list(pickle.loads(pickle.dumps(iterator))))


show(iter([1, 2, 3]))
show(reversed([1, 2, 3]))
show(iter((1, 2)))
show(iter("ab"))
show(iter("né"))
show(iter(b"ab"))
show(iter(bytearray(b"ab")))
show(iter(range(5)))
show(iter(range(0, -9, -4)))
show(iter(range(2**70, 2**70 + 3)))
show(iter({1: 2, 3: 4}))
show(iter({1: 2, 3: 4}.values()))
show(iter({1: 2, 3: 4}.items()))
show(reversed({1: 2, 3: 4}))
show(iter({7}))
show(iter(Countdown()))
show(reversed(Countdown()))

for make in (
    lambda: enumerate("abc"),
    lambda: enumerate("abc", 2**70),
    lambda: Numbered("abc", 5),
    lambda: zip("abc", [1, 2, 3]),
    lambda: zip("ab", "cd", strict=True),
    lambda: map(str, [1, 2, 3]),
    lambda: map(max, [1, 5], [4, 2]),
    lambda: filter(None, [0, 1, 2]),
    lambda: iter(Countdown().__len__, 4),
):
    iterator = make()
    first = next(iterator)
    parts = iterator.__reduce__()
    again = pickle.loads(pickle.dumps(iterator)) if type(iterator).__name__ != "callable_iterator" else parts[0](*parts[1])
    print(type(iterator).__name__, first, parts[0], len(parts[1]), parts[2:], type(again).__name__, next(again), next(iterator))

for iterator in (
    iter([1, 2, 3]), iter((1, 2, 3)), iter("abc"), iter(b"abc"), iter(range(3)), iter(Countdown()), reversed([1, 2, 3]),
    reversed(Countdown()), iter(range(2**70, 2**70 + 3)), iter(bytearray(b"abc")),
):
    iterator.__setstate__(1)
    print(type(iterator).__name__, list(iterator))
    iterator.__setstate__(-5)
ranged = iter(range(10))
ranged.__setstate__(20)
print(list(ranged))
strict = zip("abc", "ab")
strict.__setstate__(True)
try:
    print(list(strict))
except ValueError as error:
    print(error)
