"""json: reading, writing, hooks, errors."""

import json

TEXTS = [
    "null", "true", "false", "0", "-0", "12", "-7", "1.5", "-0.0", "1e3", "1E-2", "1.5e+10", "123456789012345678901234567890",
    '"a"', '""', '"\\u00e9\\n\\t\\"\\\\\\/\\b\\f\\r"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ude00x"', '"é😀"', "[]", "[1, [2, [3]]]", "{}",
    '{"a": 1, "b": [true, null], "a": 2}', ' \t\n\r{ "x" : { } , "y" : [ ] } \n', "NaN", "Infinity", "-Infinity", "[1.0, 2]", "1e400",
]
for text in TEXTS:
    value = json.loads(text)
    print(ascii(text), type(value).__name__, ascii(value), ascii(json.dumps(value)), ascii(json.dumps(value, ensure_ascii=False)))

WRONG = [
    "", " ", "nul", "tru", "+1", "01", "1.", ".5", "-", "1e", "1 2", "[", "[1", "[1,", "[1,]", "[1 2]", "{", '{"a"', '{"a":', '{"a":1',
    '{"a":1,', '{"a":1,}', '{"a" 1}', "{1: 2}", "{'a': 1}", '"abc', '"a\nb"', '"a\x01"', '"\\q"', '"\\u12"', '"\\u12g4"', '"\\ud83d\\u12g4"',
    '"\\', "[1]]", "\ufeff1", "nan", "[1,\n2,\n x]", '{"a": tru}', '["a', "-Infinit", '{"a":1 "b":2}', "[,1]", "}", '"\\ud83d\\u',
]
for text in WRONG:
    try:
        print(ascii(text), json.loads(text))
    except json.JSONDecodeError as e:
        print(ascii(text), "|", e, "|", ascii(e.msg), e.pos, e.lineno, e.colno, e.doc == text, isinstance(e, ValueError))
for data in (b'{"a": "\xc3\xa9"}', bytearray(b"[1]"), "[1]".encode("utf-16"), "[1]".encode("utf-32-be"), b"\xef\xbb\xbf1"):
    print(json.loads(data))
for data in (3, None, ["1"]):
    try:
        json.loads(data)
    except TypeError as e:
        print(e)

data = {"b": [1, 2.5, None, True], "a": {"é": "\x7f\u2028😀\x00"}, "c": (1, [], {}), "": ""}
for options in (
    {}, {"indent": 2}, {"indent": 0}, {"indent": "\t"}, {"sort_keys": True}, {"separators": (",", ":")}, {"ensure_ascii": False},
    {"indent": 1, "sort_keys": True, "separators": (";", " = ")}, {"indent": -1}, {"check_circular": False},
):
    print(options, ascii(json.dumps(data, **options)))
print(json.dumps({1: 2, 2.5: 3, True: 4, None: 5, False: 6, float("inf"): 7}), json.dumps("é\"\\/\b\f\n\r\t"), json.dumps([float("nan"), -1e22, 1e16, 1e-7]))
print(json.dumps({(1,): 2, "a": 1}, skipkeys=True), json.dumps({(1,): 2}, skipkeys=True, indent=2), json.dumps([[], {}, ()], indent=2))
print(json.dumps(10**30), json.dumps({"a": [{"b": {}}]}, indent=1))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class PointEncoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        return super().default(o)


class Number(int):
    def __repr__(self):
        return "Number"


class Text(str):
    pass


print(json.dumps([Point(1, 2)], cls=PointEncoder), json.dumps(Point(1, 2), default=lambda o: o.__dict__), json.dumps([Number(3), Text("t")]))
print(PointEncoder(indent=1).encode({"p": Point(3, [4])}), list(json.JSONEncoder().iterencode([1])))
loop = []
loop.append(loop)
table = {}
table["t"] = table
for value, options in [
    (loop, {}), (table, {}), ({1, 2}, {}), (Point(1, 2), {"cls": PointEncoder, "indent": 1}), (object, {}), ({(1, 2): 3}, {}), (float("nan"), {"allow_nan": False}),
    ({"a": float("-inf")}, {"allow_nan": False}), ({1: 2, "a": 3}, {"sort_keys": True}), (b"x", {}), (1j, {}), ([Point(1, 2)], {"default": lambda o: o}),
]:
    try:
        print(json.dumps(value, **options))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"b": 1, "a": 2}', object_pairs_hook=list))
print(json.loads("[1, 2.5, 1e3]", parse_float=str, parse_int=lambda s: s + "!"), json.loads("[NaN, -Infinity]", parse_constant=lambda s: s))
print(ascii(json.loads('"a\nb\t"', strict=False)), json.JSONDecoder().raw_decode("[1] tail"), json.JSONDecoder().raw_decode("x 12 y", 2))
try:
    json.JSONDecoder().raw_decode("x 12 y")
except json.JSONDecodeError as e:
    print(e)
decoder = json.JSONDecoder(object_hook=lambda d: Point(**d) if "x" in d else d)
print(decoder.decode('{"x": 1, "y": 2}').y, decoder.decode(" {} "))


class Upper(json.JSONDecoder):
    def decode(self, s):
        return super().decode(s.upper())


print(json.loads('["a"]', cls=Upper))


class Paper:
    def __init__(self, text=""):
        self.text = text

    def write(self, text):
        self.text += text

    def read(self):
        return self.text


out = Paper()
json.dump({"a": [1, 2]}, out, indent=2)
print(out.text, json.load(Paper('{"k": "v"}')))
big = [{"id": i, "name": f"item {i}", "tags": ["x", "y"], "score": i / 7} for i in range(200)]
text = json.dumps(big)
print(len(text), json.loads(text) == big, text[:80])
print(list(json.JSONEncoder(indent=1, sort_keys=True).iterencode({"b": [1, {}, [None]], "a": {"x": ()}})), list(json.JSONEncoder().iterencode("s")))
half = Paper()
try:
    json.dump([1, {"k": 2, "bad": {3}}], half)
except TypeError as e:
    print(e, half.text)
