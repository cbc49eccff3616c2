"""A field that was read stays alive while `object.__setattr__` puts something else there, whoever the object is."""


class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def replaced(node, thing, other):
    after = node.next
    object.__setattr__(thing, "next", other)
    return after.value + [node.next.value[0]]


def walked(node, thing):
    total = 0
    while node is not None:
        following = node.next
        object.__setattr__(thing, "next", None)
        total += sum(node.value)
        node = following
    return total


first = Node([1], Node([4, 5], None))
things = ["text", 5, first]
for thing in things[::-1]:
    try:
        print(replaced(first, thing, Node([7], None)))
    except AttributeError as error:
        print(type(error).__name__, error)
chain = Node([1], Node([2, 3], None))
print(walked(chain, things[2] if len(things) > 3 else chain), chain.next)
