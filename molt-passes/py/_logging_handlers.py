"""Where logging sends its records."""

import atexit
import os
import sys
import weakref

from _logging_records import NOTSET, WARNING, Filterer, _default_formatter, check_level, getLevelName

# Programs set `logging.raiseExceptions`; it lies here so that handlers see it.
settings = {"raiseExceptions": True}
_named = {}
# In the order they were made. Handlers that programs let go of are not kept alive.
_all = []


class _Lock:
    """Threads take turns and no handler waits, so that nobody ever finds it held."""

    def acquire(self, blocking=True, timeout=-1):
        return True

    def release(self):
        pass

    def __enter__(self):
        return True

    def __exit__(self, *details):
        pass


class Handler(Filterer):
    """Takes records; what it does with them is `emit`'s."""

    __module__ = "logging"

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name = None
        self.level = check_level(level)
        self.formatter = None
        self._closed = False
        _all.append(weakref.ref(self))
        self.createLock()

    def get_name(self):
        return self._name

    def set_name(self, name):
        if self._name in _named:
            del _named[self._name]
        self._name = name
        if name:
            _named[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        self.lock = _Lock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        self.level = check_level(level)

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        found = self.filter(record)
        if found:
            self.emit(record if found is True else found)
        return found

    def setFormatter(self, fmt):
        self.formatter = fmt

    def flush(self):
        pass

    def close(self):
        self._closed = True
        if self._name and self._name in _named:
            del _named[self._name]

    def handleError(self, record):
        if not settings["raiseExceptions"] or not sys.stderr:
            return
        import traceback

        try:
            sys.stderr.write("--- Logging error ---\n")
            traceback.print_exception(sys.exception(), file=sys.stderr)
            sys.stderr.write("Call stack:\n")
            # There are no frames to show.
            sys.stderr.write("Logged from file %s, line %s\n" % (record.filename, record.lineno))
            try:
                sys.stderr.write("Message: %r\nArguments: %s\n" % (record.msg, record.args))
            except RecursionError:
                raise
            except Exception:
                sys.stderr.write("Unable to print the message and arguments - possible formatting error.\n")
        except OSError:
            pass

    def __repr__(self):
        return "<%s (%s)>" % (self.__class__.__name__, getLevelName(self.level))


class StreamHandler(Handler):
    """Writes to a stream, the error stream if none is given."""

    __module__ = "logging"
    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        if self.stream and hasattr(self.stream, "flush"):
            self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        if stream is self.stream:
            return None
        old = self.stream
        self.flush()
        self.stream = stream
        return old

    def __repr__(self):
        # A file may have a number as its name.
        name = str(getattr(self.stream, "name", ""))
        if name:
            name += " "
        return "<%s %s(%s)>" % (self.__class__.__name__, name, getLevelName(self.level))


class FileHandler(StreamHandler):
    """Writes to a file."""

    __module__ = "logging"

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode = mode
        self.encoding = encoding if "b" in mode or encoding else "locale"
        self.errors = errors
        self.delay = delay
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def close(self):
        if self.stream:
            try:
                self.flush()
            finally:
                stream = self.stream
                self.stream = None
                stream.close()
        StreamHandler.close(self)

    def _open(self):
        encoding = None if self.encoding == "locale" else self.encoding
        return open(self.baseFilename, self.mode, encoding=encoding, errors=self.errors)

    def emit(self, record):
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream:
            StreamHandler.emit(self, record)

    def __repr__(self):
        return "<%s %s (%s)>" % (self.__class__.__name__, self.baseFilename, getLevelName(self.level))


class StderrHandler(StreamHandler):
    """Writes to whatever the error stream is at the time."""

    __module__ = "logging"
    __qualname__ = "_StderrHandler"
    __name__ = "_StderrHandler"

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr

    def __repr__(self):
        return "<_StderrHandler <stderr> (%s)>" % getLevelName(self.level)


class NullHandler(Handler):
    """Does nothing."""

    __module__ = "logging"

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


last_resort = StderrHandler(WARNING)


def getHandlerByName(name):
    return _named.get(name)


def _forget_handlers():
    _named.clear()
    _all.clear()


def getHandlerNames():
    return frozenset(_named)


def shutdown(handlerList=_all):
    """Flushes and closes the handlers, the newest first."""
    for reference in reversed(handlerList[:]):
        handler = reference()
        if handler:
            try:
                if getattr(handler, "flushOnClose", True):
                    handler.flush()
                handler.close()
            except (OSError, ValueError):
                # Streams that were closed already.
                pass


atexit.register(shutdown)
