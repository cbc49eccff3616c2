"""Dialects and headers guessed from samples."""
import csv
import io

SAMPLES = {
    "commas": "name,age,city\nAnn,31,Rome\nBob,45,Oslo\nCy,29,Bonn\n",
    "semicolons": "a;b;c\n1;2,5;3\n4;5,5;6\n",
    "tabs": "x\ty\n1\t2\n3\t4\n",
    "quoted": "'Harry''s', 'Arlington Heights', 'IL'\n'Shark City', 'Glendale Heights', 'IL'\n'Tommy''s', 'Blue', 'IL'\n",
    "spaces": "id, name, size\n1, bolt, 3\n2, nut, 4\n",
    "pipes": "a|b|c\n1|2|3\n4|5|6\n",
    "one column": '"only"\n"quoted"\n"texts"\n',
    "colons": "k:v\na:1\nb:2\n",
    "doubled": 'a,"say ""hi""",b\nc,"no",d\n',
    "nothing": "",
    "words": "abc\ndef\n",
}
sniffer = csv.Sniffer()
for name, sample in SAMPLES.items():
    try:
        dialect = sniffer.sniff(sample)
    except csv.Error as error:
        print(name, "error:", error)
        continue
    print(name, repr(dialect.delimiter), dialect.quotechar, dialect.doublequote, bool(dialect.skipinitialspace), repr(dialect.lineterminator))
    print("  ", list(csv.reader(io.StringIO(sample), dialect))[:2], sniffer.has_header(sample))
print(repr(sniffer.sniff("a;b,c\n1;2,3\n", delimiters=",").delimiter), repr(sniffer.sniff("a;b,c\n1;2,3\n", delimiters=";").delimiter))
print(sniffer.has_header("1,2\n3,4\n5,6\n"), sniffer.has_header("abc,de\nfgh,ij\nklm,no\n"), sniffer.preferred)
