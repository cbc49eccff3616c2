"""Paths as objects."""

import os
import posixpath
from errno import EBADF, ELOOP, ENOENT, ENOTDIR
from _shell_patterns import _match, _parse

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]

_MISSING = (ENOENT, ENOTDIR, EBADF, ELOOP)


def _ignored(error):
    return getattr(error, "errno", None) in _MISSING


class _Parents:
    """The folders above a path, nearest first."""

    def __init__(self, path):
        self._path = path
        self._tail = path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return tuple([self[i] for i in range(*idx.indices(len(self)))])
        if idx >= len(self) or idx < -len(self):
            raise IndexError(idx)
        if idx < 0:
            idx += len(self)
        return self._path._made(self._path._root, self._tail[: len(self._tail) - idx - 1])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, other):
        return any([one == other for one in self])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


_Parents.__name__ = "_PathParents"


class PurePath:
    __slots__ = ("_root", "_tail", "_text", "_hash")
    _flavour = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                paths.append(str(arg) if arg._flavour is posixpath else arg.as_posix())
            else:
                paths.append(self._checked(arg))
        whole = posixpath.join(*paths) if paths else ""
        _, self._root, rest = posixpath.splitroot(whole)
        self._tail = [part for part in rest.split("/") if part and part != "."]
        self._text = None
        self._hash = None

    @staticmethod
    def _checked(arg):
        """The text of a path that is none of ours."""
        path = os.fspath(arg) if hasattr(type(arg), "__fspath__") else arg
        if not isinstance(path, str):
            raise TypeError(
                "argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                f"not {type(path).__name__!r}"
            )
        return path

    def _made(self, root, tail):
        made = object.__new__(type(self))
        made._root = root
        made._tail = tail
        made._text = None
        made._hash = None
        if type(self) not in _PLAIN:
            return self.with_segments(str(made))
        return made

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def __reduce__(self):
        return (type(self), self.parts)

    def __str__(self):
        if self._text is None:
            self._text = (self._root + "/".join(self._tail)) or "."
        return self._text

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def as_posix(self):
        return str(self)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + self._quoted(bytes(self))

    @staticmethod
    def _quoted(path):
        plain = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        return "".join([chr(b) if b in plain else f"%{b:02X}" for b in path])

    def __hash__(self):
        if self._hash is None:
            self._hash = hash(str(self))
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self) == str(other) and self._flavour is other._flavour

    def _order(self):
        return str(self).split("/")

    def __lt__(self, other):
        if not isinstance(other, PurePath) or self._flavour is not other._flavour:
            return NotImplemented
        return self._order() < other._order()

    def __le__(self, other):
        if not isinstance(other, PurePath) or self._flavour is not other._flavour:
            return NotImplemented
        return self._order() <= other._order()

    def __gt__(self, other):
        if not isinstance(other, PurePath) or self._flavour is not other._flavour:
            return NotImplemented
        return self._order() > other._order()

    def __ge__(self, other):
        if not isinstance(other, PurePath) or self._flavour is not other._flavour:
            return NotImplemented
        return self._order() >= other._order()

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return tuple([self._root, *self._tail] if self._root else self._tail)

    @property
    def parent(self):
        if not self._tail:
            return self
        return self._made(self._root, self._tail[:-1])

    @property
    def parents(self):
        return _Parents(self)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix:
            raise ValueError(f"Invalid suffix {suffix!r}")
        if suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        name = self.name
        if not name:
            raise ValueError(f"{self!r} has an empty name")
        old = self.suffix
        name = name + suffix if not old else name[: -len(old)] + suffix
        return self._made(self._root, self._tail[:-1] + [name])

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def relative_to(self, other, /, *_deprecated, walk_up=False):
        other = self.with_segments(other, *_deprecated)
        for step, path in enumerate([other, *other.parents]):
            if self.is_relative_to(path):
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        parts = [".."] * step + self._tail[len(path._tail) :]
        return self.with_segments(*parts)

    def is_relative_to(self, other, /, *_deprecated):
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def match(self, path_pattern, *, case_sensitive=None):
        if not isinstance(path_pattern, PurePath):
            path_pattern = self.with_segments(path_pattern)
        pattern = path_pattern.parts
        if not pattern:
            raise ValueError("empty pattern")
        parts = self.parts
        if not parts and pattern == ("**",):
            return True
        if path_pattern._root:
            if len(parts) != len(pattern):
                return False
        elif len(pattern) > len(parts):
            return False
        fold = case_sensitive is False
        for part, pat in zip(reversed(parts), reversed(pattern)):
            if fold:
                part, pat = part.lower(), pat.lower()
            if not _match(_parse(pat), part):
                return False
        return True


class PurePosixPath(PurePath):
    __slots__ = ()


