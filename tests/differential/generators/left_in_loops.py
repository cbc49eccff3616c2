# A generator that a loop leaves dies there, and not when the loop begins again with another one.


def items(values):
    at = 0
    try:
        for at, value in enumerate(values):
            yield value
    finally:
        print("left", at)


def nested(n):
    for i in range(n):
        for x in items([1, 2, 3]):
            if x > 1:
                break
        print("behind", i)


def below_while(n, more):
    while n > 0:
        n -= 1
        low, high = n, 9
        for x in items(more + [-5, 1]):
            low = min(low, x * 9)
            high = x if x > high else high
            if high - low > 36:
                break
        print(low, high)


def with_else(values):
    for _ in range(2):
        total = 0
        for x in items(values):
            total += x
            if total > 40:
                break
        else:
            print("to the end")
        print(total)


def with_handler(values):
    for _ in range(2):
        try:
            for x in items(values):
                if x > 10:
                    raise ValueError(x)
        except ValueError as error:
            print("caught", error)
        print("behind")


def counted(values):
    for n in range(2):
        for x in items(values):
            if x > n:
                print("found", x)
                return x
        print("none above", n)
    return None


nested(3)
below_while(3, [1, 20])
for values in ([1, 2, 3], [50, 60, 70], [9, 1], [20], []):
    with_else(values)
    with_handler(values)
    print(counted(values))
for i in range(3):
    for x in items([4, 5]):
        if x > 4:
            break
    print("top", i)


def raising(values):
    for x in items(values):
        if x > 1:
            print("raising")
            raise ValueError(x)


def cleaning(values):
    for x in items(values):
        try:
            print("inside")
            return x
        finally:
            print("cleaned")


class Context:
    def __enter__(self):
        print("enter")

    def __exit__(self, *error):
        print("exit", error[0])


def below_context(values):
    for x in items(values):
        with Context():
            print("inside")
            if x > 1:
                raise KeyError(x)


def several(values):
    for x in items(values):
        for y in items([x, x + 1]):
            print("deep")
            if y > 1:
                return x, y


for f in (raising, cleaning, below_context, several):
    try:
        print(f.__name__, f([1, 2, 3]))
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
