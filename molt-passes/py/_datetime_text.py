"""Dates and times as text, and read from it."""

import time as _time
from math import modf as _modf

from _datetime_days import _delta, _from_iso, _named
from _datetime_zones import _offset_text, timezone


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
