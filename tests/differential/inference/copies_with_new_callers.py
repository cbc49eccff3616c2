"""A copy of a function that calls a copy of another one, and gets callers later that give that something else."""


def create(items, name, context):
    return named(items, name)


def named(items, name):
    if name is not None:
        items.append(name)
    return items


mixed = [1, "b"]
print(create([], "a", 5), create([], None, 5), create([], None, mixed[0]), named([], mixed[1]))
