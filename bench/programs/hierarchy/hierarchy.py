"""An aquarium: animals of several classes, moved, fed and aged through the methods of a class hierarchy."""

import sys


class Random:
    """A generator of our own, so that every implementation draws the same numbers."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, bound: int) -> int:
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state // 65536 % bound


class Animal:
    speed = 1
    appetite = 2
    old_age = 90

    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y
        self.energy = 50
        self.age = 0

    def name(self) -> str:
        return "animal"

    def step(self, random: Random, size: int) -> None:
        self.x = (self.x + random.below(2 * self.speed + 1) - self.speed) % size
        self.y = (self.y + random.below(2 * self.speed + 1) - self.speed) % size
        self.energy -= self.cost()
        self.age += 1

    def cost(self) -> int:
        return self.appetite

    def eat(self, amount: int) -> int:
        eaten = min(amount, self.appetite * 3)
        self.energy += eaten
        return eaten

    def alive(self) -> bool:
        return self.energy > 0 and self.age < self.old_age

    def child(self) -> "Animal | None":
        return None


class Fish(Animal):
    speed = 2

    def name(self) -> str:
        return "fish"

    def child(self) -> Animal | None:
        if self.energy > 80:
            self.energy //= 2
            return Fish(self.x, self.y)
        return None


class Shark(Fish):
    speed = 3
    appetite = 5
    old_age = 140

    def name(self) -> str:
        return "shark"

    def cost(self) -> int:
        return super().cost() - self.age % 3

    def child(self) -> Animal | None:
        if self.energy > 120:
            self.energy //= 3
            return Shark(self.x, self.y)
        return None


class Snail(Animal):
    appetite = 1
    old_age = 200

    def name(self) -> str:
        return "snail"

    def cost(self) -> int:
        return 1 + self.age % 2

    def child(self) -> Animal | None:
        if self.energy > 60:
            self.energy -= 30
            return Snail(self.y, self.x)
        return None


class Plant(Animal):
    def name(self) -> str:
        return "plant"

    def step(self, random: Random, size: int) -> None:
        self.energy += 1
        self.age += 1

    def alive(self) -> bool:
        return self.age < 300

    def eat(self, amount: int) -> int:
        return 0


class Aquarium:
    def __init__(self, size: int, seed: int) -> None:
        self.size = size
        self.random = Random(seed)
        self.food = [20] * (size * size)
        self.animals: list[Animal] = []
        for i in range(size * 2):
            x, y = self.random.below(size), self.random.below(size)
            if i % 7 == 0:
                self.animals.append(Shark(x, y))
            elif i % 5 == 0:
                self.animals.append(Snail(x, y))
            elif i % 3 == 0:
                self.animals.append(Plant(x, y))
            else:
                self.animals.append(Fish(x, y))

    def tick(self) -> None:
        survivors: list[Animal] = []
        for animal in self.animals:
            animal.step(self.random, self.size)
            at = animal.y * self.size + animal.x
            self.food[at] -= animal.eat(self.food[at])
            if animal.alive():
                survivors.append(animal)
                child = animal.child()
                if child is not None:
                    survivors.append(child)
        for i in range(self.random.below(7), len(self.food), 7):
            self.food[i] = min(self.food[i] + 4, 30)
        self.animals = survivors

    def census(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for animal in self.animals:
            counts[animal.name()] = counts.get(animal.name(), 0) + 1
        return counts


def main() -> None:
    ticks = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    aquarium = Aquarium(40, 42)
    for tick in range(ticks):
        aquarium.tick()
        if tick % max(ticks // 5, 1) == 0:
            census = aquarium.census()
            print(tick, len(aquarium.animals), " ".join(f"{name}={census[name]}" for name in sorted(census)))
    print(sum(animal.energy for animal in aquarium.animals), sum(aquarium.food))


main()
