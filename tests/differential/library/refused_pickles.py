# What can be neither pickled nor copied, and functions that can.
import copy
import pickle
import queue
import threading
import types


def generator():
    yield


class Holder:
    def __init__(self):
        self.lock = threading.Lock()
        self.items = []


kinds = [
    memoryview(b"ab"), {}.keys(), {}.values(), {}.items(), generator(), types, types.MappingProxyType({}), staticmethod(len),
    threading.Lock(), threading.RLock(), threading.Condition(), threading.Event(), threading.Semaphore(), threading.Barrier(2),
    threading.Thread(), threading.local(), queue.Queue(), queue.SimpleQueue(), Holder(),
]
for x in kinds:
    for f in (pickle.dumps, copy.deepcopy):
        try:
            f(x)
            print(type(x).__name__, "went")
        except TypeError as error:
            print(type(x).__name__, str(error).split(" at 0x")[0])

shared = copy.copy(Holder())
print(shared.lock.acquire(), shared.items)
appended = [1]
for f in (len, print, [3, 1].index, "text".upper, dict.fromkeys, (5).__add__):
    again = pickle.loads(pickle.dumps(f))
    print(f.__name__, again.__name__, again is f)
print(pickle.loads(pickle.dumps([3, 1].index))(1), pickle.loads(pickle.dumps("text".upper))())
