# io.BytesIO: every method, views of its bytes, positions, errors, subclasses.
import copy
import io
import pickle
import weakref


def show(label, f):
    try:
        print(label, repr(f()))
    except BaseException as e:
        print(label, type(e).__name__, e)


b = io.BytesIO(b"alpha\nbeta\ngamma")
print(b.read(3), b.readline(), b.tell(), b.readline(2), b.read(), b.read(), b.readline(), b.read1(3))
print(b.seek(0), b.readlines(), b.seek(0), b.readlines(3), b.seek(-2, 1), b.seek(-3, 2), b.seek(-100, 1), b.tell())
print([line for line in b], next(b, "end"))
b.seek(2)
print(b.write(b"PHA!"), b.getvalue(), b.tell(), b.read(2), b.read(None), b.read(-5))
b.seek(20)
print(b.read(), b.readline(), b.tell(), b.write(bytearray(b"far")), b.getvalue())
print(b.truncate(5), b.getvalue(), b.tell(), b.write(memoryview(b"xyz")[1:]), b.getvalue())
b.seek(0)
print(b.truncate(), b.getvalue(), b.truncate(100), b.getvalue())
b.writelines([b"one\n", bytearray(b"two\n"), memoryview(b"three")])
print(b.getvalue(), b.tell())

target = bytearray(6)
b.seek(1)
print(b.readinto(target), target, b.readinto(memoryview(target)[1:3]), target, b.readinto1(target), target, b.readinto(target))

b = io.BytesIO(b"0123456789")
view = b.getbuffer()
print(view.nbytes, bytes(view[2:4]), view.readonly)
view[2:4] = b"xx"
print(b.getvalue())
show("write", lambda: b.write(b"zz"))
show("truncate", lambda: b.truncate(1))
show("close", lambda: b.close())
print(b.closed, b.read())
view.release()
print(b.write(b"zz"), b.getvalue(), b.truncate(3), b.getvalue())

print(b.readable(), b.writable(), b.seekable(), b.isatty(), b.closed, b.flush())
print(isinstance(b, io.BufferedIOBase), isinstance(b, io.IOBase), isinstance(b, io.TextIOBase), isinstance(b, io.RawIOBase))
print(issubclass(io.BytesIO, io.BufferedIOBase), type(b).__name__, type(b).__module__, io.BytesIO, type(b).__mro__)
with io.BytesIO(b"abc") as f:
    print(f.read())
print(f.closed)

c = io.BytesIO(b"x")
c.close()
for name in (
    "flush isatty readable writable seekable getvalue getbuffer read read1 readline tell __next__ __enter__ readlines fileno detach"
).split():
    show(name, getattr(c, name))
show("writelines", lambda: c.writelines([]))
show("seek", lambda: c.seek(0))
show("truncate", lambda: c.truncate())
show("write", lambda: c.write(b"x"))
show("write", lambda: c.write(1))
show("readinto", lambda: c.readinto(bytearray(2)))
show("readinto", lambda: c.readinto(1))
show("list", lambda: list(c))
print(iter(c) is c, c.close())

b = io.BytesIO(b"some bytes")
show("truncate", lambda: b.truncate("x"))
show("truncate", lambda: b.truncate(-1))
show("read", lambda: b.read("x"))
show("read", lambda: b.read(10**30))
show("readline", lambda: b.readline(1.5))
show("seek", lambda: b.seek("x"))
show("seek", lambda: b.seek(0, "x"))
show("seek", lambda: b.seek(0, 5))
show("seek", lambda: b.seek(-1))
show("seek", lambda: b.seek(10**30))
show("write", lambda: b.write("x"))
show("write", lambda: b.write())
show("write", lambda: b.write(1, 2))
show("readlines", lambda: b.readlines("x"))
show("readinto", lambda: b.readinto(b"x"))
show("readinto", lambda: b.readinto("x"))
show("writelines", lambda: b.writelines(5))
show("writelines", lambda: b.writelines([1]))
show("new", lambda: io.BytesIO("x"))
show("new", lambda: io.BytesIO(None).read())
show("new", lambda: io.BytesIO(1))
show("new", lambda: io.BytesIO(1, 2))
show("new", lambda: io.BytesIO(x=1))
show("new", lambda: io.BytesIO(initial_bytes=b"q").read())
show("mode", lambda: b.mode)


show("write", lambda: b.write(memoryview(b"xyz")[::2]))
gone = memoryview(b"xyz")
gone.release()
show("write", lambda: b.write(gone))
# A file written into itself.
b.seek(3)
show("write", lambda: b.write(b.getvalue()))
print(b.getvalue())


class Logged(io.BytesIO):
    def __init__(self, data=b""):
        super().__init__(data)
        self.log = []

    def write(self, data):
        self.log.append(len(data))
        return super().write(data)

    def close(self):
        self.log.append("closed")
        super().close()


with Logged(b"ab") as n:
    n.seek(2)
    n.write(b"cde")
    print(n.getvalue(), n.log)
print(n.log, n.closed)

b = io.BytesIO(b"state")
b.name = "memory"
b.seek(2)
print(b.name, b.__dict__, b.__getstate__())
ref = weakref.ref(b)
twin = copy.copy(b)
twin.write(b"XX")
print(b.getvalue(), twin.getvalue(), twin.name, pickle.loads(pickle.dumps(b)).read())
del b
print(ref())
for state in (1, (b"a",), (b"a", -1, None), (b"a", "x", None), ("a", 0, None), (b"a", 0, 3)):
    show("setstate", lambda: io.BytesIO().__setstate__(state))

# Text over bytes in memory.
t = io.TextIOWrapper(io.BytesIO("ä\nö\n".encode()), encoding="utf-8")
print([ascii(line) for line in t])
