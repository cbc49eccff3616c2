import contextlib
import io
import sys


class Upper:
    def __init__(self, to):
        self.to = to

    def write(self, s):
        self.to.write(s.upper())

    def flush(self):
        self.to.flush()


def say(x):
    print(x)
    print(f"formatted {x}")
    print("const")
    print(x, 1, sep="-")
    print()
    print(12)


say("before")
old = sys.stdout
sys.stdout = Upper(old)
say("during")
sys.stdout = old
say("after")
buf = io.StringIO()
with contextlib.redirect_stdout(buf):
    say("caught")
print(repr(buf.getvalue()))
with contextlib.redirect_stderr(io.StringIO()) as err:
    print("to err", file=sys.stderr)
    sys.stderr.write("more\n")
print(repr(err.getvalue()))
sys.stdout = None
print("nothing")
sys.stdout = sys.__stdout__
print("end")
