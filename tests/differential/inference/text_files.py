"""What is known of files: `open` without `b` gives text, with it bytes; `with` gives what `__enter__` gives."""

import os
import sys
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "text")
with open(path, "w") as f:
    print(f.write("one two\nthree\n"), f.write("four\n"))
with open(path) as f:
    print([len(line.strip().split()) for line in f])
with open(path, "rb") as f:
    data = f.read()
    print(data[0] + 1, data.split()[0], type(data).__name__)
with open(path, mode="rb") as f:
    for line in f:
        print(line[0], line)
mode = "r"
with open(path, mode + "b") as f:
    print(f.readline() + b"!", f.readlines())
with open(path, encoding="utf-8") as f:
    first = f.readline()
    print(first.upper(), f.readlines(), f.read() + "end")
f = open(path, "a+")
f.seek(0)
print(f.read().splitlines(), f.closed)
f.close()
try:
    f.read()
except ValueError as e:
    print(e)
for line in reversed(list(open(path))):
    print(line.rstrip("\n"), end="|")
print()


class Manager:
    def __init__(self, given):
        self.given = given

    def __enter__(self):
        return self.given if self.given is not None else self

    def __exit__(self, *args):
        return False


with Manager(None) as m, Manager([1]) as xs, Manager("text") as t:
    xs.append("two")
    print(m.given, xs, t + "!", [str(x) for x in xs])
Manager.__enter__ = lambda self: 2.5
with Manager(None) as m:
    print(m * 2)


class Lines:
    def read(self):
        return 42

    def __iter__(self):
        return iter((1, 2))


before = sys.stdin
sys.stdin = Lines()
print(sys.stdin.read() + 1, sum(x for x in sys.stdin))
sys.stdin = before
os.remove(path)
os.rmdir(folder)
