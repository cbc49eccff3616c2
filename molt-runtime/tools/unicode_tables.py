"""Writes src/str/unicode/tables.rs from the Unicode data of the CPython 3.12 that runs this.

Each yes/no property is the sorted list of code points where it toggles, kept as 16-bit offsets per plane, so that a
program pays a few kilobytes for the properties it asks about and nothing for others.

Run:  python3.12 tools/unicode_tables.py > src/str/unicode/tables.rs
"""

import sys
import unicodedata

assert sys.version_info[:2] == (3, 12) and unicodedata.unidata_version == "15.0.0"
TOP = 0x110000
CATEGORY = [unicodedata.category(chr(c)) for c in range(TOP)]


def is_cased(c):
    """Whether str.title treats the character as cased."""
    return (chr(c) + "a").title()[-1] == "a"


def is_case_ignorable(c):
    """Whether the final sigma rule of str.lower looks through the character."""
    before = "" if is_cased(c) else "A"
    return ((before + chr(c) + "\u03a3").lower()[-1] == "\u03c2") != is_cased(c)


PROPERTIES = {
    "PRINTABLE": lambda c: chr(c).isprintable(),
    "ALPHA": lambda c: chr(c).isalpha(),
    "DECIMAL": lambda c: chr(c).isdecimal(),
    "DIGIT": lambda c: chr(c).isdigit(),
    "NUMERIC": lambda c: chr(c).isnumeric(),
    "LOWER": lambda c: chr(c).islower(),
    "UPPER": lambda c: chr(c).isupper(),
    "TITLE": lambda c: CATEGORY[c] == "Lt",
    "SPACE": lambda c: chr(c).isspace(),
    "IDENTIFIER_START": lambda c: chr(c).isidentifier(),
    "IDENTIFIER_CONTINUE": lambda c: ("a" + chr(c)).isidentifier(),
    "CASED": is_cased,
    "CASE_IGNORABLE": is_case_ignorable,
}
SIMPLE_MAPS = {"TO_LOWER": str.lower, "TO_UPPER": str.upper, "TO_TITLE": str.title, "TO_FOLD": str.casefold}


def lines(items, width=118):
    line = "   "
    for item in items:
        if len(line) + len(item) + 2 > width:
            yield line
            line = "   "
        line += " " + item + ","
    if line.strip():
        yield line


def emit_property(name, holds):
    planes = [[] for _ in range(17)]
    before = False
    for c in range(TOP):
        if c % 0x10000 == 0:
            before = False
        now = holds(c)
        if now != before:
            planes[c >> 16].append(c & 0xFFFF)
            before = now
    last = max(i for i, plane in enumerate(planes) if plane)
    flat = [offset for plane in planes[: last + 1] for offset in plane]
    ends = []
    total = 0
    for plane in planes[: last + 1]:
        total += len(plane)
        ends.append(total)
    print(f"pub static {name}: Toggles = Toggles {{ ends: &{ends}, offsets: &[")
    print("\n".join(lines(str(o) for o in flat)))
    print("] };")


def emit_map(name, function):
    """Single-character results as runs (first, count, step, delta); longer results apart."""
    # str.title of one character is its title case mapping; str.lower of one character never sees a final sigma.
    single, multiple = [], []
    for c in range(TOP):
        to = function(chr(c))
        if len(to) == 1 and to != chr(c):
            single.append((c, ord(to) - c))
        elif len(to) > 1:
            multiple.append((c, [ord(x) for x in to]))
    runs = []
    for c, delta in single:
        if runs:
            first, count, step, run_delta = runs[-1]
            gap = c - (first + (count - 1) * step)
            if delta == run_delta and (count == 1 and gap in (1, 2) or count > 1 and gap == step):
                runs[-1] = (first, count + 1, gap, delta)
                continue
        runs.append((c, 1, 1, delta))
    print(f"pub static {name}: &[Run] = &[")
    print("\n".join(lines(f"Run({f:#x}, {n}, {s}, {d})" for f, n, s, d in runs)))
    print("];")
    print(f"pub static {name}_LONG: &[(u32, [u32; 3])] = &[")
    items = []
    for c, to in multiple:
        to = to + [0] * (3 - len(to))
        items.append(f"({c:#x}, [{', '.join(f'{x:#x}' for x in to)}])")
    print("\n".join(lines(items)))
    print("];")


print("//! Unicode 15.0 tables. Made by `tools/unicode_tables.py`; do not edit.")
print("#![allow(missing_docs)]")
print("use super::{Run, Toggles};")
for name, holds in PROPERTIES.items():
    emit_property(name, holds)
for name, function in SIMPLE_MAPS.items():
    emit_map(name, function)
zeros = [c for c in range(TOP) if chr(c).isdecimal() and unicodedata.decimal(chr(c)) == 0]
assert all(unicodedata.decimal(chr(z + d)) == d for z in zeros for d in range(10))
print("/// The zeros of the runs of ten decimal digits.")
print("pub static ZEROS: &[u32] = &[")
print("\n".join(lines(f"{z:#x}" for z in zeros)))
print("];")
