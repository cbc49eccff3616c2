# datetime: every class, its arithmetic, text, zones, subclasses and errors.
from datetime import *
import datetime as dm
def t(l, f):
    try: print(l, repr(f()))
    except BaseException as e: print(l, type(e).__name__, e)
for c in (date, time, datetime, timedelta, timezone, tzinfo):
    print(c, c.__mro__, sorted(n for n in dir(c) if not n.startswith("__")))
t("date", lambda: date()); t("date", lambda: date(1)); t("date", lambda: date(1,2,3,4)); t("date", lambda: date(1,2,foo=3)); t("date", lambda: date(1.0,2,3)); t("date", lambda: date("a",2,3)); t("date", lambda: date(10**10,1,1)); t("date", lambda: date(10**30,1,1)); t("date", lambda: date(0,1,1)); t("date", lambda: date(2000,13,1)); t("date", lambda: date(2001,2,29)); t("date", lambda: date(year=2000, month=2, day=29)); t("date", lambda: date(2000,2,day=1)); t("date", lambda: date(2000,1,1,day=3)); t("date", lambda: date(True,1,1)); t("date", lambda: date(-10**10,1,1)); t("date",lambda: date(2000, month=1))
t("dt", lambda: datetime()); t("dt", lambda: datetime(1)); t("dt", lambda: datetime(1,2)); t("dt", lambda: datetime(1,2,3,24)); t("dt", lambda: datetime(1,2,3,4,60)); t("dt", lambda: datetime(1,2,3,4,5,60)); t("dt", lambda: datetime(1,2,3,4,5,6,10**6)); t("dt", lambda: datetime(1,2,3,4,5,6,7,8)); t("dt", lambda: datetime(1,2,3,4,5,6,7,None,1)); t("dt", lambda: datetime(1,2,3,fold=2)); t("dt", lambda: datetime(1,2,3,fold=1)); t("dt", lambda: datetime(1,2,3,foo=1)); t("dt", lambda: datetime(1,2,3,tzinfo=5)); t("dt", lambda: datetime(2000,1,1,1,2,3,4,timezone.utc,fold=1)); t("dt", lambda: datetime(1,2,3,fold="a")); t("dt", lambda: datetime(1,2,3,4,5,6,7,None,fold=1,foo=2))
t("time", lambda: time()); t("time", lambda: time(24)); t("time", lambda: time(1,2,3,4,None,1)); t("time", lambda: time(1,2,3,4,timezone.utc,fold=1)); t("time", lambda: time(fold=5)); t("time", lambda: time(tzinfo=1)); t("time", lambda: time(1,foo=2)); t("time", lambda: time("a")); t("time", lambda: time(-1)); t("time", lambda: time(1,2,3,4,5,6,7))
t("td", lambda: timedelta(1,2,3,4,5,6,7)); t("td", lambda: timedelta(1,2,3,4,5,6,7,8)); t("td", lambda: timedelta(foo=1)); t("td", lambda: timedelta("a")); t("td", lambda: timedelta(hours=None)); t("td", lambda: timedelta(1e30)); t("td", lambda: timedelta(10**9)); t("td", lambda: timedelta(10**30)); t("td", lambda: timedelta(-10**9)); t("td", lambda: timedelta(float("nan"))); t("td", lambda: timedelta(float("inf"))); t("td", lambda: timedelta(0.5, 0.5, 0.5)); t("td", lambda: timedelta(microseconds=0.5)); t("td", lambda: timedelta(microseconds=1.5)); t("td", lambda: timedelta(microseconds=2.5, milliseconds=0.0005)); t("td", lambda: timedelta(days=True)); t("td", lambda: timedelta(1, days=2)); t("td", lambda: timedelta(-1, 1)); t("td", lambda: timedelta()); t("td", lambda: timedelta(weeks=1, hours=-3.7, minutes=1e-9))
import decimal, fractions
t("td", lambda: timedelta(decimal.Decimal(1))); t("td", lambda: timedelta(fractions.Fraction(1,2)))
a, b = timedelta(3, 7, 11), timedelta(-1, 5)
for n, f in dict(add=lambda x,y:x+y, sub=lambda x,y:x-y, mul=lambda x,y:x*y, rmul=lambda x,y:y*x, div=lambda x,y:x/y, rdiv=lambda x,y:y/x, fdiv=lambda x,y:x//y, mod=lambda x,y:x%y, dm=lambda x,y:divmod(x,y), rsub=lambda x,y:y-x, eq=lambda x,y:x==y, ne=lambda x,y: x!=y, lt=lambda x,y:x<y, ge=lambda x,y:x>=y, pow=lambda x,y:x**y).items():
    for y in (b, 3, -2, 0, 2.5, -0.5, 0.0, float("nan"), float("inf"), True, "x", None, date(2000,1,5), datetime(2000,1,5,3), time(1,2), timedelta(0), 10**20, timedelta(microseconds=3), 1e20, decimal.Decimal(2)):
        t(("td", n, y), lambda: f(a, y))
for x in (a, b, timedelta(0), timedelta.max, timedelta.min, timedelta(1), timedelta(2, 0, 1), timedelta(hours=-5)):
    t("u", lambda: (x, str(x), -x if x != timedelta.min else 0, +x, abs(x), bool(x), x.days, x.seconds, x.microseconds, x.total_seconds(), x.__reduce__(), hash(x) == hash(timedelta(x.days, x.seconds, x.microseconds)), f"{x}", format(x, "")))
t("neg", lambda: -timedelta.max); t("neg", lambda: -timedelta.min); t("abs", lambda: abs(timedelta.min)); t("fmt", lambda: format(a, "x")); t("set", lambda: setattr(a, "days", 1)); t("set", lambda: setattr(a, "foo", 1))
t("consts", lambda: (timedelta.min, timedelta.max, timedelta.resolution, date.min, date.max, date.resolution, time.min, time.max, time.resolution, datetime.min, datetime.max, datetime.resolution, MINYEAR, MAXYEAR, UTC))
d, e = date(2024, 2, 29), datetime(2024, 2, 29, 13, 5, 9, 12345)
ez = datetime(2024, 2, 29, 13, 5, 9, 12345, timezone(timedelta(hours=5, minutes=30)))
eu = datetime(2024, 2, 29, 7, 35, 9, 12345, timezone.utc)
tm, tz_ = time(13, 5, 9, 12345), time(13, 5, 9, tzinfo=timezone.utc)
vals = [d, e, ez, eu, tm, tz_, date(2024,3,1), datetime(2024,2,29), timedelta(1), timedelta(-800000), timedelta(0,1), time(1), 5, None, "x", timedelta.max, 2.5]
for x in vals[:6]:
    for y in vals:
        for n, f in dict(add=lambda x,y:x+y, radd=lambda x,y:y+x, sub=lambda x,y:x-y, rsub=lambda x,y:y-x, eq=lambda x,y:x==y, ne=lambda x,y:x!=y, lt=lambda x,y:x<y, le=lambda x,y:x<=y, gt=lambda x,y:x>y, ge=lambda x,y:x>=y).items():
            t((x, n, y), lambda: f(x, y))
    t("fmt", lambda: (str(x), repr(x), x.isoformat(), format(x, ""), f"{x:%Y|%m|%d|%H|%M|%S|%f|%z|%Z|%%|%j|%A|%p|%y|%:z|%Q|%}"))
    t("h", lambda: (hash(x) == hash(x.replace()), x.replace() == x, x.__reduce__()[0], 1))
    t("fmt", lambda: x.strftime(5)); t("fmt", lambda: format(x, 5)); t("fmt", lambda: x.__format__(5)); t("fmt", lambda: x.strftime())
    t("set", lambda: setattr(x, "year", 1)); t("set", lambda: setattr(x, "foo", 1))
for x in (d, e, ez):
    t("d", lambda: (x.weekday(), x.isoweekday(), x.toordinal(), x.isocalendar(), x.isocalendar().week, x.ctime(), x.timetuple(), tuple(x.timetuple()), x.replace(year=2023, day=1), x.year, x.month, x.day))
    t("r", lambda: x.replace(2023)); t("r", lambda: x.replace(month=13)); t("r", lambda: x.replace(foo=1)); t("r", lambda: x.replace("a")); t("r", lambda: x.replace(day=None)); t("r", lambda: x.replace(1,2,3,4,5,6,7,8,9)); t("r", lambda: x.replace(2023, year=1))
for x in (e, ez, eu):
    t("t", lambda: (x.date(), x.time(), x.timetz(), x.utcoffset(), x.dst(), x.tzname(), x.utctimetuple(), x.hour, x.minute, x.second, x.microsecond, x.tzinfo, x.fold))
    for sp in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "x", 5):
        t(("iso", sp), lambda: (x.isoformat(" ", sp), x.isoformat(timespec=sp), x.timetz().isoformat(sp)))
    t("iso", lambda: x.isoformat("ab")); t("iso", lambda: x.isoformat(5)); t("iso", lambda: x.isoformat("")); t("iso", lambda: x.isoformat("é"))
    t("r", lambda: x.replace(tzinfo=None, fold=1, hour=3)); t("r", lambda: x.replace(tzinfo=5)); t("r", lambda: x.replace(fold=3))
