# A word that is given on a way that nothing takes: the name there is never bound.
def told(bits):
    if "a" != name:
        name = bits
    name += "x"


def mixed(bits, times):
    for _ in range(times):
        bits = bits * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
        if bits == 5:
            bits = unbound & 0xFFFFFFFFFFFFFFFF
            unbound = bits
    return bits


for n in [1, 2]:
    try:
        told(2**62 & n)
    except UnboundLocalError as error:
        print(error)
print(mixed(1, 5), mixed(2**63, 3))


def unreached(items, n):
    for index, item in enumerate(items):
        item = None ^ index if index else index

        def told(x, y=2):
            return y

        print(told(0, y=item & 1 << 62))


for items in ([1], 1, [1, 2]):
    try:
        unreached(items, 3)
    except TypeError as error:
        print(error)
