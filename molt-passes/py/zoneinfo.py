"""Time zones as the system's data base knows them."""

import os
from bisect import bisect_right
from datetime import date, datetime, timedelta, timezone, tzinfo

_EPOCH = datetime(1970, 1, 1)
_FIRST_DAY = date(1970, 1, 1).toordinal()
_DEFAULT_PATH = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of this name."""

    __module__ = "zoneinfo._common"


class InvalidTZPathWarning(RuntimeWarning):
    """A folder of the search path is no absolute path."""

    __module__ = "zoneinfo._tzpath"


def _environment_path():
    given = os.environ.get("PYTHONTZPATH")
    if given is None:
        return _DEFAULT_PATH
    return tuple([part for part in given.split(os.pathsep) if os.path.isabs(part)])


TZPATH = _environment_path()


def reset_tzpath(to=None):
    global TZPATH
    if to is None:
        TZPATH = _environment_path()
        return
    if isinstance(to, (str, bytes)):
        raise TypeError(f"tzpath must be a list or tuple, not {type(to)}: {to!r}")
    if not all([os.path.isabs(part) for part in to]):
        raise ValueError("tzpaths should be absolute paths")
    TZPATH = tuple(to)


def available_timezones():
    found = set()
    for folder in TZPATH:
        for around, folders, files in os.walk(folder):
            if around == folder:
                folders[:] = [name for name in folders if name not in ("right", "posix")]
            for name in files:
                path = os.path.join(around, name)
                try:
                    with open(path, "rb") as file:
                        if file.read(4) == b"TZif":
                            found.add(os.path.relpath(path, folder))
                except OSError:
                    pass
    return found - {"posixrules", "localtime"}


def _opened(key):
    normal = os.path.normpath(key)
    if os.path.isabs(key):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    if len(normal) != len(key):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
    if os.path.normpath(os.path.join("_", normal))[:1] != "_":
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")
    for folder in TZPATH:
        path = os.path.join(folder, key)
        if os.path.isfile(path):
            return open(path, "rb")
    raise ZoneInfoNotFoundError(f"No time zone found with key {key}")


class _Period:
    """What holds between two changes: the offset, how much of it is summer time, and the name."""

    def __init__(self, offset, saved, name):
        self.seconds = offset
        self.offset = timedelta(seconds=offset)
        self.saved = timedelta(seconds=saved)
        self.name = name


def _signed(data, at, size):
    return int.from_bytes(data[at : at + size], "big", signed=True)


def _read(file):
    """The changes of a file (their times and periods), the periods it has, and the rule for the time after them."""
    data = file.read()
    if data[:4] != b"TZif":
        raise ValueError("Invalid TZif file: magic not found")
    start, size = 0, 4
    counts = [int.from_bytes(data[20 + 4 * i : 24 + 4 * i], "big") for i in range(6)]
    if data[4:5] >= b"2":
        # The same again with wider numbers follows.
        utc, standard, leaps, times, types, letters = counts
        start = 44 + times * 5 + types * 6 + letters + leaps * 8 + standard + utc
        size = 8
        counts = [int.from_bytes(data[start + 20 + 4 * i : start + 24 + 4 * i], "big") for i in range(6)]
    utc, standard, leaps, times, types, letters = counts
    at = start + 44
    when = [_signed(data, at + i * size, size) for i in range(times)]
    at += times * size
    kinds = list(data[at : at + times])
    at += times
    known = [(_signed(data, at + 6 * i, 4), data[at + 6 * i + 4], data[at + 6 * i + 5]) for i in range(types)]
    at += 6 * types
    names = data[at : at + letters]
    at += letters + leaps * (size + 4) + standard + utc
    rule = data[at:].strip(b"\n").decode() if size == 8 else ""
    saved = _saved(kinds, known)
    periods = []
    for i, (offset, is_summer, name) in enumerate(known):
        periods.append(_Period(offset, saved[i], names[name : names.index(b"\0", name)].decode()))
    first = next((period for period, (_, is_summer, _) in zip(periods, known) if not is_summer), periods[0] if periods else None)
    return when, [periods[kind] for kind in kinds], first, rule


def _saved(kinds, known):
    """How many seconds of each period are summer time: the difference to the time before or after it."""
    saved = [0] * len(known)
    for i in range(1, len(kinds)):
        kind = kinds[i]
        if not known[kind][1] or saved[kind]:
            continue
        difference = 0
        if not known[kinds[i - 1]][1]:
            difference = known[kind][0] - known[kinds[i - 1]][0]
        if not difference and i + 1 < len(kinds) and not known[kinds[i + 1]][1]:
            difference = known[kind][0] - known[kinds[i + 1]][0]
        saved[kind] = difference
    return [3600 if is_summer and not saved[i] else saved[i] for i, (_, is_summer, _) in enumerate(known)]


class _Rule:
    """The changes of every year from some time on: `CET-1CEST,M3.5.0,M10.5.0/3`."""

    def __init__(self, text):
        self.text = text
        self.at = 0
        standard = self.word()
        offset = -self.clock()
        self.standard = self.summer = _Period(offset, 0, standard)
        self.changes = None
        if self.at < len(text):
            summer = self.word()
            other = -self.clock() if text[self.at : self.at + 1] not in (",", "") else offset + 3600
            self.summer = _Period(other, other - offset, summer)
            self.changes = self.day(), self.day()

    def word(self):
        text, start = self.text, self.at
        if text[start : start + 1] == "<":
            self.at = text.index(">", start) + 1
            return text[start + 1 : self.at - 1]
        while text[self.at : self.at + 1].isalpha():
            self.at += 1
        return text[start : self.at]

    def number(self):
        start = self.at
        while self.text[self.at : self.at + 1].isdigit():
            self.at += 1
        return int(self.text[start : self.at])

    def clock(self):
        sign = 1
        if self.text[self.at] in "+-":
            sign = -1 if self.text[self.at] == "-" else 1
            self.at += 1
        seconds = self.number() * 3600
        for unit in (60, 1):
            if self.text[self.at : self.at + 1] != ":":
                break
            self.at += 1
            seconds += self.number() * unit
        return sign * seconds

    def day(self):
        self.at += 1
        kind = self.text[self.at]
        if kind in "MJ":
            self.at += 1
        numbers = [self.number()]
        while self.text[self.at : self.at + 1] == ".":
            self.at += 1
            numbers.append(self.number())
        seconds = 7200
        if self.text[self.at : self.at + 1] == "/":
            self.at += 1
            seconds = self.clock()
        return kind, numbers, seconds

    @staticmethod
    def moment(change, year):
        """When the change is, by the clock that holds before it."""
        kind, numbers, seconds = change
        if kind == "M":
            month, week, weekday = numbers
            first = date(year, month, 1)
            day = 1 + (weekday - first.isoweekday()) % 7 + (week - 1) * 7
            length = (date(year + month // 12, month % 12 + 1, 1) - first).days
            while day > length:
                day -= 7
            days = first.toordinal() - _FIRST_DAY + day - 1
        else:
            days = date(year, 1, 1).toordinal() - _FIRST_DAY + numbers[0] - (kind == "J")
            if kind == "J" and numbers[0] > 59 and date(year, 12, 31).timetuple().tm_yday == 366:
                days += 1
        return days * 86400 + seconds

    @staticmethod
    def between(start, end, seconds):
        return start <= seconds < end if start < end else not end <= seconds < start

    def local(self, seconds, year, fold):
        if self.changes is None:
            return self.standard
        start, end = [self.moment(change, year) for change in self.changes]
        difference = self.summer.seconds - self.standard.seconds
        if fold == (difference >= 0):
            end -= difference
        else:
            start += difference
        return self.summer if self.between(start, end, seconds) else self.standard

    def universal(self, seconds, year):
        if self.changes is None:
            return self.standard, 0
        start, end = [self.moment(change, year) for change in self.changes]
        start -= self.standard.seconds
        end -= self.summer.seconds
        difference = self.summer.seconds - self.standard.seconds
        period = self.summer if self.between(start, end, seconds) else self.standard
        twice = end if difference > 0 else start
        return period, int(twice <= seconds < twice + abs(difference))


_cache = {}


class ZoneInfo(tzinfo):
    """A time zone by its name."""

    __module__ = "zoneinfo"

    def __new__(cls, key):
        found = _cache.get((cls, key))
        if found is None:
            found = _cache[cls, key] = cls.no_cache(key)
            found._cached = True
        return found

    @classmethod
    def no_cache(cls, key):
        self = tzinfo.__new__(cls)
        with _opened(key) as file:
            self._fill(file, key)
        return self

    @classmethod
    def from_file(cls, fobj, /, key=None):
        self = tzinfo.__new__(cls)
        self._fill(fobj, key)
        self._file = repr(fobj)
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for kind, key in list(_cache):
            if kind is cls and (only_keys is None or key in only_keys):
                del _cache[kind, key]

    def _fill(self, file, key):
        self._key = key
        self._file = None
        self._cached = False
        self._when, self._periods, self._first, rule = _read(file)
        self._rule = _Rule(rule) if rule else None
        # The clock's times of the changes: the later reading first, for what is read the first time.
        self._walls = [], []
        before = self._first
        for when, after in zip(self._when, self._periods):
            offsets = sorted([before.seconds, after.seconds])
            self._walls[0].append(when + offsets[1])
            self._walls[1].append(when + offsets[0])
            before = after
        self._last = before

    @property
    def key(self):
        return self._key

    def _period(self, dt):
        if dt is None:
            fixed = not self._when and (self._rule is None or self._rule.changes is None)
            return (self._rule.standard if self._rule else self._last) if fixed else None
        seconds = (dt.toordinal() - _FIRST_DAY) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        walls = self._walls[dt.fold]
        index = bisect_right(walls, seconds)
        if index >= len(walls):
            return self._last if self._rule is None else self._rule.local(seconds, dt.year, dt.fold)
        return self._first if index < 1 else self._periods[index - 1]

    def utcoffset(self, dt):
        period = self._period(dt)
        return None if period is None else period.offset

    def dst(self, dt):
        period = self._period(dt)
        return None if period is None else period.saved

    def tzname(self, dt):
        period = self._period(dt)
        return None if period is None else period.name

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        seconds = (dt.toordinal() - _FIRST_DAY) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        index = bisect_right(self._when, seconds)
        fold = 0
        if self._rule is not None and index >= len(self._when):
            period, fold = self._rule.universal(seconds, dt.year)
        elif index < 1:
            period = self._first
        else:
            period = self._periods[index - 1]
            before = self._periods[index - 2] if index > 1 else self._first
            fold = int(before.seconds - period.seconds > seconds - self._when[index - 1])
        return (dt + period.offset).replace(fold=fold)

    def __str__(self):
        return self._key if self._key is not None else repr(self)

    def __repr__(self):
        if self._key is not None:
            return f"{_qualified(type(self))}(key={self._key!r})"
        return f"{_qualified(type(self))}.from_file({self._file})"

    def __reduce__(self):
        if self._key is None:
            import pickle

            raise pickle.PicklingError("Cannot pickle a ZoneInfo file created from a file stream.")
        return (type(self)._unpickled, (self._key, self._cached))

    @classmethod
    def _unpickled(cls, key, is_cached):
        return cls(key) if is_cached else cls.no_cache(key)


def _qualified(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]