t("ts", lambda: (ez.timestamp(), eu.timestamp(), datetime(1970,1,1,tzinfo=UTC).timestamp(), datetime(1,1,1,tzinfo=UTC).timestamp(), datetime.max.replace(tzinfo=UTC).timestamp()))
t("as", lambda: (ez.astimezone(UTC), eu.astimezone(ez.tzinfo), ez.astimezone(ez.tzinfo) is ez, ez.astimezone(timezone(timedelta(hours=-8), "PST")))); t("as", lambda: ez.astimezone(5)); t("as", lambda: datetime(1,1,1,tzinfo=UTC).astimezone(timezone(timedelta(hours=-5)))); t("as", lambda: datetime(9999,12,31,23,tzinfo=UTC).astimezone(timezone(timedelta(hours=5))))
t("comb", lambda: (datetime.combine(d, tm), datetime.combine(d, tz_), datetime.combine(e, tm, UTC), datetime.combine(d, time=tm, tzinfo=None))); t("comb", lambda: datetime.combine(1, tm)); t("comb", lambda: datetime.combine(d, 1)); t("comb", lambda: datetime.combine(d)); t("comb", lambda: datetime.combine(d, tm, 5))
for cls in (date, datetime):
    for s in ["2024-02-29", "20240229", "2024-W09-4", "2024W094", "2024-W09", "2024W09", "2024-02-29T01:02:03", "2024-02-29 01:02:03.5", "2024-02-29T01:02:03.123456789", "2024-02-29T010203", "20240229T010203Z", "2024-02-29T01:02+05:30", "2024-02-29T01:02:03-05:30:15.5", "2024-02-29T01", "2024-02-29T", "2024-02-30", "2024-13-01", "x", "", "2024-2-29", "2024-02-29x01:02", "2024-02-29T1:02", "2024-02-29T25:00", "2024-02-29T01:60", "2024-02-29T24:00", "2024-02-29T01:02Z5", "2024-02-29T01:02+", "2024-02-29T01:02+5", "2024-02-29T01:02+0530", "2024-02-29T01:02+053", "2024-02-29T01:02:03,5", "2024-02-29T01:02:03.", "2024-02-29T0102:03", "2024-02-29T01:0203", "２024-02-29", "2024-02-29é01:02", "2024-W54-1", "2024-W09-8", "0000-01-01", "2024-W00-1", "2024-02-29T01:02:03+00:00", "2024-02-29T01:02:03-00:00", "2024-02-29T01:02:03+24:00", "2024-060", "2024-W09-", "2024W0941", "2024-02-29T\ud800", b"2024-01-01", 5, "2024-02-29T01:02:03.12", "2024-02-29T12:30:45.000001+01:00", "2024-W01-1T10:00", "2024W011T10", "2024W01T10:11", "2024-W01T10:11", "20240101 10"]:
        t((cls.__name__, s), lambda: cls.fromisoformat(s))
