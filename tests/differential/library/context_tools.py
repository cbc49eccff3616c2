from contextlib import contextmanager, suppress, closing, nullcontext, ExitStack, ContextDecorator, AbstractContextManager
import contextlib, sys
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
@contextmanager
def tag(name):
    print("<", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(">", name)
with tag("a") as x: print(x)
with tag("b"): raise ValueError("v")
@tag("deco")
def g(): return 5
print(g(), g.__name__)
with suppress(KeyError, IndexError): {}["x"]
print("after")
class C:
    def close(self): print("closed")
with closing(C()) as c: print(type(c).__name__)
with nullcontext(5) as n: print(n)
class R:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, *a): print("exit", self.n, a[0]); return self.n == 2
with ExitStack() as st:
    print([st.enter_context(R(i)) for i in range(3)])
    st.callback(print, "cb", sep="-")
    @st.push
    def ex(t, v, tb): print("pushed", t)
def f():
    with ExitStack() as st:
        st.enter_context(R(1)); st.enter_context(R(2)); st.enter_context(R(3))
        raise RuntimeError("x")
    return "suppressed"
t("es", f)
def f():
    with ExitStack() as st:
        st.enter_context(R(1)); raise RuntimeError("x")
t("es", f)
with ExitStack() as st:
    st.callback(print, "never")
    kept = st.pop_all()
print("now"); kept.close()
t("bad", lambda: ExitStack().enter_context(5))
def f():
    try:
        with ExitStack() as st:
            def bad(): raise KeyError("inner")
            st.callback(bad)
            raise ValueError("outer")
    except KeyError as e:
        return repr(e), repr(e.__context__)
t("ctx", f)
@contextmanager
def never():
    if False: yield
def f():
    with never(): pass
t("ny", f)
@contextmanager
def twice():
    yield 1
    yield 2
def f():
    with twice(): pass
t("tw", f)
class MyCtx(ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *e): print("out"); return False
@MyCtx()
def func(x): print("func", x); return x
print(func(3))
print(isinstance(R(1), AbstractContextManager), issubclass(int, AbstractContextManager))
class T(AbstractContextManager):
    def __exit__(self, *a): return True
with T() as tt: print(type(tt).__name__)
t("abs", lambda: AbstractContextManager())
