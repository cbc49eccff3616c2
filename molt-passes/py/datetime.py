"""Dates and times."""

import time as _time

from _datetime_days import (
    MAXYEAR, MINYEAR, _DAYS, _MAXORDINAL, _MONTHS, _check_date, _check_time, _delta, _from_iso, _from_ordinal, _int,
    _named, _ordinal, _shown, _week1, timedelta,
)
from _datetime_zones import UTC, _check_zone, _offset, _offset_text, _zone_name, timezone, tzinfo
from _datetime_text import _parse_date, _parse_time, _separator, _split, _strftime, _time_text

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")


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

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


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

    def __reduce__(self):
        args = self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond
        if self._tzinfo is not None:
            args += (self._tzinfo,)
        return (self.__class__, args, (None, {"_fold": 1})) if self._fold else (self.__class__, args)


_date_class = date


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
