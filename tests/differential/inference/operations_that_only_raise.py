"""Methods that some kinds of a mixture lack, and operators between kinds that have none."""
items = [3.5, [1.0, 2.0], "text", 7, (1,), {1}, {"a": 1}, None, b"b", range(2), 1j, frozenset([2]), slice(1)]
for op in ("+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "<<", ">>"):
    line = []
    for left in items:
        for right in items:
            try:
                match op:
                    case "+":
                        got = left + right
                    case "-":
                        got = left - right
                    case "*":
                        got = left * right
                    case "/":
                        got = left / right
                    case "//":
                        got = left // right
                    case "%":
                        got = left % right
                    case "**":
                        got = left**right
                    case "@":
                        got = left @ right
                    case "&":
                        got = left & right
                    case "|":
                        got = left | right
                    case "^":
                        got = left ^ right
                    case "<<":
                        got = left << right
                    case ">>":
                        got = left >> right
                line.append(repr(got))
            except TypeError as error:
                line.append(str(error)[-9:-1])
    print(op, len(line), line)

mixed = [[2.0], 2.0, [3.0]]
total = 0.0
for value in mixed:
    try:
        total += value * 2.0
    except TypeError as error:
        value.append(1.0)
        print(error, value)
print(total, mixed)

updated = {"a": 1}
updated |= [("b", "two")]
print(updated["b"] + "!", 3 * (1, "x"), (0,) * 2)
try:
    updated |= 3
except TypeError as error:
    print(error)
try:
    numbers = [1]
    numbers += "ab"
    print(numbers, numbers[-1] + "c")
    numbers += 3
except TypeError as error:
    print(error)
print({"a": 1}.keys() & ["a", 2], {"a": 1}.items() | [3] != {3}, {1, 2} - {2}, {"k": 1}.keys() - {"k"})


class Point:
    def __init__(self, x):
        self.x = x

    def get(self, by):
        return self.x * by


points = [Point(n * 0.5) for n in range(5)]
points.append(3)
points.append("text")
found = 0.0
for point in points:
    try:
        found += point.get(2) * point.x
    except AttributeError as error:
        print(error)
print(found)
holder = {"list": [1, 2], "number": 2}
holder["list"].append(3)
for key in holder:
    try:
        holder[key].append("four")
    except AttributeError as error:
        print(error)
print(holder, holder["list"][-1] + "!")
for value in (1, "a", [1], (1,), {1}, {1: 2}, 1.5, True, b"b", range(1), 1j, frozenset(), None, Point, points[0], len, Point.get):
    name = type(value).__name__
    print(name, name.upper(), getattr(value, "__name__", "-"), end=" ")
print()
Point.__name__ = "Renamed"
print(type(points[0]).__name__ + "!", Point.__qualname__.lower(), int.__name__ + list.__qualname__)
