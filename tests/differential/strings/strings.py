s = "Hello, World"
print(s.upper(), s.lower(), s[0], s[-1], s[2:5], s[::-1], s[::3], len(s))
print(s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.replace("l", "L", 2), "World" in s)
print("a,b,,c".split(","), " x  y ".split(), "a-b-c".rsplit("-", 1), "k=v".partition("="), "l1\nl2\r\nl3".splitlines())
print(", ".join(["a", "b"]), "ab" * 3, "x".center(5, "*"), "7".zfill(3), "abc".ljust(5) + "|", "  t ".strip() + "|")
print("äöü".upper(), "ß".upper(), "日本語"[1], len("😀a"), "😀"[0], "ǆ".title(), "İ".lower())
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\t\n\x00\x7f é \u200b"), ascii("é😀"))
print("%s is %d years and %.1f%%" % ("Bob", 42, 99.5), "%5s|%-5s|%05d|%x" % ("a", "b", 42, 255), "%r" % "q")
print("{} {1} {0}".format if False else "{0} {1} {0}".format("a", "b"), "{x:>5}".format(x=3), "{:,}".format(1234567))
name, value = "pi", 3.14159
print(f"{name}={value:.3f} {value!r} {name!r:>6} {{}} {value = } {name:*^8} {len(name) * 2}")
print("abc" < "abd", "a" < "B", "" < "a", "abc" == "abc", "z" > "aa", min("hello"), sorted("hello"))
print("isdigit" , "12".isdigit(), "1a".isalnum(), "ab".isalpha(), " ".isspace(), "Ab".istitle(), "AB".isupper())
print("a\tb".expandtabs(4), "Hello".swapcase(), "hello world".title(), "hELLO".capitalize(), "xxabcxx".strip("x"))
print("prefix-body".removeprefix("prefix-"), "abc".startswith(("x", "a")), "abc".endswith("bc"), "abcabc".translate({97: "A", 98: None}))
print(ord("a"), chr(8364), "é".encode("utf-8"), b"abc"[1], b"a\xff" + b"\n", "abc".encode().decode())
for f in (lambda: "abc"[5], lambda: "abc".index("z"), lambda: "a" + 1, lambda: "a" * "b", lambda: int("q"), lambda: "%d" % "x", lambda: "{}".format(), lambda: chr(-1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t = ""
for i in range(20):
    t += str(i)
print(t, t.count("1"))
