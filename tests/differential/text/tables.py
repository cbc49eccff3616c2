"""csv and pprint."""

import collections
import csv
import pprint


class Paper:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text
        return len(text)


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


ROWS = [["a", "b,c", 'd"e', ""], [1, 2.5, None, True], ["x\ny", " s ", "it's", "\\"], [], ["one"], [""]]
for options in (
    {}, {"delimiter": ";"}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quotechar": "'"}, {"lineterminator": "\n"}, {"dialect": "unix"}, {"dialect": "excel-tab"},
    {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"doublequote": False, "escapechar": "!"}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL},
):
    paper = Paper()
    writer = csv.writer(paper, **options)
    for row in ROWS:
        show(lambda: writer.writerow(row))
    print(options, repr(paper.text))
    show(lambda: list(csv.reader(paper.text.splitlines(True), **options)))
TEXT = 'name,age\r\n"Smith, J",42\r\n"say ""hi""",\n\nlast, 7 ,extra\n"multi\nline",x'
reader = csv.reader(TEXT.splitlines(keepends=True))
for row in reader:
    print(reader.line_num, row)
for row in csv.DictReader(TEXT.splitlines(keepends=True), restkey="more", restval="?"):
    print(row)
d = csv.DictReader(["1,2\n"], fieldnames=["a", "b"])
print(d.fieldnames, list(d), d.line_num)
paper = Paper()
w = csv.DictWriter(paper, fieldnames=["id", "name"], restval="-")
w.writeheader()
w.writerow({"id": 1, "name": "x,y"})
w.writerows([{"id": 2}, {"name": "z"}])
show(lambda: w.writerow({"id": 1, "bad": 2}))
print(repr(paper.text), csv.list_dialects())
for call in (
    lambda: csv.reader([], delimiter=""), lambda: csv.reader([], delimiter=",,"), lambda: csv.reader([], delimiter=3), lambda: csv.reader([], quoting=9), lambda: csv.reader([], dialect="none"),
    lambda: csv.reader([], nothing=1), lambda: list(csv.reader([b"a"])), lambda: list(csv.reader(['"a"b'], strict=True)), lambda: list(csv.reader(['"a'], strict=True)), lambda: list(csv.reader(["a\rb"])),
    lambda: csv.writer(3), lambda: csv.writer(Paper()).writerow(5), lambda: csv.writer(Paper(), quoting=csv.QUOTE_NONE).writerow(["a,b"]), lambda: list(csv.reader(["1,x"], quoting=csv.QUOTE_NONNUMERIC)),
    lambda: csv.DictWriter(Paper(), ["a"], extrasaction="x"),
):
    show(call)

DATA = {
    "numbers": list(range(30)), "nested": {"deep": [{"a": 1, "b": (1, 2, 3)}] * 3, "text": "some words to be wrapped over several lines " * 3}, "set": {3, 1, 2}, "frozen": frozenset({5, 4}),
    "empty": [[], {}, (), set(), ""], "bytes": b"binary data " * 9, ("tuple", 1): None, "one": (1,),
}
pprint.pprint(DATA)
for options in ({"width": 40}, {"indent": 4}, {"depth": 1}, {"depth": 2}, {"compact": True}, {"sort_dicts": False}, {"width": 1}, {"compact": True, "width": 30, "indent": 2}):
    print(options, pprint.pformat(DATA, **options))
loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.isreadable([1, "a"]), pprint.isreadable(print), pprint.saferepr({2: "b", 1: "a"}), pprint.pformat(123456789, underscore_numbers=True))
pprint.pp({"b": 1, "a": 2})
pprint.pprint([collections.deque("abc" * 12, maxlen=40), collections.OrderedDict([("k" * 20, "v" * 20)] + [(i, i) for i in range(12)])], width=60)
pprint.pprint(collections.defaultdict(list, {i: "text" * 3 for i in range(6)}), width=50)
pprint.pprint(collections.Counter("the quick brown fox jumps"), width=40)
pprint.PrettyPrinter(width=20, stream=paper).pprint(["words and words", "more"])
print(paper.text[-40:])
for options in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    show(lambda: pprint.pformat(1, **options))
