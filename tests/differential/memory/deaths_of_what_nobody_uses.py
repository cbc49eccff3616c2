"""Finalizers of objects that are made for nothing, and of locals of small functions, run where CPython runs them."""

count = 0


class Auto:
    def __init__(self):
        global count
        count += 1

    def __del__(self):
        global count
        count -= 1


class Told:
    def __del__(self):
        print("gone")


def inside():
    a = Auto()
    return count


def two():
    a, b = Auto(), Auto()
    first = count
    del a
    return first, count


print(inside(), count)
print(two(), count)
Told()
print("after")
Auto()
print(count)
for _ in range(3):
    Told()
    print(inside(), count)
held = [Told(), Auto()]
print(count)
held.pop()
print(count)
held.clear()
print("end")


class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


pair = (Named("t1"), Named("t2"))
del pair
items = [Named("l1"), Named("l2"), Named("l3")]
del items[:2]
items += [Named("l4")]
del items
items = [Named("c1"), Named("c2")]
items.clear()
held = {1: Named("d1"), 2: Named("d2")}
del held
nested = [(Named("n1"), Named("n2")), [Named("n3")]]
nested = None
print("end")
