"""A tokenizer and a recursive-descent evaluator of expressions."""


class CalculatorError(Exception):
    pass


class Token:
    def __init__(self, kind, text, position):
        self.kind = kind
        self.text = text
        self.position = position

    def __repr__(self):
        return f"Token({self.kind!r}, {self.text!r})"


def tokenize(text):
    tokens = []
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            tokens.append(Token("number", text[start:i], start))
        elif c.isalpha():
            start = i
            while i < len(text) and text[i].isalnum():
                i += 1
            tokens.append(Token("name", text[start:i], start))
        elif c in "+-*/%^()=":
            tokens.append(Token("operator", c, i))
            i += 1
        else:
            raise CalculatorError(f"unexpected {c!r} at {i}")
    tokens.append(Token("end", "", len(text)))
    return tokens


class Calculator:
    def __init__(self):
        self.names = {"pi": 3.141592653589793}
        self.tokens = []
        self.at = 0

    def evaluate(self, text):
        self.tokens = tokenize(text)
        self.at = 0
        if len(self.tokens) > 2 and self.tokens[0].kind == "name" and self.tokens[1].text == "=":
            name = self.tokens[0].text
            self.at = 2
            value = self.sum()
            self.names[name] = value
        else:
            value = self.sum()
        if self.peek().kind != "end":
            raise CalculatorError(f"unexpected {self.peek()!r}")
        return value

    def peek(self):
        return self.tokens[self.at]

    def take(self, *texts):
        token = self.peek()
        if token.kind == "operator" and token.text in texts:
            self.at += 1
            return token.text
        return None

    def sum(self):
        value = self.product()
        while (op := self.take("+", "-")) is not None:
            right = self.product()
            value = value + right if op == "+" else value - right
        return value

    def product(self):
        value = self.power()
        while (op := self.take("*", "/", "%")) is not None:
            right = self.power()
            if op == "*":
                value *= right
            elif op == "/":
                value /= right
            else:
                value %= right
        return value

    def power(self):
        base = self.atom()
        if self.take("^"):
            return base ** self.power()
        return base

    def atom(self):
        if self.take("-"):
            return -self.atom()
        if self.take("("):
            value = self.sum()
            if not self.take(")"):
                raise CalculatorError("missing )")
            return value
        token = self.peek()
        self.at += 1
        if token.kind == "number":
            return float(token.text) if "." in token.text else int(token.text)
        if token.kind == "name":
            try:
                return self.names[token.text]
            except KeyError:
                raise CalculatorError(f"unknown name {token.text}") from None
        raise CalculatorError(f"unexpected {token!r}")


calculator = Calculator()
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "x = 7 / 2", "x * 2", "-x % 3", "2 ^ 100", "1 / 0", "y + 1", "(1", "3 $ 4", "2 * pi"]:
    try:
        print(f"{line} = {calculator.evaluate(line)}")
    except CalculatorError as error:
        print(f"{line}: {error}")
    except ZeroDivisionError as error:
        print(f"{line}: {type(error).__name__}: {error}")
