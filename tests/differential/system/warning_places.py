"""Where warnings and log records say they come from."""
import contextlib
import functools
import io
import logging
import os
import sys
import warnings


def shown(function, *args):
    """What a call writes to the error stream, without the folder of the program."""
    with contextlib.redirect_stderr(io.StringIO()) as err:
        function(*args)
    return err.getvalue().replace(os.path.dirname(os.path.abspath(__file__)) + "/", "").replace(__file__, "warning_places.py")


def plain():
    warnings.warn("plain")


def old_name(x):
    warnings.warn("old_name is deprecated", DeprecationWarning, stacklevel=2)
    return x


def deprecated(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        warnings.warn(f"{function.__name__} is going", DeprecationWarning, stacklevel=2)
        return function(*args, **kwargs)

    return wrapper


@deprecated
def going(n):
    return n * 2


class Thing:
    @property
    def value(self):
        warnings.warn("value", FutureWarning)
        return 1

    def method(self):
        warnings.warn("method", category=UserWarning, stacklevel=2)


def caller():
    old_name(
        1,
    )
    old_name(2)
    for i in range(2):
        going(i)


print(shown(plain))
print(shown(plain), "once")
print(shown(caller))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    thing = Thing()
    thing.value
    thing.method()
    thing.method(); going(1)
for w in caught:
    print(w.category.__name__, w.message, os.path.basename(w.filename), w.lineno)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        plain()
    except UserWarning as e:
        print("raised", e)
    warnings.filterwarnings("ignore", message="pl.*")
    plain()

logger = logging.getLogger("places")
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(filename)s:%(lineno)d %(funcName)s %(module)s %(levelname)s %(message)s"))
logger.addHandler(handler)
logger.setLevel(logging.DEBUG)


def work():
    logger.debug("in work")
    for word in ("a", "b"):
        logger.info("loop %s", word)

    class Inner:
        def run(self):
            logger.error("in a method")

    Inner().run()
    (lambda: logger.warning("in a lambda"))()


logger.critical("at the top")
work()
try:
    raise KeyError("x")
except KeyError:
    logger.log(25, "custom")
