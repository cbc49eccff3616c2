"""Pickles and copies that put other kinds of values into attributes than the text of the program does."""
import pickle, copy
class C:
    def __init__(self):
        self.x = 1
        self.y = [1]
def f(c):
    return c.x + c.x, len(c.y), c.y[0]
print(f(C()))
data = pickle.dumps(C())
bad = data.replace(b"K\x01\x8c", b"\x8c\x02hi\x94\x8c")
i = data.index(b"K\x01")
text = b"\x80\x04" + data[11:i] + b"\x8c\x02hi" + data[i + 2:]
try:
    c = pickle.loads(text)
    print(c.__dict__)
    print(f(c))
except Exception as e:
    print(type(e).__name__, e)
c = pickle.loads(text)
print(c.x + "!")
def g(c): return c.x
print(g(c), g(copy.deepcopy(c)), g(copy.copy(c)))
class H:
    def __deepcopy__(self, memo): return "other"
class W:
    def __init__(self): self.h = H()
def k(w):
    return w.h
w = W()
print(type(k(w)).__name__, k(copy.deepcopy(w)), k(copy.copy(w)) is w.h)
