"""Paths of POSIX systems, as text."""

import posix

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    method = getattr(kind, "__fspath__", None)
    if method is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + kind.__name__)
    found = method(path)
    if isinstance(found, (str, bytes)):
        return found
    raise TypeError(f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(found).__name__}")


def _sep(path):
    return b"/" if isinstance(path, bytes) else "/"


def _check_types(function, paths):
    has_str = has_bytes = False
    for one in paths:
        if isinstance(one, str):
            has_str = True
        elif isinstance(one, bytes):
            has_bytes = True
        elif hasattr(type(one), "__fspath__"):
            has_str = True
        else:
            raise TypeError(
                f"{function}() argument must be str, bytes, or os.PathLike object, not {type(one).__name__!r}"
            ) from None
    if has_str and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_sep(s))


def join(a, *p):
    a = _fspath(a)
    sep = _sep(a)
    path = a
    try:
        for b in p:
            b = _fspath(b)
            if b.startswith(sep):
                path = b
            elif not path or path.endswith(sep):
                path += b
            else:
                path += sep + b
    except (TypeError, AttributeError):
        _check_types("join", (a,) + p)
        raise
    return path


def split(p):
    p = _fspath(p)
    sep = _sep(p)
    i = p.rfind(sep) + 1
    head, tail = p[:i], p[i:]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def splitext(p):
    p = _fspath(p)
    if isinstance(p, bytes):
        sep, dot = b"/", b"."
    else:
        sep, dot = "/", "."
    start = p.rfind(sep) + 1
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    p = _fspath(p)
    sep = _sep(p)
    empty = p[:0]
    if p[:1] != sep:
        return empty, empty, p
    if p[1:2] != sep or p[2:3] == sep:
        return empty, sep, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_sep(p)) + 1 :]


def dirname(p):
    return split(p)[0]


def exists(path):
    try:
        posix.stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    try:
        posix.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def _kind(path, follow=True):
    try:
        return posix.stat(path, follow_symlinks=follow).st_mode & 0o170000
    except (OSError, ValueError):
        return 0


def isfile(path):
    return _kind(path) == 0o100000


def isdir(s):
    return _kind(s) == 0o040000


def islink(path):
    return _kind(path, False) == 0o120000


def isjunction(path):
    _fspath(path)
    return False


def ismount(path):
    try:
        here = posix.lstat(path)
    except (OSError, ValueError):
        return False
    if here.st_mode & 0o170000 == 0o120000:
        return False
    path = _fspath(path)
    above = realpath(join(path, b".." if isinstance(path, bytes) else ".."))
    try:
        parent = posix.lstat(above)
    except (OSError, ValueError):
        return False
    return here.st_dev != parent.st_dev or here.st_ino == parent.st_ino


def getsize(filename):
    return posix.stat(filename).st_size


def getmtime(filename):
    return posix.stat(filename).st_mtime


def getatime(filename):
    return posix.stat(filename).st_atime


def getctime(filename):
    return posix.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return samestat(posix.stat(f1), posix.stat(f2))


def sameopenfile(fp1, fp2):
    return samestat(posix.fstat(fp1), posix.fstat(fp2))


def _home(name):
    """The folder of a user in the system's list, or None."""
    try:
        with open("/etc/passwd", encoding="utf-8", errors="surrogateescape") as users:
            for line in users:
                fields = line.rstrip("\n").split(":")
                if len(fields) > 5 and (fields[0] == name if isinstance(name, str) else fields[2] == str(name)):
                    return fields[5]
    except OSError:
        pass
    return None


def _environ():
    # The module `os` keeps the environment as the program changed it.
    import os

    return os.environ


def expanduser(path):
    path = _fspath(path)
    binary = isinstance(path, bytes)
    text = path.decode("utf-8", "surrogateescape") if binary else path
    if not text.startswith("~"):
        return path
    end = text.find("/", 1)
    if end < 0:
        end = len(text)
    if end == 1:
        home = _environ().get("HOME")
        if home is None:
            home = _home(posix.getuid())
    else:
        home = _home(text[1:end])
    if home is None:
        return path
    found = (home.rstrip("/") + text[end:]) or "/"
    return found.encode("utf-8", "surrogateescape") if binary else found


