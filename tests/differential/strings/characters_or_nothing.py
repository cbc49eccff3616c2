"""Variables that are a character or the empty string, as parsers have them."""


class Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self) -> str:
        c = self.peek()
        self.at += 1
        return c

    def number(self) -> int:
        value = 0
        while self.peek().isdigit():
            value = value * 10 + ord(self.take()) - ord("0")
        return value

    def word(self) -> str:
        letters = []
        while (c := self.peek()) and (c.isalpha() or c == "_"):
            letters.append(c)
            self.at += 1
        return "".join(letters)

    def value(self) -> object:
        c = self.peek()
        if c == "[":
            self.at += 1
            items = []
            while self.peek() != "]":
                if self.peek() == "":
                    raise SyntaxError(f"no end at {self.at}")
                items.append(self.value())
                if self.peek() == ",":
                    self.at += 1
            self.at += 1
            return items
        if c == "-":
            self.at += 1
            return -self.number()
        if c.isdigit():
            return self.number()
        if c.isalpha():
            return self.word()
        raise SyntaxError(f"unexpected {c!r} at {self.at}")


def kinds(text: str) -> list[tuple[object, ...]]:
    found = []
    for at in range(len(text) + 2):
        c = text[at] if at < len(text) else ""
        found.append((c, bool(c), c == "", c != "", c < "b", c >= "", c.isprintable(), c.isalnum(), c in "ab", c in "", not c, c == "ab"))
    return found


def previous(text: str) -> list[str]:
    """A character is kept from one round to the next."""
    runs = []
    last = ""
    count = 0
    for c in text:
        if c == last:
            count += 1
        else:
            if last:
                runs.append(f"{last}{count}")
            last = c
            count = 1
    if last != "":
        runs.append(f"{last}{count}")
    return runs


def swapped(text: str) -> int:
    a, b = "", "x"
    score = 0
    for i in range(len(text)):
        a, b = b, text[i]
        if a < b:
            score += 1
        if a == b or b == "":
            score += 10
        if not a:
            score += 100
    return score


def codes(text: str) -> list[object]:
    found: list[object] = []
    for at in range(len(text) + 1):
        c = text[at] if at < len(text) else ""
        try:
            found.append(ord(c))
        except TypeError as error:
            found.append(str(error))
    return found


def surrogates(text: str) -> list[bool]:
    return [text[at] == "\ud800" for at in range(len(text))] + [text[at] != "\ud800" for at in range(len(text))]


def chosen(flags: list[bool]) -> str:
    shown = ""
    for flag in flags:
        sign = "+" if flag else "-"
        if sign == "+":
            shown += sign
        elif sign.isspace():
            shown += "?"
        else:
            shown += "."
    return shown


def outside(text: str, at: int) -> str:
    try:
        c = text[at] if at >= 0 else ""
        return "digit" if c.isdigit() else "other" if c else "nothing"
    except IndexError as error:
        return str(error)


for source in ("[1,22,[abc,-3],x_y,[]]", "[1,", "[?]", "", "7", "[é1]"):
    try:
        print(Reader(source).value())
    except SyntaxError as error:
        print("SyntaxError", error)
for row in kinds("ab\né"):
    print(row)
print(previous("aaabccd"), previous(""), previous("éé\u2028"))
print(swapped("abba"), swapped(""), swapped("xx"))
print(codes("aé"))
print(surrogates("a\ud800b"))
print(chosen([True, False, True]))
print([outside("a1", at) for at in (-1, 0, 1, 2)])
