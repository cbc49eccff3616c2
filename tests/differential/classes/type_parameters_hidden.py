"""Classes whose members have the names of their type parameters, and bases whose slots do not fit together."""

from __future__ import annotations


class Matrix[T: (int, float)]:
    def __init__(self, rows: list[list[T]]):
        self.rows = rows

    @property
    def T(self):
        return type(self)([list(column) for column in zip(*self.rows)])

    def scaled[K](self, K: int):
        return type(self)([[K * x for x in row] for row in self.rows])


class Pair[K, V]:
    K = "a value"

    class Inner[V]:
        V = 5

        def get(self) -> V:
            return self.V

    def kinds(self):
        return self.K, V


m = Matrix([[1, 2, 3]])
print(m.T.rows, m.scaled(2).rows, Matrix.__type_params__, Pair.__type_params__, Pair.Inner.__type_params__, Matrix[int])
print(Pair().kinds(), Pair.Inner().get(), Pair.K)


class First:
    __slots__ = ("a",)


class Second:
    __slots__ = ["b", "__weakref__"]


class Empty:
    __slots__ = ()


class Open:
    pass


class Special:
    __slots__ = "__dict__"


class Deeper(First):
    __slots__ = ("c",)


class Plain(First):
    pass


for bases in (
    (First, Second), (First, Empty), (Empty, Second), (First, Open), (First, Special), (Deeper, First), (Deeper, Plain), (Plain, Deeper),
    (Plain, Second), (Empty, Open, Deeper), (Deeper, Second),
):
    try:
        made = type("Made", bases, {})
        instance = made()
        instance.a = 1
        print([base.__name__ for base in bases], instance.__dict__)
    except (TypeError, AttributeError) as e:
        print([base.__name__ for base in bases], type(e).__name__, e)
