"""A lexer that yields tokens and a parser that climbs precedences."""
import sys
from dataclasses import dataclass
from enum import Enum, auto
from typing import Iterator

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 6_000


class T(Enum):
    NUM = auto()
    ID = auto()
    OP = auto()
    LP = auto()
    RP = auto()
    EOF = auto()


@dataclass
class Token:
    type: T
    value: str
    pos: int


class LexError(Exception):
    ...


class Lexer:

    def __init__(self, text: str):
        self.text = text
        self.pos = 0

    def tokens(self) -> Iterator[Token]:
        while self.pos < len(self.text):
            ch = self.text[self.pos]
            if ch.isspace():
                self.pos += 1
                continue
            start = self.pos
            if ch.isdigit():
                while self.pos < len(self.text) and (self.text[self.pos].isdigit() or self.text[self.pos] == '.'):
                    self.pos += 1
                yield Token(T.NUM, self.text[start:self.pos], start)
            elif ch.isalpha() or ch == '_':
                while self.pos < len(self.text) and (self.text[self.pos].isalnum() or self.text[self.pos] == '_'):
                    self.pos += 1
                yield Token(T.ID, self.text[start:self.pos], start)
            elif ch in '+-*/^=<>':
                self.pos += 1
                yield Token(T.OP, ch, start)
            elif ch == '(':
                self.pos += 1
                yield Token(T.LP, ch, start)
            elif ch == ')':
                self.pos += 1
                yield Token(T.RP, ch, start)
            else:
                raise LexError(f'bad char {ch!r} at {start}')
        yield Token(T.EOF, '', self.pos)


class Parser:
    PREC = {'+': 1, '-': 1, '*': 2, '/': 2, '^': 3}

    def __init__(self, toks):
        self.toks = list(toks)
        self.i = 0
        self.env = {'pi': 3.14159, 'x': 2.0}

    @property
    def cur(self) -> Token:
        return self.toks[self.i]

    def advance(self) -> Token:
        t = self.cur
        self.i += 1
        return t

    def expr(self, minp=1) -> float:
        left = self.atom()
        while self.cur.type is T.OP and self.PREC[self.cur.value] >= minp:
            op = self.advance().value
            p = self.PREC[op]
            right = self.expr(p if op == '^' else p + 1)
            left = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b if b else 0.0, '^': lambda a, b: a ** (b % 3)}[op](left, right)
        return left

    def atom(self) -> float:
        t = self.advance()
        if t.type is T.NUM:
            return float(t.value)
        if t.type is T.ID:
            return self.env[t.value]
        if t.type is T.LP:
            v = self.expr()
            self.advance()
            return v
        if t.type is T.OP and t.value == '-':
            return -self.atom()
        raise SyntaxError(str(t))


src = '(3.5 + x * (pi - 2) ^ 2 / 7) - -x * (1 + 2 * 3 - 4 / 5)'
tot = 0.0
for i in range(SIZE):
    tot += Parser(Lexer(src).tokens()).expr()
print(round(tot, 6))
try:
    list(Lexer('1 $ 2').tokens())
except LexError as e:
    print(e)
