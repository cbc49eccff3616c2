"""Lists, texts and tuples of any length that are unpacked."""
points = [[1.5, 2.0, 3.0], [2, 3.5, 4]]
for x, y, z in points:
    print(x + y * z)
(x, y), z = points[0][:2], "z"
print(x, y, z)
key, value = "name=Ada".split("=")
print(key + value)
a, b = "xy"
print(b + a)
(c,) = ["one"]
[d, (e, f)] = [1, "ef"]
print(c, d, e, f)
numbers = [1, 2]
numbers[0], numbers[1] = numbers
i, numbers[i - 1] = numbers
print(numbers, i)
for bad in ([1], [1, 2, 3], [], "a", "abc", tuple([1]), tuple([1, 2, 3])):
    try:
        left, right = bad
        print(left, right)
    except ValueError as error:
        print(type(bad).__name__, error)


def swap(pair):
    pair[0], pair[1] = pair[1], pair[0]
    first, second = pair
    pair.clear()
    return first, second


print(swap([1, "b"]), swap([2.5, None]), swap([[1], [2]]))


def parse(lines):
    total = 0
    for line in lines:
        try:
            name, amount = line.split(",")
            total += int(amount)
        except ValueError as error:
            print(line, error)
        else:
            print(name, total)
    return total


print(parse(["a,1", "b", "c,2,3", "d,x", "e,4"]))
matrix = [[1, 2], [3, 4]]
(p, q), (r, s) = matrix
print(p * s - q * r, [x + y for x, y in matrix], {k: v for k, v in matrix}, max(y - x for x, y in matrix))
flags = [True, False]
yes, no = flags
print(yes, no, yes and not no)
w = list(map(int, "3 4".split()))
m, n = w
print(m**n)
m, n = map(int, "5 6".split())
print(m * n)


class Watched:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def drop():
    first, second = [Watched("a"), Watched("b")]
    print(first.name, second.name)
    first = None
    print("after")


drop()
