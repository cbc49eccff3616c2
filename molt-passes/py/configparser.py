"""Files of sections with options."""

import os

_default_dict = dict

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        message = f"section {section!r} already exists"
        if source is not None:
            message = f"While reading from {source!r} [line {lineno:2}]: {message}"
        Error.__init__(self, message[0].upper() + message[1:] if source is None else message)
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        message = f"option {option!r} in section {section!r} already exists"
        if source is not None:
            message = f"While reading from {source!r} [line {lineno:2}]: {message}"
        else:
            message = message[0].upper() + message[1:]
        Error.__init__(self, message)
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        msg = (
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
            f"{reference!r} which is not a valid option name. Raw value: {rawval!r}"
        )
        InterpolationError.__init__(self, option, section, msg)
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        msg = (
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}"
        )
        InterpolationError.__init__(self, option, section, msg)
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors = []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2}]: {line}"


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(
            self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}"
        )
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        out = []
        self._expand(parser, option, out, value, section, defaults, 1)
        return "".join(out)

    def before_set(self, parser, section, option, value):
        rest = value.replace("%%", "")
        at = rest.find("%(")
        while at >= 0:
            end = rest.find(")s", at)
            if end < 0:
                break
            rest = rest[:at] + rest[end + 2 :]
            at = rest.find("%(")
        if "%" in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {rest.find('%')}")
        return value

    def _expand(self, parser, option, out, rest, section, map, depth):
        rawval = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, rawval)
        while rest:
            at = rest.find("%")
            if at < 0:
                out.append(rest)
                return
            out.append(rest[:at])
            rest = rest[at:]
            c = rest[1:2]
            if c == "%":
                out.append("%")
                rest = rest[2:]
            elif c == "(":
                end = rest.find(")s")
                if end < 0:
                    raise InterpolationSyntaxError(
                        option, section, f"bad interpolation variable reference {rest!r}"
                    )
                var = parser.optionxform(rest[2:end])
                rest = rest[end + 2 :]
                try:
                    value = map[var]
                except KeyError:
                    raise InterpolationMissingOptionError(option, section, rawval, var) from None
                if "%" in value:
                    self._expand(parser, option, out, value, section, map, depth + 1)
                else:
                    out.append(value)
            else:
                raise InterpolationSyntaxError(
                    option, section, f"'%' must be followed by '%' or '(', found: {rest!r}"
                )


class ExtendedInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        out = []
        self._expand(parser, option, out, value, section, defaults, 1)
        return "".join(out)

    def _expand(self, parser, option, out, rest, section, map, depth):
        rawval = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, rawval)
        while rest:
            at = rest.find("$")
            if at < 0:
                out.append(rest)
                return
            out.append(rest[:at])
            rest = rest[at:]
            c = rest[1:2]
            if c == "$":
                out.append("$")
                rest = rest[2:]
            elif c == "{":
                end = rest.find("}")
                if end < 0:
                    raise InterpolationSyntaxError(
                        option, section, f"bad interpolation variable reference {rest!r}"
                    )
                path = rest[2:end].split(":")
                rest = rest[end + 1 :]
                sect, opt = section, option
                try:
                    if len(path) == 1:
                        opt = parser.optionxform(path[0])
                        value = map[opt]
                    elif len(path) == 2:
                        sect = path[0]
                        opt = parser.optionxform(path[1])
                        value = parser.get(sect, opt, raw=True)
                    else:
                        raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
                except (KeyError, NoSectionError, NoOptionError):
                    raise InterpolationMissingOptionError(option, section, rawval, ":".join(path)) from None
                if "$" in value:
                    self._expand(
                        parser, opt, out, value, sect, dict(parser.items(sect, raw=True)), depth + 1
                    )
                else:
                    out.append(value)
            else:
                raise InterpolationSyntaxError(
                    option, section, f"'$' must be followed by '$' or '{{', found: {rest!r}"
                )


_missing = object()


