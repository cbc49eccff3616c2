import calendar


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(calendar.month(2024, 2), end="")
print(calendar.calendar(2023), end="")
calendar.prmonth(2024, 12)
print(calendar.month(2024, 2, 4, 2), end="")
print(calendar.isleap(2000), calendar.isleap(1900), calendar.leapdays(1990, 2020), calendar.weekday(2024, 3, 15), calendar.monthrange(2024, 2))
print(calendar.monthcalendar(2024, 2))
print(list(calendar.day_name), list(calendar.day_abbr), list(calendar.month_name)[:3], calendar.month_abbr[12], calendar.month_name[5])
print(calendar.timegm((2024, 1, 1, 0, 0, 0)), calendar.weekheader(3), calendar.firstweekday(), calendar.SUNDAY + 0)
c = calendar.TextCalendar(calendar.SUNDAY)
print(c.formatmonth(2024, 3), end="")
print(list(c.iterweekdays()), list(c.itermonthdays(2024, 2))[:8], list(c.itermonthdays2(2024, 2))[:3], [str(d) for d in c.itermonthdates(2024, 2)][:3])
print(c.monthdatescalendar(2024, 2)[0][0], c.monthdays2calendar(2024, 2)[0], len(c.yeardayscalendar(2024)))
calendar.setfirstweekday(6)
print(calendar.month(2024, 2), end="")
t(lambda: calendar.month(2024, 13))
t(lambda: calendar.monthrange(2024, 0))
t(lambda: calendar.setfirstweekday(9))
