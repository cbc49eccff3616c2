"""Containers: names gathered from where they are made."""

from _collections import Counter, OrderedDict, defaultdict, deque
from _namedtuple import namedtuple
from _user_collections import ChainMap, UserDict, UserList, UserString
import collections.abc as abc


def _count_elements(mapping, iterable):
    """Adds how often each item occurs to the counts of a mapping."""
    for item in iterable:
        mapping[item] = mapping.get(item, 0) + 1
