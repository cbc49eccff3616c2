"""Calendars as tables of HTML, and in locales."""
import calendar

html = calendar.HTMLCalendar(firstweekday=6)
print(html.formatmonth(2024, 2))
print(html.formatmonth(2024, 2, withyear=False).count("<td"), len(html.formatyear(2023)), len(html.formatyear(2023, width=5)))
page = html.formatyearpage(2024, css="style.css", encoding="ascii")
print(type(page), page[:420].decode())
print(html.formatyearpage(2024, css=None)[-60:])


class Marked(calendar.HTMLCalendar):
    cssclass_month = "month bordered"
    cssclasses = ["monday text-nowrap", "tue", "wed", "thu", "fri", "sat", "sun red"]

    def formatday(self, day, weekday):
        if day == 13:
            return '<td class="unlucky">13</td>'
        return super().formatday(day, weekday)


print(Marked().formatmonth(2023, 10).splitlines()[4:6], Marked().formatweekheader())
print(calendar.LocaleTextCalendar(locale="C").formatmonth(2024, 5))
print(calendar.LocaleHTMLCalendar().formatweekheader() == calendar.HTMLCalendar().formatweekheader())
print(sorted(calendar.__all__)[:6], len(calendar.__all__))
