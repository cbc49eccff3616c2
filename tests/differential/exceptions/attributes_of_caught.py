"""Attributes of caught exceptions: read and written through the name of the `except` clause."""
import copy
import pickle


class AppError(Exception):
    kind = "app"

    def __init__(self, code, message, *, hint=None):
        super().__init__(code, message)
        self.code = code
        self.message = message
        if hint is not None:
            self.hint = hint

    def __reduce__(self):
        return (AppError, (self.code, self.message))


class NotFound(AppError):
    def __init__(self, key):
        super().__init__(404, f"no {key}")
        self.key = key


class Quiet(Exception):
    def __init__(self, value):
        self.value = value


class Plain(Exception):
    pass


class Disk(OSError):
    def __init__(self, errno, text, level):
        super().__init__(errno, text)
        self.errno = errno + 1
        self.level = level


class Both(Quiet, KeyError):
    pass


class Own(ValueError):
    def __init__(self, *args):
        self.args = ("own",) + args
        self.total = len(args)


def raising(n):
    match n:
        case 0:
            raise NotFound("k")
        case 1:
            raise AppError(500, "down", hint="wait")
        case 2:
            raise Quiet([1, 2])
        case 3:
            raise Disk(2, "gone", 7)
        case 4:
            raise Both("both")
        case 5:
            raise Own(1, 2)
        case 6:
            raise Plain
        case 7:
            raise AppError("a")


def caught(n):
    try:
        raising(n)
    except NotFound as e:
        e.code += 1
        return e.code, e.key, e.message, e.args, e.kind
    except AppError as e:
        try:
            return e.code, e.hint, e.key
        except AttributeError as missing:
            return str(missing), missing.name, e.hint
    except (Quiet, Plain) as e:
        return type(e).__name__, getattr(e, "value", None), e.args, repr(e)
    except Disk as e:
        return e.errno, e.strerror, e.level, str(e)
    except Own as e:
        return e.args, e.total, str(e)
    except Exception as e:
        return type(e), e


def shown(e):
    held = vars(e)
    e.code = 7
    print(held, e.code)
    held["code"] = 8
    print(e.code, e.__dict__)
    del e.code
    try:
        print(e.code)
    except AttributeError as missing:
        print(missing)
    e.code = 9
    print(e.code, held)


def stored(n):
    kept = []
    for i in range(n):
        try:
            raising(i % 3)
        except AppError as e:
            kept.append(e)
        except Quiet as e:
            e.value = i
            kept.append(e)
    total = 0
    for e in kept:
        if isinstance(e, Quiet):
            total += e.value
        else:
            total += e.code
    return total


for n in range(8):
    print(caught(n))
try:
    raising(0)
except AppError as e:
    shown(e)
    print(type(copy.copy(e)), copy.copy(e).code, pickle.loads(pickle.dumps(e)).args)
    e.add_note("a note")
    print(e.__notes__, e.__traceback__ is not None, e.__cause__, e.__suppress_context__)
print(stored(12))
made = Quiet.__new__(Quiet, 3)
try:
    made.value
except AttributeError as e:
    print(e, made.args)
try:
    raise made
except Quiet as e:
    try:
        print(e.value)
    except AttributeError as missing:
        print(missing, missing.__context__ is e)
try:
    try:
        raising(1)
    except AppError as e:
        raise NotFound(e.code) from e
except NotFound as e:
    print(e.key, e.__cause__.code, e.__cause__.hint)
