from ast import literal_eval


def attempt(text):
    try:
        value = literal_eval(text)
        return f"{value!r} {type(value).__name__}"
    except (ValueError, SyntaxError, TypeError) as e:
        return type(e).__name__


for text in ("1", "-1", "+3", "1.5e3", "0x_ff", "0b101", "0o17", "1_000", "2j", "1+2j", "-1-2j", "'a'", '"b"', "'''x\ny'''", "r'a\\n'", "'\\n\\x41\\u00e9\\101\\''", "b'ab\\xff'",
             "'a' 'b'", "[]", "[1, 2, [3]]", "(1,)", "()", "(1)", "1, 2", "{}", "{1: 'a', 'b': [2]}", "{1, 2}", "set()", "None", "True", "False", "...", "{'a': {'b': (1, 2.0)}}",
             " [1,\n 2]  ", "[1, 2,]", "x", "1+1", "f()", "[1", "1 2", "", "'abc", "{1: 2", "a.b", "-'a'", "[x for x in y]", "1 + 2", "lambda: 1", "{**a}", "(1, 2) # c", "u'x'", "- 5", "1.", ".5", "1e5", "0", "00", "01", "{1: 2, 3}", "{[]: 1}", "1 if 2 else 3", "\n1", "  1", "\t'x'"):
    print(repr(text), attempt(text))
