class AppError(Exception):
    def __init__(self, msg, code=1):
        super().__init__(msg)
        self.code = code
class Sub(AppError): pass
def run(f):
    try:
        r = f()
    except Sub as e:
        return f"Sub {e} {e.code}"
    except (AppError, ValueError) as e:
        return f"{type(e).__name__} {e}"
    except Exception as e:
        return f"other {e!r}"
    else:
        return f"ok {r}"
    finally:
        print("fin", end=" ")
def thrower(e):
    def f(): raise e
    return f
for e in (Sub("s", 2), AppError("a"), ValueError("v"), KeyError("k"), OSError(2, "No such file"), IndexError()):
    print(run(thrower(e)))
print(run(lambda: 42))
def nested():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise RuntimeError("while handling") from e
    except RuntimeError as e:
        return type(e.__cause__).__name__, type(e.__context__).__name__, e.args
print(nested())
def fin():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: return "returned"
            print("body", i)
        finally:
            print("finally", i)
print(fin())
def order():
    try:
        return "try"
    finally:
        print("before return")
print(order())
def reraise():
    try:
        raise KeyError("x")
    except KeyError:
        raise
try:
    reraise()
except KeyError as e:
    print("again", e, str(e), repr(e))
try:
    assert 1 == 2, "math"
except AssertionError as e:
    print("assert", e)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args)
try:
    try:
        raise ValueError("first")
    finally:
        raise TypeError("second")
except TypeError as e:
    print(e, repr(e.__context__))
try:
    raise "text"
except TypeError as e:
    print(e)
def leaks():
    try:
        raise ValueError(1)
    except ValueError as e:
        pass
    try:
        e
    except UnboundLocalError as x:
        print(x)
leaks()
print(issubclass(KeyError, LookupError), isinstance(OSError(1, "x"), IOError), FileNotFoundError.__mro__[1].__name__)
def f(): g()
def g(): raise AppError("uncaught", 3)
f()