class RawConfigParser:
    BOOLEAN_STATES = {
        "1": True,
        "yes": True,
        "true": True,
        "on": True,
        "0": False,
        "no": False,
        "false": False,
        "off": False,
    }
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(
        self,
        defaults=None,
        dict_type=dict,
        allow_no_value=False,
        *,
        delimiters=("=", ":"),
        comment_prefixes=("#", ";"),
        inline_comment_prefixes=None,
        strict=True,
        empty_lines_in_values=True,
        default_section=DEFAULTSECT,
        interpolation=_missing,
        converters=None,
    ):
        self._sections = {}
        self._defaults = {}
        self._proxies = {}
        self.default_section = default_section
        self._allow_no_value = allow_no_value
        self._delimiters = tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines = empty_lines_in_values
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _missing else interpolation
        if self._interpolation is None:
            self._interpolation = Interpolation()
        self._converters = {"int": int, "float": float, "boolean": self._convert_to_boolean}
        for name, function in (converters or {}).items():
            self._converters[name] = function
            setattr(self, "get" + name, _Getter(self, function))
        self._proxies[default_section] = SectionProxy(self, default_section)
        if defaults:
            self.read_dict({default_section: defaults})

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def _validate(self, section, option="", value=""):
        pass

    def add_section(self, section):
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        try:
            opts = dict(self._sections[section])
        except KeyError:
            raise NoSectionError(section) from None
        opts.update(self._defaults)
        return list(opts)

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(type(filenames), "__fspath__"):
            filenames = [filenames]
        read_ok = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as fp:
                    self._read(fp, filename)
            except OSError:
                continue
            if hasattr(type(filename), "__fspath__"):
                filename = os.fspath(filename)
            read_ok.append(filename)
        return read_ok

    def read_file(self, f, source=None):
        if source is None:
            source = getattr(f, "name", "<???>")
        self._read(f, source)

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        added = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in added:
                    raise
            added.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
                if self._strict and (section, key) in added:
                    raise DuplicateOptionError(section, key, source)
                added.add((section, key))
                self.set(section, key, value)

    def _unify(self, section, vars):
        found = {}
        if section in self._sections:
            own = self._sections[section]
        elif section == self.default_section:
            own = {}
        else:
            raise NoSectionError(section)
        found.update(self._defaults)
        found.update(own)
        if vars:
            for key, value in vars.items():
                found[self.optionxform(key)] = None if value is None else str(value)
        return found

    def get(self, section, option, *, raw=False, vars=None, fallback=_missing):
        try:
            d = self._unify(section, vars)
        except NoSectionError:
            if fallback is _missing:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in d:
            if fallback is _missing:
                raise NoOptionError(option, section)
            return fallback
        value = d[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, d)

    def _get_conv(self, section, option, conv, raw, vars, fallback):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _missing:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_missing):
        return self._get_conv(section, option, int, raw, vars, fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_missing):
        return self._get_conv(section, option, float, raw, vars, fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_missing):
        return self._get_conv(section, option, self._convert_to_boolean, raw, vars, fallback)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_missing, raw=False, vars=None):
        if section is _missing:
            return [(name, self[name]) for name in self]
        d = dict(self._defaults)
        try:
            d.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        keys = list(d)
        if vars:
            for key, value in vars.items():
                d[self.optionxform(key)] = value
        if raw:
            return [(key, d[key]) for key in keys]
        out = []
        for key in keys:
            value = d[key]
            if value is not None:
                value = self._interpolation.before_get(self, section, key, value, d)
            out.append((key, value))
        return out

    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            found = self._defaults
        else:
            try:
                found = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        found[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            found = self._defaults
        else:
            try:
                found = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        option = self.optionxform(option)
        existed = option in found
        if existed:
            del found[option]
        return existed

    def remove_section(self, section):
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

    def write(self, fp, space_around_delimiters=True):
        d = self._delimiters[0]
        if space_around_delimiters:
            d = f" {d} "
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), d)
        for section in self._sections:
            self._write_section(fp, section, self._sections[section].items(), d)

    def _write_section(self, fp, name, items, delimiter):
        fp.write(f"[{name}]\n")
        for key, value in items:
            if value is not None or not self._allow_no_value:
                value = delimiter + str(value).replace("\n", "\n\t")
            else:
                value = ""
            fp.write(f"{key}{value}\n")
        fp.write("\n")

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from list(self._sections)

    def keys(self):
        return list(self)

    def values(self):
        return [self[name] for name in self]

    def update(self, other):
        for key in other:
            self[key] = other[key]

    def _option(self, text):
        """The name, the delimiter and the value of a line."""
        best = -1
        for delimiter in self._delimiters:
            at = text.find(delimiter)
            if at > 0 and (best < 0 or at < best):
                best = at
                found = delimiter
        if best < 0:
            if self._allow_no_value:
                return text.strip(), None, None
            return None
        return text[:best].rstrip(), found, text[best + len(found) :].strip()

    def _read(self, fp, fpname):
        added = set()
        cursect = sectname = optname = None
        indent_level = 0
        error = None
        for lineno, line in enumerate(fp, 1):
            stop = None
            for prefix in self._inline:
                at = line.find(prefix)
                while at > 0 and not line[at - 1].isspace():
                    at = line.find(prefix, at + 1)
                if at >= 0 and (stop is None or at < stop):
                    stop = at
            for prefix in self._comment_prefixes:
                if line.strip().startswith(prefix):
                    stop = 0
                    break
            value = (line if stop is None else line[:stop]).strip()
            if not value:
                if self._empty_lines:
                    if stop is None and cursect is not None and optname and cursect[optname] is not None:
                        cursect[optname].append("")
                else:
                    indent_level = 2**63
                continue
            indent = len(line) - len(line.lstrip())
            if cursect is not None and optname and indent > indent_level:
                if cursect[optname] is None:
                    error = error or ParsingError(fpname)
                    error.append(lineno, repr(line))
                    continue
                cursect[optname].append(value)
                continue
            indent_level = indent
            if value[0] == "[" and "]" in value:
                sectname = value[1 : value.rindex("]")]
                if sectname in self._sections:
                    if self._strict and sectname in added:
                        raise DuplicateSectionError(sectname, fpname, lineno)
                    cursect = self._sections[sectname]
                    added.add(sectname)
                elif sectname == self.default_section:
                    cursect = self._defaults
                else:
                    cursect = {}
                    self._sections[sectname] = cursect
                    self._proxies[sectname] = SectionProxy(self, sectname)
                    added.add(sectname)
                optname = None
            elif cursect is None:
                raise MissingSectionHeaderError(fpname, lineno, line)
            else:
                found = self._option(value)
                if found is None or not found[0]:
                    error = error or ParsingError(fpname)
                    error.append(lineno, repr(line))
                    continue
                optname = self.optionxform(found[0])
                if self._strict and (sectname, optname) in added:
                    raise DuplicateOptionError(sectname, optname, fpname, lineno)
                added.add((sectname, optname))
                cursect[optname] = None if found[2] is None else [found[2]]
        for options in (self._defaults, *self._sections.values()):
            for name, value in options.items():
                if isinstance(value, list):
                    options[name] = "\n".join(value).rstrip()
        if error is not None:
            raise error


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        _check_text(self, option, value)
        super().set(section, option, value)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        super().add_section(section)


def _check_text(parser, option, value):
    if not isinstance(option, str):
        raise TypeError("option keys must be strings")
    if not isinstance(value, str) and not (parser._allow_no_value and value is None):
        raise TypeError("option values must be strings")


class _Getter:
    def __init__(self, parser, conv):
        self._parser = parser
        self._conv = conv

    def __call__(self, section, option, *, raw=False, vars=None, fallback=_missing):
        return self._parser._get_conv(section, option, self._conv, raw, vars, fallback)


class SectionProxy:
    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    def __repr__(self):
        return f"<Section: {self._name}>"

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        _check_text(self._parser, key, value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.getint(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getfloat(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.getfloat(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getboolean(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.getboolean(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def setdefault(self, key, value=None):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other=(), **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value
