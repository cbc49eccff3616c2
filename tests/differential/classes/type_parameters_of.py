"""`__type_params__` of every class, and the built-in names through their module."""
import builtins


class Plain:
    pass


class Box[T]:
    def put[U](self, item: U) -> T: ...


class Sub(Box[int]):
    pass


print(Plain.__type_params__, Box.__type_params__, Sub.__type_params__, int.__type_params__, Box.put.__type_params__)
names = ["abs", "len", "ValueError", "nothing"]
print({name: getattr(builtins, name, None) for name in names})
print("print" in dir(builtins), hasattr(builtins, "print"), vars(builtins)["max"](1, 2), builtins.__name__)
allowed = {name: value for name, value in vars(builtins).items() if name in ("sum", "min")}
print(sorted(allowed), allowed["sum"]([1, 2]))
