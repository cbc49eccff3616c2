"""Logging set up from a dict, or from a file of sections."""

import __main__
import configparser
import logging
import logging.handlers
import os
import sys
from importlib import import_module

DEFAULT_LOGGING_CONFIG_PORT = 9030

# What the keyword arguments of a handler are not made of.
_NOT_ARGUMENTS = ("class", "level", "formatter", "filters", "()", ".")


def _resolved(name):
    """The object of a name with dots."""
    first, *rest = name.split(".")
    known = {"__main__": __main__, "sys": sys, "logging": logging}
    path = first
    try:
        found = known[first] if first in known else import_module(first)
        for part in rest:
            path += "." + part
            if not hasattr(found, part):
                import_module(path)
            found = getattr(found, part)
    except ImportError as error:
        told = str(error)
        if first == "__main__":
            told = f"No module named {path!r}; '__main__' is not a package"
        raise ValueError(f"Cannot resolve {name!r}: {told}") from error
    return found


def _given(text, config):
    """What a text stands for: `ext://sys.stdout`, `cfg://handlers.file.level`."""
    if text.startswith("ext://"):
        return _resolved(text[6:])
    if text.startswith("cfg://"):
        found = config
        for part in text[6:].replace("[", ".").replace("]", "").split("."):
            found = found[int(part)] if isinstance(found, (list, tuple)) else found[part]
        return found
    return text


def _converted(value, config):
    if isinstance(value, str):
        return _given(value, config)
    if isinstance(value, dict):
        return {key: _converted(each, config) for key, each in value.items()}
    if type(value) in (list, tuple):
        return type(value)([_converted(each, config) for each in value])
    return value


def _arguments(section):
    return {key: section[key] for key in section if key not in _NOT_ARGUMENTS and str(key).isidentifier()}


def _built(section):
    """What a factory of the program's own makes."""
    factory = section["()"]
    if not callable(factory):
        factory = _resolved(factory)
    made = factory(**_arguments(section))
    for name, value in (section.get(".") or {}).items():
        setattr(made, name, value)
    return made


class BaseConfigurator:
    def __init__(self, config):
        self.config = {key: _converted(value, config) for key, value in config.items()}


class DictConfigurator(BaseConfigurator):
    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.pop("incremental", False):
            self.adjust()
            return
        _clear()
        self.formatters = self.make_all("formatter", self.formatter)
        self.filters = self.make_all("filter", self.filter)
        self.handlers = self.make_handlers()
        self.set_loggers(config.get("disable_existing_loggers", True))

    def make_all(self, kind, make):
        made = {}
        for name, section in self.config.get(kind + "s", {}).items():
            try:
                made[name] = make(section)
            except Exception as error:
                raise ValueError(f"Unable to configure {kind} {name!r}") from error
        return made

    def adjust(self):
        for name, section in self.config.get("handlers", {}).items():
            handler = logging.getHandlerByName(name)
            if handler is None:
                raise ValueError(f"No handler found with name {name!r}")
            try:
                if section.get("level"):
                    handler.setLevel(section["level"])
            except Exception as error:
                raise ValueError(f"Unable to configure handler {name!r}") from error
        for name, section in self.config.get("loggers", {}).items():
            try:
                self.set_logger(name, section, True)
            except Exception as error:
                raise ValueError(f"Unable to configure logger {name!r}") from error
        if self.config.get("root"):
            try:
                self.set_common(logging.getLogger(), self.config["root"], True)
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def formatter(self, section):
        if "()" in section:
            try:
                return _built(section)
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
                section = dict(section)
                section["fmt"] = section.pop("format")
                return _built(section)
        kind = _resolved(section["class"]) if section.get("class") else logging.Formatter
        arguments = {"defaults": section["defaults"]} if "defaults" in section else {}
        if "validate" in section:
            arguments["validate"] = section["validate"]
        return kind(section.get("format"), section.get("datefmt"), section.get("style", "%"), **arguments)

    def filter(self, section):
        return _built(section) if "()" in section else logging.Filter(section.get("name", ""))

    def make_handlers(self):
        made = {}
        deferred = []
        sections = self.config.get("handlers", {})
        for name in sorted(sections):
            try:
                # One that hands records to others comes after these.
                if any(sections[name].get(key) in sections for key in ("target",) if isinstance(sections[name].get(key), str)):
                    deferred.append(name)
                else:
                    made[name] = self.handler(sections[name], made)
                    made[name].name = name
            except Exception as error:
                raise ValueError(f"Unable to configure handler {name!r}") from error
        for name in deferred:
            try:
                made[name] = self.handler(sections[name], made)
                made[name].name = name
            except Exception as error:
                raise ValueError(f"Unable to configure handler {name!r}") from error
        return made

    def handler(self, section, made):
        section = dict(section)
        formatter = section.pop("formatter", None)
        if formatter:
            try:
                formatter = self.formatters[formatter]
            except Exception as error:
                raise ValueError(f"Unable to set formatter {formatter!r}") from error
        level = section.pop("level", None)
        filters = section.pop("filters", None)
        if "()" in section:
            handler = _built(section)
        else:
            kind = section.pop("class")
            if isinstance(kind, str):
                kind = _resolved(kind)
            if issubclass(kind, logging.handlers.MemoryHandler):
                if "target" in section:
                    try:
                        section["target"] = made[section["target"]]
                    except Exception as error:
                        raise ValueError(f"Unable to set target handler {section['target']!r}") from error
            handler = kind(**_arguments(section))
            for name, value in (section.get(".") or {}).items():
                setattr(handler, name, value)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(level)
        if filters:
            self.add_filters(handler, filters)
        return handler

    def add_filters(self, filterer, filters):
        for each in filters:
            try:
                if callable(each) or callable(getattr(each, "filter", None)):
                    filterer.addFilter(each)
                else:
                    filterer.addFilter(self.filters[each])
            except Exception as error:
                raise ValueError(f"Unable to add filter {each!r}") from error

    def add_handlers(self, logger, names):
        for name in names:
            try:
                logger.addHandler(self.handlers[name])
            except Exception as error:
                raise ValueError(f"Unable to add handler {name!r}") from error

    def set_common(self, logger, section, incremental):
        level = section.get("level")
        if level is not None:
            logger.setLevel(level)
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        if section.get("handlers"):
            self.add_handlers(logger, section["handlers"])
        if section.get("filters"):
            self.add_filters(logger, section["filters"])

    def set_logger(self, name, section, incremental):
        logger = logging.getLogger(name)
        self.set_common(logger, section, incremental)
        logger.disabled = False
        if section.get("propagate") is not None:
            logger.propagate = section["propagate"]

    def set_loggers(self, disable):
        existing = sorted(logging.root.manager.loggerDict)
        named = self.config.get("loggers", {})
        for name, section in named.items():
            try:
                self.set_logger(name, section, False)
            except Exception as error:
                raise ValueError(f"Unable to configure logger {name!r}") from error
        _set_others(existing, named, disable)
        if self.config.get("root"):
            try:
                self.set_common(logging.getLogger(), self.config["root"], False)
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error


