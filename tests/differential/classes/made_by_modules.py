# Which module a class belongs to that `type` makes.
import types

from _made_elsewhere import Made, Told, make

Here = type("Here", (Made,), {})
There = make("There", Here, y=2)
print(Made, Made.__module__, Told, Here, There, There.__mro__)


class Entry:
    def __mro_entries__(self, bases):
        return (Here,)


try:
    type("Wrong", (Entry(),), {})
except TypeError as error:
    print(error)


class Right(Entry()):
    pass


print(Right.__mro__, types.new_class("New", (Here,)).__name__)
print(bytes.fromhex("61 62\t63\n\v\f\r64"))
for space in "\x1c\x1f\x85\xa0\u2000":
    try:
        print(bytes.fromhex(space + "61"), bytearray.fromhex("61" + space))
    except ValueError as error:
        print(error)
