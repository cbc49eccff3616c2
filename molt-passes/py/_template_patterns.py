"""Templates of `string` whose class says by regular expressions how names look.

A module of the program that speaks of patterns and templates imports this before its first statement; the others do without `re`.
"""

import re
import string

_FORM = r"""
{delimiter}(?:
  (?P<escaped>{delimiter}) |
  (?P<named>{name}) |
  {{(?P<braced>{braced})}} |
  (?P<invalid>)
)
"""


def _compile(cls):
    """The pattern of a class of templates."""
    pattern = cls.__dict__.get("pattern")
    if pattern is None:
        name = cls.idpattern
        pattern = _FORM.format(delimiter=re.escape(cls.delimiter), name=name, braced=cls.braceidpattern or name)
    if not isinstance(pattern, str):
        return pattern
    flags = re.IGNORECASE if cls.flags is None else cls.flags
    return re.compile(pattern, flags | re.VERBOSE)


def _parts(pattern, text):
    """What a template consists of: kind, text, name and place."""
    at = 0
    for match in pattern.finditer(text):
        if match.start() > at:
            yield "text", text[at : match.start()], None, at
        at = match.end()
        name = match.group("named") or match.group("braced")
        if name is not None:
            yield "named", match.group(), name, match.start()
        elif match.group("escaped") is not None:
            yield "escaped", match.group(), None, match.start()
        elif match.group("invalid") is not None:
            yield "invalid", match.group(), None, match.start("invalid")
        else:
            yield "unknown", match.group(), None, match.start()
    if at < len(text):
        yield "text", text[at:], None, at


string._compile_pattern = _compile
string._pattern_parts = _parts
string.Template.flags = re.IGNORECASE
string.Template.pattern = _compile(string.Template)
