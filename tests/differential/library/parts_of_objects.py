# What objects say they are made of, and copies of exceptions.
import copy
import pickle


def both(error):
    return copy.copy(error), pickle.loads(pickle.dumps(error)), copy.deepcopy(error)


error = ImportError("message", name="module", path="place")
for again in both(error):
    print(repr(again), again.name, again.path, again.msg)
print(error.__reduce__(), ImportError("message").__reduce__())
error.note = 3
print(error.__reduce__(), [again.note for again in both(error)])
error.__init__()
print(error.msg, error.name, error.path, error.args)
print(ImportError("a", "b").msg)
for error in (OSError(2, "no", "file"), OSError(2, "no", "file", None, "other"), OSError("foo", "bar", "baz"), OSError("one")):
    print(error.__reduce__())
    for again in both(error):
        print(repr(again), again.errno, again.strerror, again.filename, again.filename2)
error = AttributeError("a", name="n", obj=3)
print(error.__reduce__(), [again.name for again in both(error)])
error = NameError("a", name="n")
print(error.__reduce__(), [again.name for again in both(error)])
print(StopIteration(4).__reduce__(), copy.copy(StopIteration(4)).value)
error = UnicodeDecodeError("ascii", b"x", 0, 1, "why")
print(error.__reduce__(), copy.copy(error).reason)
error = SyntaxError("m", ("f", 1, 2, "t"))
print(error.__reduce__(), copy.copy(error).lineno)


class Mine(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.a = a


error = Mine(1, 2)
print(error.__reduce__(), [again.a for again in both(error)])
for name in ("__traceback__", "__cause__", "__context__", "args"):
    try:
        delattr(error, name)
    except TypeError as refused:
        print(refused)


class Plain:
    pass


class Slotted:
    __slots__ = ("x", "y")


class Many(list):
    pass


plain, slotted, many = Plain(), Slotted(), Many([1, 2])
print(plain.__getstate__(), plain.__reduce_ex__(2)[1:], slotted.__getstate__())
plain.z, slotted.x, many.k = 3, 1, 5
print(plain.__getstate__(), plain.__reduce_ex__(4)[1:], slotted.__getstate__(), slotted.__reduce_ex__(2)[1:])
parts = many.__reduce_ex__(2)
print(parts[1:3], list(parts[3]), parts[4])


class Guarded:
    def __init__(self):
        self.value, self.lock = 1, "lock"

    def __getstate__(self):
        state = super().__getstate__().copy()
        del state["lock"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = "new"


print(vars(pickle.loads(pickle.dumps(Guarded()))), vars(copy.copy(Guarded())))


class Asked:
    def __init__(self):
        self.value = 1

    def __reduce_ex__(self, protocol):
        print("asked")
        return super().__reduce_ex__(protocol)


class Told:
    def __init__(self):
        self.value = 1

    def __reduce__(self):
        return Told, (), {"value": 9}


print(vars(copy.copy(Asked())), vars(pickle.loads(pickle.dumps(Asked()))))
print(vars(copy.copy(Told())), Told().__reduce_ex__(4)[1:])
print("__reduce__" in dir(plain), hasattr(5, "__getstate__"))