for s in ["01:02:03", "T01:02", "010203", "01", "0", "", "01:02:03.5+01:00", "24:00", "T", "01:02Z", "01:02:03.123456-00:01", "TT01", "1:2", 5, "12:30 ", "T010203.5"]:
    t(("time", s), lambda: time.fromisoformat(s))
t("iso", lambda: date.fromisoformat()); t("ord", lambda: (date.fromordinal(1), date.fromordinal(738000), datetime.fromordinal(738000), date.fromordinal(3652059))); t("ord", lambda: date.fromordinal(0)); t("ord", lambda: date.fromordinal(3652060)); t("ord", lambda: date.fromordinal("a")); t("ord", lambda: date.fromordinal(10**20)); t("ic", lambda: (date.fromisocalendar(2024, 9, 4), datetime.fromisocalendar(2020, 53, 7))); t("ic", lambda: date.fromisocalendar(2021, 53, 1)); t("ic", lambda: date.fromisocalendar(0,1,1)); t("ic", lambda: date.fromisocalendar(2021,1,8)); t("ic", lambda: date.fromisocalendar(9999, 53, 1)); t("ic", lambda: date.fromisocalendar("a",1,1))
t("fts", lambda: (datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(1.5, UTC), datetime.fromtimestamp(-1.25, tz=UTC), datetime.fromtimestamp(1e9, timezone(timedelta(hours=1))), date.fromtimestamp(0).year)); t("fts", lambda: datetime.fromtimestamp("a")); t("fts", lambda: datetime.fromtimestamp(1e20, UTC)); t("fts", lambda: datetime.fromtimestamp(float("nan"), UTC)); t("fts", lambda: datetime.fromtimestamp(0, 5))
t("sp", lambda: (datetime.strptime("2024-02-29 10:11:12.5 +0530", "%Y-%m-%d %H:%M:%S.%f %z"), datetime.strptime("Feb 3 99", "%b %d %y"), datetime.strptime("10 PM", "%I %p"))); t("sp", lambda: datetime.strptime("x", "%Y")); t("sp", lambda: datetime.strptime("2024 x", "%Y")); t("sp", lambda: datetime.strptime(1, "%Y")); t("sp", lambda: datetime.strptime("1", 1)); t("sp", lambda: datetime.strptime("1"))
# zones
class Z(tzinfo):
    def __init__(self, h=3, name="Zed"): self.h = h; self.n = name
    def utcoffset(self, dt): return timedelta(hours=self.h)
    def dst(self, dt): return timedelta(hours=1)
    def tzname(self, dt): return self.n
    def __repr__(self): return "Z()"
