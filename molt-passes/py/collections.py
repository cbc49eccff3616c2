"""Containers: names gathered from where they are made."""

from _collections import Counter, OrderedDict, defaultdict, deque
from _namedtuple import namedtuple
from _user_collections import ChainMap, UserDict, UserList, UserString
import collections.abc as abc
