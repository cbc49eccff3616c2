"""Methods that are named by the class of what they are given."""


class Node:
    pass


class Num(Node):
    def __init__(self, value):
        self.value = value


class Bin(Node):
    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right


class Neg(Node):
    def __init__(self, inner):
        self.inner = inner


class Visitor:
    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic)(node)

    def generic(self, node):
        raise TypeError("no visit for", type(node).__name__, node)


class Eval(Visitor):
    def visit_Num(self, node):
        return node.value

    def visit_Bin(self, node):
        a, b = self.visit(node.left), self.visit(node.right)
        return a + b if node.op == "+" else a * b


class Show(Visitor):
    def visit_Num(self, node):
        return str(node.value)

    def visit_Bin(self, node):
        return f"({self.visit(node.left)} {node.op} {self.visit(node.right)})"

    def generic(self, node):
        return f"<{type(node).__name__} {self.visit(node.inner)}>"


tree = Bin("+", Num(2), Bin("*", Num(3), Num(4)))
print(Eval().visit(tree), Show().visit(tree), Show().visit(Neg(tree)))
try:
    Eval().visit(Neg(tree))
except TypeError as error:
    print(error.args[:2], error.args[2] is not None)


class Depth:
    def visit(self, node, *, by=1):
        handler = getattr(self, f"visit_{node.__class__.__name__.lower()}", None)
        if handler is None:
            return 0
        return handler(node) + by

    def visit_bin(self, node):
        return max(self.visit(node.left), self.visit(node.right))

    def visit_num(self, node):
        return 1


print(Depth().visit(tree), Depth().visit(Neg(tree)))


class Strict:
    def run(self, node, times):
        try:
            return getattr(self, "on_" + type(node).__name__)(node, times)
        except AttributeError as error:
            return str(error)

    def on_Num(self, node, times):
        return node.value * times

    def on_Bin(self, node, times):
        raise AttributeError("from within")


print(Strict().run(Num(3), 2), Strict().run(tree, 1), Strict().run(Neg(tree), 1))


class Replaced(Eval):
    pass


class Named(Node):
    pass


replaced = Replaced()
replaced.visit_Named = lambda node: "own"
print(replaced.visit(Named()), replaced.visit(Num(1)))
Named.__name__ = "Num"
named = Named()
named.value = 7
print(Eval().visit(named), Show().visit(named))
