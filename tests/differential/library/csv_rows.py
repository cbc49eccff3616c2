# csv: readers, writers, dialects, their errors, and the classes over dicts.
import csv
import io
import decimal
import fractions
def t(l, f):
    try:
        shown = repr(f())
        print(l, shown if "object at" not in shown else shown.split(" at ")[0])
    except BaseException as e: print(l, type(e).__module__, type(e).__name__, e)
r = csv.reader(io.StringIO("a,b\n"))
print(type(r), type(csv.writer(io.StringIO())), type(r.dialect), r.dialect.delimiter, r.dialect.lineterminator, csv.Dialect, csv.Error, csv.excel)
t("attr", lambda: [n for n in dir(r) if not n.startswith("__")])
t("attr", lambda: [n for n in dir(csv.writer(io.StringIO())) if not n.startswith("__")])
t("d", lambda: [n for n in dir(r.dialect) if not n.startswith("__")])
t("x", lambda: setattr(r, "x", 1)); t("ln", lambda: setattr(r, "line_num", 1)); t("dd", lambda: setattr(r.dialect, "delimiter", ";")); t("dx", lambda: setattr(r.dialect, "foo", ";")); t("dl", lambda: delattr(r.dialect, "delimiter"))
t("call", lambda: csv.reader()); t("call", lambda: csv.reader(5)); t("call", lambda: csv.reader([], 1, 2)); t("call", lambda: csv.reader([], foo=1)); t("call", lambda: csv.reader([], "nope")); t("call", lambda: csv.reader([], 1)); t("w", lambda: csv.writer(5)); t("w", lambda: csv.writer()); t("w", lambda: csv.writer(io.StringIO(), "a", "b"))
for kw in [dict(delimiter=""), dict(delimiter="ab"), dict(delimiter=None), dict(delimiter=5), dict(delimiter=b"x"), dict(quotechar=""), dict(quotechar="ab"), dict(quotechar=5), dict(quotechar=None), dict(quotechar=None, quoting=0), dict(quotechar=None, quoting=3), dict(quotechar=None, quoting=1), dict(escapechar="ab"), dict(escapechar=""), dict(escapechar=5), dict(lineterminator=None), dict(lineterminator=5), dict(quoting=9), dict(quoting=-1), dict(quoting="x"), dict(quoting=None), dict(quoting=True), dict(quoting=1.0), dict(doublequote=5), dict(doublequote=None), dict(strict="x"), dict(delimiter="\n"), dict(delimiter='"'), dict(quotechar=","), dict(escapechar=","), dict(escapechar='"'), dict(delimiter=" ", skipinitialspace=True), dict(lineterminator=","), dict(delimiter="\r"), dict(quotechar=" "), dict(escapechar=" "), dict(quotechar="\n")]:
    t(kw, lambda: (lambda d: (d.delimiter, d.quotechar, d.escapechar, d.doublequote, d.skipinitialspace, d.lineterminator, d.quoting, d.strict))(csv.reader([], **kw).dialect))
def rd(text, **kw):
    def f():
        out=[]
        r=csv.reader(text if isinstance(text, list) else io.StringIO(text, newline=""), **kw)
        try:
            for row in r: out.append(row)
        except BaseException as e: out.append((type(e).__name__, str(e), r.line_num))
        return out, r.line_num
    t((text, kw), f)
for text in ["", "\n", "\r\n", "a", "a\n", "a,b", ",", ",\n", '"a"', '"a', '"a\n', '"a\nb",c\n', 'a"b,c', '"a""b"', '"a"b', '"a"b,c\n', '"a" ,b', ' a, b', 'a\\,b', 'a\\', 'a\\\n', '"a\\', '"a\\"b"', 'a\rb', 'a\r\nb', 'a\n\rb', '\n\na', 'a\0b', '1,2.5,"x"', '"1",2', 'x,1', "''", "'a,b'", 'a,"b\r\nc"\r\n', '"a","b', '""', '"",""', '""x']:
    rd(text)
    rd(text, strict=True)
    rd(text, escapechar="\\")
    rd(text, escapechar="\\", strict=True, doublequote=False)
    rd(text, quoting=csv.QUOTE_NONE)
    rd(text, quoting=csv.QUOTE_NONE, escapechar="\\")
    rd(text, quoting=csv.QUOTE_NONNUMERIC)
    rd(text, skipinitialspace=True, doublequote=False)
    rd(text, quotechar="'"); rd(text, quotechar=None, quoting=3)
    rd(text, quoting=csv.QUOTE_STRINGS); rd(text, quoting=csv.QUOTE_NOTNULL); rd(text, quoting=csv.QUOTE_ALL)