class Bad(tzinfo):
    def __init__(self, r): self.r = r
    def utcoffset(self, dt): return self.r
    def dst(self, dt): return self.r
    def tzname(self, dt): return self.r
    def __repr__(self): return "Bad()"
z = datetime(2024, 5, 6, 7, 8, 9, tzinfo=Z())
t("z", lambda: (z, str(z), z.utcoffset(), z.dst(), z.tzname(), z.astimezone(UTC), eu.astimezone(Z()), z == z.astimezone(UTC), hash(z) == hash(z.astimezone(UTC)), z - eu, z > eu, z.strftime("%z %Z"), z.timetuple().tm_isdst, z.time(), z.timetz(), z.timetz().utcoffset(), z.timestamp(), f"{z:%z}"))
for r in (5, None, timedelta(1), timedelta(hours=-24), "x", timedelta(0, 30, 5), timedelta(hours=-3)):
    b_ = datetime(2024, 1, 1, tzinfo=Bad(r)); tb = time(1, tzinfo=Bad(r))
    for n, f in dict(o=lambda: b_.utcoffset(), dst=lambda: b_.dst(), n=lambda: b_.tzname(), s=lambda: str(b_), sf=lambda: b_.strftime("%z|%Z"), eq=lambda: b_ == eu, lt=lambda: b_ < eu, sub=lambda: b_ - eu, h=lambda: hash(b_) is not None, a=lambda: b_.astimezone(UTC), a2=lambda: eu.astimezone(Bad(r)), tt=lambda: b_.timetuple()[8], ut=lambda: tuple(b_.utctimetuple()), to=lambda: tb.utcoffset(), ts=lambda: str(tb), teq=lambda: tb == tz_, tlt=lambda: tb < tm, th=lambda: hash(tb) is not None, tn=lambda: tb.tzname(), naive=lambda: b_ == e, nlt=lambda: b_ < e, nsub=lambda: b_ - e).items():
        t((r, n), f)
