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


def _absolute(name, package):
    level = len(name) - len(name.lstrip("."))
    base = package.rsplit(".", level - 1)
    if len(base) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return f"{base[0]}.{rest}" if rest else base[0]


def invalidate_caches():
    pass