rd(["a,b\nc,d"]); rd(["a,b", "c"]); rd([b"a"]); rd([5]); rd(['"a', 'b"']); rd(["a\r", "b"]); rd(['a\n\n']); rd(['a\nb']); rd(["", "a"])
csv.field_size_limit(3)
rd("abcd"); rd("abc,d"); rd('"abcd"')
t("l", lambda: csv.field_size_limit("x")); t("l", lambda: csv.field_size_limit(1.5)); t("l", lambda: csv.field_size_limit(131072)); t("l", lambda: csv.field_size_limit()); t("l", lambda: csv.field_size_limit(1,2)); t("l", lambda: csv.field_size_limit(10**30)); t("l", lambda: csv.field_size_limit(None))
def wr(*rows, **kw):
    def f():
        out = io.StringIO(newline="")
        w = csv.writer(out, **kw)
        res=[]
        for r in rows:
            try: res.append(w.writerow(r))
            except BaseException as e: res.append((type(e).__name__, str(e)))
        return out.getvalue(), res
    t(([row if isinstance(row, (list, tuple, str, dict, int)) else type(row).__name__ for row in rows], kw), f)
class S(str): pass
class N:
    def __repr__(self): return "N()"
    def __str__(self): return "n,n"
class Bad:
    def __repr__(self): return "Bad()"
    def __str__(self): raise KeyError("k")
def rws(): return [["a", 1, 2.5, None, True, "x,y", 'q"q', "n\nn", "r\rr", "e\\e", "", " sp ", 1j, "s,s", b"x", "'"], [], [""], [None], ["", ""], [None, None], ["a"], 5, None, "abc", {"k": 1}, ("t",), [10**30, -0.0, 1e300, float("inf"), float("nan")], ["é,Ω"], [" "], ["\\"], ['"'], ["|"], ["ab|c"]]
for kw in [dict(), dict(quoting=1), dict(quoting=2), dict(quoting=3), dict(quoting=3, escapechar="\\"), dict(quoting=4), dict(quoting=5), dict(doublequote=False), dict(doublequote=False, escapechar="\\"), dict(escapechar="\\"), dict(quotechar=None, quoting=3), dict(quotechar="'"), dict(lineterminator="|"), dict(delimiter=" ", skipinitialspace=True), dict(delimiter=" "), dict(lineterminator="\n", delimiter="\t"), dict(quoting=3, escapechar="\\", quotechar=None), dict(quoting=3, quotechar="'", escapechar="\\"), dict(lineterminator="")]:
    for r in rws(): wr(r, **kw)
    wr([N(), S("s,s"), Bad()], **kw); wr([Bad()], **kw); wr([N()], **kw); wr((x for x in "gen"), **kw)
t("wr", lambda: csv.writer(io.StringIO()).writerow()); t("wr", lambda: csv.writer(io.StringIO()).writerow(1,2)); t("wrs", lambda: csv.writer(io.StringIO()).writerows(5)); t("wrs", lambda: csv.writer(io.StringIO()).writerows([1])); t("wrs", lambda: csv.writer(io.StringIO()).writerows([[1]]))
class W:
    def write(self, s): return ("got", s)
