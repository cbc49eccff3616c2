# A name that the dict given to `eval` or `exec` lacks.
def calc(expression):
    try:
        return eval(expression, {"__builtins__": {}}, {"x": 10})
    except Exception as error:
        return f"{type(error).__name__}: {error} {getattr(error, 'name', None)}"


for expression in ["x + 1", "y", "x + y", "[y for _ in (1, 2)]", "(lambda: z)()", "len(x)", "x.y", "-x", "x if x > 1 else y"]:
    print(calc(expression))

for text in ["a = x + 1", "b = y", "c = [y + i for i in (1, 2)]", "def f():\n    return q\nf()", "del w", "x = x\ndel x\nx"]:
    names = {"x": 1}
    try:
        exec(text, names)
        print({name: value for name, value in names.items() if name != "__builtins__"})
    except NameError as error:
        print(type(error).__name__, error, error.name)


def local():
    try:
        exec("def g():\n    print(v)\n    v = 1\ng()", {})
    except NameError as error:
        print(type(error).__name__, error)


local()
