"""Buffers over streams of the program, text over them."""
import array
import io

class Source(io.RawIOBase):
    def __init__(self, data):
        self.data = data
        self.calls = []
    def readable(self):
        return True
    def readinto(self, b):
        self.calls.append(len(b))
        n = min(len(b), 3, len(self.data))
        b[:n] = self.data[:n]
        self.data = self.data[n:]
        return n

class Sink(io.RawIOBase):
    def __init__(self):
        self.got = []
    def writable(self):
        return True
    def write(self, b):
        part = bytes(b[:5])
        self.got.append(part)
        return len(part)

r = io.BufferedReader(Source(b"one\ntwo\nthree\n"))
print(r.readable(), r.writable(), r.seekable(), r.closed, isinstance(r, io.BufferedIOBase), isinstance(r, io.BufferedReader))
print(r.peek(2), r.read(2), r.readline(), r.read1(2), r.read1())
print(r.read(), r.read(), r.read(4))
b = bytearray(4)
r = io.BufferedReader(io.BytesIO(b"0123456789abcdef"), 4)
print(r.readinto(b), b, r.tell(), r.read(3), r.tell(), r.seek(2), r.read(2), r.seek(1, 1), r.read(1), r.seek(-2, 2), r.read(), r.raw.tell())
r.seek(0)
print([line for line in io.BufferedReader(io.BytesIO(b"a\nb\nc"))])
print(list(io.TextIOWrapper(io.BufferedReader(Source(b"h\xc3\xa9llo\nworld\n")), encoding="utf-8")))

sink = Sink()
w = io.BufferedWriter(sink, 8)
print(w.write(b"abc"), sink.got, w.write(bytearray(b"defghijkl")), w.writable(), w.readable())
w.flush()
print(b"".join(sink.got))
w.write(b"tail")
w.close()
print(b"".join(sink.got), w.closed, sink.closed)
try:
    w.write(b"x")
except ValueError as e:
    print(e)
for make in (lambda: io.BufferedReader(Sink()), lambda: io.BufferedWriter(Source(b"")), lambda: io.BufferedWriter(sink, 0), lambda: io.BufferedWriter(Sink()).write("x"), lambda: io.BufferedReader(Source(b"")).write(b"x")):
    try:
        make()
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)

class Captured(io.TextIOWrapper):
    def __init__(self, initial="", newline="\n"):
        super().__init__(io.BufferedWriter(io.BytesIO(initial.encode())), "utf-8", newline=newline)
    def getvalue(self):
        self.flush()
        return self.buffer.raw.getvalue().decode()

c = Captured()
print("héllo", 5, file=c)
c.write("more\n")
print(repr(c.getvalue()), isinstance(c, io.TextIOWrapper), c.encoding, c.writable(), c.errors)
import contextlib
with contextlib.redirect_stdout(c):
    print("redirected")
print(repr(c.getvalue()))
import os, tempfile
name = os.path.join(tempfile.mkdtemp(), "file")
with open(name, "wb") as f:
    print(isinstance(f, io.BufferedWriter), isinstance(f, io.BufferedReader), type(f).__name__)
    with io.TextIOWrapper(f) as t:
        t.write("x")
print(open(name).read())
d = io.BufferedWriter(io.BytesIO())
d.write(b"zz")
print(d.detach().getvalue())
try:
    d.write(b"x")
except ValueError as e:
    print(e)
cells = array.array("H", [0, 0, 0])
print(io.BytesIO(b"abcd").readinto(cells), cells, io.BytesIO(b"xy").readinto(memoryview(cells).cast("B")[2:]), cells)
with open(name, "rb") as f:
    print(f.readinto(cells), cells.tobytes())
for target in (b"12", memoryview(b"12"), 5):
    try:
        io.BytesIO(b"abcd").readinto(target)
    except TypeError as e:
        print(e)