t("w", lambda: csv.writer(W()).writerow([1, 2])); t("w", lambda: csv.writer(W()).writerows([[1, 2]]))
t("reg", lambda: csv.register_dialect(5)); t("reg", lambda: csv.register_dialect("x", delimiter="ab")); t("reg", lambda: csv.register_dialect("p", delimiter="|", quoting=1)); t("get", lambda: csv.get_dialect("p").delimiter); t("get", lambda: csv.get_dialect("zz")); t("un", lambda: csv.unregister_dialect("zz")); t("list", lambda: csv.list_dialects()); t("un", lambda: csv.unregister_dialect("p")); t("reg", lambda: csv.register_dialect()); t("reg", lambda: csv.register_dialect("x", 5)); t("reg", lambda: csv.register_dialect("x", foo=5)); t("reg", lambda: csv.register_dialect("y", "excel", delimiter="!"));  t("get", lambda: csv.get_dialect("y").delimiter)
class D(csv.Dialect): pass
t("D", lambda: D())
class D2(csv.excel): delimiter = ";;"
t("D", lambda: D2())
t("D", lambda: csv.reader([], D2)); t("D", lambda: csv.reader(["a;b"], csv.excel_tab, delimiter=";").__next__())
class E: delimiter = ";"
t("E", lambda: next(csv.reader(["a;b,c"], E))); t("E", lambda: next(csv.reader(["a;b,c"], E())))
t("E", lambda: next(csv.reader(["a;b,c"], csv.reader([], E).dialect)));
t("it", lambda: iter(r) is r)
dr = csv.DictReader(io.StringIO("a,b\n1,2,3\n\n4\n"), restkey="r", restval="z")
t("dr", lambda: list(dr)); t("dr", lambda: (dr.fieldnames, dr.line_num))
t("dr", lambda: list(csv.DictReader(io.StringIO("")))); t("dr", lambda: csv.DictReader(io.StringIO("")).fieldnames); t("dr", lambda: list(csv.DictReader(io.StringIO("1,2"), ["x","y"]))); t("dr", lambda: list(csv.DictReader(io.StringIO("1,2"), iter(["x","y"]))));t("dr", lambda: list(csv.DictReader(io.StringIO("1,2"), iter(["x","y"])))); t("dr", lambda: list(csv.DictReader(io.StringIO("1|2"), ["x","y"], delimiter="|")))
o = io.StringIO()
w = csv.DictWriter(o, ["a","b"])
t("dw", lambda: w.writeheader()); t("dw", lambda: w.writerow({"a":1})); t("dw", lambda: w.writerow({"a":1,"z":2})); t("dw", lambda: w.writerows([{"a":1,"b":2},{"b":3}])); t("dw", lambda: o.getvalue()); t("dw", lambda: csv.DictWriter(o, ["a"], extrasaction="x")); t("dw", lambda: csv.DictWriter(o, ["a"], extrasaction="IGNORE").writerow({"a": 1, "q": 2})); t("dw", lambda: csv.DictWriter(o))

class Half:
    def __float__(self):
        return 0.5

    def __repr__(self):
        return "Half()"


class Named:
    def __int__(self):
        return 1

    def __repr__(self):
        return "Named()"


wr([decimal.Decimal("1.5"), fractions.Fraction(1, 2), Half(), Named(), 2**70, True, None, "x"], quoting=csv.QUOTE_NONNUMERIC)
t("again", lambda: list(csv.reader(io.StringIO("a,b\n" * 3 + "é,Ω\n\U0001F600,x\n"))))
t("wide", lambda: list(csv.reader(["aΩbΩc", '"xΩΩy"Ωz'], delimiter="Ω", quotechar='"')))
t("wide", lambda: list(csv.reader(["a,éb,éé,cé"], quotechar="é")))
wr(["aΩb", "cΩ", "plain", "é"], delimiter="Ω", quotechar="é")
# Rows that grow while they are written.
growing = [1, 2]


class Grows:
    def __str__(self):
        if len(growing) < 6:
            growing.append(len(growing) + 1)
        return "g"

    def __repr__(self):
        return "Grows()"


growing.append(Grows())
wr(growing)


def lines():
    yield "a,b"
    raise OSError("gone")


r = csv.reader(lines())
t("first", lambda: next(r))
t("second", lambda: next(r))
t("third", lambda: next(r))
t("empty", lambda: next(csv.reader([])))
w = csv.writer(io.StringIO())
t("methods", lambda: (w.writerow.__name__, callable(w.writerows), iter(r) is r))


class Loud(csv.DictReader):
    def __next__(self):
        row = super().__next__()
        return {key: value.upper() for key, value in row.items()}


t("loud", lambda: list(Loud(io.StringIO("a,b\nx,y\n"))))
for row in csv.DictReader(io.StringIO("name,age\nAda,36\nBob,\n")):
    print(row, row["name"], type(row).__name__)
