"""Texts taken apart by a list of patterns, and arrays in pickles."""
import array
import copy
import pickle
import re

scanner = re.Scanner([
    (r"[a-zA-Z_]\w*", lambda scanner, token: ("name", token)),
    (r"(\d+)\.(\d*)", lambda scanner, token: float(token)),
    (r"\d+", lambda scanner, token: int(token)),
    (r"=|\+|-|\*|/", "operator"),
    (r"\s+", None),
])
print(scanner.scan("sum = 3*foo + 312.50 !bar"))
print(scanner.scan(""), scanner.scan("!"), scanner.match.group())
for items in (array.array("i", [1, -2]), array.array("d", [1.5, -0.25]), array.array("l", [5]), array.array("B", b"ab"), array.array("u", "né")):
    for protocol in range(6):
        back = pickle.loads(pickle.dumps(items, protocol))
        print(protocol, back == items, back.typecode, len(back))
    print(items.__reduce_ex__(4)[1], copy.copy(items) == items)
make = array._array_reconstructor
print(make(array.array, "i", 9, b"\x00\x00\x00\x01\xff\xff\xff\xfe"), make(array.array, "q", 4, b"\x01\x00\x02\x00"))
for bad in ((int, "i", 8, b""), (array.array, "?", 8, b""), (array.array, "i", 50, b""), (array.array, "i", 8, b"abc"), ("x", "i", 8, b"")):
    try:
        make(*bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
