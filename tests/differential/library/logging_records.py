import logging
import sys
import io



class Short(logging.Formatter):
    """Leaves out the places of a traceback."""

    def formatException(self, ei):
        return super().formatException(ei).splitlines()[-1]


first = logging.StreamHandler(sys.stdout)
first.setFormatter(Short("%(levelname)-8s %(name)s: %(message)s"))
logging.basicConfig(level=logging.INFO, handlers=[first])
log = logging.getLogger("app.db")
log.debug("hidden")
log.info("hello %s %d", "x", 3)
log.warning("warn %(a)s", {"a": 1})
log.error("plain % sign")
logging.critical("root crit")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed %s", "here")
    log.error("again", exc_info=True)
print(log, log.parent, logging.getLogger("app"), logging.root, logging.getLogger() is logging.root)
a = logging.getLogger("app")
print(log.parent is a, log.getEffectiveLevel(), logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(17))
a.setLevel("DEBUG")
log.debug("now shown")
a.propagate = False
buf = io.StringIO()
h = logging.StreamHandler(buf)
h.setFormatter(logging.Formatter("{levelname}|{message}", style="{"))
h.setLevel(logging.WARNING)
a.addHandler(h)
log.info("not there")
log.warning("there")
print(repr(buf.getvalue()), h)
a.removeHandler(h)


class F(logging.Filter):
    def filter(self, record):
        record.extra_field = "E"
        return "secret" not in record.getMessage()


lg = logging.getLogger("filtered")
lg.propagate = False
hh = logging.StreamHandler(sys.stdout)
hh.setFormatter(logging.Formatter("%(extra_field)s %(message)s"))
lg.addHandler(hh)
lg.addFilter(F())
lg.warning("a secret thing")
lg.warning("a plain thing")


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.items = []

    def emit(self, record):
        self.items.append((record.levelname, record.getMessage(), record.name, record.args))


lh = ListHandler()
logging.getLogger("list").addHandler(lh)
logging.getLogger("list.sub").warning("x=%d y=%s", 1, "two")
print(lh.items, lh)
ad = logging.LoggerAdapter(logging.getLogger("ad"), {"user": "bob"})
ad.info("adapter")
print(ad)
for bad in ["%(levelname", "no fields", ""]:
    try:
        print(repr(logging.Formatter(bad)._fmt))
    except ValueError as e:
        print("ValueError", e)
for bad in [("{x", "{"), ("none", "{"), ("$", "$"), ("{a!z}", "{"), ("x", "#"), ("{a:%Q}", "{")]:
    try:
        print(repr(logging.Formatter(bad[0], style=bad[1])._fmt))
    except ValueError as e:
        print("ValueError", e)
try:
    log.setLevel("LOUD")
except ValueError as e:
    print(e)
try:
    log.setLevel(3.5)
except TypeError as e:
    print(e)
try:
    log.log("INFO", "x")
except TypeError as e:
    print(e)
try:
    logging.basicConfig(bogus=1, force=True)
except ValueError as e:
    print(e)
logging.addLevelName(25, "NOTICE")
logging.basicConfig(stream=sys.stdout, format="%(asctime)s %(levelname)s", datefmt="DATE", force=True)
log.propagate = True
a.propagate = True
log.log(25, "n")
logging.disable(logging.ERROR)
log.error("no")
log.critical("yes")
logging.disable(logging.NOTSET)
r = logging.makeLogRecord({"msg": "hi %s", "args": ("you",), "levelname": "X", "name": "n"})
print(logging.Formatter("%(name)s:%(message)s").format(r), r.getMessage())
print(logging.getLogger("a.b.c").parent, logging.getLogger("a.b").parent, logging.getLogger("a.b.c").parent)
print(logging.getLogger("a").getChild("b").name, logging.getLogger("x").hasHandlers(), sorted(logging.getLevelNamesMapping()))
n = logging.getLogger("nul")
n.addHandler(logging.NullHandler())
n.propagate = False
n.error("nothing")
root = logging.getLogger()
for x in root.handlers[:]:
    root.removeHandler(x)
logging.getLogger("last").warning("last resort")
logging.getLogger("last").info("last resort not")
