"""Values in use while the place they came from is given another one."""

import operator


class Box:
    def __init__(self, item):
        self.item = item
        self.other = None

    def swap(self):
        self.item = [self.item[0] + 1]

    def show(self):
        item = self.item
        self.swap()
        return item, self.item

    def by_name(self, name):
        item = self.item
        setattr(self, name, ["by name"])
        return item, self.item

    def again(self):
        item = self.item
        self.__init__(["again"])
        return item, self.item

    def deleted(self):
        item = self.item
        del self.item
        return item, hasattr(self, "item")


print(Box([1]).show(), Box([2]).by_name("item"), Box([3]).again(), Box([4]).deleted())

shared = ["global"]


def rebind():
    global shared
    shared = [len(shared), "rebound"]


def watch_global():
    before = shared
    rebind()
    return before, shared


print(watch_global())


def counter():
    state = ["cell", 0]
    kept = ["kept"]

    def step():
        nonlocal state
        before = state
        state = [before[0], before[1] + 1]
        return before, kept

    def look():
        before = state
        step()
        return before, state, kept

    return look


look = counter()
print(look(), look())


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def chain(n):
    first = None
    for i in range(n):
        first = Node([i], first)
    return first


def total(node):
    count = 0
    while node is not None:
        count += node.value[0]
        node = node.next
    return count


def cut(node):
    node.next = None


def walk_and_cut(node):
    seen = []
    while node is not None:
        after = node.next
        cut(node)
        seen.append(node.value)
        node = after
    return seen


def last_of_dropped():
    node = chain(5)
    while node.next is not None:
        node = node.next
    return node.value


def longest(node):
    best = node
    while node is not None:
        if node.value[0] % 3 == 2:
            best = node
        node = node.next
    return best


def reverse(node):
    before = None
    while node is not None:
        after = node.next
        node.next = before
        before = node
        node = after
    return before


def drop_behind(node):
    holder = Box(node)
    node = holder.item
    while node.next is not None:
        holder.item = node.next
        node = holder.item
    return node.value, holder.item is node


print(total(chain(10)), walk_and_cut(chain(4)), last_of_dropped(), longest(chain(7)).value, total(reverse(chain(6))), drop_behind(chain(4)))


class Ring:
    def __init__(self, value):
        self.value = value
        self.previous = self
        self.next = self

    def unlink(self):
        before, after = self.previous, self.next
        before.next = after
        after.previous = before
        self.previous = self.next = None

    def insert(self, other):
        after = self.next
        other.previous = self
        other.next = after
        self.next = other
        after.previous = other

    def values(self):
        found = [self.value]
        at = self.next
        while at is not self:
            found.append(at.value)
            at = at.next
        return found


ring = Ring(["a"])
for letter in "bcd":
    ring.insert(Ring([letter]))
print(ring.values())
ring.next.unlink()
print(ring.values())
ring.next.next.unlink()
ring.next.unlink()
ring.unlink()
print(ring.next)


def swap_items(items):
    first = items[0]
    replace(items)
    return first, items


def replace(items):
    items[0] = ["new"]
    items.append("more")


def cleared(items):
    found = []
    for item in items:
        if len(items) > 1:
            items.clear()
        found.append(item)
    return found


print(swap_items([["old"]]), cleared([["x"], ["y"]]))


def spread(*args):
    victims.clear()
    return args


victims = [["one"], ["two"]]
print(spread(*victims), victims)
victims = [["three"], ["four"]]


def mapped(item):
    victims.clear()
    return [item[0] + "!", item]


print(list(map(mapped, victims)), victims)
victims = [[2], [1]]


def key(item):
    victims[:] = []
    return item[0]


print(sorted(list(victims), key=key), max([[5], [7]], key=key))


class Holder:
    def __init__(self):
        self.table = {}
        self.seen = []

    def find(self, key):
        return self.table.get(key), self.seen


class Key:
    def __init__(self, holder, number):
        self.holder = holder
        self.number = number

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.holder.table = {"gone": [1]}
        self.holder.seen = ["gone"]
        return self.number == other.number


holder = Holder()
for number in range(3):
    holder.table[Key(holder, number)] = [number]
print(len(holder.table), holder.seen)
holder = Holder()
keys = [Key(holder, 1), Key(holder, 1)]
holder.table = {keys[0]: ["first"]}
print(holder.find(keys[1]), holder.table)


def closing(box):
    try:
        yield box.item
        yield box.item
    finally:
        box.item = ["closed"]


def drop_generator(box):
    steps = closing(box)
    first = next(steps)
    steps = None
    return first, box.item


print(drop_generator(Box(["open"])))


class Single:
    instance = None

    def __new__(cls, item):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, item):
        self.item = item

    def twice(self):
        item = self.item
        Single(["second"])
        return item, self.item


print(Single(["first"]).twice())


def default(item=["default"]):
    default.__defaults__ = (["changed"],)
    return item


print(default(), default())


class Guarded:
    def __init__(self):
        self.item = ["guarded"]

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)

    def change(self):
        item = self.item
        self.item = ["set"]
        vars(self)["item"] = ["through the dict"]
        return item, self.item


print(Guarded().change())


class Child(Box):
    def __init__(self, item):
        super().__init__(item)
        mine = self.item
        super().__init__(["from the child"])
        self.mine = mine


child = Child(["child"])
print(child.mine, child.item)
box = Box(["attrgetter"])
item = box.item
operator.attrgetter("swap")(box)
Box.__init__(box, ["called by its class"])
print(item, box.item)


def pick(flag, node):
    chosen = node.next if flag else node
    node.next = None
    return chosen.value


print(pick(True, chain(3)), pick(False, chain(3)))


class Stack:
    def __init__(self):
        self.top = None

    def push(self, value):
        self.top = Node(value, self.top)

    def pop(self):
        node = self.top
        self.top = node.next
        return node.value

    def drain(self):
        found = []
        while self.top is not None:
            node = self.top
            self.pop()
            found.append(node.value)
        return found


stack = Stack()
for word in "to be or not".split():
    stack.push([word])
print(stack.pop(), stack.drain())
