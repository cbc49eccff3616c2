"""Unions written both ways are equal, whatever the order of what they hold."""
import copy
from typing import Optional, Union, get_args

print(int | str == Union[int, str], Union[str, int] == int | str, int | None == Optional[int], int | str == Union[int, bytes])
print(hash(int | str) == hash(Union[int, str]), hash(int | str) == hash(str | int), len({int | str, Union[str, int], str | int}))
print(list[int] | str == list[int] | str, list[int] | str == str | list[int], list[int] | str == list[str] | str)
print(hash(list[int] | None) == hash(None | list[int]), {list[int] | None: "rows"}[Optional[list[int]]])
print(copy.deepcopy(int | str) == int | str, get_args(dict[str, int] | None))
print(int | str != Union[int, str], int | str == int, (int | str).__eq__(5))
