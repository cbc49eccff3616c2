"""Subclasses of built-in types whose operators decline."""

class TL(list):
    def __add__(self, o): return NotImplemented
    def __mul__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
class TT(tuple):
    def __add__(self, o): return NotImplemented
    def __mul__(self, o): return NotImplemented
    def __rmul__(self, o): return NotImplemented
class TS(str):
    def __add__(self, o): return NotImplemented
    def __mod__(self, o): return NotImplemented
    def __mul__(self, o): return NotImplemented
class TB(bytes):
    def __add__(self, o): return NotImplemented
class TI(int):
    def __add__(self, o): return NotImplemented
class TD(dict):
    def __or__(self, o): return NotImplemented
class TSet(set):
    def __or__(self, o): return NotImplemented
    def __sub__(self, o): return NotImplemented
class R:
    def __radd__(self, o): return "radd"
    def __rmul__(self, o): return "rmul"
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: TL([1]) + [2]); t(lambda: TL([1]) * 2); t(lambda: 2 * TL([1])); t(lambda: TT((1,)) + (2,)); t(lambda: TT((1,)) * 2); t(lambda: 2 * TT((1,)))
t(lambda: TS("a") + "b"); t(lambda: TS("%s") % 1); t(lambda: TS("a") * 2); t(lambda: 2 * TS("a")); t(lambda: TB(b"a") + b"b"); t(lambda: TI(1) + 1); t(lambda: TD() | {}); t(lambda: TSet() | set()); t(lambda: TSet([1]) - {1}); t(lambda: TL([1]) + R()); t(lambda: TL() * R())
def f():
    x = TL([1]); x += [2]; return x
t(f)
t(lambda: [1] + TL([2])); t(lambda: (1,) + TT((2,)))
