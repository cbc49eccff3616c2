"""Standard output replaced: everything that prints goes where `sys.stdout` leads."""
import contextlib
import io
import sys


class Tee:
    def __init__(self, *streams):
        self.streams = streams

    def write(self, text):
        for stream in self.streams:
            stream.write(text)

    def flush(self):
        pass


class Parts:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


def speak():
    print("constant")
    print(f"formatted {len('abc')}")
    print(5)
    print("several", 1, 2.5, sep="-")
    print()


real = sys.stdout
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    speak()
print(repr(buffer.getvalue()))

sys.stdout = parts = Parts()
speak()
sys.stdout = real
print(parts.parts)

sys.stdout = Tee(real, buffer)
speak()
sys.stdout = real
print(buffer.getvalue().count("constant"))

sys.stdout = None
speak()
sys.stdout = real


class Broken:
    def write(self, text):
        raise OSError("no more room")


sys.stdout = Broken()
try:
    print("lost")
except OSError as e:
    error = e
finally:
    sys.stdout = real
print(error)

count = 0


class Counting:
    def write(self, text):
        global count
        count += 1


sys.stdout = Counting()
before = count
print("seen")
between = count
print("seen", "again")
sys.stdout = real
print(before, between, count)
