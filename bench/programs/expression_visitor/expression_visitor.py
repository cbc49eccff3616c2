"""Expressions are parsed into objects, which visitors evaluate and show."""

import sys


class Num:
    def __init__(self, value):
        self.value = value

    def accept(self, visitor):
        return visitor.visit_num(self)


class Name:
    def __init__(self, name):
        self.name = name

    def accept(self, visitor):
        return visitor.visit_name(self)


class Negation:
    def __init__(self, operand):
        self.operand = operand

    def accept(self, visitor):
        return visitor.visit_negation(self)


class Binary:
    def __init__(self, op, left, right):
        self.op = op
        self.left = left
        self.right = right

    def accept(self, visitor):
        return visitor.visit_binary(self)


class Evaluator:
    def __init__(self, names):
        self.names = names

    def visit_num(self, node):
        return node.value

    def visit_name(self, node):
        return self.names[node.name]

    def visit_negation(self, node):
        return -node.operand.accept(self)

    def visit_binary(self, node):
        a = node.left.accept(self)
        b = node.right.accept(self)
        if node.op == "+":
            return a + b
        if node.op == "-":
            return a - b
        if node.op == "*":
            return a * b
        return a // b if b else 0


class Shower:
    def visit_num(self, node):
        return str(node.value)

    def visit_name(self, node):
        return node.name

    def visit_negation(self, node):
        return f"(-{node.operand.accept(self)})"

    def visit_binary(self, node):
        return f"({node.left.accept(self)} {node.op} {node.right.accept(self)})"


class Parser:
    def __init__(self, text):
        self.tokens = list(self.scan(text))
        self.at = 0

    def scan(self, text):
        i = 0
        while i < len(text):
            c = text[i]
            if c.isspace():
                i += 1
            elif c.isdigit():
                start = i
                while i < len(text) and text[i].isdigit():
                    i += 1
                yield "num", text[start:i]
            else:
                yield ("name" if c.isalpha() else "op"), c
                i += 1
        yield "end", ""

    def peek(self):
        return self.tokens[self.at][1]

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def expression(self):
        left = self.term()
        while self.peek() in ("+", "-"):
            left = Binary(self.take()[1], left, self.term())
        return left

    def term(self):
        left = self.atom()
        while self.peek() in ("*", "/"):
            left = Binary(self.take()[1], left, self.atom())
        return left

    def atom(self):
        kind, text = self.take()
        if kind == "num":
            return Num(int(text))
        if kind == "name":
            return Name(text)
        if text == "-":
            return Negation(self.atom())
        inner = self.expression()
        self.take()
        return inner


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 15_000
    total = 0
    for i in range(n):
        tree = Parser("1 + 2 * (x - 3) * y / (7 - 2) - -(4 + z) * 12 + x*y*z").expression()
        for x in range(5):
            total += tree.accept(Evaluator({"x": x + i, "y": 3, "z": i % 7}))
        shown = tree.accept(Shower())
    print(total, shown)


main()
