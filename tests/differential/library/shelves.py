"""Dicts in files."""

import os
import shelve
import tempfile
from dataclasses import dataclass


@dataclass
class Task:
    title: str
    done: bool = False


def show(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "tasks")
    with shelve.open(path) as shelf:
        shelf["a"] = Task("write")
        shelf["b"] = [1, {"deep": (2, 3)}]
        shelf["b"].append("lost")
        shelf.update(c=None, d="é")
        print(sorted(shelf), len(shelf), "a" in shelf, shelf.get("zz", "none"), shelf["a"], shelf["b"], shelf.setdefault("e", 5))
        del shelf["c"]
    with shelve.open(path, writeback=True) as shelf:
        shelf["b"].append("kept")
        shelf["a"].done = True
        show(lambda: shelf["nothing"])
        show(lambda: shelf[5])
    shelf = shelve.open(path, "r")
    print(sorted(shelf.items(), key=lambda item: item[0]), shelf.pop("zz", "gone"), list(sorted(shelf.keys())))
    shelf.close()
    show(lambda: shelf["a"])
    show(lambda: len(shelf))
    with shelve.open(path, flag="n") as shelf:
        print(dict(shelf), not shelf)
memory = shelve.Shelf({})
memory["x"] = 1
print(dict(memory), memory.dict.keys(), memory == {"x": 1})
