"""Dates and times."""

import time as _time
from math import floor as _floor
from math import modf as _modf

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_length(year, month):
    return 29 if month == 2 and _leap(year) else _LENGTHS[month]


def _ordinal(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE[month] + (month > 2 and _leap(year)) + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    before = _BEFORE[month] + (month > 2 and _leap(year))
    if before > n:
        month -= 1
        before -= _month_length(year, month)
    return year, month, n - before + 1


def _week1(year):
    """The ordinal of the Monday on which the first ISO week begins."""
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _from_iso(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53:
        first = _ordinal(year, 1, 1) % 7
        if not (week == 53 and (first == 4 or first == 3 and _leap(year))):
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _from_ordinal(_week1(year) + (week - 1) * 7 + day - 1)


def _int(value):
    if type(value) is int:
        return value
    method = getattr(type(value), "__index__", None)
    if method is None:
        raise TypeError(f"'{_named(value)}' object cannot be interpreted as an integer")
    return method(value)


def _named(value):
    return _shown(type(value))


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _month_length(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold != 0 and fold != 1:
        raise ValueError("fold must be either 0 or 1")


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_named(tz)}'")


def _nearest(a, b):
    """a / b to the nearest whole number, halves to the even one."""
    q, r = divmod(a, b)
    r *= 2
    above = r > b if b > 0 else r < b
    if above or r == b and q % 2 == 1:
        q += 1
    return q


def _round_away(x):
    return float(_floor(x + 0.5)) if x >= 0 else -float(_floor(-x + 0.5))


def _shown(kind):
    """The name of a class as messages have it."""
    return "datetime." + kind.__name__ if kind.__module__ == "datetime" else kind.__name__


class timedelta:
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        left = 0.0
        for value, factor, name in (
            (microseconds, 1, "microseconds"),
            (milliseconds, 1000, "milliseconds"),
            (seconds, 1000000, "seconds"),
            (minutes, 60000000, "minutes"),
            (hours, 3600000000, "hours"),
            (days, 86400000000, "days"),
            (weeks, 604800000000, "weeks"),
        ):
            if isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                if value != value:
                    raise ValueError("cannot convert float NaN to integer")
                if value in (float("inf"), float("-inf")):
                    raise OverflowError("cannot convert float infinity to integer")
                part, whole = _modf(value)
                total += int(whole) * factor
                if part:
                    left += part * factor
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {_named(value)}")
        if left:
            whole = _round_away(left)
            if abs(whole - left) == 0.5:
                odd = total & 1
                whole = 2.0 * _round_away((left + odd) * 0.5) - odd
            total += int(whole)
        return _delta(total, cls)

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._us() / 1000000

    def __repr__(self):
        args = []
        if self._days:
            args.append(f"days={self._days}")
        if self._seconds:
            args.append(f"seconds={self._seconds}")
        if self._microseconds:
            args.append(f"microseconds={self._microseconds}")
        return f"{_shown(type(self))}({', '.join(args) or '0'})"

    def __str__(self):
        mm, ss = divmod(self._seconds, 60)
        hh, mm = divmod(mm, 60)
        s = f"{hh}:{mm:02}:{ss:02}"
        if self._days:
            s = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {s}"
        if self._microseconds:
            s += f".{self._microseconds:06}"
        return s

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._us() + other._us())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._us() - other._us())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return _delta(other._us() - self._us())
        return NotImplemented

    def __neg__(self):
        return _delta(-self._us())

    def __pos__(self):
        return _delta(self._us())

    def __abs__(self):
        return _delta(abs(self._us()))

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._us() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_nearest(self._us() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        if isinstance(other, int):
            return _delta(self._us() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            if other == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _delta(_nearest(self._us(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            if a == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _delta(_nearest(b * self._us(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._us() % other._us())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._us(), other._us())
            return q, _delta(r)
        return NotImplemented

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._us() != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _delta(us, cls=timedelta):
    seconds, us = divmod(us, 1000000)
    days, seconds = divmod(seconds, 86400)
    if not -(2**31) <= days < 2**31:
        raise OverflowError("Python int too large to convert to C int")
    if not -999999999 <= days <= 999999999:
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    self = object.__new__(cls)
    self._days = days
    self._seconds = seconds
    self._microseconds = us
    return self


timedelta.min = _delta(-999999999 * 86400000000)
timedelta.max = _delta(1000000000 * 86400000000 - 1)
timedelta.resolution = _delta(1)
_ZERO = _delta(0)


class tzinfo:
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt._tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        off = dt.utcoffset()
        if off is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = off - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst


def _offset(tz, method, dt):
    if tz is None:
        return None
    found = getattr(tz, method)(dt)
    if found is None:
        return None
    if not isinstance(found, timedelta):
        raise TypeError(f"tzinfo.{method}() must return None or a timedelta, not '{_named(found)}'")
    if not -86400000000 < found._us() < 86400000000:
        raise ValueError(
            "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)."
        )
    return found


def _zone_name(tz, dt):
    if tz is None:
        return None
    found = tz.tzname(dt)
    if found is not None and not isinstance(found, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{_named(found)}'")
    return found


def _offset_text(off, colon=":"):
    if off is None:
        return ""
    us = off._us()
    sign = "-" if us < 0 else "+"
    seconds, us = divmod(abs(us), 1000000)
    s = f"{sign}{seconds // 3600:02}{colon}{seconds // 60 % 60:02}"
    if seconds % 60 or us:
        s += f"{colon}{seconds % 60:02}"
        if us:
            s += f".{us:06}"
    return s


def _time_text(hour, minute, second, us, timespec):
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    if timespec == "seconds":
        return f"{hour:02}:{minute:02}:{second:02}"
    if timespec == "microseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{us:06}"
    if timespec == "milliseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{us // 1000:03}"
    if timespec == "minutes":
        return f"{hour:02}:{minute:02}"
    if timespec == "hours":
        return f"{hour:02}"
    raise ValueError("Unknown timespec value")


def _strftime(obj, format, timetuple):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {_named(format)}")
    out = []
    i = 0
    n = len(format)
    while i < n:
        c = format[i]
        i += 1
        if c != "%" or i >= n:
            out.append(c)
            continue
        c = format[i]
        i += 1
        if c == "f":
            out.append(f"{getattr(obj, 'microsecond', 0):06}")
        elif c == "z":
            out.append(_offset_text(obj.utcoffset(), "") if hasattr(obj, "utcoffset") else "")
        elif c == ":" and i < n and format[i] == "z":
            i += 1
            out.append(_offset_text(obj.utcoffset()) if hasattr(obj, "utcoffset") else "")
        elif c == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            out.append((name or "").replace("%", "%%"))
        else:
            out.append("%" + c)
    return _time.strftime("".join(out), timetuple)


def _digits(text, start, stop):
    piece = text[start:stop]
    if len(piece) != stop - start or not (piece.isascii() and piece.isdigit()):
        raise ValueError
    return int(piece)


def _parse_date(text):
    """Year, month, day of an ISO date."""
    year = _digits(text, 0, 4)
    dash = text[4:5] == "-"
    at = 5 if dash else 4
    if text[at : at + 1] == "W":
        week = _digits(text, at + 1, at + 3)
        rest = text[at + 3 :]
        day = 1
        if rest:
            if (rest[0] == "-") != dash:
                raise ValueError
            if dash:
                rest = rest[1:]
            if len(rest) != 1:
                raise ValueError
            day = _digits(rest, 0, 1)
        return _from_iso(year, week, day)
    month = _digits(text, at, at + 2)
    at += 2
    if dash:
        if text[at : at + 1] != "-":
            raise ValueError
        at += 1
    day = _digits(text, at, at + 2)
    if len(text) != at + 2:
        raise ValueError
    return year, month, day


def _parse_clock(text):
    """Hour, minute, second, microsecond of an ISO time without zone."""
    found = [0, 0, 0, 0]
    n = len(text)
    colon = False
    at = 0
    for i in range(3):
        found[i] = _digits(text, at, at + 2)
        at += 2
        if at == n:
            return found
        c = text[at]
        if i == 0:
            colon = c == ":"
        if c in ".," and i == 2:
            break
        if colon:
            if c != ":" or i == 2:
                raise ValueError
            at += 1
        elif i == 2:
            raise ValueError
    digits = text[at + 1 :]
    if not digits or not (digits.isascii() and digits.isdigit()):
        raise ValueError
    found[3] = int(digits[:6].ljust(6, "0"))
    return found


def _parse_time(text):
    """What `_parse_clock` gives, and the zone."""
    at = -1
    for i, c in enumerate(text):
        if c in "+-Z":
            at = i
            break
    if at < 0:
        return (*_parse_clock(text), None)
    clock = _parse_clock(text[:at])
    zone = text[at + 1 :]
    if text[at] == "Z":
        if zone:
            raise ValueError
        return (*clock, timezone.utc)
    if len(zone) in (0, 1, 3):
        raise ValueError
    hour, minute, second, us = _parse_clock(zone)
    off = ((hour * 60 + minute) * 60 + second) * 1000000 + us
    if off == 0:
        return (*clock, timezone.utc)
    return (*clock, timezone(_delta(-off if text[at] == "-" else off)))


_missing = object()


def _required(value, name, position):
    if value is _missing:
        raise TypeError(f"function missing required argument '{name}' (pos {position})")
    return value


class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=_missing, month=_missing, day=_missing):
        year = _int(_required(year, "year", 1))
        month = _int(_required(month, "month", 2))
        day = _int(_required(day, "day", 3))
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        t = _time.localtime(timestamp)
        return cls(t[0], t[1], t[2])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        ordinal = _int(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > _MAXORDINAL:
            raise ValueError(f"year {_from_ordinal(ordinal)[0]} is out of range")
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        if len(date_string) not in (7, 8, 10):
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        try:
            parsed = _parse_date(date_string)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parsed)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_from_iso(_int(year), _int(week), _int(day)))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        return f"{_shown(type(self))}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        weekday = (self.toordinal() + 6) % 7
        return f"{_DAYS[weekday]} {_MONTHS[self._month]} {self._day:2} 00:00:00 {self._year:04}"

    def strftime(self, format):
        return _strftime(self, format, self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_named(fmt)}")
        return self.strftime(fmt) if fmt else str(self)

    def timetuple(self):
        return _time.struct_time(_tuple(self._year, self._month, self._day, 0, 0, 0, -1))

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        first = _week1(year)
        today = _ordinal(self._year, self._month, self._day)
        week, day = divmod(today - first, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _week1(year), 7)
        elif week >= 52 and today >= _week1(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate((year, week + 1, day + 1))

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other._days
            if not 0 < n <= _MAXORDINAL:
                raise OverflowError("date value out of range")
            return type(self)(*_from_ordinal(n))
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + _delta(-other._days * 86400000000)
        if isinstance(other, date):
            if isinstance(other, datetime) != isinstance(self, datetime):
                return NotImplemented
            return _delta((self.toordinal() - other.toordinal()) * 86400000000)
        return NotImplemented

    def _key(self):
        return (self._year, self._month, self._day)

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _tuple(year, month, day, hour, minute, second, dst):
    today = _ordinal(year, month, day)
    return (year, month, day, hour, minute, second, (today + 6) % 7, today - _ordinal(year, 1, 1) + 1, dst)


class IsoCalendarDate(tuple):
    __slots__ = ()

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = _delta(86400000000)


class time:
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _int(hour), _int(minute), _int(second), _int(microsecond)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parsed = _parse_time(time_string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*parsed)

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def utcoffset(self):
        return _offset(self._tzinfo, "utcoffset", None)

    def dst(self):
        return _offset(self._tzinfo, "dst", None)

    def tzname(self):
        return _zone_name(self._tzinfo, None)

    def __repr__(self):
        args = f"{self._hour}, {self._minute}"
        if self._microsecond:
            args += f", {self._second}, {self._microsecond}"
        elif self._second:
            args += f", {self._second}"
        if self._tzinfo is not None:
            args += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            args += f", fold={self._fold}"
        return f"{_shown(type(self))}({args})"

    def isoformat(self, timespec="auto"):
        shown = _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return shown + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_named(fmt)}")
        return self.strftime(fmt) if fmt else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def _us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _order(self, other, equality=False):
        """This and the other as numbers; nothing where they cannot be compared."""
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        if mine is None:
            return self._us(), other._us()
        return self._us() - mine._us(), other._us() - theirs._us()

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        pair = self._order(other, True)
        return pair is not None and pair[0] == pair[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._order(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._order(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._order(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._order(other)
        return a >= b

    def __hash__(self):
        off = self.utcoffset()
        return hash((self._us() - (off._us() if off else 0), off is None))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_time_class = time
_tzinfo_class = tzinfo
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta.resolution


class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(
        cls,
        year=_missing,
        month=_missing,
        day=_missing,
        hour=0,
        minute=0,
        second=0,
        microsecond=0,
        tzinfo=None,
        *,
        fold=0,
    ):
        year = _int(_required(year, "year", 1))
        month = _int(_required(month, "month", 2))
        day = _int(_required(day, "day", 3))
        hour, minute, second, microsecond = _int(hour), _int(minute), _int(second), _int(microsecond)
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @classmethod
    def _from(cls, seconds, us, tz):
        """The local or UTC time of a moment."""
        t = _time.gmtime(seconds) if tz is timezone.utc or tz is not None else _time.localtime(seconds)
        return cls(t[0], t[1], t[2], t[3], t[4], min(t[5], 59), us, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        seconds, us = _split(timestamp)
        made = cls._from(seconds, us, tz)
        if tz is not None:
            return tz.fromutc(made)
        if seconds > 86400:
            # The second of two equal local times is the folded one.
            before = cls._from(seconds - 86400, us, None)
            trans = made - before - _delta(86400000000)
            if trans._days < 0 and cls._from(seconds + trans._us() // 1000000, us, None) == made:
                made = made.replace(fold=1)
        return made

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        seconds, us = _split(timestamp)
        return cls._from(seconds, us, timezone.utc).replace(tzinfo=None)

    @classmethod
    def now(cls, tz=None):
        _check_zone(tz)
        seconds, ns = divmod(_time.time_ns(), 1000000000)
        made = cls._from(seconds, ns // 1000, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcnow(cls):
        seconds, ns = divmod(_time.time_ns(), 1000000000)
        return cls._from(seconds, ns // 1000, timezone.utc).replace(tzinfo=None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_named(date)}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_named(time)}")
        return cls(
            date._year,
            date._month,
            date._day,
            time._hour,
            time._minute,
            time._second,
            time._microsecond,
            time._tzinfo if tzinfo is True else tzinfo,
            fold=time._fold,
        )

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) < 7:
                raise ValueError
            at = _separator(date_string)
            parsed = _parse_date(date_string[:at])
            clock = date_string[at + 1 :]
            if at < len(date_string) and not clock:
                raise ValueError
            parsed += _parse_time(clock) if clock else (0, 0, 0, 0, None)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parsed)

    @classmethod
    def strptime(cls, date_string, format, /):
        for i, value in ((1, date_string), (2, format)):
            if not isinstance(value, str):
                raise TypeError(f"strptime() argument {i} must be str, not {_named(value)}")
        year, month, day, hour, minute, second, us, name, off, off_us = _time._strptime_parts(date_string, format)
        tz = None
        if off is not None:
            delta = _delta(off * 1000000 + off_us)
            tz = timezone(delta, name) if name else timezone(delta)
        return cls(year, month, day, hour, minute, second, us, tz)

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def utcoffset(self):
        return _offset(self._tzinfo, "utcoffset", self)

    def dst(self):
        return _offset(self._tzinfo, "dst", self)

    def tzname(self):
        return _zone_name(self._tzinfo, self)

    def timetuple(self):
        dst = self.dst()
        dst = -1 if dst is None else 1 if dst else 0
        fields = (self._year, self._month, self._day, self._hour, self._minute, self._second)
        return _time.struct_time(_tuple(*fields, dst))

    def utctimetuple(self):
        off = self.utcoffset()
        utc = self - off if off else self
        fields = (utc._year, utc._month, utc._day, utc._hour, utc._minute, utc._second)
        return _time.struct_time(_tuple(*fields, 0))

    def timestamp(self):
        if self._tzinfo is None:
            t = (self._year, self._month, self._day, self._hour, self._minute, self._second, -1, -1, -1)
            return _time.mktime(t) + self._microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(
            self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold
        )

    def replace(
        self,
        year=None,
        month=None,
        day=None,
        hour=None,
        minute=None,
        second=None,
        microsecond=None,
        tzinfo=True,
        *,
        fold=None,
    ):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def _local_zone(self):
        if self._tzinfo is None:
            seconds = int(self.timestamp() // 1)
        else:
            seconds = (self - _EPOCH)._us() // 1000000
        t = _time.localtime(seconds)
        return timezone(_delta(t.tm_gmtoff * 1000000), t.tm_zone)

    def astimezone(self, tz=None):
        if tz is None:
            tz = self._local_zone()
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError("tz argument must be an instance of tzinfo")
        mine = self._tzinfo
        if mine is None:
            mine = self._local_zone()
            off = mine.utcoffset(self)
        else:
            off = mine.utcoffset(self)
            if off is None:
                mine = self.replace(tzinfo=None)._local_zone()
                off = mine.utcoffset(self)
        if tz is mine:
            return self
        return tz.fromutc((self - off).replace(tzinfo=tz))

    def ctime(self):
        day = f"{_DAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2}"
        return f"{day} {self._hour:02}:{self._minute:02}:{self._second:02} {self._year:04}"

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str):
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {_named(sep)}")
        if len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not str")
        shown = f"{self._year:04}-{self._month:02}-{self._day:02}{sep}"
        shown += _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return shown + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(sep=" ")

    def __repr__(self):
        args = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            args.append(self._second)
        if self._microsecond:
            args.append(self._microsecond)
        args = [str(arg) for arg in args]
        if self._fold:
            args.append(f"fold={self._fold}")
        if self._tzinfo is not None:
            args.append(f"tzinfo={self._tzinfo!r}")
        return f"{_shown(type(self))}({', '.join(args)})"

    def _us(self):
        seconds = (self.toordinal() * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days, us = divmod(self._us() + other._us(), 86400000000)
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        seconds, us = divmod(us, 1000000)
        clock = (seconds // 3600, seconds // 60 % 60, seconds % 60, us)
        return type(self)(*_from_ordinal(days), *clock, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + _delta(-other._us())
        if not isinstance(other, datetime):
            return NotImplemented
        base = self._us() - other._us()
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if (mine is None) != (theirs is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if mine is not None:
                base += theirs._us() - mine._us()
        return _delta(base)

    def _order(self, other, equality=False):
        if self._tzinfo is other._tzinfo:
            return self._us(), other._us()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        if mine is None:
            return self._us(), other._us()
        return self._us() - mine._us(), other._us() - theirs._us()

    def _refused(self, other):
        """Dates order with dates only."""
        if isinstance(other, date):
            raise TypeError(f"can't compare {_named(self)} to {_named(other)}")
        return NotImplemented

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, date) else NotImplemented
        pair = self._order(other, True)
        return pair is not None and pair[0] == pair[1]

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return self._refused(other)
        a, b = self._order(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, datetime):
            return self._refused(other)
        a, b = self._order(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return self._refused(other)
        a, b = self._order(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return self._refused(other)
        a, b = self._order(other)
        return a >= b

    def __hash__(self):
        off = self.utcoffset()
        return hash((self._us() - (off._us() if off else 0), off is None))


_date_class = date


def _split(timestamp):
    """Whole seconds and microseconds, halves to the even one."""
    if isinstance(timestamp, int):
        return timestamp, 0
    if not isinstance(timestamp, float):
        raise TypeError(f"'{_named(timestamp)}' object cannot be interpreted as an integer")
    if timestamp != timestamp:
        raise ValueError("Invalid value NaN (not a number)")
    part, whole = _modf(timestamp)
    us = round(part * 1e6)
    seconds = int(whole)
    if us >= 1000000:
        return seconds + 1, us - 1000000
    if us < 0:
        return seconds - 1, us + 1000000
    return seconds, us


def _separator(text):
    """Where the date of an ISO date and time ends."""
    if len(text) == 7:
        return 7
    if text[4] == "-":
        if text[5] == "W":
            if len(text) > 8 and text[8] == "-":
                if len(text) == 9:
                    raise ValueError
                if len(text) > 10 and text[10].isdigit():
                    return 8
                return 10
            return 8
        return 10
    if text[4] == "W":
        at = 7
        while at < len(text) and text[at].isdigit():
            at += 1
        if at < 9:
            return at
        return 7 if at % 2 == 0 else 8
    return 8


class timezone(tzinfo):
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_named(offset)}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_named(name)}")
        if not offset and name is None:
            return cls.utc
        if not -86400000000 < offset._us() < 86400000000:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                f"not {offset!r}."
            )
        return _zone(cls, offset, name)

    def _dt(self, dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {_named(dt)}")

    def utcoffset(self, dt):
        self._dt(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._dt(dt, "tzname")
        return self._shown_name()

    def dst(self, dt):
        self._dt(dt, "dst")
        return None

    def _shown_name(self):
        if self._name is not None:
            return self._name
        return "UTC" if not self._offset else "UTC" + _offset_text(self._offset)

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt._tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self._shown_name()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _zone(cls, offset, name):
    self = object.__new__(cls)
    self._offset = offset
    self._name = name
    return self


timezone.utc = UTC = _zone(timezone, _ZERO, None)
timezone.min = _zone(timezone, _delta(-86340000000), None)
timezone.max = _zone(timezone, _delta(86340000000), None)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
