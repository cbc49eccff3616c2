"""`__mro_entries__` is asked once for a class statement, and the class remembers the bases as they were written."""


class Stands:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        print("asked", len(bases))
        return self.bases


class Listed(Stands(list)):
    print("body")


class Both(Stands(int), Stands()):
    class Inner(Stands(dict)):
        pass


def fails():
    class Wrong(Stands(str)):
        raise ValueError("in the body")


try:
    fails()
except ValueError as error:
    print(error)
try:
    fails()
except ValueError as error:
    print(error)


class Last(Stands(str)):
    pass


print(Listed.__mro__, Both.__mro__, Both.Inner.__bases__, Last.__bases__)
print(len(Listed.__orig_bases__), len(Both.__orig_bases__))
