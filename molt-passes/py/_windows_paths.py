"""Paths of Windows, which can be taken apart and put together anywhere."""

from pathlib import Path, PurePath
import os

_RESERVED = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
_RESERVED += [device + digit for device in ("COM", "LPT") for digit in "123456789\xb9\xb2\xb3"]


class _Flavour:
    """What stands for the module `ntpath`."""

    sep = "\\"
    altsep = "/"

    @staticmethod
    def normcase(s):
        return s.replace("/", "\\").lower()

    @staticmethod
    def splitroot(p):
        """The drive, the root and the rest."""
        plain = p.replace("/", "\\")
        if plain.startswith("\\\\"):
            start = 8 if plain[:8].upper() == "\\\\?\\UNC\\" else 2
            server = plain.find("\\", start)
            share = plain.find("\\", server + 1) if server >= 0 else -1
            if share < 0:
                return p, "", ""
            return p[:share], p[share], p[share + 1 :]
        if plain.startswith("\\"):
            return "", p[0], p[1:]
        if plain[1:2] == ":":
            root = p[2:3] if plain[2:3] == "\\" else ""
            return p[:2], root, p[2 + len(root) :]
        return "", "", p


def _joined(paths):
    """Paths put together, of which each that has a root or another drive begins anew."""
    drive, root, rest = _Flavour.splitroot(paths[0])
    for path in paths[1:]:
        own_drive, own_root, own_rest = _Flavour.splitroot(path)
        if own_root:
            if own_drive or not drive:
                drive = own_drive
            root, rest = own_root, own_rest
            continue
        if own_drive and own_drive != drive:
            if own_drive.lower() != drive.lower():
                drive, root, rest = own_drive, own_root, own_rest
                continue
            drive = own_drive
        if rest and rest[-1] not in "\\/":
            rest += "\\"
        rest += own_rest
    if rest and not root and drive and drive[-1] not in ":\\/":
        root = "\\"
    return drive + root + rest


class PureWindowsPath(PurePath):
    """The anchor, drive and root, stands where other paths have their root."""

    __module__ = "pathlib"
    __slots__ = ()
    _flavour = _Flavour()

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                path = arg.as_posix() if arg._flavour is not self._flavour else str(arg)
            else:
                path = self._checked(arg)
            paths.append(path)
        drive, root, rest = _Flavour.splitroot(_joined(paths or [""]).replace("/", "\\"))
        if not root and drive.startswith("\\") and not drive.endswith("\\"):
            pieces = drive.split("\\")
            if len(pieces) == 4 and pieces[2] not in "?." or len(pieces) == 6:
                root = "\\"
        self._root = drive + root
        self._tail = [part for part in rest.split("\\") if part and part != "."]
        self._text = None
        self._hash = None

    def __str__(self):
        if self._text is None:
            tail = self._tail
            if not self._root and tail and tail[0][1:2] == ":":
                tail = [".", *tail]
            self._text = (self._root + "\\".join(tail)) or "."
        return self._text

    def as_posix(self):
        return str(self).replace("\\", "/")

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        drive = self.drive
        prefix, path = "file:", self.as_posix()
        if len(drive) == 2 and drive[1] == ":":
            prefix, path = "file:///" + drive, path[2:]
        return prefix + self._quoted(os.fsencode(path))

    def __hash__(self):
        if self._hash is None:
            self._hash = hash(str(self).lower())
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self).lower() == str(other).lower() and self._flavour is other._flavour

    def _order(self):
        return str(self).lower().split("\\")

    @property
    def drive(self):
        return _Flavour.splitroot(self._root)[0]

    @property
    def root(self):
        return _Flavour.splitroot(self._root)[1]

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "\\" in name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, self._tail[:-1] + [name])

    def with_suffix(self, suffix):
        if "\\" in suffix:
            raise ValueError(f"Invalid suffix {suffix!r}")
        return super().with_suffix(suffix)

    def is_absolute(self):
        return bool(self.drive and self.root)

    def is_reserved(self):
        if not self._tail or self.drive.startswith("\\\\"):
            return False
        name = self._tail[-1].partition(".")[0].partition(":")[0].rstrip(" ")
        return name.upper() in _RESERVED

    def match(self, path_pattern, *, case_sensitive=None):
        if not isinstance(path_pattern, PurePath):
            path_pattern = self.with_segments(path_pattern)
        if case_sensitive is None:
            case_sensitive = False
        return super().match(path_pattern, case_sensitive=case_sensitive)


class WindowsPath(Path, PureWindowsPath):
    __module__ = "pathlib"
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise NotImplementedError(f"cannot instantiate {cls.__name__!r} on your system")
