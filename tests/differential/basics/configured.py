"""Reads names that only another module binds."""


def verbose():
    try:
        return VERBOSE
    except NameError as error:
        return str(error)


def level():
    return level_of_detail if "level_of_detail" in globals() else None


def limit():
    return LIMIT + 1


def own_names():
    return [name for name in globals() if not name.startswith("_")]
