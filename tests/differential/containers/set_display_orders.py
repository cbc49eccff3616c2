# The order of a set of three or more constants comes from a frozenset that the compiler keeps; starred items and names undo that.
print({30, -1, 7, 12}, [x for x in {30, -1, 7, 12}], list({30, -1, 7, 12}))
print({15 * 2, -1, 7, 6 + 6}, {30, -1, 7, 12, 30.0, True}, {30, -1}, {(1, -2), 30, -1, 7})
print({30, -1, 7, *[12]}, {30, -1, 7, 12, *[]}, {*[], 30, -1, 7, 12}, {30, -1, *[], 7, 12}, {30, *[-1, 7, 12]})
print({30, -1, 7, -2 ** 2}, {3.0, -1.5, 7e9, -2 ** 61}, {not 0, 6, 30, -1, 14})


def named(k=30, *rest):
    size = 30
    first, *others = {30, -1, 7, 12}
    return {k, -1, 7, 12}, {size, -1, 7, 12}, {30, -1, 7, k}, {30, -1, 7, 12, *rest}, first, others


print(named(), named(30, 5))
print(frozenset({30, -1, 7, 12}), set({30, -1, 7, 12}), {30, -1, 7, 12} | {5}, sorted({30, -1, 7, *[12]}))
try:
    {30, -1, 7, [], *[12]}
except TypeError as error:
    print(error)
