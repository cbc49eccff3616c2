"""Characters by their names; what a signature is made of; the module of an object."""

import inspect
import sys

print("a€é😀\x80b".encode("ascii", "namereplace"), "¤".encode("ascii", errors="namereplace"), sys.getfilesystemencodeerrors())
print(inspect.signature(lambda a, b=1: 0).parameters, inspect.getmodule(lambda: 0).__name__)
P = inspect.Parameter


def show(a, *rest):
    pass


for parameters in (
    [P("a", P.KEYWORD_ONLY), P("b", P.POSITIONAL_ONLY)],
    [P("a", P.POSITIONAL_OR_KEYWORD, default=1), P("b", P.POSITIONAL_OR_KEYWORD)],
    [P("a", P.POSITIONAL_OR_KEYWORD), P("a", P.POSITIONAL_OR_KEYWORD)],
):
    try:
        inspect.Signature(parameters)
    except ValueError as e:
        print(e)
try:
    inspect.signature(show).parameters["zz"]
except KeyError as e:
    print(e)
