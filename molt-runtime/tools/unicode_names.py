"""Writes ../molt-passes/py/_unicode_names.py from the Unicode data of the CPython 3.12 that runs this.

A name is told by how many words it begins with of the name before it, a letter, and its other words; names that are counted
(ideographs, syllables of Hangul) are left out. The whole is compressed.

Run:  python3.12 tools/unicode_names.py > ../molt-passes/py/_unicode_names.py
"""

import base64
import sys
import unicodedata
import zlib

assert sys.version_info[:2] == (3, 12) and unicodedata.unidata_version == "15.0.0"
TOP = 0x110000
COUNTED = ("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ")


def names():
    last, before = -1, []
    for c in range(TOP):
        name = unicodedata.name(chr(c), None)
        if name is None or name.startswith(COUNTED):
            continue
        words = name.split(" ")
        shared = 0
        while shared < min(len(words), len(before), 25) and words[shared] == before[shared]:
            shared += 1
        gap = c - last
        yield ("" if gap == 1 else str(gap)) + chr(97 + shared) + " ".join(words[shared:])
        last, before = c, words


def runs(of):
    last, at = None, 0
    for c in range(TOP):
        value = of(chr(c))
        if value != last:
            yield f"{c - at}{value or '-'}"
            last, at = value, c


def counted():
    last = None
    for c in range(TOP):
        is_counted = unicodedata.name(chr(c), "").startswith(COUNTED[0])
        if is_counted != last:
            yield str(c)
            last = is_counted


packed = base64.b85encode(zlib.compress("\n".join(names()).encode(), 9)).decode()
print('"""Names of characters, their directions and which are mirrored; written by tools/unicode_names.py."""\n')
print("NAMES = (")
for at in range(0, len(packed), 120):
    print(f'    "{packed[at : at + 120]}"')
print(")")
print(f'IDEOGRAPHS = ({", ".join(list(counted())[1:])})')
for name, of in ("DIRECTIONS", unicodedata.bidirectional), ("MIRRORED", lambda c: "M" if unicodedata.mirrored(c) else ""):
    text = " ".join(runs(of))
    print(f"{name} = (")
    for at in range(0, len(text), 120):
        print(f'    "{text[at : at + 120]}"')
    print(")")
