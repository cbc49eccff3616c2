"""Files that stay in memory until they are large; names as bytes."""
import os
import tempfile
from fractions import Fraction
from typing import TypeAliasType, TypeVar

with tempfile.SpooledTemporaryFile(max_size=10) as spooled:
    print(spooled.write(b"12345"), spooled._rolled, spooled.name, spooled.mode, spooled.tell())
    spooled.seek(0)
    print(spooled.read(2), spooled.readline(), spooled.closed)
    spooled.write(b"6789012345")
    print(spooled._rolled, spooled.fileno() > 0, spooled.tell())
    spooled.seek(0)
    print(spooled.read(), spooled.truncate(3), spooled.seek(0), spooled.read())
print(spooled.closed)
with tempfile.SpooledTemporaryFile(mode="w+", encoding="utf-8") as text:
    text.write("héllo\nworld\n")
    text.writelines(["a\n", "b"])
    text.seek(0)
    print(list(text), text.encoding, text._rolled)
    text.rollover()
    text.seek(0)
    print(text.readline(), text._rolled)
fd, name = tempfile.mkstemp(prefix=b"pre", suffix=b".x")
print(type(name), os.path.basename(name)[:3], name[-2:])
os.close(fd)
os.unlink(name)
folder = tempfile.mkdtemp(dir=os.fsencode(tempfile.gettempdir()))
print(type(folder), os.path.isdir(folder), tempfile.gettempprefixb())
os.rmdir(folder)
try:
    tempfile.mkstemp(prefix=b"a", suffix="b")
except TypeError as error:
    print(error)
binary = open(os.devnull, "rb")
print([hasattr(binary, name) for name in ("buffer", "newlines", "encoding", "line_buffering")])
binary.close()
T = TypeVar("T")
Pair = TypeAliasType("Pair", tuple[T, T], type_params=(T,))
print(Pair, Pair.__name__, Pair.__value__, Pair.__type_params__, Pair[int])
print(Fraction("3 / 4"), Fraction(" -1/ 3\n"), f"{Fraction(2, 3):08.3f}")
for spec in ("006f", ".02f", ">010f"):
    try:
        print(format(Fraction(2, 3), spec))
    except ValueError as error:
        print(error)
