"""Values of mixed types behind getattr: shapes described by names, measured by reflection."""

import sys


class Circle:
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3.14159 * self.radius ** 2

    def scale(self, factor):
        return Circle(self.radius * factor)


class Rectangle:
    def __init__(self, width, height):
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height

    def scale(self, factor):
        return Rectangle(self.width * factor, self.height * factor)


class Label:
    def __init__(self, text):
        self.text = text

    def __getattr__(self, name):
        if name.startswith("upper_"):
            return getattr(self, name[6:]).upper()
        raise AttributeError(name)


KINDS = {"circle": Circle, "rectangle": Rectangle, "label": Label}


def build(description):
    kind, *arguments = description
    return KINDS[kind](*arguments)


def measure(thing, names):
    total = 0
    for name in names:
        value = getattr(thing, name, None)
        if value is None:
            continue
        if callable(value):
            value = value()
        if isinstance(value, str):
            value = len(value)
        total += value
    return total


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 150_000
    descriptions = [("circle", 2), ("rectangle", 3, 4.5), ("label", "hello"), ("rectangle", 10 ** 6, 7), ("circle", 1.5)]
    names = ["radius", "width", "height", "area", "text", "upper_text"]
    total = 0
    for i in range(n):
        thing = build(descriptions[i % len(descriptions)])
        total += measure(thing, names)
        if hasattr(thing, "scale"):
            bigger = getattr(thing, "scale")(2)
            setattr(bigger, "tag" if i % 2 else "note", i)
            total += measure(bigger, names) + getattr(bigger, "tag", 0) % 7
    print(f"{total:.3f}")


main()
