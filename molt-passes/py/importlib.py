"""Imports by name, of the modules that the compiler saw the program name."""

import _importable


def import_module(name, package=None):
    if name.startswith("."):
        if not package:
            raise TypeError(
                f"the 'package' argument is required to perform a relative import for {name!r}"
            )
        name = _absolute(name, package)
    entry = _importable.MODULES.get(name)
    if entry is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return entry()


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    if not isinstance(name, str):
        raise TypeError(f"__import__() argument 1 must be str, not {type(name).__name__}")
    if level < 0:
        raise ValueError("level must be >= 0")
    if level == 0:
        if not name:
            raise ValueError("Empty module name")
        module = import_module(name)
        return module if fromlist else import_module(name.partition(".")[0])
    package = (globals or {}).get("__package__") or (globals or {}).get("__name__", "").rpartition(".")[0]
    if not package:
        raise ImportError("attempted relative import with no known parent package")
    found = _absolute("." * level + name, package)
    return import_module(found if fromlist or not name else found[: len(found) - len(name)] + name.partition(".")[0])


def _absolute(name, package):
    level = len(name) - len(name.lstrip("."))
    base = package.rsplit(".", level - 1)
    if len(base) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return f"{base[0]}.{rest}" if rest else base[0]


def invalidate_caches():
    pass
