"""An expression calculator: tokens, shunting yard, recursive descent, trees, derivatives."""


class Token:
    def __init__(self, kind, text):
        self.kind, self.text = kind, text

    def __repr__(self):
        return f"{self.kind}:{self.text}"


def tokens(source):
    i = 0
    while i < len(source):
        c = source[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(source) and (source[i].isdigit() or source[i] == "."):
                i += 1
            yield Token("number", source[start:i])
        elif c.isalpha():
            start = i
            while i < len(source) and source[i].isalnum():
                i += 1
            yield Token("name", source[start:i])
        elif c in "+-*/^()=":
            i += 1
            yield Token("op", c)
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
    yield Token("end", "")


class Expr:
    def __add__(self, other): return Binary("+", self, other)
    def __mul__(self, other): return Binary("*", self, other)


class Number(Expr):
    __match_args__ = ("value",)

    def __init__(self, value): self.value = value
    def __str__(self): return f"{self.value:g}"


class Name(Expr):
    __match_args__ = ("name",)

    def __init__(self, name): self.name = name
    def __str__(self): return self.name


class Binary(Expr):
    __match_args__ = ("op", "left", "right")

    def __init__(self, op, left, right): self.op, self.left, self.right = op, left, right
    def __str__(self): return f"({self.left} {self.op} {self.right})"


class Parser:
    LEVELS = ["+-", "*/"]

    def __init__(self, source):
        self.all, self.at = list(tokens(source)), 0

    @property
    def here(self):
        return self.all[self.at]

    def take(self, *texts):
        if self.here.kind == "op" and self.here.text in texts:
            self.at += 1
            return self.all[self.at - 1].text
        return None

    def level(self, n=0):
        if n == len(self.LEVELS):
            return self.power()
        left = self.level(n + 1)
        while op := self.take(*self.LEVELS[n]):
            left = Binary(op, left, self.level(n + 1))
        return left

    def power(self):
        left = self.unary()
        return Binary("^", left, self.power()) if self.take("^") else left

    def unary(self):
        if self.take("-"):
            return Binary("*", Number(-1), self.unary())
        return self.atom()

    def atom(self):
        token = self.here
        self.at += 1
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "name":
            return Name(token.text)
        if token.text == "(":
            inner = self.level()
            if not self.take(")"):
                raise SyntaxError("missing )")
            return inner
        raise SyntaxError(f"unexpected {token.text or 'end'}")

    def parse(self):
        tree = self.level()
        if self.here.kind != "end":
            raise SyntaxError(f"left over: {self.here!r}")
        return tree


def evaluate(tree, scope):
    match tree:
        case Number(v):
            return v
        case Name(n):
            return scope[n]
        case Binary("+", a, b):
            return evaluate(a, scope) + evaluate(b, scope)
        case Binary("-", a, b):
            return evaluate(a, scope) - evaluate(b, scope)
        case Binary("*", a, b):
            return evaluate(a, scope) * evaluate(b, scope)
        case Binary("/", a, b):
            return evaluate(a, scope) / evaluate(b, scope)
        case Binary("^", a, b):
            return evaluate(a, scope) ** evaluate(b, scope)


def derive(tree, x):
    match tree:
        case Number():
            return Number(0)
        case Name(n):
            return Number(int(n == x))
        case Binary("+" | "-" as op, a, b):
            return simple(Binary(op, derive(a, x), derive(b, x)))
        case Binary("*", a, b):
            return simple(simple(derive(a, x) * b) + simple(a * derive(b, x)))
        case Binary("^", a, Number(n)):
            return simple(simple(Number(n) * simple(Binary("^", a, Number(n - 1)))) * derive(a, x))
        case _:
            raise NotImplementedError(str(tree))


def simple(tree):
    match tree:
        case Binary("+", Number(0), e) | Binary("+", e, Number(0)) | Binary("-", e, Number(0)):
            return e
        case Binary("*", Number(0), _) | Binary("*", _, Number(0)):
            return Number(0)
        case Binary("*", Number(1), e) | Binary("*", e, Number(1)) | Binary("^", e, Number(1)):
            return e
        case Binary(op, Number(a), Number(b)) if op != "/":
            return Number(evaluate(tree, {}))
        case _:
            return tree


for source in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 / 4 - 1", "x * x + 3 * x - 1", "8 - 3 - 2", "1.5 * (y + .5)"]:
    tree = Parser(source).parse()
    print(f"{source:<20} {str(tree):<32} {evaluate(tree, {'x': 2.0, 'y': 4.0}):g}")
for source in ["x ^ 3 + 2 * x", "x * y", "5", "(x + 1) * (x - 1)"]:
    print(source, "=>", derive(Parser(source).parse(), "x"))
for source in ["1 +", "(1", "1 2", "$", "", "z", "1 / 0", "x / y"]:
    try:
        print(evaluate(Parser(source).parse(), {}))
    except (SyntaxError, KeyError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
try:
    derive(Parser("x / y").parse(), "x")
except NotImplementedError as error:
    print(repr(error))
