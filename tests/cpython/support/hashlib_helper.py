"""Digests that may be missing."""


def requires_hashdigest(digestname, openssl=None, usedforsecurity=True):
    return lambda test: test
