"""Methods and class attributes of objects of several classes, and classes that change on the way."""


class Shape:
    sides = 0
    name = "shape"

    def __init__(self, size):
        self.size = size

    def area(self):
        return 0.0

    def describe(self):
        return f"{self.name} {self.sides} {self.area():.2f}"

    @property
    def double(self):
        return self.size * 2


class Square(Shape):
    sides = 4
    name = "square"

    def area(self):
        return self.size * self.size

    @property
    def double(self):
        return self.size * 20


class Circle(Shape):
    name = "circle"

    def area(self):
        return 3.0 * self.size * self.size


class Blob(Circle):
    def area(self):
        raise ValueError(f"no area for {self.name}")


class Grown(Shape):
    """Its instances may have a name of their own."""

    name = "grown"

    def rename(self, name):
        self.name = name
        return self


class Counted:
    count = 0

    def __init__(self):
        Counted.count += 1
        self.number = self.count


class Conditional:
    if len("abc") > 2:
        mode = "long"
    else:
        mode = "short"
    twice = 1
    twice = 2
    gone = 3
    del gone


class Config:
    WIDTH = 80
    SCALE = 1.5
    TITLE = "config"
    FLAG = True
    NOTHING = None


class Duck:
    def speak(self, times=1):
        return "quack" * times


class Dog:
    def speak(self, times=1):
        return "woof" * times


class Robot:
    @staticmethod
    def speak(times=1):
        return "beep" * times


class Cat:
    @classmethod
    def speak(cls, times=1):
        return cls.__name__ * times


def safe(shape):
    try:
        return shape.describe()
    except ValueError as error:
        return f"ValueError: {error}"


def main():
    shapes = [Square(2), Circle(1.5), Blob(3), Grown(1), Grown(2).rename("own")]
    for shape in shapes:
        print(safe(shape), shape.name, shape.sides, shape.double)
    print(sum(shape.size for shape in shapes))
    print([Counted().number for _ in range(3)], Counted.count)
    print(Conditional.mode, Conditional().twice, hasattr(Conditional(), "gone"))
    print(Config.WIDTH + 1, Config.SCALE * 2, Config.TITLE, Config.FLAG, Config.NOTHING)
    for animal in [Duck(), Dog(), Robot(), Cat()]:
        print(animal.speak(), animal.speak(2), animal.speak(times=3))
    Square.sides = 40
    print(safe(shapes[0]), Square.sides, Square(1).sides)
    setattr(Circle, "name", "round")
    print(safe(shapes[1]), safe(shapes[2]))
    shapes[1].sides = 1
    print(safe(shapes[1]), Circle(1).sides)
    Dog.speak = lambda self, times=1: "grr" * times
    for animal in [Duck(), Dog()]:
        print(animal.speak(2))
    try:
        for shape in shapes + [None]:
            shape.area()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
    total = 0
    for n, shape in enumerate(shapes * 50):
        if not isinstance(shape, Blob):
            total += shape.area() * n
    print(f"{total:.1f}")


main()
