# What a NameError suggests: in the report of the interpreter and in that of the module traceback, which look in other places.
import sys
import traceback


class Shown:
    def write(self, text):
        print(text.replace(__file__, "similar_names.py"), end="")

    def flush(self):
        pass


sys.stderr = Shown()


def both(function, *arguments):
    try:
        function(*arguments)
    except NameError as error:
        sys.excepthook(type(error), error, None)
        print(traceback.format_exception_only(error)[-1].strip())
        lines = traceback.format_exception(error)
        print(lines[-1].strip(), error.name)


count = 1
foo_bar = 2
A = 3
tim = 4


def of_global():
    return cuont


def of_builtin():
    prin("x")
    return lenn([])


def of_local_before_global():
    foo_baxz = 5
    return foo_barx, foo_baxz


def of_case():
    return a


def of_parameter(parametre, *argumens, **keywrods):
    if parametre:
        return parameter
    return arguments if argumens else keywords


def of_module():
    return time.time()


def of_module_only():
    return math.pi


def of_nothing():
    return qqqqqq


def of_unbound_local(flag):
    if flag:
        total_length = 1
    return totallength


def of_cell():
    inner_value = 1

    def inner():
        return inner_value

    return inner_valu, inner


def of_free():
    inner_value = 1

    def inner():
        return inner_value, inner_valu

    return inner()


def of_comprehension():
    return [number for numbr in range(3)]


def of_generator():
    return list(number for numbr in range(3))


def of_lambda():
    return (lambda lenght: length)(1)


def of_later():
    return defined_late


def of_given():
    return __nam__, __fil__


def of_error():
    try:
        pass
    except Exception:
        pass
    raise ValueErrors


def of_types():
    x: strr = 1
    return isinstance(x, strr)


class Shape:
    sides = 4

    def __init__(self):
        self.value = 1
        self.later = 2
        del self.later

    def area(self):
        return value

    def constant(self):
        return sides

    def method(self):
        return area()

    def gone(self):
        return later

    def near(self):
        valeu = 1
        return valueu, valeu

    def inner(self):
        def closure():
            return self, value
        return closure()

    def other(this):
        return value

    @classmethod
    def made(cls):
        return sides

    @staticmethod
    def free():
        return sides


asked = []


class Dynamic:
    def __getattr__(self, name):
        asked.append(name)
        if name == "known":
            return 1
        raise AttributeError(name)

    def run(self):
        return known

    def miss(self):
        return unknown


def class_body():
    class Body:
        member_name = 1
        print(membername)


for case in [
    of_global, of_builtin, of_local_before_global, of_case, of_module, of_module_only, of_nothing, of_cell, of_free, of_generator,
    of_lambda, of_later, of_given, of_error, of_types, class_body,
]:
    print(case.__name__)
    both(case)
try:
    of_comprehension()
except NameError as error:
    sys.excepthook(type(error), error, None)
both(of_parameter, 1)
both(of_parameter, 0, 1)
both(of_parameter, 0)
both(of_unbound_local, 0)
shape = Shape()
for case in [shape.area, shape.constant, shape.method, shape.gone, shape.near, shape.inner, shape.other, Shape.made, Shape.free]:
    print(case.__name__)
    both(case)
both(Dynamic().run)
both(Dynamic().miss)
try:
    Dynamic().run()
except NameError as error:
    print(error, error.name, error.args, asked)

try:
    conut += 1
except NameError as error:
    sys.excepthook(type(error), error, None)
    print(traceback.format_exc().replace(__file__, "similar_names.py"))
try:
    print(counts)
    counts = 1
except NameError as error:
    sys.excepthook(type(error), error, None)
for turn in range(2):
    try:
        print(foobar)
    except NameError as error:
        sys.excepthook(type(error), error, None)
    foobar = turn

defined_lat = 1
both(of_later)
defined_laten = 1
del defined_lat
both(of_later)


class Text:
    upper = 1


try:
    Text().uper
except AttributeError as error:
    sys.excepthook(type(error), error, None)
    print(traceback.format_exception_only(error))


def last():
    counts = 1
    return coutns


sys.stderr = sys.__stderr__
last()
