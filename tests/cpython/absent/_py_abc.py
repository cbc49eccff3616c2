"""The version of `abc` written in Python: a compiled program has one version of each module."""
from abc import ABCMeta, get_cache_token
