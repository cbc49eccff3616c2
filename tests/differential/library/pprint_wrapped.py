"""Long values inside of other kinds, laid out in lines."""
from collections import ChainMap, UserDict, UserList, UserString
from dataclasses import dataclass
from pprint import pformat, pprint
from types import MappingProxyType, SimpleNamespace

words = "the quick brown fox jumped over a lazy dog"
table = {word: number for number, word in enumerate(words.split())}
pprint(MappingProxyType(table))
pprint(ChainMap({"local": 1, **table}, {"shared": [1, 2, 3]}))
pprint(ChainMap())
pprint(UserDict(table))
pprint(UserList(table.items()))
pprint(UserString(words), width=20)
pprint(SimpleNamespace(**table))


class Options(SimpleNamespace):
    pass


class Layers(ChainMap):
    pass


class Quiet(UserDict):
    def __repr__(self):
        return "a very quiet dictionary that says nothing of what it holds, whatever width it is given"


pprint(Options(path="/usr/local/share/some/long/folder", level=3, names=["first", "second"]), width=40)
pprint(Layers(table, table), width=30)
pprint([Quiet(table)], width=30)


@dataclass
class Row:
    name: str
    options: Options


print(pformat(Row("a row with a long name", Options(a=list(range(20)), b="text " * 8)), width=50))
