"""Writes src/modules/docs/table.rs: what CPython 3.12 says of its built-ins and their methods.

Run:  python3.12 tools/docs.py > src/modules/docs/table.rs
"""

import builtins
import sys

assert sys.version_info[:2] == (3, 12)
TAKEN = ("exit", "quit", "copyright", "credits", "license", "help", "open")


def entries():
    for name, value in vars(builtins).items():
        if not callable(value) or name.startswith("_") or name in TAKEN or name != value.__name__:
            continue
        if isinstance(value.__doc__, str):
            yield name, value.__doc__
        if isinstance(value, type) and not issubclass(value, BaseException):
            for own, method in vars(value).items():
                text = getattr(method, "__doc__", None)
                if isinstance(text, str) and not own.startswith("__"):
                    yield f"{name}.{own}", text


def literal(text):
    marks = "#"
    while '"' + marks in text:
        marks += "#"
    return f'r{marks}"{text}"{marks}'


print("//! What CPython says of its built-ins, by name; written by tools/docs.py.\n")
print("/// Names, methods behind that of their type, in order, and the texts.")
print("pub static TEXTS: &[(&str, &str)] = &[")
for name, text in sorted(entries()):
    print(f'    ("{name}", {literal(text)}),')
print("];")
