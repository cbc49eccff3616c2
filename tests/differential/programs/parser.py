"""Parser combinators and an expression evaluator."""
import functools
class ParseError(Exception):
    def __init__(self, pos, expected): super().__init__(f"at {pos}: expected {expected}"); self.pos = pos
class Parser:
    def __init__(self, fn, name="?"): self.fn, self.name = fn, name
    def __call__(self, text, pos=0): return self.fn(text, pos)
    def __or__(self, other):
        def p(t, i):
            try: return self(t, i)
            except ParseError as e1:
                try: return other(t, i)
                except ParseError as e2: raise ParseError(max(e1.pos, e2.pos), f"{self.name} or {other.name}") from e2
        return Parser(p, f"{self.name}|{other.name}")
    def __add__(self, other):
        def p(t, i):
            a, i = self(t, i); b, i = other(t, i); return (a, b), i
        return Parser(p, f"{self.name} {other.name}")
    def __rshift__(self, f): return Parser(lambda t, i: (lambda r: (f(r[0]), r[1]))(self(t, i)), self.name)
    def __lshift__(self, other): return (self + other) >> (lambda p: p[0])
    def many(self):
        def p(t, i):
            out = []
            while True:
                try: v, i = self(t, i)
                except ParseError: return out, i
                out.append(v)
        return Parser(p, self.name + "*")
    def __matmul__(self, name): return Parser(self.fn, name)
def char(c):
    def p(t, i):
        if i < len(t) and t[i] == c: return c, i + 1
        raise ParseError(i, repr(c))
    return Parser(p, repr(c))
def where(pred, name):
    def p(t, i):
        if i < len(t) and pred(t[i]): return t[i], i + 1
        raise ParseError(i, name)
    return Parser(p, name)
def lazy(f): return Parser(lambda t, i: f()(t, i), "lazy")
ws = where(str.isspace, "space").many()
def tok(p): return p << ws
digit = where(str.isdigit, "digit")
number = tok((digit + digit.many()) >> (lambda p: int(p[0] + "".join(p[1])))) @ "number"
ident = tok((where(str.isalpha, "letter") + where(str.isalnum, "alnum").many()) >> (lambda p: p[0] + "".join(p[1]))) @ "name"
def binary(sub, ops):
    op = None
    for c in ops: op = tok(char(c)) if op is None else op | tok(char(c))
    return (sub + (op + sub).many()) >> (lambda p: functools.reduce(lambda l, r: (r[0], l, r[1]), p[1], p[0]))
paren = lazy(lambda: (tok(char("(")) + expr + tok(char(")"))) >> (lambda p: p[0][1]))
neg = lazy(lambda: (tok(char("-")) + atom) >> (lambda p: ("neg", p[1])))
atom = number | ident | paren | neg
term = binary(atom, "*/%")
expr = binary(term, "+-")
def ev(n, env):
    match n:
        case int(): return n
        case str(name):
            if name not in env: raise NameError(f"unbound {name}")
            return env[name]
        case ("neg", x): return -ev(x, env)
        case ("+", a, b): return ev(a, env) + ev(b, env)
        case ("-", a, b): return ev(a, env) - ev(b, env)
        case ("*", a, b): return ev(a, env) * ev(b, env)
        case ("/", a, b): return ev(a, env) / ev(b, env)
        case ("%", a, b): return ev(a, env) % ev(b, env)
        case _: raise TypeError(n)
for s in ["1 + 2*3", "(1+2)*3 - -4", "x*(y+1)", "10 / 4 % 2", "7 % 0", "q", "1 +", "(2", "", "2 $ 3", "abc12*2"]:
    try:
        tree, end = expr(s)
        if end != len(s): raise ParseError(end, "end")
        print(f"{s!r:>16} {tree} = {ev(tree, {'x': 3, 'y': 4, 'abc12': 21})}")
    except (ParseError, ArithmeticError, NameError) as e: print(f"{s!r:>16} {type(e).__name__}: {e}")
