"""Imports by name: importlib."""

import importlib
import importlib.util
from importlib import import_module, metadata
from os import path
from urllib import parse

print(path.join("a", "b"), parse.quote("a b"))
try:
    from importlib import no_such_name
except ImportError as error:
    print(type(error).__name__)

for name in ("math", "json", "string", "no_such_module", "json.nothing"):
    try:
        module = import_module(name)
    except ImportError as error:
        print(type(error).__name__, error, error.name)
    else:
        print(module.__name__, import_module(name).__name__)
print(importlib.import_module("math").sqrt(16), import_module("textwrap").shorten("a b c d", 5, placeholder="."))
print(importlib.import_module("collections.abc").Sized.__name__, import_module("string").digits)
print(getattr(import_module("ma" "th"), "fl" + "oor")(2.5))
for name in ("math", "json", "no_such_module"):
    spec = importlib.util.find_spec(name)
    print(name, spec is not None, spec and spec.name)
print(importlib.util.find_spec("collections.abc").name)
print(importlib.util.resolve_name(".b", "a"), importlib.util.resolve_name("x", None), importlib.util.resolve_name("..b", "a.c"))
for wrong in (lambda: importlib.util.resolve_name(".b", ""), lambda: importlib.util.resolve_name("...b", "a.c")):
    try:
        print(wrong())
    except ImportError as error:
        print(type(error).__name__, error)
try:
    print(metadata.version("no-such-distribution"))
except metadata.PackageNotFoundError as error:
    print(error, error.name, isinstance(error, ModuleNotFoundError))
try:
    import_module(".x")
except TypeError as error:
    print(error)
try:
    import_module("...x", "a.b")
except ImportError as error:
    print(error)
importlib.invalidate_caches()
