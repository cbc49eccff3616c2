"""Classes whose base went through a decorator that gives back what it likes: the runtime shows instances of classes that nobody saw."""
import functools


def decorate(kind):
    kind.marked = True
    return [kind][len(kind.__name__) * 0]


class Plain:
    pass


@decorate
class Address(Plain):
    def take(self, text):
        self.number = self.read(text)

    def __lt__(self, other):
        return self.number < other.number

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        return str(self.number)

    def __len__(self):
        return self.number


class Six(Address):
    read = staticmethod(lambda text: len(text))

    def __init__(self, text):
        self.scope = "eth0"
        self.take(text)


class Interface:
    def join(self, size):
        self.size = size

    def __str__(self):
        return f"{super().__str__()}/{self.size} {self.scope}"


class SixInterface(Interface, Six):
    def __init__(self, text):
        self.network = "net"
        Six.__init__(self, text)
        self.join(64)


i = SixInterface("abcdef")
print(repr(i), i, len(i), i.network, Six("abc"), [Six("abcd")], sorted([SixInterface("abc"), Six("a")]))
