"""Whether modules exist."""

import _importable
from importlib import _absolute


class ModuleSpec:
    """What is known of a module before it is imported."""

    __module__ = "importlib.machinery"

    def __init__(self, name):
        self.name = name


def find_spec(name, package=None):
    if name.startswith("."):
        name = resolve_name(name, package)
    return ModuleSpec(name) if name in _importable.MODULES else None


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    return _absolute(name, package)
