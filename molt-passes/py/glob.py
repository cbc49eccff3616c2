"""Files by patterns of the shell."""

import os
from _shell_patterns import _matcher

_MAGIC = "*?["


def has_magic(s):
    if isinstance(s, bytes):
        s = os.fsdecode(s)
    return any([c in _MAGIC for c in s])


def escape(pathname):
    if isinstance(pathname, bytes):
        return os.fsencode(escape(os.fsdecode(pathname)))
    return "".join(["[" + c + "]" if c in _MAGIC else c for c in pathname])


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root_dir = "" if root_dir is None else os.fspath(root_dir)
    if isinstance(pathname, bytes):
        found = iglob(
            os.fsdecode(pathname),
            root_dir=os.fsdecode(root_dir),
            dir_fd=dir_fd,
            recursive=recursive,
            include_hidden=include_hidden,
        )
        return map(os.fsencode, found)
    if dir_fd is not None:
        root_dir = os.path.join(f"/proc/self/fd/{dir_fd}", root_dir)
    found = _glob(pathname, root_dir, recursive, False, include_hidden)
    if not pathname or recursive and pathname[:2] == "**":
        return _nonempty(found)
    return found


def _nonempty(found):
    first = True
    for path in found:
        if first and not path:
            first = False
            continue
        first = False
        yield path


def _join(dirname, basename):
    if not dirname or not basename:
        return dirname or basename
    return os.path.join(dirname, basename)


def _glob(pathname, root, recursive, only_folders, hidden):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        if basename:
            if os.path.lexists(_join(root, pathname)):
                yield pathname
        elif os.path.isdir(_join(root, dirname)):
            yield pathname
        return
    if not dirname:
        if recursive and basename == "**":
            yield from _below(root, dirname, only_folders, hidden)
        else:
            yield from _named(root, basename, only_folders, hidden)
        return
    if dirname != pathname and has_magic(dirname):
        folders = _glob(dirname, root, recursive, True, hidden)
    else:
        folders = [dirname]
    for folder in folders:
        if has_magic(basename):
            if recursive and basename == "**":
                names = _below(_join(root, folder), basename, only_folders, hidden)
            else:
                names = _named(_join(root, folder), basename, only_folders, hidden)
        elif basename:
            names = [basename] if os.path.lexists(_join(_join(root, folder), basename)) else []
        else:
            names = [basename] if os.path.isdir(_join(root, folder)) else []
        for name in names:
            yield os.path.join(folder, name)


def _names(folder, only_folders):
    try:
        with os.scandir(folder or ".") as entries:
            found = list(entries)
    except OSError:
        return []
    names = []
    for entry in found:
        try:
            if not only_folders or entry.is_dir():
                names.append(entry.name)
        except OSError:
            pass
    return names


def _named(folder, pattern, only_folders, hidden):
    names = _names(folder, only_folders)
    if not hidden and not pattern.startswith("."):
        names = [name for name in names if not name.startswith(".")]
    match = _matcher(pattern)
    return [name for name in names if match(name)]


def _below(folder, pattern, only_folders, hidden):
    if not folder or os.path.isdir(folder):
        yield ""
    yield from _walk(folder, only_folders, hidden)


def _walk(folder, only_folders, hidden):
    for name in _names(folder, only_folders):
        if hidden or not name.startswith("."):
            yield name
            path = _join(folder, name) if folder else name
            for below in _walk(path, only_folders, hidden):
                yield _join(name, below)
