# A protocol with attributes asks for each of them.
from typing import Protocol, runtime_checkable


@runtime_checkable
class HasSize(Protocol):
    size: int
    name: "str"


class Sized:
    def __init__(self):
        self.size = 3
        self.name = "sized"


class Half:
    size = 1


print(isinstance(Sized(), HasSize), isinstance(Half(), HasSize), isinstance(3, HasSize))
