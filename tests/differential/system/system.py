import sys
import time


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(sys.version_info[:3], sys.version_info >= (3, 8), sys.version_info.major, sys.platform, sys.maxsize, sys.byteorder, sys.maxunicode, sys.hexversion)
print(sys.float_info.max, sys.float_info.epsilon, sys.int_info, sys.hash_info.width, sys.flags.optimize, sys.float_repr_style, type(sys.argv), len(sys.argv), sys.version.split()[0])
print(sys.getrecursionlimit(), sys.setrecursionlimit(2000), sys.getrecursionlimit(), sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.intern("abc") is sys.intern("abc"))
t(lambda: sys.setrecursionlimit(0))
t(lambda: sys.setrecursionlimit("x"))
t(lambda: sys.set_int_max_str_digits(10))
t(lambda: sys.get_int_max_str_digits())
t(lambda: sys.intern(5))
sys.displayhook(5)
sys.displayhook(None)
sys.displayhook("a\n")
print(sys.stdout is sys.__stdout__, sys.getsizeof(1) > 0, sys.getrefcount(object()) > 0, "sys" in sys.modules, sys.path is not None)
print(time.gmtime(0), time.gmtime(1700000000).tm_yday, time.gmtime(86400 * 365)[:6], time.gmtime(-1).tm_year)
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1e9)), time.asctime(time.gmtime(0)), time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff, len(time.gmtime(0)), time.gmtime(5) == time.gmtime(5))
print(time.mktime(time.localtime(1e9)), time.ctime(0) == time.asctime(time.localtime(0)), type(time.time()), time.perf_counter() <= time.perf_counter(), time.struct_time(range(9)))
for f in [
    lambda: time.strftime("%Y", (1, 2)),
    lambda: time.strftime(5),
    lambda: time.strftime("%Y", (2020, 13, 1, 0, 0, 0, 0, 1, 0)),
    lambda: time.strftime("%d", (2020, 1, 32, 0, 0, 0, 0, 1, 0)),
    lambda: time.strftime("%A %B %j", (2020, 1, 3, 4, 5, 6, 0, 1, -1)),
    lambda: time.gmtime("x"),
    lambda: time.gmtime(1e20),
    lambda: time.gmtime(float("nan")),
    lambda: time.mktime((1, 2, 3)),
    lambda: time.mktime(5),
    lambda: time.struct_time((1, 2)),
    lambda: time.sleep(-1),
    lambda: time.sleep("x"),
    lambda: time.asctime((1, 2)),
    lambda: time.gmtime(0).nope,
]:
    t(f)


def hook(kind, value, tb):
    print("hook", kind.__name__, value, tb is not None)


sys.excepthook = hook
raise ValueError("seen by the hook")
