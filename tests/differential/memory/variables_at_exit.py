"""What runs at the end of a program finds the variables of the module."""
import atexit
import weakref

OUT = []
PREFIX = "p"
LOG = ["log"]


def log(*what):
    print(PREFIX, *what, LOG)


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log("bye", self.name)


class Plain:
    pass


def helper():
    return OUT


def bye():
    OUT.append(len(OUT))
    print("exit", helper(), first.name)


atexit.register(bye)
atexit.register(print, "last registered")
first = Loud("first")
plain = Plain()
print("end", plain.__class__.__name__)
