"""A JSON parser and writer over strings, on a document it first builds."""

import sys

ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JSONError(Exception):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")
        self.at = at


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def skip(self):
        text, at, end = self.text, self.at, len(self.text)
        while at < end and text[at] in " \t\r\n":
            at += 1
        self.at = at

    def expect(self, character):
        if self.peek() != character:
            raise JSONError(f"expected {character!r}, found {self.peek()!r}", self.at)
        self.at += 1

    def parse(self):
        value = self.value()
        self.skip()
        if self.at != len(self.text):
            raise JSONError("text after the value", self.at)
        return value

    def value(self):
        self.skip()
        c = self.peek()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        if c == "-" or c.isdigit():
            return self.number()
        for word, meaning in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return meaning
        raise JSONError(f"unexpected {c!r}", self.at)

    def object(self):
        result = {}
        self.expect("{")
        self.skip()
        if self.peek() == "}":
            self.at += 1
            return result
        while True:
            self.skip()
            key = self.string()
            self.skip()
            self.expect(":")
            result[key] = self.value()
            self.skip()
            if self.peek() == ",":
                self.at += 1
                continue
            self.expect("}")
            return result

    def array(self):
        result = []
        self.expect("[")
        self.skip()
        if self.peek() == "]":
            self.at += 1
            return result
        while True:
            result.append(self.value())
            self.skip()
            if self.peek() == ",":
                self.at += 1
                continue
            self.expect("]")
            return result

    def string(self):
        self.expect('"')
        text = self.text
        start = self.at
        parts = []
        while True:
            if self.at >= len(text):
                raise JSONError("unterminated string", start)
            c = text[self.at]
            if c == '"':
                parts.append(text[start:self.at])
                self.at += 1
                return "".join(parts)
            if c == "\\":
                parts.append(text[start:self.at])
                code = text[self.at + 1]
                if code == "u":
                    parts.append(chr(int(text[self.at + 2:self.at + 6], 16)))
                    self.at += 6
                elif code in ESCAPES:
                    parts.append(ESCAPES[code])
                    self.at += 2
                else:
                    raise JSONError(f"unknown escape {code!r}", self.at)
                start = self.at
            else:
                self.at += 1

    def number(self):
        text, start = self.text, self.at
        at = start
        is_float = False
        if text[at] == "-":
            at += 1
        while at < len(text) and (text[at].isdigit() or text[at] in ".eE+-"):
            if not text[at].isdigit():
                is_float = True
            at += 1
        self.at = at
        return float(text[start:at]) if is_float else int(text[start:at])


def dump(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        parts = ['"']
        for c in value:
            if c == '"' or c == "\\":
                parts.append("\\" + c)
            elif c == "\n":
                parts.append("\\n")
            elif ord(c) > 126:
                parts.append(f"\\u{ord(c):04x}")
            else:
                parts.append(c)
        parts.append('"')
        return "".join(parts)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, list):
        return "[" + ", ".join([dump(item) for item in value]) + "]"
    return "{" + ", ".join([dump(key) + ": " + dump(item) for key, item in value.items()]) + "}"


def document(n):
    people = []
    for i in range(n):
        people.append({
            "id": i,
            "name": f"Person {i}\tJr. \"the {i % 7}th\"",
            "balance": i * 1.25 - 100,
            "active": i % 3 == 0,
            "manager": None if i % 10 == 0 else i // 10,
            "tags": ["a", "é" * (i % 3), "x\\y"],
            "address": {"street": f"{i} Main St\n", "zip": 10000 + i},
        })
    return {"people": people, "count": n, "empty": {}, "none": []}


def checksum(value):
    if isinstance(value, dict):
        return sum([len(key) + checksum(item) for key, item in value.items()])
    if isinstance(value, list):
        return sum([checksum(item) for item in value]) + 1
    if isinstance(value, str):
        return len(value)
    if value is None:
        return 3
    return int(value)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    text = dump(document(n))
    total = 0
    for _ in range(3):
        value = Parser(text).parse()
        total += checksum(value)
    print(len(text), total, dump(value) == text)
    for bad in ("[1, 2", '{"a" 1}', "tru", '"\\x"', "[1] 2"):
        try:
            Parser(bad).parse()
        except JSONError as error:
            print(error)


main()