class Path(PurePath):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        if kwargs:
            raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword argument {next(iter(kwargs))!r}")
        PurePath.__init__(self, *args)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        pass

    def stat(self, *, follow_symlinks=True):
        return os.stat(str(self), follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.stat(str(self), follow_symlinks=False)

    def _mode(self, follow=True):
        try:
            return self.stat(follow_symlinks=follow).st_mode & 0o170000
        except OSError as error:
            if not _ignored(error):
                raise
            return 0
        except ValueError:
            return 0

    def exists(self, *, follow_symlinks=True):
        return self._mode(follow_symlinks) != 0

    def is_dir(self):
        return self._mode() == 0o040000

    def is_file(self):
        return self._mode() == 0o100000

    def is_symlink(self):
        return self._mode(False) == 0o120000

    def is_mount(self):
        return posixpath.ismount(str(self))

    def is_junction(self):
        return False

    def is_block_device(self):
        return self._mode() == 0o060000

    def is_char_device(self):
        return self._mode() == 0o020000

    def is_fifo(self):
        return self._mode() == 0o010000

    def is_socket(self):
        return self._mode() == 0o140000

    def samefile(self, other_path):
        other = other_path.stat() if hasattr(other_path, "stat") else self.with_segments(other_path).stat()
        return posixpath.samestat(self.stat(), other)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(str(self), mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open(mode="rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        with self.open(mode="r", encoding=encoding, errors=errors) as f:
            return f.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open(mode="wb") as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open(mode="w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def iterdir(self):
        for name in os.listdir(str(self)):
            yield self._made(self._root, self._tail + [name])

    def glob(self, pattern, *, case_sensitive=None):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        asked = PurePosixPath(pattern)
        if asked.root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = list(asked._tail)
        if not parts:
            raise ValueError(f"Unacceptable pattern: {str(asked)!r}")
        if pattern[-1] == "/":
            parts.append("")
        return self._select(parts, case_sensitive is False)

    def rglob(self, pattern, *, case_sensitive=None):
        asked = PurePosixPath(pattern)
        if asked.root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = list(asked._tail)
        if pattern and pattern[-1] == "/":
            parts.append("")
        return self._select(["**", *parts], case_sensitive is False)

    def _select(self, parts, fold):
        for part in parts:
            if "**" in part and part != "**":
                raise ValueError("Invalid pattern: '**' can only be an entire path component")
        if parts[-1] == "**":
            parts = [*parts, ""]
        if not self.is_dir():
            return iter(())
        if parts.count("**") > 1:
            return _unique(self._walk_parts(parts, fold))
        return self._walk_parts(parts, fold)

    def _entries(self):
        try:
            return list(os.scandir(str(self)))
        except PermissionError:
            return []

    def _walk_parts(self, parts, fold):
        """What the parts of a pattern select below this folder."""
        if not parts:
            yield self
            return
        part, rest = parts[0], parts[1:]
        if part == "":
            if self.is_dir():
                yield from self._walk_parts(rest, fold)
        elif part == "**":
            for folder in self._folders():
                yield from folder._walk_parts(rest, fold)
        elif part == "..":
            yield from self._made(self._root, self._tail + [part])._walk_parts(rest, fold)
        elif not fold and "*" not in part and "?" not in part and "[" not in part:
            path = self._made(self._root, self._tail + [part])
            if path.is_dir() if rest else path.exists(follow_symlinks=False):
                yield from path._walk_parts(rest, fold)
        else:
            items = _parse(part.lower() if fold else part)
            for entry in self._entries():
                if rest and not _folder(entry):
                    continue
                name = entry.name
                if _match(items, name.lower() if fold else name):
                    path = self._made(self._root, self._tail + [name])
                    yield from path._walk_parts(rest, fold)

    def _folders(self):
        yield self
        for entry in self._entries():
            try:
                below = entry.is_dir(follow_symlinks=False)
            except OSError:
                below = False
            if below:
                yield from self._made(self._root, self._tail + [entry.name])._folders()

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        paths = [self]
        while paths:
            path = paths.pop()
            if isinstance(path, tuple):
                yield path
                continue
            try:
                entries = os.scandir(str(path))
            except OSError as error:
                if on_error is not None:
                    on_error(error)
                continue
            dirnames = []
            filenames = []
            for entry in entries:
                try:
                    is_dir = entry.is_dir(follow_symlinks=follow_symlinks)
                except OSError:
                    is_dir = False
                (dirnames if is_dir else filenames).append(entry.name)
            if top_down:
                yield path, dirnames, filenames
            else:
                paths.append((path, dirnames, filenames))
            paths += [path._made(path._root, path._tail + [d]) for d in reversed(dirnames)]

    def absolute(self):
        if self.is_absolute():
            return self
        return self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        try:
            found = self.with_segments(posixpath.realpath(str(self), strict=strict))
            if not strict:
                # A loop of links is no error for `realpath`.
                found.stat()
        except OSError as error:
            if error.errno == ELOOP:
                raise RuntimeError(f"Symlink loop from {error.filename!r}") from error
            if strict:
                raise
        return found

    def expanduser(self):
        if not self._root and self._tail and self._tail[0][:1] == "~":
            home = posixpath.expanduser(self._tail[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self.with_segments(home, *self._tail[1:])
        return self

    def owner(self):
        return _named("/etc/passwd", self.stat().st_uid, "getpwuid(): uid not found: ")

    def group(self):
        return _named("/etc/group", self.stat().st_gid, "getgrgid(): gid not found: ")

    def readlink(self):
        return self.with_segments(os.readlink(str(self)))

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok:
            try:
                os.utime(str(self), None)
            except OSError:
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(str(self), flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(str(self), mode)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(str(self))

    def rename(self, target):
        os.rename(str(self), target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(str(self), target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, str(self))

    def hardlink_to(self, target):
        os.link(target, str(self))


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


from _windows_paths import PureWindowsPath, WindowsPath

_PLAIN = (PurePosixPath, PosixPath, PureWindowsPath)


def _folder(entry):
    try:
        return entry.is_dir()
    except OSError as error:
        if not _ignored(error):
            raise
        return False


def _unique(paths):
    seen = set()
    for path in paths:
        if path not in seen:
            seen.add(path)
            yield path


def _named(file, number, message):
    with open(file) as names:
        for line in names:
            fields = line.split(":")
            if len(fields) > 2 and fields[2] == str(number):
                return fields[0]
    raise KeyError(message + str(number))
