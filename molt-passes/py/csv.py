"""Tables as text."""

import io

from _csv_sniffer import PREFERRED, from_counts, from_quotes, looks_like_header

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect",
    "excel", "excel_tab", "unix_dialect", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect",
    "list_dialects", "unregister_dialect", "DictReader", "DictWriter", "Sniffer",
]

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
QUOTE_STRINGS = 4
QUOTE_NOTNULL = 5

_limit = 131072


class Error(Exception):
    """A table that cannot be read or written."""


class Dialect:
    """How a table is written."""

    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        try:
            _Format(self, {})
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {}

_DEFAULTS = {
    "delimiter": ",",
    "quotechar": '"',
    "escapechar": None,
    "doublequote": True,
    "skipinitialspace": False,
    "lineterminator": "\r\n",
    "quoting": QUOTE_MINIMAL,
    "strict": False,
}


def _char(name, value, optional):
    if optional and value is None:
        return None
    kind = type(value).__name__
    if not isinstance(value, str):
        also = " or None" if optional else ""
        raise TypeError(f'"{name}" must be string{also}, not {kind}')
    if len(value) != 1:
        if optional and not value:
            raise TypeError(f'"{name}" must be a 1-character string')
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


class _Format:
    """A dialect with what a call changes, checked."""

    def __init__(self, dialect, changes):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in changes:
            if name not in _DEFAULTS:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        given = {}
        for name, default in _DEFAULTS.items():
            if name in changes:
                given[name] = changes[name]
            else:
                given[name] = getattr(dialect, name, default)
        self.delimiter = _char("delimiter", given["delimiter"], False)
        self.escapechar = _char("escapechar", given["escapechar"], True)
        self.quotechar = _char("quotechar", given["quotechar"], True)
        self.doublequote = bool(given["doublequote"])
        self.skipinitialspace = bool(given["skipinitialspace"])
        self.strict = bool(given["strict"])
        self.lineterminator = given["lineterminator"]
        quoting = given["quoting"]
        if self.quotechar is None and "quoting" not in changes and not hasattr(dialect, "quoting"):
            quoting = QUOTE_NONE
        if not isinstance(quoting, int):
            raise TypeError('"quoting" must be an integer')
        if quoting not in (0, 1, 2, 3, 4, 5):
            raise TypeError('bad "quoting" value')
        self.quoting = quoting
        if quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if not isinstance(self.lineterminator, str):
            kind = type(self.lineterminator).__name__
            if self.lineterminator is None:
                raise TypeError("lineterminator must be set")
            raise TypeError(f'"lineterminator" must be a string, not {kind}')


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Format(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=None):
    global _limit
    old = _limit
    if new_limit is not None:
        if not isinstance(new_limit, int):
            raise TypeError("limit must be an integer")
        _limit = new_limit
    return old


class _Reader:
    """Rows of a table."""

    def __init__(self, iterable, form):
        self._lines = iter(iterable)
        self.dialect = form
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        form = self.dialect
        delimiter = form.delimiter
        quote = form.quotechar
        escape = form.escapechar
        row = []
        chars = []
        # States: start of row, start of field, in field, escaped, in quotes, escaped in quotes, behind a quote, end of row.
        state = "row"
        numeric = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if chars or state == "quoted":
                    if form.strict:
                        raise Error("unexpected end of data") from None
                    row.append(self._end(chars, numeric))
                    return row
                if state == "escaped" or state == "field" and row:
                    row.append(self._end(chars, numeric))
                    return row
                raise
            if not isinstance(line, str):
                kind = type(line).__name__
                raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
            self.line_num += 1
            at = 0
            length = len(line)
            while at <= length:
                c = line[at] if at < length else None
                at += 1
                if state == "row":
                    if c is None:
                        continue
                    if c == "\n" or c == "\r":
                        state = "end"
                        continue
                    state = "start"
                if state == "start":
                    if c is None or c == "\n" or c == "\r":
                        row.append(self._end(chars, numeric))
                        chars = []
                        numeric = False
                        state = "row" if c is None else "end"
                    elif c == quote and form.quoting != QUOTE_NONE:
                        state = "quoted"
                    elif c == escape:
                        state = "escaped"
                    elif c == " " and form.skipinitialspace:
                        pass
                    elif c == delimiter:
                        row.append(self._end(chars, numeric))
                        chars = []
                        numeric = False
                    else:
                        numeric = form.quoting == QUOTE_NONNUMERIC
                        self._add(chars, c)
                        state = "field"
                elif state == "field":
                    if c is None or c == "\n" or c == "\r":
                        row.append(self._end(chars, numeric))
                        chars = []
                        numeric = False
                        state = "row" if c is None else "end"
                    elif c == escape:
                        state = "escaped"
                    elif c == delimiter:
                        row.append(self._end(chars, numeric))
                        chars = []
                        numeric = False
                        state = "start"
                    else:
                        self._add(chars, c)
                elif state == "escaped":
                    if c == "\n" or c == "\r":
                        self._add(chars, c)
                        state = "after-escape"
                        continue
                    self._add(chars, "\n" if c is None else c)
                    state = "field"
                elif state == "after-escape":
                    if c is None:
                        break
                    state = "field"
                    at -= 1
                elif state == "quoted":
                    if c is None:
                        pass
                    elif c == escape:
                        state = "escaped-quoted"
                    elif c == quote and form.quoting != QUOTE_NONE:
                        state = "behind" if form.doublequote else "field"
                    else:
                        self._add(chars, c)
                elif state == "escaped-quoted":
                    self._add(chars, "\n" if c is None else c)
                    state = "quoted"
                elif state == "behind":
                    if form.quoting != QUOTE_NONE and c == quote:
                        self._add(chars, c)
                        state = "quoted"
                    elif c == delimiter:
                        row.append(self._end(chars, numeric))
                        chars = []
                        numeric = False
                        state = "start"
                    elif c is None or c == "\n" or c == "\r":
                        row.append(self._end(chars, numeric))
                        chars = []
                        numeric = False
                        state = "row" if c is None else "end"
                    elif not form.strict:
                        self._add(chars, c)
                        state = "field"
                    else:
                        raise Error(f"'{delimiter}' expected after '{quote}'")
                elif state == "end":
                    if c is None:
                        state = "row"
                    elif c != "\n" and c != "\r":
                        raise Error(
                            "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?"
                        )
            if state == "row":
                return row

    def _add(self, chars, c):
        if len(chars) >= _limit:
            raise Error(f"field larger than field limit ({_limit})")
        chars.append(c)

    def _end(self, chars, numeric):
        text = "".join(chars)
        return float(text) if numeric else text


