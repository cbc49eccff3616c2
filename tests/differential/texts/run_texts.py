# Texts that stand in the program, run by `exec`, `eval` and `compile` wherever they are called.


def check(code):
    try:
        exec(code)
        print("ok", repr(code))
    except SyntaxError as e:
        print(type(e).__name__, e)


check("x = 1")
check("def f(: pass")
check("f() = 1")
check("return 5")
check("yield 5")
check("break")
check("continue")
check("if 1:\nx = 2")
check("  x = 1")
check("x = (1,")
check("'abc")
check("x = 1 +")
check("del f()")
check("def f(a, a): pass")
check("nonlocal x")
check("a, b += 1")
check("*a, *b = 1, 2, 3")
check("class A: pass")
check("for i in range(2): pass")
check("lambda: (yield)")
check("async def f(): await g()")
check("await g()")
check("1 = 2")
check("None = 1")
check("f'{a b}'")
check("import")
check("")
check("# only a comment")
check("x = 1; y = 2; assert x + y == 3")

exec("total = 10")
print(total)
for text in ("total + 1", "total * 2", "[n for n in range(3)]", "(lambda v: v + total)(5)", "  7", "{'a': total}"):
    print(text, eval(text))
source = "total += 5\ndouble = total * 2\ndef triple(n):\n    return n * 3\n"
exec(source)
print(total, double, triple(4))


def inside(text):
    return eval(text)


print(inside("1 + 2"), inside("'a' * 3"), inside("total"), inside("sorted([3, 1, 2])"))


def run_inside():
    exec("hidden = 3\nprint('hidden is', hidden)")
    try:
        return hidden
    except NameError as e:
        return str(e)


print(run_inside())

for text in ("1 +", "x = 1", "", "print(", "a b", "1 if 2", "not"):
    try:
        eval(text)
    except SyntaxError as e:
        print(repr(text), type(e).__name__, e.msg)

names = {}
exec("a = 1\nb = a + 1", names)
print(names["a"], names["b"], sorted(k for k in names if k != "__builtins__"))
exec("c = a + b\ndel a", names)
print(sorted(k for k in names if k != "__builtins__"), "__builtins__" in names)
print(eval("b + c", names), eval("b * k", names, {"k": 10}), eval("p + q", {"p": 1}, {"q": 2}))
local = {"w": 5}
exec("w += 1\nz = w", {}, local)
print(local)
exec("def made(n):\n    return 1 if n < 2 else n * made(n - 1)\n", names)
print(names["made"](5))

for wrong in (3, None, ["x"]):
    try:
        eval(wrong)
    except TypeError as e:
        print(e)
try:
    exec("x = 1", 5)
except TypeError as e:
    print(e)
try:
    eval("1", 5)
except TypeError as e:
    print(e)

print(eval(b"2 + 3"), eval(repr([1, (2.5, "x"), {3: None}])), eval("-5"), eval("'lit'"))


class Holder:
    value = eval("6 * 7")

    def method(self, text):
        exec(text)
        return eval("'in method'")


print(Holder.value, Holder().method("print('executed')"))
exec("raised = 1\ntry:\n    1 / 0\nexcept ZeroDivisionError as e:\n    print('caught', e)\n")
exec("print(total, globals_seen := 3)")
print(globals_seen)
