"""`assertLogs` and `assertNoLogs`: what a logger is told meanwhile."""

import collections

_Watched = collections.namedtuple("_LoggingWatcher", ["records", "output"])
_FORMAT = "%(levelname)s:%(name)s:%(message)s"


def _collector(logging):
    class Collector(logging.Handler):
        def __init__(self):
            super().__init__()
            self.watcher = _Watched([], [])

        def emit(self, record):
            self.watcher.records.append(record)
            self.watcher.output.append(self.format(record))

    return Collector()


class Logs:
    def __init__(self, logging, case, logger, level, none):
        self.case = case
        self.logger_name = logger
        self.level = logging.getLevelNamesMapping().get(level, level) if level else logging.INFO
        self.logging = logging
        self.none = none
        self.msg = None

    def __enter__(self):
        name, logging = self.logger_name, self.logging
        self.logger = logger = name if isinstance(name, logging.Logger) else logging.getLogger(name)
        handler = _collector(logging)
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter(_FORMAT))
        self.watcher = handler.watcher
        self._old = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.none else handler.watcher

    def __exit__(self, kind, error, tb):
        self.logger.handlers, level, self.logger.propagate = self._old
        self.logger.setLevel(level)
        if kind is not None:
            return False
        records = self.watcher.records
        if self.none:
            if records:
                self._fail(f"Unexpected logs found: {self.watcher.output!r}")
        elif not records:
            name = self.logging.getLevelName(self.level)
            self._fail(f"no logs of level {name} or higher triggered on {self.logger.name}")

    def _fail(self, message):
        raise self.case.failureException(self.case._formatMessage(self.msg, message))
