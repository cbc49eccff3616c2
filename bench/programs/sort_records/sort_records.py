"""Sorting tuples, strings, and objects by key."""

import sys


class Person:
    def __init__(self, name, age, city):
        self.name = name
        self.age = age
        self.city = city


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 80_000
    cities = ["Oslo", "Bern", "Rome", "Paris", "Vienna", "Prague"]
    seed = 3
    people = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        people.append(Person(f"n{seed // 65536 % 9973:04d}", seed // 1024 % 90, cities[seed // 4096 % 6]))
    pairs = sorted([(person.age, person.name) for person in people])
    names = sorted([person.name for person in people])
    by_age = sorted(people, key=lambda person: person.age)
    by_city = sorted(people, key=lambda person: (person.city, -person.age, person.name))
    people.sort(key=lambda person: person.name, reverse=True)
    print(pairs[0], pairs[n // 2], pairs[-1])
    print(names[0], names[n // 2], names[-1])
    print(by_age[n // 2].name, by_city[0].name, by_city[-1].name, people[0].age, people[-1].age)


main()
