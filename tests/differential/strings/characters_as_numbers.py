"""Characters of strings asked for their kind, looked for in constants, and strings beside constants."""

import sys

TEXT = "".join(chr(code) for code in list(range(0x600)) + list(range(0x2000, 0x2200)) + [0x3007, 0xFF21, 0x10400, 0x1D7D8, 0xD800])


def kinds(text: str) -> list[int]:
    counts = [0] * 10
    for c in text:
        if c.isalpha():
            counts[0] += 1
        if c.isalnum():
            counts[1] += 1
        if c.isdecimal():
            counts[2] += 1
        if c.isdigit():
            counts[3] += 1
        if c.isnumeric():
            counts[4] += 1
        if c.isspace():
            counts[5] += 1
        if c.isprintable():
            counts[6] += 1
        if c.isidentifier():
            counts[7] += 1
        if c.islower():
            counts[8] += 1
        if c.isupper():
            counts[9] += 1
    return counts


def sums(text: str) -> list[int]:
    """The same with places, so that which characters they are counts."""
    totals = [0] * 10
    at = 0
    while at < len(text):
        totals[0] += at * text[at].isalpha()
        totals[1] += at * text[at].isalnum()
        totals[2] += at * text[at].isdecimal()
        totals[3] += at * text[at].isdigit()
        totals[4] += at * text[at].isnumeric()
        totals[5] += at * text[at].isspace()
        totals[6] += at * text[at].isprintable()
        totals[7] += at * text[at].isidentifier()
        totals[8] += at * text[at].islower()
        totals[9] += at * text[at].isupper()
        at += 1
    return totals


def among(text: str) -> list[int]:
    found = [0, 0, 0, 0, 0, 0]
    for at in range(len(text)):
        c = text[at]
        found[0] += c in "+-*/%()<>=;"
        found[1] += c not in "aeiou\x00\x7f"
        found[2] += c in ("x", "yy", "z", "")
        found[3] += c in {"0", "é", "\u2028", "ab"}
        found[4] += c == "ab" or c == ""
        found[5] += c != "ab"
    return found


def outside(text: str, at: int) -> str:
    try:
        return "digit" if text[at].isdigit() else "other"
    except IndexError as error:
        return f"{type(error).__name__}: {error}"


def classify(word: str) -> int:
    if word == "a":
        return 1
    if word == "if":
        return 2
    if word == "let":
        return 3
    if word == "else":
        return 4
    if word == "while":
        return 5
    if word == "return":
        return 6
    if word == "nothing":
        return 7
    if word == "continue":
        return 8
    if "interface" == word:
        return 9
    if word == "exactly sixteen.":
        return 16
    if word == "exactly seventeen":
        return 17
    if word == "":
        return 0
    if word == "é":
        return 20
    return -1


def member(n: int, word: str, other: str) -> tuple[bool, ...]:
    return (
        n in (1, 2, 3),
        n not in (1, 2, 3),
        n in [1, n + 1, 10**30],
        n in {2, 10**30},
        n in (5,),
        word in ("if", "else"),
        word not in {"if", "else", other},
        word in [other, "w"],
        word in (),
        (word, n) in (("if", 1), ("else", 2)),
        n in (1, "if", 2.0),
        n in (True, 7),
    )


def mixed(value: object) -> list[bool]:
    return [value in (1, 2), value in ("a", "b"), value in {1, 2}, value in [1.0, None]]


class Odd(str):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__


def main() -> None:
    print(kinds(TEXT))
    print(kinds("plain 123 text_"))
    print(sums(TEXT))
    print(among(TEXT), among("a+b;xyz0é\u2028"))
    print([outside("a1", at) for at in (-3, -2, -1, 0, 1, 2)])
    words = ["a", "b", "if", "in", "let", "lets", "le", "else", "elsE", "while", "whilE", "return", "nothing", "nothinG", "continue"]
    words += ["interface", "interfacE", "iNterface", "exactly sixteen.", "exactly sixteen!", "exactly seventeen", "", "é", "ê", "\u0161", "\u0161f"]
    print([classify(word) for word in words])
    print([classify("".join(list(word))) for word in words])
    print([classify(word + "x") for word in words])
    for n, word in enumerate(["if", "else", "w", "other", ""] + sys.argv[1:]):
        print(member(n, word, "other"), member(10 ** (15 * n), "".join([word, ""]), word))
    for value in (1, 1.0, True, "a", None, 2.5):
        print(mixed(value))
    print(classify(Odd("zzz")), Odd("q") in ("if", "else"), Odd("q").isdigit())


main()