t("tz", lambda: (tzinfo(), 1)[1]); t("tz", lambda: tzinfo().utcoffset(None)); t("tz", lambda: tzinfo().tzname(None)); t("tz", lambda: tzinfo().dst(None)); t("tz", lambda: tzinfo().fromutc(None)); t("tz", lambda: tzinfo().fromutc(e)); t("tz", lambda: UTC.fromutc(e)); t("tz", lambda: UTC.fromutc(5)); t("tz", lambda: UTC.fromutc(eu)); t("tz", lambda: (tzinfo(1, a=2), 1)[1])
t("tz", lambda: (timezone.utc, timezone(timedelta(0)) is timezone.utc, timezone(timedelta(hours=1)), timezone(timedelta(hours=1), "X"), str(timezone(timedelta(hours=1))), str(timezone(timedelta(hours=1), "X")), timezone(timedelta(hours=-3, minutes=-30)).tzname(None), timezone(timedelta(0, 3)).tzname(None), timezone(timedelta(0), "Z"), timezone.min, timezone.max, hash(timezone(timedelta(1/24))) == hash(timedelta(1/24)), timezone(timedelta(hours=1)) == timezone(timedelta(hours=1), "X"), timezone.utc != 5, timezone.utc.utcoffset(None), timezone.utc.dst(e), timezone.utc.__getinitargs__(), timezone(timedelta(hours=1),"q").__getinitargs__()))
t("tz", lambda: timezone()); t("tz", lambda: timezone(5)); t("tz", lambda: timezone(timedelta(1))); t("tz", lambda: timezone(timedelta(hours=1), 5)); t("tz", lambda: timezone(timedelta(hours=1), None)); t("tz", lambda: timezone(timedelta(hours=1), "a", 3)); t("tz", lambda: timezone(offset=timedelta(0), name="x")); t("tz", lambda: UTC.utcoffset(5)); t("tz", lambda: UTC.tzname(5)); t("tz", lambda: UTC.dst(5)); t("tz", lambda: UTC < UTC); t("tz", lambda: UTC.utcoffset()); t("tz", lambda: timezone(timedelta(microseconds=1)))
# subclasses
class D(date):
    def extra(self): return self.year * 2
class E(datetime):
    def __new__(cls, *args, **kw):
        self = super().__new__(cls, *args, **kw); self.tag = len(args); return self
class T(timedelta): pass
class TT(time): pass
x = D(2024, 1, 2); y = E(2024, 1, 2, 3, 4, tzinfo=UTC)
t("sub", lambda: (x, type(x + timedelta(1)), x.extra(), type(x.replace(day=5)), type(D.fromisoformat("2024-01-05")), type(D.fromordinal(5)), D.today().extra() > 0, x == date(2024, 1, 2), hash(x) == hash(date(2024,1,2)), type(x - timedelta(1)), x - date(2024,1,1), str(x)))
t("sub", lambda: (y, y.tag, (y + timedelta(1)).tag, type(y + timedelta(1)), type(y.replace(day=3)), type(y.astimezone(timezone(timedelta(hours=1)))), type(E.fromisoformat("2024-01-01")), type(y.date()), type(y.time()), type(E.combine(d, tm)), type(E.now()), type(E.fromtimestamp(0, UTC)), type(E.strptime("2024", "%Y")), E.now(UTC) > y, y.tag))
t("sub", lambda: (T(1), type(T(1) + T(2)), type(-T(1)), type(T(1) * 2), T(1) == timedelta(1), str(T(1)), TT(1), type(TT(1).replace(hour=2)), type(TT.fromisoformat("01:02"))))
import copy, pickle
for v in (d, e, ez, tm, tz_, a, UTC, timezone(timedelta(hours=1), "X"), x, datetime(2020,1,1,fold=1), time(1, fold=1), z, z.tzinfo, T(1)):
    t("copy", lambda: (lambda c, dc, p: (c == v, dc == v, p if type(v) not in (Z,) else p.h, type(p) is type(v)))(copy.copy(v), copy.deepcopy(v), pickle.loads(pickle.dumps(v))))
