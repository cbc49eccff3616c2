"""Visitors that find their methods by the name of the node's class."""
import sys

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 400
class Node:
    pass


class Num(Node):

    def __init__(self, n):
        self.n = n


class BinOp(Node):

    def __init__(self, l, op, r):
        self.l, self.op, self.r = (l, op, r)


class Var(Node):

    def __init__(self, name):
        self.name = name


class Visitor:

    def visit(self, node):
        method = 'visit_' + type(node).__name__
        return getattr(self, method, self.generic)(node)

    def generic(self, node):
        raise TypeError(node)


class Eval(Visitor):

    def __init__(self, env):
        self.env = env

    def visit_Num(self, n):
        return n.n

    def visit_Var(self, n):
        return self.env[n.name]

    def visit_BinOp(self, n):
        a, b = (self.visit(n.l), self.visit(n.r))
        if n.op == '+':
            return a + b
        if n.op == '-':
            return a - b
        return a * b % 1009


class Printer(Visitor):

    def visit_Num(self, n):
        return str(n.n)

    def visit_Var(self, n):
        return n.name

    def visit_BinOp(self, n):
        return f'({self.visit(n.l)} {n.op} {self.visit(n.r)})'


class Count(Visitor):

    def __init__(self):
        self.c = {}

    def generic(self, node):
        k = type(node).__name__
        self.c[k] = self.c.get(k, 0) + 1
        if isinstance(node, BinOp):
            self.visit(node.l)
            self.visit(node.r)


def build(d, s):
    if d == 0:
        return Num(s % 7) if s % 2 else Var('xyz'[s % 3])
    return BinOp(build(d - 1, s * 3 + 1), '+-*'[s % 3], build(d - 1, s * 5 + 2))


t = build(9, 1)
env = {'x': 3, 'y': 4, 'z': 5}
tot = 0
ln = 0
for i in range(SIZE):
    env['x'] = i
    tot += Eval(env).visit(t)
    ln += len(Printer().visit(t))
    c = Count()
    c.visit(t)
print(tot, ln, c.c)
