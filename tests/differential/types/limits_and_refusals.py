"""What is too large, and what the types refuse."""

inf = float("inf")
for shift in (2**64, 2**62, 2**60):
    for left in (1, -1, 2**70):
        try:
            print(left << shift)
        except (OverflowError, MemoryError) as error:
            print(type(error).__name__, error)
    print(0 << shift, 1 >> shift, -1 >> shift)
try:
    print(1 << 2**70)
except (OverflowError, MemoryError) as error:
    print(type(error).__name__, error)

for a, b in ((inf, 1j), (1j, inf), (0j, 1j), (2, 1j), (inf, 2), (1 + 1j, -inf)):
    try:
        print(complex(a) ** b)
    except (ZeroDivisionError, OverflowError) as error:
        print(type(error).__name__, error)

for value in (1.5, 1 + 2j):
    for spec in (".99999999999f", ".99999999999g", ".99999999999", ".3f"):
        try:
            print(format(value, spec))
        except ValueError as error:
            print(error)

b = bytearray(b"q")
try:
    b += b
except BufferError as error:
    print(error)
b *= 2
empty = bytearray()
empty += empty
print(b, empty)

for kinds in (((KeyError,), (ValueError,)), (ValueError, 3), (ValueError, "x"), ((),)):
    try:
        try:
            raise ValueError("c")
        except kinds:
            print("caught")
    except TypeError as error:
        print(error)


class Group(ExceptionGroup):
    def __new__(cls, message, errors, code=0):
        made = super().__new__(cls, message, errors)
        made.code = code
        return made

    def derive(self, errors):
        return Group(self.message, errors, self.code)


try:
    raise Group("mine", [ValueError(1), TypeError(2)], 7)
except* ValueError as group:
    print(repr(group), group.args, group.code)
except* TypeError as group:
    print(repr(group), group.args, group.code)


class Short(str):
    def __len__(self):
        return 0


class Empty(bytes):
    def __len__(self):
        return 0


class Full(bytearray):
    def __len__(self):
        return 1


print(bool(Short("text")), not Short("text"), bool(Empty(b"x")), bool(Full()), bool(""), bool("a"), bool(b""), bool(bytearray(b"1")))
print("yes" if Short("text") else "no", all([Short("x")]), [x for x in (Short("x"), "y") if x])


class Steps:
    left = 4

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        print("next")
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left


a, *rest = Steps()
print(a, rest)
a, *rest, z = Steps()
print(a, rest, z)
for build in (lambda: Steps(), lambda: 3):
    try:
        a, b, c, d, *e, f = build()
    except (ValueError, TypeError) as error:
        print(error)


def change(x, y, how):
    match how:
        case "|":
            x |= y
        case "^":
            x ^= y
        case "<<":
            x <<= y
        case "@":
            x @= y
        case "-":
            x -= y
    return x


x = 3
try:
    x |= 1.5
except TypeError as error:
    print(error)
try:
    x @= 2
except TypeError as error:
    print(error)
y = 2.5
try:
    y ^= 1
except TypeError as error:
    print(error)
try:
    y <<= x
except TypeError as error:
    print(error)
for how in "|^<<@-":
    for pair in ((1, 2.5), (2.5, 1), (1, "a"), (6, 3)):
        try:
            print(change(*pair, how))
        except TypeError as error:
            print(error)