t("iso", lambda: (d.isocalendar() == (2024, 9, 4), d.isocalendar()[1], tuple(d.isocalendar()), d.isocalendar().weekday, d.isocalendar().year))
t("sort", lambda: sorted([e, datetime(2020,1,1), datetime(2023,5,5)])); t("max", lambda: max(d, date(2025,1,1))); t("sum", lambda: sum([a, b], timedelta())); t("dict", lambda: {d: 1}[date(2024,2,29)]); t("isin", lambda: (isinstance(e, date), isinstance(d, datetime), issubclass(datetime, date), isinstance(UTC, tzinfo)))
t("match", lambda: {datetime(2024,1,1): 2, date(2024,1,1): 1}); t("bool", lambda: (bool(d), bool(tm), bool(time(0)), bool(timedelta(0))))
t("mod", lambda: (date.__module__, datetime.__module__, timedelta.__module__, timezone.__module__, date.__name__, datetime.__qualname__, dm.UTC is UTC))
class R:
    def __radd__(self, o): return "radd"
    def __rsub__(self, o): return "rsub"
    def __eq__(self, o): return True
    def __gt__(self, o): return "gt"
t("refl", lambda: (d + R(), d - R(), d == R(), d < R(), e + R(), e - R(), e == R(), e < R(), a + R(), a == R(), tm == R(), tm < R()))

class Calendar(date):
    count = 0

    def __new__(cls, *args):
        cls.count += 1
        return super().__new__(cls, *args)

    def isoformat(self):
        return "iso"


c = Calendar(2024, 1, 31)
t("calendar", lambda: (str(c), f"{c}", c.isoformat(), Calendar.count, (c + timedelta(1)).day, Calendar.count, c.replace(day=2), Calendar.count))


class Folding(tzinfo):
    """Two hours in the second of two equal times, one hour in the first."""

    def utcoffset(self, dt):
        return timedelta(hours=1 + (dt is not None and dt.fold))

    def dst(self, dt):
        return timedelta(0)

    def tzname(self, dt):
        return "F%d" % dt.fold

    def __repr__(self):
        return "Folding()"


f0 = datetime(2024, 3, 3, 3, tzinfo=Folding())
f1 = f0.replace(fold=1)
t("fold", lambda: (f0 == f1, f0 == f0.astimezone(UTC), f1 == f1.astimezone(UTC), hash(f0) == hash(f1), f0 - f1, f0.utcoffset(), f1.utcoffset(), f1.strftime("%Z"), f1))
t("fold", lambda: (datetime.combine(date(2024, 1, 1), time(3, fold=1)).fold, E.combine(d, time(3, fold=1)).fold, f1.time().fold, f1.timetz().fold))
# Sums over a long time, sets, sorting.
start = date(1999, 12, 25)
days = [start + timedelta(days=i * 37) for i in range(300)]
t("sum", lambda: (sum((b - a for a, b in zip(days, days[1:])), timedelta()), len(set(days)), sorted(days, reverse=True)[0], min(days), days[7].isocalendar()))
weeks = {}
moment = datetime(2015, 12, 28, 23, 59, 59, 999999, tzinfo=UTC)
for i in range(400):
    weeks.setdefault(moment.isocalendar()[:2], []).append(moment.weekday())
    moment += timedelta(days=1, microseconds=i)
t("weeks", lambda: (len(weeks), moment, sorted(weeks)[0], sorted(weeks)[-1], weeks[(2016, 1)]))
for year in (1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999):
    t("year", lambda: (date(year, 12, 31).toordinal(), date(year, 1, 1).weekday(), date(year, 1, 4).isocalendar(), date(year, 2, 28).strftime("%j %U %W %G %V %u %w"), date.fromordinal(date(year, 3, 1).toordinal())))
t("same", lambda: [date.fromordinal(n).toordinal() == n for n in range(1, 3652059, 99991)].count(False))
t("format", lambda: datetime(5, 6, 7, 0, 5).strftime("%Y-%m-%d %I:%M %p %y %B %b %a %A %j %e %k %c %x %X %D %T %% é %Ω"))
t("format", lambda: "{:%d.%m.%Y} {!r} {!s}".format(date(2024, 5, 6), date(2024, 5, 6), time(1, 2)))
t("ns", lambda: timedelta(microseconds=-1) // timedelta(microseconds=2))
t("minmax", lambda: (timedelta.max.total_seconds(), timedelta.min.total_seconds(), timedelta(days=1234567, microseconds=1).total_seconds(), timedelta.max // timedelta.resolution))
