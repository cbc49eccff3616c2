"""A test in front of an operation also stands in front of what a loop would take out of it."""


def kinds(words, mark):
    found = []
    for word in words:
        if mark is None:
            found.append(0)
        elif mark == word:
            found.append(1)
        elif mark < word:
            found.append(2)
        else:
            found.append(3)
    return found


def rests(items, text):
    total = 0
    for item in items:
        if text is not None:
            if text.startswith("a") and text[1:] != item:
                total += len(text[1:])
        if item:
            total += 1
    return total


def widths(rows, sep):
    out = []
    for row in rows:
        i = 0
        while i < len(row):
            if sep is not None and row[i] == sep[0]:
                break
            i += 1
        out.append(i)
    return out


def numbers(values, limit):
    return [value for value in values if limit is None or value < limit]


print(kinds(["a", "b"], None), kinds(["a", "b", "c"], "b"))
print(rests(["x", ""], None), rests(["b", "c"], "ab"))
print(widths(["a,b", "cd"], None), widths(["a,b", "cd", ",", "é,"], ","))
print(numbers([1, 2, 3], None), numbers([1, 2, 3], 3))
