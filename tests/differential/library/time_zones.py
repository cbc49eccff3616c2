"""Time zones from files that the program writes itself."""

import io
import struct
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone(changes, periods, rule, key):
    """A file of one zone: times of changes with the number of a period, and the periods."""
    names = b"".join(name.encode() + b"\0" for _, _, name in periods)
    at = {}
    for _, _, name in periods:
        at.setdefault(name, names.index(name.encode() + b"\0"))

    def part(version, size):
        head = b"TZif" + version + bytes(15)
        head += struct.pack(">6l", 0, 0, 0, len(changes), len(periods), len(names))
        body = b"".join(struct.pack(size, when) for when, _ in changes) + bytes(kind for _, kind in changes)
        body += b"".join(struct.pack(">lBB", offset, summer, at[name]) for offset, summer, name in periods)
        return head + body + names

    data = part(b"2", ">l") + part(b"2", ">q") + b"\n" + rule.encode() + b"\n"
    return ZoneInfo.from_file(io.BytesIO(data), key=key)


UTC = timezone.utc
MET = [(3208, 0, "LMT"), (3600, 0, "MET"), (7200, 1, "MEST")]
CHANGES = [(-1500000000, 1), (198028800, 2), (212540400, 1), (228877200, 2), (243997200, 1)]
west = zone(CHANGES, MET, "MET-1MEST,M3.5.0,M10.5.0/3", "Mid/Town")
island = zone([(-2000000000, 1)], [(37800, 0, "LMT"), (37800, 0, "+1030")], "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "South/Island")
fixed = zone([], [(-18000, 0, "EST")], "EST5", None)
julian = zone([], [(0, 0, "AAA")], "AAA0BBB,J60/0,J300/0", "By/Days")


def tell(moment):
    return f"{moment.isoformat()} {moment.utcoffset()} {moment.dst()} {moment.tzname()} {moment.fold}"


for place in (west, island, fixed, julian):
    print(str(place).split(" object")[0], place.key, place.utcoffset(None))
    for year in (1880, 1950, 1976, 1977, 2024, 2100):
        for month, day, hour in ((1, 15, 12), (3, 31, 2), (4, 7, 2), (7, 1, 0), (10, 6, 2), (10, 27, 2), (12, 31, 23)):
            for fold in (0, 1):
                print(tell(datetime(year, month, day, hour, 30, fold=fold, tzinfo=place)))
            print(tell(datetime(year, month, day, hour, 30, tzinfo=UTC).astimezone(place)))
print(repr(west), time(12, tzinfo=west), time(12, tzinfo=fixed).utcoffset())
spring = datetime(2024, 3, 31, 1, 30, tzinfo=west)
print(spring + timedelta(hours=1), (spring.astimezone(UTC) + timedelta(hours=1)).astimezone(west))
autumn = datetime(2024, 10, 27, 2, 30, tzinfo=west)
print(autumn.timestamp(), autumn.replace(fold=1).timestamp(), autumn == autumn.replace(fold=1))
print(datetime(2024, 6, 1, tzinfo=west) - datetime(2024, 1, 1, tzinfo=west), datetime(2024, 6, 1, tzinfo=west) - datetime(2024, 1, 1, tzinfo=fixed))
print(datetime.fromtimestamp(1700000000, west), autumn.strftime("%Z %z"))
for key in ("Nowhere/Land", "/absolute", "../above", "A//B"):
    try:
        print(ZoneInfo(key))
    except (ZoneInfoNotFoundError, ValueError) as error:
        print(type(error).__name__, error)
try:
    ZoneInfo.from_file(io.BytesIO(b"no such thing"))
except ValueError as error:
    print(error)
