"""Classes made from `Random` that draw their numbers themselves."""
import random


class Quarter(random.Random):
    def random(self):
        return 0.25


quarter = Quarter()
print(quarter.uniform(0, 8), quarter.randrange(10), quarter.choice("abcdefgh"), quarter.sample(range(10), 3), quarter.randint(1, 4))
items = list(range(6))
quarter.shuffle(items)
print(items, quarter.choices([1, 2, 3, 4], k=3), round(quarter.gauss(0, 1), 6), round(quarter.expovariate(2), 6), quarter.triangular(0, 1))


class Counted(random.Random):
    """Counts what is drawn from the generator underneath."""

    def __init__(self, seed):
        super().__init__(seed)
        self.drawn = 0

    def random(self):
        self.drawn += 1
        return super().random()

    def getrandbits(self, k):
        self.drawn += 100
        return super().getrandbits(k)


counted, plain = Counted(5), random.Random(5)
print(counted.random() == plain.random(), counted.uniform(1, 2) == plain.uniform(1, 2), counted.drawn)
print(counted.randrange(1000) == plain.randrange(1000), counted.getrandbits(70) == plain.getrandbits(70), counted.drawn >= 202)
print(counted.randbytes(3) == plain.randbytes(3), counted.choice([1, 2, 3]) == plain.choice([1, 2, 3]))


class Fixed(random.Random):
    def getrandbits(self, k):
        print("bits", k)
        return 3


print(Fixed().randrange(10), Fixed().choice("abcd"), Fixed().randbytes(2))


class Later(Fixed):
    def random(self):
        return 0.5


print(Later().randrange(10), Later().uniform(0, 4))


class Broken(random.Random):
    def random(self):
        raise KeyError("no numbers")


for use in (lambda r: r.uniform(0, 1), lambda r: r.gauss(0, 1), lambda r: r.shuffle([1, 2, 3]), lambda r: r.random()):
    try:
        print(use(Broken()))
    except KeyError as error:
        print(error)


class Wrong(random.Random):
    def random(self):
        return "x"


try:
    Wrong().uniform(0, 1)
except TypeError as error:
    print("TypeError")
