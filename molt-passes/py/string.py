"""Constants, templates and the formatter."""

from _templates import parts as _template_parts

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


# What finds the parts of templates whose class says how names look; absent where no module of the program speaks of patterns.
_pattern_parts = None
_compile_pattern = None


class Template:
    """A text with $names in it."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None
    _by_pattern = False

    def __init_subclass__(cls):
        super().__init_subclass__()
        own = [name for name in ("pattern", "idpattern", "braceidpattern", "flags") if name in cls.__dict__]
        if own and _compile_pattern is None:
            raise NotImplementedError(f"string.Template with a {own[0]} of its own is not supported")
        if own or cls._by_pattern:
            cls._by_pattern = True
            cls.pattern = _compile_pattern(cls)

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """What the text consists of: kind, text, name, and where it begins, or where what is invalid lies."""
        if self._by_pattern:
            return _pattern_parts(self.pattern, self.template)
        return _template_parts(self.template, self.delimiter)

    def _wrong(self, start):
        lines = self.template[:start].splitlines(keepends=True)
        if not lines:
            colno = 1
            lineno = 1
        else:
            colno = start - len("".join(lines[:-1]))
            lineno = len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (lineno, colno))

    def substitute(self, mapping=None, /, **kws):
        out = []
        for kind, text, name, start in self._parts():
            if kind == "named":
                text = str(kws[name] if mapping is None or name in kws else mapping[name])
            elif kind == "escaped":
                text = self.delimiter
            elif kind == "invalid":
                self._wrong(start)
            elif kind == "unknown":
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            out.append(text)
        return "".join(out)

    def safe_substitute(self, mapping=None, /, **kws):
        out = []
        for kind, text, name, start in self._parts():
            if kind == "named":
                try:
                    text = str(kws[name] if mapping is None or name in kws else mapping[name])
                except KeyError:
                    pass
            elif kind == "escaped":
                text = self.delimiter
            elif kind == "unknown":
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            out.append(text)
        return "".join(out)

    def is_valid(self):
        kinds = [kind for kind, _, _, _ in self._parts()]
        for kind in kinds:
            if kind == "invalid":
                return False
            if kind == "unknown":
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return True

    def get_identifiers(self):
        names = {}
        for kind, _, name, _ in self._parts():
            if kind == "named":
                names[name] = None
            elif kind == "unknown":
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return list(names)


def _parse(text):
    """Literal text, field, format and conversion of each piece of a format string."""
    at = 0
    while at < len(text):
        literal = []
        field = None
        while at < len(text):
            c = text[at]
            at += 1
            if c != "{" and c != "}":
                literal.append(c)
            elif text.startswith(c, at):
                # A doubled brace ends a piece, as it does in str.format.
                literal.append(c)
                at += 1
                break
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            elif at == len(text):
                raise ValueError("Single '{' encountered in format string")
            else:
                field = at
                break
        if field is None:
            yield "".join(literal), None, None, None
            continue
        name, conversion, spec, at = _field(text, at)
        yield "".join(literal), name, spec, conversion


def _field(text, at):
    """Name, conversion and format of the field that begins at a place, and the place behind it."""
    start = at
    while True:
        if at >= len(text):
            raise ValueError("expected '}' before end of string")
        c = text[at]
        at += 1
        if c == "{":
            raise ValueError("unexpected '{' in field name")
        if c == "[":
            at = text.find("]", at)
            if at < 0:
                at = len(text)
        elif c in "}:!":
            break
    name = text[start : at - 1]
    conversion = None
    if c == "}":
        return name, conversion, "", at
    if c == "!":
        if at >= len(text):
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[at]
        at += 1
        if at < len(text):
            c = text[at]
            at += 1
            if c == "}":
                return name, conversion, "", at
            if c != ":":
                raise ValueError("expected ':' after conversion specifier")
    start = at
    depth = 1
    while at < len(text):
        c = text[at]
        at += 1
        if c == "{":
            depth += 1
        elif c == "}":
            depth -= 1
            if not depth:
                return name, conversion, text[start : at - 1], at
    raise ValueError("unmatched '{' in format spec")


def _split_name(name):
    """What a field name begins with, and the attributes and items that follow."""
    at = 0
    while at < len(name) and name[at] not in ".[":
        at += 1
    first = name[:at]
    return int(first) if first.isdigit() else first, _steps(name, at)


def _steps(name, at):
    """The attributes and items that follow, one by one: an error comes after what precedes it was looked up."""
    while at < len(name):
        attribute = name[at] == "."
        if attribute:
            start = at + 1
            at = start
            while at < len(name) and name[at] not in ".[":
                at += 1
            part = name[start:at]
        elif name[at] == "[":
            end = name.find("]", at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            part = name[at + 1 : end]
            at = end + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not part:
            raise ValueError("Empty attribute in format string")
        yield attribute, part if attribute or not part.isdigit() else int(part)


class Formatter:
    """What str.format does, to be changed by subclasses."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is not None:
                if field_name == "":
                    if auto_arg_index is False:
                        raise ValueError("cannot switch from manual field specification to automatic field numbering")
                    field_name = str(auto_arg_index)
                    auto_arg_index += 1
                elif field_name.isdigit():
                    if auto_arg_index:
                        raise ValueError("cannot switch from manual field specification to automatic field numbering")
                    auto_arg_index = False
                obj, arg_used = self.get_field(field_name, args, kwargs)
                used_args.add(arg_used)
                obj = self.convert_field(obj, conversion)
                format_spec, auto_arg_index = self._vformat(
                    format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index=auto_arg_index
                )
                result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first
