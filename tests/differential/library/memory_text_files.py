# io.StringIO: every method, line ends, positions, errors, subclasses.
import contextlib
import copy
import io
import pickle
import weakref


def show(label, f):
    try:
        print(label, repr(f()))
    except BaseException as e:
        print(label, type(e).__name__, e)


s = io.StringIO("alpha\nbeta\ngamma")
print(s.read(3), repr(s.readline()), s.tell(), repr(s.readline(2)), repr(s.read()), repr(s.read()), repr(s.readline()))
print(s.seek(0), s.readlines(), s.seek(0), s.readlines(3), s.seek(0, 1), s.seek(0, 2), s.tell())
s.seek(0)
print([line for line in s], next(s, "end"))
s.seek(2)
print(s.write("PHA!"), s.getvalue(), s.tell(), s.read(2))
s.seek(30)
print(repr(s.read()), repr(s.readline()), s.tell())
print(s.write("far"), repr(s.getvalue()))
print(s.truncate(5), repr(s.getvalue()), s.tell(), s.write("x"), repr(s.getvalue()))
s.seek(0)
print(s.truncate(), repr(s.getvalue()), s.truncate(100), repr(s.getvalue()))

# Wider characters, written over narrower ones and the other way round.
w = io.StringIO()
for piece in ("abc", "é", "Ω", "😀", ""):
    print(w.write(piece), end=" ")
print(ascii(w.getvalue()), w.tell())
w.seek(1)
w.write("😀Ω")
w.seek(0)
print(ascii(w.read(2)), ascii(w.read(1)), ascii(w.read()))
w.seek(1)
w.write("xyz12")
print(w.getvalue().isascii(), w.getvalue())
w.seek(0)
w.truncate()
w.write("plain")
print(w.getvalue())

# Line ends.
text = "one\rtwo\r\nthree\nfour\r\n\n"
for newline in (None, "", "\n", "\r", "\r\n"):
    t = io.StringIO(text, newline)
    print(repr(newline), repr(t.getvalue()), list(t), t.newlines)
    t.write("a\nb\r")
    print("   ", repr(t.getvalue()[-8:]), t.newlines)
    t.seek(0)
    print("   ", repr(t.readline(4)), repr(t.readline(5)), repr(t.readline(0)), repr(t.readline(None)))
print(io.StringIO("a\nb", newline=None).newlines, io.StringIO("a\rb", newline="").newlines, io.StringIO("ab", newline=None).newlines)

# What it says about itself.
s = io.StringIO("x")
print(s.readable(), s.writable(), s.seekable(), s.isatty(), s.closed, s.line_buffering, s.encoding, s.errors, s.newlines)
print(s.flush(), isinstance(s, io.TextIOBase), isinstance(s, io.IOBase), isinstance(s, io.BufferedIOBase), isinstance(s, io.TextIOWrapper))
print(issubclass(io.StringIO, io.TextIOBase), issubclass(io.StringIO, io.IOBase), type(s).__name__, type(s).__module__)
print(io.StringIO, type(s).__mro__)
with io.StringIO() as f:
    print("printed", 1, 2.5, sep="|", end="!", file=f)
    f.writelines(["a", "b"])
    f.writelines(c for c in "cd")
    print(f.getvalue())
print(f.closed)

# Closed.
c = io.StringIO("x")
c.close()
c.close()
for name in (
    "flush isatty readable writable seekable getvalue read readline tell __iter__ __next__ __enter__ readlines fileno detach"
).split():
    show(name, getattr(c, name))
show("writelines", lambda: c.writelines([]))
show("seek", lambda: c.seek(0))
show("truncate", lambda: c.truncate())
show("newlines", lambda: c.newlines)
show("line_buffering", lambda: c.line_buffering)
show("write", lambda: c.write("x"))
show("write int", lambda: c.write(1))
show("for", lambda: list(c))

# Wrong arguments.
s = io.StringIO("some text")
show("truncate", lambda: s.truncate("x"))
show("truncate", lambda: s.truncate(-1))
show("read", lambda: s.read("x"))
show("read", lambda: s.read(10**30))
show("readline", lambda: s.readline(1.5))
show("seek", lambda: s.seek("x"))
show("seek", lambda: s.seek(0, "x"))
show("seek", lambda: s.seek(0, 5))
show("seek", lambda: s.seek(-1))
show("seek", lambda: s.seek(1, 1))
show("seek", lambda: s.seek(10**30))
show("seek", lambda: s.seek(0, 10**12))
show("write", lambda: s.write(b"x"))
show("write", lambda: s.write())
show("write", lambda: s.write(1, 2))
show("readlines", lambda: s.readlines("x"))
show("read", lambda: s.read(1, 2))
show("seek", lambda: s.seek())
show("new", lambda: io.StringIO(1))
show("new", lambda: io.StringIO("a", 1))
show("new", lambda: io.StringIO("a", "b"))
show("new", lambda: io.StringIO(1, 2))
show("new", lambda: io.StringIO(1, 2, 3))
show("new", lambda: io.StringIO(x=1))
show("new", lambda: io.StringIO(initial_value="abc", newline=None).read())
show("new", lambda: io.StringIO(None).read())
show("name", lambda: s.name)
show("len", lambda: len(s))
print(bool(s), s == s, s == io.StringIO("some text"))


class Counted(io.StringIO):
    def __init__(self, text="", *, label="none"):
        super().__init__(text)
        self.label = label
        self.writes = 0

    def write(self, text):
        self.writes += 1
        return super().write(text.upper())


class Numbered(io.StringIO):
    number = 0

    def readline(self, size=-1):
        self.number += 1
        line = super().readline(size)
        return f"{self.number}: {line}" if line else ""


class Wrong(io.StringIO):
    def readline(self, size=-1):
        return 5


n = Counted("start ", label="loud")
n.seek(0, 2)
print("hello", file=n)
n.writelines(["a", "b"])
print(repr(n.getvalue()), n.writes, n.label, isinstance(n, io.StringIO), sorted(vars(n)))
print(list(Numbered("x\ny\n")), Numbered("p\nq").readlines())
show("wrong", lambda: list(Wrong("x")))

with contextlib.redirect_stdout(io.StringIO()) as out:
    print("caught")
    print("ω")
print(ascii(out.getvalue()))

# Attributes, weak references, copies.
s = io.StringIO("state")
s.name = "memory"
s.seek(2)
print(s.name, s.__dict__, s.__getstate__())
ref = weakref.ref(s)
print(ref() is s)
twin = copy.copy(s)
print(twin.getvalue(), twin.tell(), twin.name)
twin.write("XX")
print(s.getvalue(), twin.getvalue())
again = pickle.loads(pickle.dumps(s))
print(again.read(), again.name)
del s.name
show("name", lambda: s.name)
del s
print(ref())
for state in (1, ("a", 1), (1, "\n", 0, None), ("a", "\n", "x", None), ("a", "\n", -1, None), ("a", "\n", 1, 5)):
    show("setstate", lambda: io.StringIO().__setstate__(state))
t = io.StringIO()
t.__setstate__(("a\r\nb", "\r\n", 1, {"k": 1}))
print(repr(t.getvalue()), t.tell(), t.k)


def cycle():
    s = io.StringIO("in a cycle")
    s.me = s
    return weakref.ref(s)


import gc

ref = cycle()
gc.collect()
print(ref())
