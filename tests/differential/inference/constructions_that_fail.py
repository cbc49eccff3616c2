# Instances whose construction never ends well, read where nothing comes.
class Kept:
    def __init__(self, value):
        self.value = value


class Three:
    def __init__(self, a, b, c):
        self.a = a
        self.b = b
        self.c = c


def read_in_try():
    kept = Kept(undefined)
    if kept:
        try:
            got = kept.value
        finally:
            print(got)


def read_later():
    three = Three(1, missing, "".nothing)
    if []:
        try:
            got = three.c
        finally:
            shown = {"%d:%s" % (1, got): three.a}
    return shown


def read_in_loop():
    kept = Kept([].pop())
    total = 0
    for i in range(3):
        total += kept.value + i
    return total


for function in [read_in_try, read_later, read_in_loop]:
    try:
        print(function())
    except (NameError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
