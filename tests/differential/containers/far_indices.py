# The least and the greatest index that fit 64 bits are out of range; what lies beyond does not fit.


def item(container, index):
    try:
        return container[index]
    except IndexError as error:
        return str(error)


class Position:
    def __init__(self, at):
        self.at = at

    def __index__(self):
        return self.at


def taken(values, index):
    try:
        return values.pop(index)
    except (IndexError, OverflowError) as error:
        return type(error).__name__, str(error)


for index in (2**62, -(2**62), 2**63 - 1, -(2**63), 2**63, -(2**63) - 1, 10**25, 1, -1):
    for container in ([1, 2], (3, 4), "xy", b"uv", range(5), bytearray(b"op"), memoryview(b"mn")):
        print(index, type(container).__name__, item(container, index), item(container, Position(index)))
    print(taken([5, 6], index), taken([5, 6], Position(index)))
