"""Operators that fail whatever the values are still fail where their result is not used."""


def attempt(what, function, *args):
    try:
        function(*args)
    except Exception as error:
        print(what, type(error).__name__, error)
    else:
        print(what, "passes")


def inverted(x):
    ~x


def negated(x):
    -x


def less(x):
    x < x


def at_most(x, y):
    x <= y


def equal(x, y):
    x == y


def unpacked(pair):
    a, b = pair


def added(x, y):
    x + y


attempt("~float", inverted, 1.5)
attempt("~int", inverted, 2)
attempt("-float", negated, 1.5)
attempt("-str", negated, "text")
attempt("None < None", less, None)
attempt("str < str", less, "text")
attempt("complex < complex", less, 1j)
attempt("dict < dict", less, {})
attempt("None <= None", at_most, None, None)
attempt("int <= float", at_most, 1, 2.5)
attempt("str <= int", at_most, "a", 1)
attempt("None == int", equal, None, 1)
attempt("a, b = pair", unpacked, (1, 2))
attempt("a, b = triple", unpacked, (1, 2, 3))
attempt("a, b = 1-tuple", unpacked, (1,))
attempt("float + huge", added, 1.5, 10 ** 400)
attempt("float + int", added, 1.5, 10)


def alone_inverted():
    try:
        ~(0.5 + 1.0)
        return "no error"
    except TypeError as error:
        return str(error)


def alone_less():
    nothing = None
    try:
        nothing < nothing
        return "no error"
    except TypeError as error:
        return str(error)


def alone_at_least(values):
    found = None
    for value in values:
        try:
            found >= None
        except TypeError as error:
            print(value, error)


def alone_unpacked():
    try:
        a, b = (1, 2, 3)
        return "no error"
    except ValueError as error:
        return str(error)


print(alone_inverted())
print(alone_less())
alone_at_least([1, 2])
print(alone_unpacked())
