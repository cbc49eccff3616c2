"""Dicts with constant keys, which hold values of several types, and all ways by which other things come under these keys."""
import copy
import json

person = {"name": "Ada", "age": 36, "tags": ["maths"], "score": 1.5}
person["age"] += 1
person["tags"].append("engines")
person["score"] *= 2
print(person["name"].upper(), person["age"] + 1, person["tags"][-1], person["score"] / 2, person)

# Other types under a known key: by a computed key, by update, setdefault, |=, **.
for key in ("age", "score"):
    person[key] = str(person[key])
print(person["age"] + "!", person["score"] + "?")
point = {"x": 1, "y": 2}
point.update(x=1.5)
point.update({"y": "two"})
point.update([("x", "one")])
print(point["x"], point["y"])
point |= {"x": [1]}
print(point["x"] + [2], {**point, "y": None}["y"], {**point}["x"])
point.setdefault("z", 3)
point.setdefault("x", 3)
print(point["z"] + 1, point["x"])


def changed(record):
    record["x"] = "changed"
    return record


given = {"x": 1, "y": 2.5}
print(changed(given)["x"] + "!", given["x"].upper(), given["y"] * 2)

# What is missing, taken out and asked for with a default.
try:
    print(given["nothing"])
except KeyError as error:
    print("KeyError", error)
print(given.get("x"), given.get("nothing"), given.get("y", "default"), given.get("nothing", "default"))
print(given.pop("x"), given.pop("x", None), "x" in given)
given["x"] = 7
print(given["x"] + 1, given.setdefault("n", []), given["n"])
given["n"].append(given["x"])
del given["x"]
print(given)

# Lists of records: aliases, copies, sorting.
rows = [
    {"id": 3, "name": "c", "price": 2.5, "sizes": [1, 2]},
    {"id": 1, "name": "b", "price": 1.0, "sizes": []},
    {"id": 2, "name": "a", "price": 10.0, "sizes": [3]},
]
total = 0
for row in rows:
    total += row["price"] * row["id"]
    row["total"] = row["price"] * len(row["sizes"])
print(total, [row["total"] for row in rows])
print([row["name"] for row in sorted(rows, key=lambda row: row["id"])], max(rows, key=lambda row: row["price"])["name"])
by_name = {row["name"]: row for row in rows}
by_name["a"]["price"] = 20
by_name["b"]["sizes"].append(9)
print(rows[2]["price"] // 3, rows[1]["sizes"], sum(row["price"] for row in rows))
shallow, deep = copy.copy(rows[0]), copy.deepcopy(rows[0])
shallow["sizes"].append("text")
shallow["name"] = None
print(rows[0]["sizes"], deep["sizes"], shallow["name"], rows[0]["name"], dict(rows[0], id="x")["id"])
print(json.dumps(rows[1]), json.loads(json.dumps(rows[1]))["price"] + 1)


def build(kind, *, size=1, **options):
    return {"kind": kind, "size": size, "options": options}


made = [build("a", colour="red"), build("b", size=2), dict(kind="c", size="large", options={})]
print([m["kind"] + str(m["size"]) for m in made], made[0]["options"]["colour"], made[0]["options"].get("none"))

# Nested, and of functions.
config = {"window": {"width": 80, "title": "main"}, "handlers": {"add": lambda a, b: a + b, "neg": lambda a: -a}}
config["window"]["width"] *= 2
config["window"]["title"] += "!"
print(config["window"]["width"] + 1, config["window"]["title"], config["handlers"]["add"](1, 2), config["handlers"]["neg"](2.5))
path = ["window", "width"]
inner = config
for step in path[:-1]:
    inner = inner[step]
inner[path[-1]] = "wide"
print(config["window"]["width"] + "r")


class Text(str):
    """Equal to a text, and another key all the same."""


odd = {"a": 1}
odd[Text("a")] = "under an equal key"
print(odd["a"], len(odd))

# A trie, as everybody writes it.
trie = {}
for word in ["to", "tea", "ten", "i", "in", "inn"]:
    node = trie
    for letter in word:
        node = node.setdefault(letter, {})
    node["$"] = True


def words(node, prefix=""):
    for letter in sorted(node):
        if letter == "$":
            yield prefix
        else:
            yield from words(node[letter], prefix + letter)


print(list(words(trie)), "$" in trie["i"], trie["t"]["e"].get("$"))

# Counting under keys that are known, in a loop, and by a function of the runtime.
counts = {"even": 0, "odd": 0, "names": []}
for number in range(10):
    counts["even" if number % 2 == 0 else "odd"] += number
    if number % 4 == 0:
        counts["names"].append(str(number))
print(counts, counts["even"] - counts["odd"], ",".join(counts["names"]))
state = {"left": 2**62, "steps": 0}
while state["left"] > 1:
    state["left"] = state["left"] * 3 + 1 if state["left"] % 2 else state["left"] // 2
    state["steps"] += 1
print(state, "%(left)d after %(steps)s" % state, "{steps}".format(**state), sorted(state.items()), list(state.values()))

match {"kind": "circle", "radius": 2, "at": (1.5, 2)}:
    case {"kind": "circle", "radius": radius, "at": (x, y), **rest}:
        print(radius * x + y, rest)
