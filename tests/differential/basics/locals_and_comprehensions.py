# What `locals()` says of the names of comprehensions: theirs inside, those of the function around afterwards.
def after():
    x = 5
    squares = [i * x for i in range(3)]
    letters = [x for x in "ab"]
    return locals()


def several(x):
    numbers = {x for x in range(3)}
    pairs = {k: v for k, v in zip("ab", "cd")}
    print([locals() for q in [1]])
    print(sorted(locals()), dir(), sorted(vars()))
    k = 3
    functions = [lambda: w for w in range(2)]
    return "{x} {k} {n}".format(**locals(), n=[f() for f in functions])


def captured():
    i = 20
    functions = [lambda: i for i in range(3)]
    return [f() for f in functions], locals()["i"]


def left(text):
    try:
        text = [int(text) for text in text]
    except ValueError as e:
        return str(e)
    return locals()


def parameters(a, b=2, *args, c=3, **others):
    return locals()


def handled():
    try:
        1 / 0
    except ZeroDivisionError as err:
        pass
    return "err" in locals(), sorted(locals())


print(parameters(1, 2, 3, c=4, z=5), list(parameters(1)))
print(handled())
print(after())
print(several(9))
print(captured())
print(left("12"), left("1x"))
