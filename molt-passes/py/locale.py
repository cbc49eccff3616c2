"""The locale `C`, the only one there is."""

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_KNOWN = {"C": "C", "POSIX": "C", "C.UTF-8": "C.UTF-8", "C.utf8": "C.utf8"}
_current = ["C.UTF-8", "C", "C", "C", "C", "C"]


class Error(Exception):
    """A locale that there is not."""

    __module__ = "locale"


def setlocale(category, locale=None):
    if not 0 <= category <= 6:
        raise Error("unsupported locale setting")
    if locale is not None:
        if isinstance(locale, tuple):
            language, encoding = locale
            locale = "C" if language is None else f"{language}.{encoding}" if encoding else language
        chosen = _KNOWN.get(locale or "C.UTF-8")
        if chosen is None:
            raise Error("unsupported locale setting")
        for each in range(6) if category == LC_ALL else [category]:
            _current[each] = chosen
    if category != LC_ALL:
        return _current[category]
    if len(set(_current)) == 1:
        return _current[0]
    names = ("CTYPE", "NUMERIC", "TIME", "COLLATE", "MONETARY", "MESSAGES")
    more = ("PAPER", "NAME", "ADDRESS", "TELEPHONE", "MEASUREMENT", "IDENTIFICATION")
    return ";".join([f"LC_{name}={value}" for name, value in zip(names, _current)] + [f"LC_{name}=C" for name in more])


def getlocale(category=LC_CTYPE):
    if category == LC_ALL:
        raise TypeError("category LC_ALL is not supported")
    return (None, None) if _current[category] == "C" else ("en_US", "UTF-8")


def getdefaultlocale(envvars=("LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE")):
    return (None, None)


def resetlocale(category=LC_ALL):
    setlocale(category, "")


def getpreferredencoding(do_setlocale=True):
    return "UTF-8"


def getencoding():
    return "UTF-8"


def localeconv():
    most = CHAR_MAX
    return {
        "int_curr_symbol": "", "currency_symbol": "", "mon_decimal_point": "", "mon_thousands_sep": "", "mon_grouping": [],
        "positive_sign": "", "negative_sign": "", "int_frac_digits": most, "frac_digits": most, "p_cs_precedes": most,
        "p_sep_by_space": most, "n_cs_precedes": most, "n_sep_by_space": most, "p_sign_posn": most, "n_sign_posn": most,
        "decimal_point": ".", "thousands_sep": "", "grouping": [],
    }


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    return "%.12g" % val


def delocalize(string):
    return string


def localize(string, grouping=False, monetary=False):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)


def strcoll(a, b, /):
    return (a > b) - (a < b)


def strxfrm(string, /):
    return string


def normalize(localename):
    return localename
