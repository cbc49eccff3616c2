# Texts that read variables of the function that runs them, and imports by `__import__`.
def g():
    v = 7
    exec("print(v)")
    exec("w = v + 1\nprint(w)")
    exec("v = 8")
    print(v)
    try: exec("print(nope)")
    except NameError as e: print(e)
    code = "for i in range(v): print(i, end=' ')"
    exec(code); print()
    exec("def h(): return 3\nprint(h())")
g()
def many(*texts, k=3):
    for t in texts: exec(t)
many("print(k)", "print(texts)", "k = 5; print(k)")
m = __import__("math"); print(m.sqrt(4))
print(__import__("os.path").__name__, __import__("os.path", fromlist=["join"]).join("a", "b"))
for n in ("json", "nonsense"):
    try: print(__import__(n).__name__)
    except ImportError as e: print(type(e).__name__, e)
imp = __import__
print(imp("sys") is __import__("sys"))
import sys
print(sys is imp("sys"))
print(Exception.__subclasses__()[:5], ArithmeticError.__subclasses__(), int.__subclasses__()[0], BaseException.__subclasses__())
class MyE(Exception): pass
class L(list): pass
print(Exception.__subclasses__()[-1], L in list.__subclasses__())
