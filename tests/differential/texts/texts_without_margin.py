# Texts that lose their margin before they run, and `eval` as a value.
import inspect
import textwrap
from textwrap import dedent

CODE = """
    total = 0
    for i in range(4):
        total += i
"""
names = {}
exec(textwrap.dedent(CODE), names)
print(names["total"])
exec(dedent("""\
    def twice(x):
        return x * 2
    """))
print(twice(4), twice.__qualname__)
exec(inspect.cleandoc("""
    class Point:
        def __init__(self, x):
            self.x = x

        def shift(self):
            return lambda: self.x + 1
    """))
print(Point(3).x, Point(3).shift()(), Point.__qualname__, Point.shift.__qualname__)


def check(code):
    try:
        compile(inspect.cleandoc(code), "<checked>", "exec")
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno)
    else:
        print("fine")


check("""
    match 1:
        case 1:
            pass
    """)
check("""
    match 1:
        case x:
            pass
        case y:
            pass
    """)
check("""
    def f(:
        pass
    """)

a, b = map(eval, "3 4.5".split())
print(a + b, list(map(eval, ["[1, 2]", "'x' * 3", "[i * i for i in [1, 2, 3]]", "-2 ** 2", "{1: (2, None)}"])))
evaluate = eval
print(evaluate("a + 1", {"a": 5}), evaluate("a + b", {"a": 5}, {"b": 6}))
for text in ("1 +", "", "(1", "1/0"):
    try:
        print(evaluate(text))
    except Exception as error:
        print(type(error).__name__)

run, prepare = exec, compile
names = {}
run("shown = 1 + 2", names)
print(names["shown"])
run(prepare("shown += 1", "<prepared>", "exec"), names)
print(names["shown"], evaluate(prepare("shown * 2", "<prepared>", "eval"), names))
for call in (run, lambda text: prepare(text, "<prepared>", "exec")):
    try:
        call("def f(:")
    except SyntaxError as error:
        print(error.msg)

value = 3
print(f"""{value = # a comment
  }""", f"{1+2 = # another 'one'
  # and one more
  }", f"{[1, # inside
   2] = }", f"{value # last ' }
}", f"{value = !r # none
 }", f"{value:>{5 # width
 }}")