def _clear():
    """All handlers there are begin anew."""
    logging.shutdown()
    logging._forget_handlers()


def _set_others(existing, named, disable):
    """What becomes of the loggers that the configuration does not name: those below a named one start afresh."""
    for name in existing:
        if name in named:
            continue
        logger = logging.root.manager.loggerDict[name]
        if any(name.startswith(each + ".") for each in named):
            if not isinstance(logger, logging.PlaceHolder):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
        else:
            logger.disabled = disable


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    if isinstance(fname, str):
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not os.path.getsize(fname):
            raise RuntimeError(f"{fname} is an empty file")
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        try:
            parser = configparser.ConfigParser(defaults)
            if hasattr(fname, "readline"):
                parser.read_file(fname)
            else:
                parser.read(fname, encoding=encoding)
        except configparser.ParsingError as error:
            raise RuntimeError(f"{fname} is invalid: {error}")
    formatters = _file_formatters(parser)
    _clear()
    handlers = _file_handlers(parser, formatters)
    _file_loggers(parser, handlers, disable_existing_loggers)


def _listed(parser, section):
    names = parser[section]["keys"]
    return [name.strip() for name in names.split(",")] if names else []


def _file_formatters(parser):
    made = {}
    for name in _listed(parser, "formatters"):
        section = parser["formatter_" + name]
        form = parser.get("formatter_" + name, "format", raw=True, fallback=None)
        datefmt = parser.get("formatter_" + name, "datefmt", raw=True, fallback=None)
        style = parser.get("formatter_" + name, "style", raw=True, fallback="%")
        kind = _resolved(section["class"]) if section.get("class") else logging.Formatter
        made[name] = kind(form, datefmt, style)
    return made


def _file_value(text):
    from ast import literal_eval

    return literal_eval(text)


def _file_arguments(text):
    """The arguments of a handler: constants, and names such as `sys.stdout`."""
    text = text.strip()
    names = {"sys.stdout": sys.stdout, "sys.stderr": sys.stderr}
    inner = text[1:-1].rstrip().rstrip(",") if text[:1] == "(" and text[-1:] == ")" else text
    if inner.strip() in names:
        return (names[inner.strip()],)
    return _file_value(text)


def _known_or_resolved(name):
    """The object of a name of `logging`, or of a module."""
    found = logging
    try:
        for part in name.split("."):
            found = getattr(found, part)
    except AttributeError:
        return _resolved(name)
    return found


def _file_handlers(parser, formatters):
    made = {}
    targets = []
    for name in _listed(parser, "handlers"):
        section = parser["handler_" + name]
        kind = _known_or_resolved(section["class"])
        kwargs = section.get("kwargs", "{}")
        handler = kind(*_file_arguments(section.get("args", "()")), **_file_value(kwargs))
        handler.name = name
        if section.get("level"):
            handler.setLevel(section["level"])
        if section.get("formatter"):
            handler.setFormatter(formatters[section["formatter"]])
        if issubclass(kind, logging.handlers.MemoryHandler) and section.get("target"):
            targets.append((handler, section["target"]))
        made[name] = handler
    for handler, target in targets:
        handler.setTarget(made[target])
    return made


def _file_loggers(parser, handlers, disable):
    names = _listed(parser, "loggers")
    names.remove("root")
    section = parser["logger_root"]
    root = logging.root
    if "level" in section:
        root.setLevel(section["level"])
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    for name in (section["handlers"] or "").split(",") if section["handlers"] else ():
        root.addHandler(handlers[name.strip()])
    existing = sorted(root.manager.loggerDict)
    named = []
    for each in names:
        section = parser["logger_" + each]
        name = section["qualname"]
        named.append(name)
        logger = logging.getLogger(name)
        if "level" in section:
            logger.setLevel(section["level"])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        logger.propagate = section.getint("propagate", fallback=1)
        logger.disabled = 0
        for handler in section["handlers"].split(",") if section["handlers"] else ():
            logger.addHandler(handlers[handler.strip()])
    _set_others(existing, named, disable)
