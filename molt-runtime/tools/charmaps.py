"""Writes src/codec/tables.rs: the upper halves of the one-byte encodings, as CPython 3.12 decodes them.

Run:  python3.12 tools/charmaps.py > src/codec/tables.rs
"""

import encodings.aliases
import sys

assert sys.version_info[:2] == (3, 12)
NAMES = ["cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp437", "cp850", "cp852", "cp858", "cp866",
         "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_10", "iso8859_13",
         "iso8859_14", "iso8859_15", "iso8859_16", "koi8_r", "koi8_u", "mac_roman"]
NONE = 0xFFFE


def upper_half(name):
    codes = []
    for byte in range(0x80, 0x100):
        try:
            codes.append(ord(bytes([byte]).decode(name)))
        except UnicodeDecodeError:
            codes.append(NONE)
    assert all(bytes([b]).decode(name) == chr(b) for b in range(0x80)), name
    assert all(chr(c).encode(name) == bytes([0x80 + i]) for i, c in enumerate(codes) if c != NONE), name
    return codes


def aliases(name):
    return [name] + sorted(a for a, target in encodings.aliases.aliases.items() if target == name and "." not in a and a != name)


print("//! One-byte encodings. Made by `tools/charmaps.py`; do not edit.")
print("use super::charmap::Charmap;")
print("/// Every one-byte encoding beside ASCII and Latin-1.")
print("pub(super) static CHARMAPS: &[Charmap] = &[")
for name in NAMES:
    listed = ", ".join(f'"{a}"' for a in aliases(name))
    codes = ", ".join(map(str, upper_half(name)))
    print(f"    Charmap {{ names: &[{listed}], upper: &[{codes}] }},")
print("];")
