from datetime import date, datetime, time, timedelta, timezone, tzinfo, MINYEAR, MAXYEAR, UTC
import datetime as dtm
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
R = repr
print(date(2020,2,29), R(date(2020,2,29)), date.min, date.max, date.resolution)
for a in [(2020,13,1),(2021,2,29),(0,1,1),(10000,1,1),(2020,0,1),(2020,1,0),(2020,),(),('a',1,1),(2020,1.5,1)]:
    t(lambda: date(*a))
d = date(2024,3,15)
print(d.year,d.month,d.day,d.weekday(),d.isoweekday(),d.isocalendar(),d.toordinal(),d.timetuple())
print(d.ctime(), d.isoformat(), d.strftime('%d/%m/%Y %j %U %A %b %%'), f'{d:%Y}', f'{d}')
print(d + timedelta(days=20), d - timedelta(weeks=3), d - date(2023,3,15), date.fromordinal(738000), d.replace(year=2000))
for s in ['2024-03-15','20240315','2024-W11-5','2024W115','2024-W11','2024-3-15','x','2024-13-01','2024-W60-1','2024-02-30','2024/01/01']:
    t(lambda: date.fromisoformat(s))
t(lambda: date.fromisoformat(4))
print(date.fromisocalendar(2024,11,5))
for y in range(1998,2012): print(date(y,1,1).isocalendar()[:], date(y,12,31).isocalendar()[1], end=' ')
print()
t(lambda: d < date(2024,3,16)); t(lambda: d == 5); t(lambda: d == date(2024,3,15)); t(lambda: sorted([date(2021,1,1),date(2020,5,5)]))
t(lambda: date.max + timedelta(1)); t(lambda: date.fromordinal(0)); t(lambda: hash(d)==hash(date(2024,3,15)))
print(timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6), R(timedelta(1,2,3)), R(timedelta(0)), R(timedelta(-1, 5)))
print(timedelta(hours=-1), timedelta(days=-2, seconds=3), timedelta(1.5), timedelta(seconds=0.1), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(microseconds=2.5),timedelta(seconds=1.0000005))
x = timedelta(days=10, seconds=3600)
print(x/2, x//7, x*3, 3*x, x*1.5, x/timedelta(hours=1), x//timedelta(hours=1), x%timedelta(days=3), divmod(x, timedelta(days=3)), -x, abs(-x), +x, x/0.7, x.total_seconds(), bool(timedelta(0)))
t(lambda: x/0); t(lambda: x//timedelta(0)); t(lambda: timedelta(days=10**10)); t(lambda: timedelta('a')); t(lambda: timedelta(float('nan'))); t(lambda: x*'a' if False else 0)
print(timedelta.min, timedelta.max, timedelta.resolution, x > timedelta(1), x == timedelta(10, 3600), x != 3, max(x, timedelta(20)), sum([x, x], timedelta()))
print(time(1,2), R(time(1,2,3)), R(time(1,2,3,4)), time(1,2,3,400000), R(time(0,0,tzinfo=UTC)), time.min, time.max, R(time(1,fold=1)))
for a in [(24,),(1,60),(1,1,60),(1,1,1,1000000),('x',)]: t(lambda: time(*a))
print(time(10,20,30,456789).isoformat('milliseconds'), time(10,20).isoformat('hours'), time(10,20).isoformat(timespec='minutes'), time(1,2,3).strftime('%H-%M-%S %f %p %I'))
for s in ['10:20','1020','10','10:20:30.123','10:20:30,5','10:20:30+05:30','10:20Z','T10:20','102030.5','25:00','10:2','10:20:30.','10:20+0','1:2:3','10:20:30-08']:
    t(lambda: R(time.fromisoformat(s)))
print(time(1)<time(2), time(1,tzinfo=UTC)==time(1)); t(lambda: time(1,tzinfo=UTC)<time(1))
n = datetime(2024,3,15,13,45,30,123456)
print(n, R(n), n.date(), n.time(), n.timetz(), n.isoformat(), n.isoformat(' ', 'seconds'), n.ctime(), n.timetuple())
print(R(datetime(2024,1,1)), R(datetime(2024,1,1,1,1,1)), R(datetime(2024,1,1,tzinfo=UTC)), datetime(2024,1,1,tzinfo=timezone(timedelta(hours=5,minutes=30))))
for f in ['%Y-%m-%d %H:%M:%S.%f','%a %A %b %B %c %x %X','%y %I %p %j %U %W %w %u %G %V','%z|%Z|%%','%e %D %T %F %R %h %n %t %s' [:14], '%:z', 'é%d','100%','']:
    t(lambda: R(n.strftime(f))); t(lambda: R(n.replace(tzinfo=timezone(timedelta(hours=-3,minutes=-30,seconds=-5),'XX')).strftime(f)))
print(f'{n:%H:%M}', format(n,''), '{:%d %b}'.format(n))
print(n + timedelta(hours=20), n - timedelta(days=100, microseconds=1), n - datetime(2024,1,1), n.replace(hour=1, microsecond=0), datetime.combine(d, time(5,6)))
t(lambda: n - n.replace(tzinfo=UTC)); t(lambda: n < n.replace(tzinfo=UTC)); t(lambda: n == n.replace(tzinfo=UTC)); t(lambda: n < d); t(lambda: n == d); t(lambda: datetime.max+timedelta(1))
a = datetime(2024,1,1,12,tzinfo=UTC); b = datetime(2024,1,1,14,tzinfo=timezone(timedelta(hours=2)))
print(a == b, a - b, hash(a)==hash(b), a.astimezone(timezone(timedelta(hours=-5))), b.astimezone(UTC), a.utcoffset(), a.tzname(), b.tzname(), a.dst(), a.utctimetuple())
print(a.timestamp(), datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(1700000000.5, timezone.utc), datetime.fromtimestamp(-1.25, tz=UTC), datetime.fromtimestamp(1e9).isoformat(), datetime.utcfromtimestamp(5) if False else '')
for s in ['2024-03-15','2024-03-15T10:20:30','2024-03-15 10:20','20240315T102030','2024-03-15T10:20:30.123456+00:00','2024-03-15T10:20:30Z','2024-W11-5T10','2024-03-15T','2024-03','abc','2024-03-15T10:20:61','2024-03-15x10:20:30-05:30:15','2024W115T10:00']:
    t(lambda: R(datetime.fromisoformat(s)))
print(R(timezone.utc), timezone.utc, R(timezone(timedelta(hours=1))), timezone(timedelta(hours=-1,minutes=-5)), R(timezone(timedelta(0))), R(timezone(timedelta(0),'Z')), timezone.min, timezone.max, timezone(timedelta(hours=1))==timezone(timedelta(hours=1),'A'))
t(lambda: timezone(timedelta(days=1))); t(lambda: timezone(5)); t(lambda: datetime(2020,1,1,tzinfo=5)); t(lambda: timezone(timedelta(0),5))
class Eastern(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=-5) + self.dst(dt)
    def dst(self, dt): return timedelta(hours=1) if dt and 3 < dt.month < 11 else timedelta(0)
    def tzname(self, dt): return 'EDT' if self.dst(dt) else 'EST'
e = datetime(2024,7,1,12,tzinfo=Eastern())
print(e, e.tzname(), e.astimezone(UTC), datetime(2024,1,1,12,tzinfo=UTC).astimezone(e.tzinfo), e.timetuple().tm_isdst)
class D2(date): pass
class DT2(datetime): 
    def hi(self): return self.year
print(R(D2(2020,1,1)), R(D2(2020,1,1)+timedelta(1)), R(DT2(2020,1,1)), DT2(2020,1,1).hi(), type(DT2(2020,1,1)+timedelta(1)).__name__, R(DT2.fromisoformat('2020-01-01')))
print(isinstance(n, date), issubclass(datetime, date), d.__class__, n.min, n.max)
import copy
print(copy.copy(n) == n, copy.deepcopy([n,d]) == [n,d], {d: 1}[date(2024,3,15)], (d, 1) < (d, 2))
print([date(2024,1,31)+timedelta(i) for i in range(3)], (datetime(2024,1,1)-datetime(2023,1,1)).days)
t(lambda: d.isocalendar().week); t(lambda: d.isocalendar() == (2024,11,5))
t(lambda: n.isoformat(timespec='x')); t(lambda: n.isoformat('ab')); t(lambda: datetime.combine(1,2)); t(lambda: n.strftime(5))
from datetime import datetime
import time
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for s,f in [('2024-03-15','%Y-%m-%d'),('15/03/24','%d/%m/%y'),('15 Mar 2024 10:20:30','%d %b %Y %H:%M:%S'),('March 5, 2024','%B %d, %Y'),('2024-03-15 01:02:03.45','%Y-%m-%d %H:%M:%S.%f'),
  ('10:20 PM','%I:%M %p'),('12:00 am','%I:%M %p'),('2024-075','%Y-%j'),('Fri Mar 15 2024','%a %b %d %Y'),('2024-03-15T10:20:30+0530','%Y-%m-%dT%H:%M:%S%z'),('2024-03-15T10:20:30-05:30','%Y-%m-%dT%H:%M:%S%z'),('2024-03-15T10:20:30Z','%Y-%m-%dT%H:%M:%S%z'),
  ('20240315','%Y%m%d'),('2024315','%Y%m%d'),('123','%H%M%S'),('x','%Y'),('2024-13-01','%Y-%m-%d'),('2024-02-30','%Y-%m-%d'),('2024-03-15 extra','%Y-%m-%d'),('2024','%Q'),('2024','%Y%'),('29 Feb','%d %b'),('2024 11 5','%G %V %u'),('2024 10 1','%Y %W %w'),('2024 10 0','%Y %U %w'),('68 69','%y %d'),('2024 53 1','%G %V %u'),('2023 53 1','%G %V %u'),('a','a%%'),('5%','%d%%'),('  5','%d'),('12/31/99','%x'),('Mon Jan  1 00:00:00 2024','%c'),('UTC','%Z'),('10','%V'),('2024 5','%Y %V'),('2024 5 1','%Y %V %u'),('2024 5','%G %j'),('69','%y'),('1 2 3','%d %m %y'),('01:02:03','%X'),('tue','%a'),('TUESDAY 5','%A %d')]:
    t(lambda: datetime.strptime(s,f)); t(lambda: time.strptime(s,f))
t(lambda: datetime.strptime(5,'%Y')); t(lambda: datetime.strptime('5',6)); t(lambda: time.strptime(5,'%Y')); t(lambda: repr(datetime.strptime('2024-01-01 00:00:00 UTC','%Y-%m-%d %H:%M:%S %Z')))
print(time.strptime('Sat Mar 16 10:00:00 2024'))
