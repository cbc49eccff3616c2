"""What patterns and matches give, where the pattern is known and where it is not."""
import re

text = "one=1, two=22; three = 333\nfour=x"
print(re.findall(r"\w+", text), re.findall(r"(\w+)=", text), re.findall(r"(\w+)\s*=\s*(\w)", text))
for word in re.findall(r"[a-z]+", text):
    if word[0] in "aeiou":
        print(word.upper(), len(word), end=" ")
print()
for name, value in re.findall(r"(\w+)\s*=\s*(\d+)", text):
    print(name + value, int(value) + 1)
print([a + b + c for a, b, c in re.findall(r"((t)(\w))", text)], re.findall(r"()", "ab"), re.findall(r"(a)|b", "abab"))
pair = re.compile(r"(?P<key>\w+)\s*=\s*(?P<value>\d+)?")
for match in pair.finditer(text):
    print(match["key"], match[2], match.group("value", "key"), match.span(), match.start(1) + match.end(2), match.groups("-"))
    print(match.groupdict(), match.lastgroup, match.lastindex, match.string == text, match.re is pair, match.group().upper())
found = pair.search("nothing here")
print(found, pair.match("a=1").group(1) + "!", pair.fullmatch("a=1 "), pair.pattern, pair.groups, dict(pair.groupindex))
if m := re.match(r"(\d+)(?:\.(\d+))?$", "12"):
    print(m.group(1) + "?", m.group(2), m.groups(), m.groups(default="0")[1] + "0")
print(re.split(r"[,;\n]\s*", text), re.split(r"(,)|;", text), re.split(r"\s*=\s*", text, maxsplit=1)[0] + "!")
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), text), re.sub(r"(\w)=", r"\1:", text, count=1).split(":")[0])
print(re.subn("o", "0", text), pair.sub("<>", text), pair.subn(lambda m: m["value"] or "none", text)[0], re.escape("a.b") + "!")


def double(match):
    return match[0] * 2


print(re.sub(r"[aeiou]", double, "education"), re.sub("x", double, "education") + "!")
try:
    re.sub("e", lambda m: 1, "education")
except TypeError as error:
    print(error)
for pattern in (r"a(b)?", r"(a)(b)?", "a"):
    print(re.findall(pattern, "ab a"), re.match(pattern, "ab").groups(), re.compile(pattern).groups)
print(re.findall(r"(?i)(A)(b)", "ab AB"), re.findall(r"(A) (b)  # (c)", "Ab", re.VERBOSE), re.findall("(A)", "aA", flags=re.I))
print(re.findall(rb"(\w)=(\w)", b"a=b"), re.compile(b"a").sub(b"b", b"aa"), re.match(b"(a)", b"a")[1] + b"!")


class Text(str):
    """Text that matches as text does."""


own = Text("key=12")
match = pair.match(own)
print(type(match.group()).__name__, type(match.string).__name__, type(pair.sub("", own)).__name__, type(re.sub("z", "", own)).__name__)
try:
    pair.search(3)
except TypeError as error:
    print(error)
try:
    match.group(5)
except IndexError as error:
    print(error)


class Lexer:
    tokens = re.compile(r"\s*(?:(\d+)|(.))")

    def __init__(self, source):
        self.found = [(number, sign) for number, sign in self.tokens.findall(source)]

    def total(self):
        total, sign = 0, "+"
        for number, other in self.found:
            if number:
                total += int(number) if sign == "+" else -int(number)
            else:
                sign = other
        return total


print(Lexer("1 + 20 - 3 + 100").total())
scanner = re.compile("|".join(f"(?P<{name}>{form})" for name, form in [("number", r"\d+"), ("name", r"[a-z]+"), ("other", r"\S")]))
print([(m.lastgroup, m[0]) for m in scanner.finditer("ab 12 + c")], scanner.findall("a1"))
