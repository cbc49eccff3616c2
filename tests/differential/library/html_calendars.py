"""Calendars as HTML, and files that begin in memory."""

import calendar
import tempfile


class Marked(calendar.HTMLCalendar):
    cssclasses = [name + " text-bold" for name in calendar.HTMLCalendar.cssclasses]

    def formatday(self, day, weekday):
        return super().formatday(day, weekday).replace("<td", "<td data") if day % 10 == 5 else super().formatday(day, weekday)


html = calendar.HTMLCalendar(calendar.SUNDAY)
print(html.formatmonth(2024, 2))
print(html.formatmonth(2023, 10, withyear=False))
print(Marked().formatmonth(2024, 9))
print(html.formatyear(2024, width=5)[:600])
print(html.formatyearpage(2023, css=None, encoding="ascii")[:400], html.formatyearpage(2023)[-60:])
print(html.formatweekheader(), html.formatday(0, 3), html.formatweek([(1, 0), (2, 1)]))
with tempfile.SpooledTemporaryFile(max_size=10, mode="w+") as file:
    print(file.write("héllo"), file._rolled, file.name, file.mode)
    file.seek(0)
    print(file.read(), file.tell())
    file.write(" and more\n")
    print(file._rolled)
    file.seek(0)
    print(list(file), file.closed)
print(file.closed)
with tempfile.SpooledTemporaryFile() as file:
    file.writelines([b"a\n", b"b\n"])
    file.seek(2)
    file.rollover()
    print(file.read(), file._rolled, isinstance(file.fileno(), int))
