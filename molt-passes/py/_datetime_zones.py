"""Time zones."""

from _datetime_days import _ZERO, _delta, _named, timedelta


def _is_datetime(dt):
    """Whether it has both a date and a time; the class is made later than those here."""
    return hasattr(dt, "_year") and hasattr(dt, "_tzinfo")


class tzinfo:
    __module__ = "datetime"
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not _is_datetime(dt):
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


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_named(tz)}'")


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


class timezone(tzinfo):
    __module__ = "datetime"
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
        if dt is not None and not _is_datetime(dt):
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
        if not _is_datetime(dt):
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

    def __reduce__(self):
        return self.__class__, (self._offset,) if self._name is None else (self._offset, self._name)


def _zone(cls, offset, name):
    self = object.__new__(cls)
    self._offset = offset
    self._name = name
    return self


timezone.utc = UTC = _zone(timezone, _ZERO, None)
timezone.min = _zone(timezone, _delta(-86340000000), None)
timezone.max = _zone(timezone, _delta(86340000000), None)
