"""A tokenizer for a small language, and a parser that evaluates its expressions."""

import sys

KEYWORDS = {"let", "print", "if", "then", "else"}


class Token:
    def __init__(self, kind: str, text: str, line: int) -> None:
        self.kind = kind
        self.text = text
        self.line = line


class Lexer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.line = 1

    def tokens(self) -> list[Token]:
        found: list[Token] = []
        source = self.source
        end = len(source)
        while self.at < end:
            c = source[self.at]
            if c == "\n":
                self.line += 1
                self.at += 1
            elif c == " " or c == "\t":
                self.at += 1
            elif c == "#":
                while self.at < end and source[self.at] != "\n":
                    self.at += 1
            elif c.isdigit():
                start = self.at
                while self.at < end and source[self.at].isdigit():
                    self.at += 1
                found.append(Token("number", source[start:self.at], self.line))
            elif c.isalpha() or c == "_":
                start = self.at
                while self.at < end and (source[self.at].isalnum() or source[self.at] == "_"):
                    self.at += 1
                word = source[start:self.at]
                found.append(Token("keyword" if word in KEYWORDS else "name", word, self.line))
            elif source[self.at:self.at + 2] in ("==", "<=", ">=", "!="):
                found.append(Token("operator", source[self.at:self.at + 2], self.line))
                self.at += 2
            elif c in "+-*/%()<>=;":
                found.append(Token("operator", c, self.line))
                self.at += 1
            else:
                raise SyntaxError(f"line {self.line}: unexpected {c!r}")
        found.append(Token("end", "", self.line))
        return found


class Evaluator:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.variables: dict[str, int] = {}
        self.printed: list[int] = []

    def peek(self) -> str:
        return self.tokens[self.at].text

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def accept(self, text: str) -> bool:
        if self.tokens[self.at].text == text:
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        token = self.take()
        if token.text != text:
            raise SyntaxError(f"line {token.line}: expected {text!r}, found {token.text!r}")

    def program(self) -> None:
        while self.tokens[self.at].kind != "end":
            self.statement()

    def statement(self) -> None:
        if self.accept("let"):
            name = self.take().text
            self.expect("=")
            self.variables[name] = self.expression()
        else:
            self.expect("print")
            self.printed.append(self.expression())
        self.expect(";")

    def expression(self) -> int:
        if self.accept("if"):
            condition = self.comparison()
            self.expect("then")
            yes = self.comparison()
            self.expect("else")
            no = self.comparison()
            return yes if condition else no
        return self.comparison()

    def comparison(self) -> int:
        left = self.sum()
        operator = self.peek()
        if operator == "<":
            self.at += 1
            return int(left < self.sum())
        if operator == ">":
            self.at += 1
            return int(left > self.sum())
        if operator == "==":
            self.at += 1
            return int(left == self.sum())
        return left

    def sum(self) -> int:
        total = self.product()
        while True:
            if self.accept("+"):
                total += self.product()
            elif self.accept("-"):
                total -= self.product()
            else:
                return total

    def product(self) -> int:
        total = self.atom()
        while True:
            if self.accept("*"):
                total *= self.atom()
            elif self.accept("/"):
                total //= self.atom()
            elif self.accept("%"):
                total %= self.atom()
            else:
                return total

    def atom(self) -> int:
        token = self.take()
        if token.kind == "number":
            return int(token.text)
        if token.kind == "name":
            if token.text not in self.variables:
                raise NameError(f"line {token.line}: {token.text} is not defined")
            return self.variables[token.text]
        if token.text == "-":
            return -self.atom()
        if token.text == "(":
            value = self.expression()
            self.expect(")")
            return value
        raise SyntaxError(f"line {token.line}: unexpected {token.text!r}")


def source_text(lines: int) -> str:
    text = ["# generated", "let total = 0;", "let step_1 = 3;"]
    for i in range(lines):
        text.append(f"let value_{i % 50} = ({i} + step_1) * {i % 13 + 1} - total % 1000;  # line {i}")
        text.append(f"let total = total + (if value_{i % 50} > {i} then value_{i % 50} / 7 else -value_{i % 50});")
        if i % 100 == 99:
            text.append("print total;")
    return "\n".join(text)


def main() -> None:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 6000
    source = source_text(lines)
    tokens = Lexer(source).tokens()
    evaluator = Evaluator(tokens)
    evaluator.program()
    print(len(source), len(tokens), len(evaluator.printed), sum(evaluator.printed), evaluator.variables["total"])
    for bad in ("let x = 1 $ 2;", "print y;", "let x = (1;"):
        try:
            Evaluator(Lexer(bad).tokens()).program()
        except (SyntaxError, NameError) as error:
            print(type(error).__name__, error)


main()
