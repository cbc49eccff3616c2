# Words of 64 bits in functions that raise: what a `try` watches stays watched.
MASK = 0xFFFFFFFFFFFFFFFF


def changed(n, p):
    try:
        p[2] += 1
    except IndexError:
        n = 5
        raise KeyError("mine")
    finally:
        print("finally", n & 1 << 62)


def returned(n, p):
    try:
        p[2] += 1
        n = 7
    except IndexError:
        n = 2**63 - 1
        return n & MASK
    finally:
        print("finally", n & MASK)
    return n


def mixed(seed, texts):
    for text in texts:
        try:
            seed = (seed ^ int(text)) * 1099511628211 & MASK
        except ValueError as error:
            seed = seed >> 1
            print(type(error).__name__, seed)
            if text == "stop":
                raise
        else:
            seed = seed ^ seed >> 33
        finally:
            seed = seed + 1 & MASK
    return seed


for p in ([1], [1, 2, 3]):
    try:
        changed(2, p)
    except KeyError as error:
        print(repr(error))
    print(returned(3, p))
print(mixed(14695981039346656037, ["1", "2", "x", "9"]))
try:
    mixed(1, ["5", "stop", "6"])
except ValueError as error:
    print(error)
