"""Names, directions and mirroring of characters."""
import unicodedata
from zlib import crc32


def hash_of(text):
    return crc32(text.encode())


for c in "aé€½Ⅷ٣中\n\U0001F600ﬁ":
    print(unicodedata.name(c, None), unicodedata.category(c), unicodedata.bidirectional(c), unicodedata.combining(c), unicodedata.east_asian_width(c), unicodedata.mirrored(c), unicodedata.decomposition(c), unicodedata.numeric(c, None), unicodedata.digit(c, None), unicodedata.decimal(c, None))
print(unicodedata.lookup("GREEK SMALL LETTER ALPHA"), unicodedata.normalize("NFKD", "ﬁé"), unicodedata.is_normalized("NFC", "é"), unicodedata.unidata_version)
try: unicodedata.name("\n")
except ValueError as e: print(e)
try: unicodedata.lookup("NOPE")
except KeyError as e: print(e)
print("\N{SNOWMAN}", unicodedata.lookup("snowman"), unicodedata.name("\N{SNOWMAN}"))
for c in "가힣뷁\u3400\U00020000\U0002A6DF\uE000\uFFFF([{<\u05d0\u0627\u200f+1\t":
    print(hex(ord(c)), unicodedata.name(c, "none"), unicodedata.bidirectional(c), unicodedata.mirrored(c))
for text in ("HANGUL SYLLABLE GAG", "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-41", "CJK UNIFIED IDEOGRAPH-4e01", "digit one", "HANGUL SYLLABLE", ""):
    try:
        print(ascii(unicodedata.lookup(text)))
    except KeyError as e:
        print(e)
for bad in (lambda: unicodedata.name("ab"), lambda: unicodedata.name(5), lambda: unicodedata.bidirectional("")):
    try:
        bad()
    except TypeError as e:
        print(e)
total = 0
for code in range(0, 0x110000, 7):
    c = chr(code)
    named = unicodedata.name(c, "")
    total = (total * 31 + hash_of(named + unicodedata.bidirectional(c)) + unicodedata.mirrored(c)) % 1000003 if named else total
print(total, all(unicodedata.lookup(unicodedata.name(chr(c))) == chr(c) for c in range(32, 3000) if unicodedata.name(chr(c), "")))
