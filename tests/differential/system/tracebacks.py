import sys
import traceback
import warnings
import io
import atexit


def inner(n):
    raise ZeroDivisionError("division by zero")


def outer():
    try:
        inner(0)
    except ZeroDivisionError as e:
        raise ValueError("bad") from e


def strip(text):
    return text.replace(__file__, "FILE")


try:
    outer()
except ValueError as error:
    print(strip(traceback.format_exc()))
    print([strip(line) for line in traceback.format_exception(error)])
    print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
    tb = traceback.extract_tb(error.__traceback__)
    print(len(tb), tb[-1].name, tb[-1].lineno, tb[-1].line, tb[0].name, tb[0][1] == tb[0].lineno)
    print(strip("".join(traceback.format_tb(error.__traceback__))))
    print(strip("".join(traceback.format_list(tb))))
    out = io.StringIO()
    traceback.print_exc(file=out)
    print(strip(out.getvalue()) == strip(traceback.format_exc()))
    te = traceback.TracebackException.from_exception(error)
    print(str(te), te.exc_type.__name__, "".join(te.format_exception_only()), len(te.stack), strip("".join(te.format())) == strip(traceback.format_exc()))
    print(strip(traceback.format_exc(limit=1)))
    print(strip(traceback.format_exc(chain=False)))
print(traceback.format_exc())
try:
    x = KeyError("k")
    x.add_note("a note\nof two lines")
    raise x
except KeyError as e:
    print(traceback.format_exception_only(e))
    print(sys.exc_info()[0], sys.exc_info()[1], sys.exception() is e)
print(sys.exc_info())
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("careful")
    warnings.warn("old", DeprecationWarning)
    warnings.warn(RuntimeWarning("made"))
    print(len(w), [str(x.message) for x in w], [x.category.__name__ for x in w])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised", UserWarning)
    except UserWarning as e:
        print("caught", e)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("silent")
try:
    warnings.warn("x", int)
except TypeError as e:
    print(e)
try:
    warnings.simplefilter("nope")
except (ValueError, AssertionError) as e:
    print("refused")
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("default")
    for _ in range(3):
        warnings.warn("many")
    warnings.filterwarnings("ignore", category=UserWarning)
    warnings.warn("none")
    print(len(w))


@atexit.register
def last():
    print("last")


atexit.register(print, "first", 1, sep="-")
atexit.register(lambda: print("gone"))
fn = lambda: print("unregistered")
atexit.register(fn)
atexit.unregister(fn)
print("end")
