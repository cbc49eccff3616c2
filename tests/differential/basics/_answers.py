"""A module that answers for names that it does not have."""

KNOWN = 1


def __getattr__(name):
    if name.startswith("old_"):
        return f"renamed from {name}"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
