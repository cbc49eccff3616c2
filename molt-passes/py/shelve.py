"""Dicts of anything in files.

What is stored is pickled. The file holds all of it and is written when the shelf is synchronised or closed; CPython's files are made by
one of several databases and are not read.
"""

import io
import os
import pickle
from collections.abc import MutableMapping

__all__ = ["Shelf", "BsdDbShelf", "DbfilenameShelf", "open"]

_open = io.open


class _ClosedDict(MutableMapping):
    """What takes the place of the dict of a closed shelf."""

    def closed(self, *args):
        raise ValueError("invalid operation on closed shelf")

    __iter__ = __len__ = __getitem__ = __setitem__ = __delitem__ = keys = closed

    def __repr__(self):
        return "<Closed Dictionary>"


class Shelf(MutableMapping):
    """A dict whose values are pickled into another one, by keys as bytes."""

    def __init__(self, dict, protocol=None, writeback=False, keyencoding="utf-8"):
        self.dict = dict
        self._protocol = pickle.DEFAULT_PROTOCOL if protocol is None else protocol
        self.writeback = writeback
        self.cache = {}
        self.keyencoding = keyencoding

    def __iter__(self):
        for key in self.dict.keys():
            yield key.decode(self.keyencoding)

    def __len__(self):
        return len(self.dict)

    def __contains__(self, key):
        return key.encode(self.keyencoding) in self.dict

    def get(self, key, default=None):
        if key.encode(self.keyencoding) in self.dict:
            return self[key]
        return default

    def __getitem__(self, key):
        if key in self.cache:
            return self.cache[key]
        value = pickle.loads(self.dict[key.encode(self.keyencoding)])
        if self.writeback:
            self.cache[key] = value
        return value

    def __setitem__(self, key, value):
        if self.writeback:
            self.cache[key] = value
        self.dict[key.encode(self.keyencoding)] = pickle.dumps(value, self._protocol)

    def __delitem__(self, key):
        del self.dict[key.encode(self.keyencoding)]
        self.cache.pop(key, None)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def close(self):
        if self.dict is None or isinstance(self.dict, _ClosedDict):
            return
        try:
            self.sync()
            if hasattr(self.dict, "close"):
                self.dict.close()
        finally:
            self.dict = _ClosedDict()

    def sync(self):
        if self.writeback and self.cache:
            self.writeback = False
            for key, entry in self.cache.items():
                self[key] = entry
            self.writeback = True
            self.cache = {}
        if hasattr(self.dict, "sync"):
            self.dict.sync()


class BsdDbShelf(Shelf):
    """A shelf over a database with a cursor."""

    def _pair(self, pair):
        key, value = pair
        return key.decode(self.keyencoding), pickle.load(io.BytesIO(value))

    def set_location(self, key):
        return self._pair(self.dict.set_location(key))

    def next(self):
        return self._pair(self.dict.next())

    def previous(self):
        return self._pair(self.dict.previous())

    def first(self):
        return self._pair(self.dict.first())

    def last(self):
        return self._pair(self.dict.last())


class _Stored(dict):
    """The pickled values of a file."""

    def __init__(self, path, flag):
        super().__init__()
        self._path, self._flag = path, flag
        if flag != "n" and os.path.exists(path):
            with _open(path, "rb") as file:
                self.update(pickle.load(file))
            self._written = True
        elif flag in ("r", "w"):
            raise FileNotFoundError(2, "No such file or directory", path)
        else:
            self._written = False
            self.sync()

    def __setitem__(self, key, value):
        self._change()
        super().__setitem__(key, value)

    def __delitem__(self, key):
        self._change()
        super().__delitem__(key)

    def _change(self):
        if self._flag == "r":
            raise PermissionError("the shelf is open for reading only")
        self._written = False

    def sync(self):
        if not self._written:
            with _open(self._path, "wb") as file:
                pickle.dump(dict(self), file)
            self._written = True

    def close(self):
        self.sync()


class DbfilenameShelf(Shelf):
    """The shelf of a file."""

    def __init__(self, filename, flag="c", protocol=None, writeback=False):
        if flag not in ("r", "w", "c", "n"):
            raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
        Shelf.__init__(self, _Stored(os.fspath(filename) + ".db", flag), protocol, writeback)


def open(filename, flag="c", protocol=None, writeback=False):
    return DbfilenameShelf(filename, flag, protocol, writeback)
