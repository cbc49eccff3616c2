"""Logging set up from dicts and from files of sections."""

import io
import logging
import logging.config
import logging.handlers
import sys


class Only(logging.Filter):
    def __init__(self, word="", **more):
        super().__init__()
        self.word, self.more = word, more

    def filter(self, record):
        return self.word in record.getMessage()


class Listed(logging.Handler):
    rows = []

    def __init__(self, mark="*"):
        super().__init__()
        self.mark = mark

    def emit(self, record):
        self.rows.append(self.mark + self.format(record))


def short(prefix="<", suffix=">"):
    return logging.Formatter(prefix + "%(message)s" + suffix)


BASE = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(levelname)s:%(name)s:%(message)s"},
        "braces": {"format": "{levelname:>8}|{message}", "style": "{"},
        "made": {"()": short, "prefix": "["},
    },
    "filters": {"ok": {"()": "__main__.Only", "word": "ok"}, "app": {"name": "app"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "formatter": "plain", "level": "INFO", "stream": "ext://sys.stdout"},
        "braced": {"class": "logging.StreamHandler", "formatter": "braces", "filters": ["ok"], "stream": "ext://sys.stdout"},
        "listed": {"()": Listed, "mark": "+", "formatter": "made"},
        "memory": {
            "class": "logging.handlers.MemoryHandler", "capacity": 10, "flushLevel": 40, "target": "out", "level": "DEBUG",
        },
    },
    "loggers": {
        "app": {"level": "DEBUG", "handlers": ["out", "braced"], "propagate": False},
        "app.db": {"level": "ERROR"},
        "kept": {"handlers": ["listed"], "level": "DEBUG"},
        "later": {"handlers": ["memory"], "level": "DEBUG", "propagate": False},
    },
    "root": {"level": "WARNING", "handlers": ["out"]},
}


def use():
    app, db = logging.getLogger("app"), logging.getLogger("app.db")
    app.debug("debug ok")
    app.info("info not")
    app.warning("warning ok %d", 5)
    db.warning("quiet")
    db.error("db broken")
    logging.getLogger("kept").warning("both ways")
    logging.getLogger("kept").debug("one way")
    later = logging.getLogger("later")
    later.info("first")
    later.warning("second")
    print("nothing yet")
    later.error("third")
    logging.getLogger("other").info("below")
    logging.getLogger("other").error("above")
    print(Listed.rows)
    print([logging.getLevelName(h.level) for h in app.handlers], logging.getHandlerByName("out") is app.handlers[0])


def changed(**changes):
    return {**BASE, **changes}


def refused():
    handler = {"class": "logging.StreamHandler"}
    for config in (
        {}, {"version": 2},
        changed(handlers={"h": {"class": "logging.Nothing"}}, loggers={}, root={}),
        changed(handlers={"h": {"class": "nothing.Handler"}}, loggers={}, root={}),
        changed(handlers={"h": {**handler, "formatter": "none"}}, loggers={}, root={}),
        changed(handlers={"h": {**handler, "level": "LOUD"}}, loggers={}, root={}),
        changed(handlers={"h": {**handler, "colour": 1}}, loggers={}, root={}),
        changed(loggers={"x": {"handlers": ["none"]}}),
        changed(root={"level": "LOUD"}),
        changed(formatters={"f": {"format": "{x}", "style": "%"}}),
        changed(filters={"f": {"()": "__main__.absent"}}),
        {"version": 1, "incremental": True, "handlers": {"none": {"level": "INFO"}}},
    ):
        try:
            logging.config.dictConfig(config)
            print("accepted")
        except Exception as error:
            shown = []
            while error is not None:
                if not isinstance(error, ImportError):
                    shown.append(f"{type(error).__name__}: {error}")
                error = error.__cause__
            print(" <- ".join(shown))


SECTIONS = """
[loggers]
keys=root,shop

[handlers]
keys=console,buffer

[formatters]
keys=simple

[logger_root]
level=WARNING
handlers=console

[logger_shop]
level=DEBUG
handlers=console
propagate=0
qualname=shop

[handler_console]
class=StreamHandler
level=DEBUG
formatter=simple
args=(sys.stdout,)

[handler_buffer]
class=handlers.BufferingHandler
args=(5,)

[formatter_simple]
format=%(name)s - %(levelname)s - %(message)s
"""


def main():
    old = logging.getLogger("old")
    logging.config.dictConfig(BASE)
    use()
    print(old.disabled)
    logging.config.dictConfig({"version": 1, "incremental": True, "handlers": {"out": {"level": "ERROR"}}, "root": {"level": "DEBUG"}})
    logging.getLogger("app").warning("hidden now")
    logging.getLogger("app").error("shown still")
    print(logging.getLogger().level)
    refused()
    logging.config.dictConfig({"version": 1, "root": {"level": "INFO"}})
    print(old.disabled, logging.getLogger().handlers, logging.getLogger("app").disabled)
    logging.config.fileConfig(io.StringIO(SECTIONS), disable_existing_loggers=False)
    logging.getLogger("shop").debug("from sections")
    logging.getLogger("elsewhere").warning("to the root")
    try:
        logging.config.fileConfig("/nowhere/at/all.ini")
    except FileNotFoundError as error:
        print(error)


main()
