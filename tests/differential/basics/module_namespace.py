"""What a module of one's own holds, by `dir`, `vars` and `__dict__`."""
import limits_of


def public(module):
    return [name for name in dir(module) if not name.startswith("_")]


print(public(limits_of), "_step" in dir(limits_of))
constants = {name: value for name, value in vars(limits_of).items() if name.isupper()}
print(constants, limits_of.__dict__["clamp"](120), limits_of.__dict__.get("nothing"))
print([name for name, value in vars(limits_of).items() if isinstance(value, type)], vars(limits_of)["__name__"])
limits_of.EXTRA = "added"
limits_of.LOWEST = 5
print(public(limits_of), vars(limits_of)["LOWEST"], vars(limits_of)["EXTRA"], limits_of.clamp(1))
del limits_of.HIGHEST
print("HIGHEST" in dir(limits_of), "HIGHEST" in vars(limits_of), hasattr(limits_of, "HIGHEST"))
