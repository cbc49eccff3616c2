# What `except*` raises when handlers raise parts of the group again.


def outline(e):
    if isinstance(e, BaseExceptionGroup):
        return [type(e).__name__, e.message, [outline(x) for x in e.exceptions]]
    return repr(e)


def run(body):
    try:
        body()
    except BaseException as e:
        print(outline(e), outline(e.__context__) if e.__context__ else None, outline(e.__cause__) if e.__cause__ else None)
    else:
        print("nothing")


def group():
    return ExceptionGroup("eg", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3), OSError(4)])])


def all_again():
    try:
        raise group()
    except* ValueError:
        raise
    except* (TypeError, OSError):
        raise


def some_again():
    try:
        raise group()
    except* ValueError as e:
        raise
    except* TypeError:
        pass


def again_and_new():
    try:
        raise group()
    except* ValueError:
        raise
    except* TypeError as e:
        raise KeyError("new") from e


def only_new():
    try:
        raise group()
    except* ValueError:
        raise KeyError("a")
    except* TypeError:
        raise KeyError("b")
    except* OSError:
        pass


def one_new():
    try:
        raise group()
    except* (ValueError, TypeError, OSError):
        raise KeyError("only")


def naked():
    try:
        raise ValueError("naked")
    except* ValueError:
        raise


def unhandled():
    try:
        raise group()
    except* KeyError:
        print("never")


for body in (all_again, some_again, again_and_new, only_new, one_new, naked, unhandled):
    print(body.__name__)
    run(body)
print(ExceptionGroup[int], BaseExceptionGroup[str])


class Odd(ExceptionGroup):
    def derive(self, exceptions):
        return 5


try:
    Odd("odd", [ValueError(1), TypeError(2)]).split(ValueError)
except TypeError as e:
    print(e)
noted = ExceptionGroup("noted", [ValueError(1), TypeError(2)])
noted.__notes__ = 7
print(noted.split(ValueError))
