"""An exception that nobody catches: objects die all the same."""

import weakref


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("-", self.name)


def done(what):
    print("finalized", what)


a = Loud("a")
held = [Loud("in list")]
weakref.finalize(a, done, "a")
weakref.finalize(held[0], done, "item")
raise ValueError("the end")
