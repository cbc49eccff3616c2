"""The globals of the program's modules, for annotations that are kept as texts."""

BUILTINS = {
    kind.__name__: kind
    for kind in (
        int, str, float, bool, bytes, bytearray, complex, list, dict, set, frozenset, tuple, object, type, range, slice,
        memoryview, property, Exception, BaseException, ValueError, TypeError, KeyError,
    )
}

# By the name of a module, a function that gives its globals.
namespaces = {}


def of(name):
    """The globals of a module as they are now; none of a module that keeps no annotations as texts."""
    give = namespaces.get(name)
    return {} if give is None else give()


def named(text, names):
    """What a dotted name stands for."""
    first, *rest = text.split(".")
    if first == "None":
        return type(None)
    if first in names:
        found = names[first]
    elif first in BUILTINS:
        found = BUILTINS[first]
    else:
        raise NameError(f"name '{first}' is not defined", name=first)
    for part in rest:
        found = getattr(found, part)
    return found


def classes(text, names):
    """The class or union of classes that a text names; the text itself if it is more than names."""
    if not all([c.isalnum() or c in "_.| " for c in text]):
        return text
    first, *others = [named(part.strip(), names) for part in text.split("|")]
    for other in others:
        first = first | other
    return first
