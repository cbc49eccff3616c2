# eval of texts made while the program runs, beside those that stand in it.
import operator
x = 5
def f(a, b):
    return eval(f"a + b * {x}")
def g(expr):
    y = 3
    return eval(expr)
print(f(1, 2), g("y * 2"), g("x + 1"))
for op in "+-*/":
    print(eval("7" + op + "2"), eval(f"{x}{op}3"))
for s in ["1 +", "(1", "1/0", "nope", "", "[i*x for i in range(3)]", "max(1, 2)", "x.real"]:
    try: print(eval(s + ""))
    except Exception as e: print(type(e).__name__, e)
print(eval("a*b", {"a": 3, "b": 4}), eval("a" + "+1", {"a": 1}), eval("a" + "+b", {"a": 1}, {"b": 5}))
import itertools
def solve(nums, target):
    for p in itertools.permutations(nums):
        for o in itertools.product("+-*/", repeat=3):
            e = f"(({p[0]}{o[0]}{p[1]}){o[1]}{p[2]}){o[2]}{p[3]}"
            try:
                if abs(eval(e) - target) < 1e-9: return e
            except ZeroDivisionError: pass
print(solve([4, 7, 8, 8], 24))
class Calc:
    def run(self, s):
        self.v = 2
        return eval(s)
print(Calc().run("self.v ** 10"))
c = compile("x" + " + 1", "<s>", "eval")
print(eval(c))


# Strings that look like annotations are no trouble for exec.
label = "Total: items"
exec("counted = 1")
print(counted, label)


def risky(text):
    try:
        return eval(text, {"__builtins__": {}})
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(risky("__import__('os').system('x')"), risky("1+1"), risky("open('x')"))


def tried(text):
    try:
        return eval(text + " ")
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for text in [
    "1 < 2 < 3", "not 1 or 2", "{i: i * x for i in range(3) if i}", "(lambda a, b=2, *c, **k: (a, b, c, k))(1, 3, 4, z=5)",
    "[1, 2, 3][::-1], 'abc'[1:]", "[*range(3), 4]", "{**{'a': 1}, 'b': 2}", "sum(i for i in (1, 2))", "2 ** -1", "-2 ** 2", "~5 & 3 | 8 ^ 1",
    "'%s-%s' % (1, 2)", "1 if 0 else 2 if 0 else 3", "0x1f + 0b11 + 1_000 + .5", "x is not None and x in {5, 6}", "dict(a=1, **{'q': 2})",
    "[(a, b) for a, b in zip('ab', (1, 2))]", "1 2", "a b", "[1, 2", "1)", "1 <> 2", "f(1 2)", "01", "1 if 2", "x.nothing", "(lambda: 5)(6)",
    "max((3, 1, 2), key=lambda v: -v)", "print('shown')", "'a' 'b'", "1,", "()", "...", "\"q\\n\"", "5 - -3", "any(v > 2 for v in (1, 3))",
]:
    print(text, "=>", tried(text))
