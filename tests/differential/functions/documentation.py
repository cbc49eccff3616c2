"""What built-ins say of themselves."""
import inspect


class Plain:
    pass


class Documented(list):
    """Own text."""

    def append(self, item):
        super().append(item)


for thing in (
    len, print, sorted, int, str, list, dict, type, object, ValueError, KeyError, OSError, Exception, range, zip, property, super, bool,
    str.upper, list.append, dict.get, "".join, [].sort, {}.items, bytes.fromhex, dict.fromkeys, float.hex, staticmethod, map, abs,
):
    print(thing.__name__, repr(thing.__doc__))
print(Plain.__doc__, Documented.__doc__, Documented.append.__doc__, Documented.extend.__doc__)
print(getattr(min, "__doc__").split("\n")[0], (5).__doc__ == int.__doc__, [].__doc__ == list.__doc__, __doc__)
print(inspect.getdoc(isinstance))