def expandvars(path):
    path = _fspath(path)
    binary = isinstance(path, bytes)
    text = path.decode("utf-8", "surrogateescape") if binary else path
    if "$" not in text:
        return path
    environ = _environ()
    out = []
    i = 0
    while i < len(text):
        if text[i] != "$":
            out.append(text[i])
            i += 1
            continue
        if text.startswith("${", i):
            stop = text.find("}", i)
            name = text[i + 2 : stop] if stop >= 0 else None
            after = stop + 1
        else:
            after = i + 1
            while after < len(text) and (text[after] == "_" or text[after].isascii() and text[after].isalnum()):
                after += 1
            name = text[i + 1 : after] or None
        if name is not None and name in environ:
            out.append(environ[name])
            i = after
        elif name is not None:
            out.append(text[i:after])
            i = after
        else:
            out.append("$")
            i += 1
    found = "".join(out)
    return found.encode("utf-8", "surrogateescape") if binary else found


def normpath(path):
    path = _fspath(path)
    if isinstance(path, bytes):
        sep, dot, dotdot = b"/", b".", b".."
    else:
        sep, dot, dotdot = "/", ".", ".."
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for one in rest.split(sep):
        if not one or one == dot:
            continue
        if one != dotdot or not root and not parts or parts and parts[-1] == dotdot:
            parts.append(one)
        elif parts:
            parts.pop()
    return (root + sep.join(parts)) or dot


def abspath(path):
    path = _fspath(path)
    if not isabs(path):
        path = join(posix.getcwdb() if isinstance(path, bytes) else posix.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    filename = _fspath(filename)
    path, _ = _real(filename[:0], filename, strict, {})
    return abspath(path)


def _real(path, rest, strict, seen):
    """Follows every link of `rest` from `path` on; whether all of it was there."""
    if isinstance(path, bytes):
        sep, dot, dotdot = b"/", b".", b".."
    else:
        sep, dot, dotdot = "/", ".", ".."
    if isabs(rest):
        rest = rest[1:]
        path = sep
    while rest:
        name, _, rest = rest.partition(sep)
        if not name or name == dot:
            continue
        if name == dotdot:
            if path:
                path, name = split(path)
                if name == dotdot:
                    path = join(path, dotdot, dotdot)
            else:
                path = dotdot
            continue
        newpath = join(path, name)
        try:
            link = posix.lstat(newpath).st_mode & 0o170000 == 0o120000
        except OSError:
            if strict:
                raise
            link = False
        if not link:
            path = newpath
            continue
        if newpath in seen:
            path = seen[newpath]
            if path is not None:
                continue
            if strict:
                posix.stat(newpath)
            return join(newpath, rest), False
        seen[newpath] = None
        path, ok = _real(path, posix.readlink(newpath), strict, seen)
        if not ok:
            return join(path, rest), False
        seen[newpath] = path
    return path, True


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    path = _fspath(path)
    if isinstance(path, bytes):
        curdir, sep, pardir = b".", b"/", b".."
    else:
        curdir, sep, pardir = ".", "/", ".."
    start = curdir if start is None else _fspath(start)
    try:
        there = [x for x in abspath(start).split(sep) if x]
        here = [x for x in abspath(path).split(sep) if x]
        i = len(commonprefix([there, here]))
        found = [pardir] * (len(there) - i) + here[i:]
        if not found:
            return curdir
        return join(*found)
    except (TypeError, AttributeError):
        _check_types("relpath", (path, start))
        raise


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if isinstance(paths[0], bytes):
        sep, curdir = b"/", b"."
    else:
        sep, curdir = "/", "."
    try:
        split_paths = [path.split(sep) for path in paths]
        absolute = {p[:1] == sep for p in paths}
        if len(absolute) != 1:
            raise ValueError("Can't mix absolute and relative paths")
        (rooted,) = absolute
        split_paths = [[c for c in s if c and c != curdir] for s in split_paths]
        first, last = min(split_paths), max(split_paths)
        common = first
        for i, c in enumerate(first):
            if c != last[i]:
                common = first[:i]
                break
        prefix = sep if rooted else sep[:0]
        return prefix + sep.join(common)
    except (TypeError, AttributeError):
        _check_types("commonpath", paths)
        raise