class _Writer:
    """Writes rows."""

    def __init__(self, file, form):
        self._write = file.write
        self.dialect = form

    def writerow(self, row, /):
        form = self.dialect
        try:
            fields = iter(row)
        except TypeError:
            kind = type(row).__name__
            raise Error(f"iterable expected, not {kind}") from None
        texts = []
        for field in fields:
            texts.append(self._text(field))
        if len(texts) == 1 and not texts[0]:
            if form.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            texts[0] = form.quotechar * 2
        return self._write(form.delimiter.join(texts) + form.lineterminator)

    def _text(self, field):
        form = self.dialect
        quoting = form.quoting
        if quoting == QUOTE_NONNUMERIC:
            quoted = not isinstance(field, (int, float, complex))
        elif quoting == QUOTE_ALL:
            quoted = True
        elif quoting == QUOTE_STRINGS:
            quoted = isinstance(field, str)
        elif quoting == QUOTE_NOTNULL:
            quoted = field is not None
        else:
            quoted = False
        text = "" if field is None else field if isinstance(field, str) else str(field)
        out = []
        special = form.delimiter + (form.escapechar or "") + (form.quotechar or "") + "\n\r" + form.lineterminator
        for c in text:
            if c in special:
                wanted = False
                if quoting == QUOTE_NONE:
                    wanted = True
                elif c == form.quotechar:
                    if form.doublequote:
                        out.append(c)
                    else:
                        wanted = True
                elif c == form.escapechar:
                    wanted = True
                if not wanted:
                    quoted = True
                elif form.escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                else:
                    out.append(form.escapechar)
            out.append(c)
        text = "".join(out)
        return form.quotechar + text + form.quotechar if quoted else text

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def reader(iterable, /, dialect=None, **fmtparams):
    return _Reader(iterable, _Format("excel" if dialect is None and not fmtparams else dialect, fmtparams))


def writer(fileobj, /, dialect=None, **fmtparams):
    if not hasattr(fileobj, "write"):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(fileobj, _Format("excel" if dialect is None and not fmtparams else dialect, fmtparams))


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    """Rows as dicts."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        made = dict(zip(names, row))
        known = len(names)
        given = len(row)
        if known < given:
            made[self.restkey] = row[known:]
        elif known > given:
            for key in names[given:]:
                made[key] = self.restval
        return made


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        header = dict(zip(self.fieldnames, self.fieldnames))
        return self.writerow(header)

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [key for key in rowdict if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows([self._row(row) for row in rowdicts])


class Sniffer:
    """Guesses the dialect of a table from a sample."""

    def __init__(self):
        self.preferred = PREFERRED

    def sniff(self, sample, delimiters=None):
        quote, twice, separator, spaced = from_quotes(sample, delimiters)
        if not separator:
            separator, spaced = from_counts(sample, delimiters)
        if not separator:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote = twice
        dialect.delimiter = separator
        dialect.quotechar = quote or '"'
        dialect.skipinitialspace = spaced
        return dialect

    def has_header(self, sample):
        rows = reader(io.StringIO(sample), self.sniff(sample))
        return looks_like_header(next(rows), rows)
