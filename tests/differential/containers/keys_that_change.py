# A dict or set does not find a key whose hash has changed since it was put there.
class Point:
    def __init__(self, x):
        self.x = x

    def __hash__(self):
        return hash(self.x)

    def __eq__(self, other):
        return self.x == other.x


for count in (0, 3, 9, 40):
    point = Point(1)
    table = {point: "one"}
    table.update((Point(100 + n), n) for n in range(count))
    members = {point}
    point.x = 2
    print(count, point in table, table.get(point), point in members, len(table))
    table[point] = "two"
    print(len(table), [key.x for key in table][:2])
    point.x = 1
    print(table[point], point in members)
