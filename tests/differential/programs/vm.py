"""A stack machine, a brainfuck and a tiny lisp."""
import operator as op, sys
from functools import reduce
class Halt(Exception): pass
class VM:
    OPS = {"add": op.add, "sub": op.sub, "mul": op.mul, "lt": op.lt, "eq": op.eq}
    def __init__(self, code): self.code = [self.parse(l) for l in code.strip().splitlines()]; self.labels = {a[0]: i for i, (o, *a) in enumerate(self.code) if o == "label"}; self.stack, self.env, self.pc, self.out = [], {}, 0, []
    @staticmethod
    def parse(line):
        o, *args = line.split("#")[0].split()
        return (o, *(int(a) if a.lstrip("-").isdigit() else a for a in args))
    def __getattr__(self, name):
        if name.startswith("op_") and (f := self.OPS.get(name[3:])):
            def run(): b, a = self.stack.pop(), self.stack.pop(); self.stack.append(f(a, b))
            return run
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
    def op_push(self, v): self.stack.append(v)
    def op_load(self, n): self.stack.append(self.env[n])
    def op_store(self, n): self.env[n] = self.stack.pop()
    def op_label(self, _): pass
    def op_jmp(self, l): self.pc = self.labels[l]
    def op_jz(self, l):
        if not self.stack.pop(): self.pc = self.labels[l]
    def op_print(self): self.out.append(self.stack.pop())
    def op_halt(self): raise Halt
    def run(self, limit=10_000):
        for step in range(limit):
            o, *args = self.code[self.pc]; self.pc += 1
            try: getattr(self, "op_" + o)(*args)
            except Halt: return step
        raise RuntimeError("limit")
vm = VM("""push 1
store acc
push 10
store n
label loop
load n
jz end   # done
load acc
load n
mul
store acc
load n
push 1
sub
store n
jmp loop
label end
load acc
print
halt"""); print(vm.run(), vm.out, vm.env)
for bad in ("push", "frob 1", "add", "load q"):
    try: VM(bad).run()
    except Exception as e: print(bad, "->", type(e).__name__, e)
def bf(src, inp=b""):
    tape, ptr, i, out, it = [0] * 100, 0, 0, [], iter(inp); stack, jump = [], {}
    for k, c in enumerate(src):
        if c == "[": stack.append(k)
        elif c == "]": j = stack.pop(); jump[j], jump[k] = k, j
    while i < len(src):
        match src[i]:
            case ">": ptr += 1
            case "<": ptr -= 1
            case "+": tape[ptr] = (tape[ptr] + 1) % 256
            case "-": tape[ptr] = (tape[ptr] - 1) % 256
            case ".": out.append(chr(tape[ptr]))
            case ",": tape[ptr] = next(it, 0)
            case "[" if not tape[ptr]: i = jump[i]
            case "]" if tape[ptr]: i = jump[i]
        i += 1
    return "".join(out)
print(bf("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."), bf(",[.,]", b"echo"))
class Env(dict):
    def __init__(s, names=(), args=(), outer=None): super().__init__(zip(names, args)); s.outer = outer
    def find(s, k): 
        if k in s: return s
        if s.outer is None: raise NameError(f"undefined: {k}")
        return s.outer.find(k)
def read(src):
    toks = src.replace("(", " ( ").replace(")", " ) ").split()
    def parse():
        if not toks: raise SyntaxError("unexpected EOF")
        t = toks.pop(0)
        if t == "(":
            out = []
            while toks and toks[0] != ")": out.append(parse())
            if not toks: raise SyntaxError("missing )")
            toks.pop(0); return out
        if t == ")": raise SyntaxError("unexpected )")
        for conv in (int, float):
            try: return conv(t)
            except ValueError: pass
        return t
    return parse()
G = Env(); G.update({"+": lambda *a: sum(a), "*": lambda *a: reduce(op.mul, a, 1), "-": lambda a, *r: a - sum(r) if r else -a, "<": op.lt, "=": op.eq, "list": lambda *a: list(a), "car": lambda l: l[0], "cdr": lambda l: l[1:], "null?": lambda l: not l})
def ev(x, e=G):
    match x:
        case str(): return e.find(x)[x]
        case int() | float(): return x
        case ["if", c, a, b]: return ev(a if ev(c, e) else b, e)
        case ["define", str(n), v]: e[n] = ev(v, e); return None
        case ["define", [n, *ps], body]: e[n] = lambda *a: ev(body, Env(ps, a, e)); return None
        case ["lambda", ps, body]: return lambda *a: ev(body, Env(ps, a, e))
        case ["let", binds, body]: return ev(body, Env([b[0] for b in binds], [ev(b[1], e) for b in binds], e))
        case [f, *args]: return ev(f, e)(*[ev(a, e) for a in args])
        case _: raise SyntaxError(f"bad form {x}")
for s in ["(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))", "(fact 30)", "(let ((x 2) (y 3.5)) (* x y))", "((lambda (a b) (list b a)) 1 2)", "(define (map f l) (if (null? l) (list) (+ 0 0)))", "(foo 1)", "(car (list))", "(", ")", "()"]:
    try: print(s, "=>", ev(read(s)))
    except Exception as e: print(s, "!!", type(e).__name__, e)
