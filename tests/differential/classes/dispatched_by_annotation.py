# Methods chosen by the annotation of their first argument.
from functools import singledispatchmethod


class Shown:
    @singledispatchmethod
    def show(self, value):
        return f"object {value}"

    @show.register
    def _(self, value: int):
        return f"int {value}"

    @show.register
    def _(self, value: list | tuple):
        return f"items {len(value)}"

    @show.register
    @classmethod
    def _(cls, value: str):
        return f"{cls.__name__} {value}"


for value in (1, True, [1, 2], (), "text", None, 2.5):
    print(Shown().show(value))
