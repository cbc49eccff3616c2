"""A subject of one item with a comma is a tuple; names of attributes in patterns are taken as they stand."""


def kind(command):
    match command,:
        case ("stop",):
            return "the end"
        case (int(n),) if n > 9:
            return f"large {n}"
        case (text,):
            return f"one: {text!r}"


print(kind("stop"), kind(12), kind(3), kind([1, 2]))


def nested(first, second):
    match (first, second),:
        case ((a, b),):
            return a, b


print(nested(1, 2))
match {"k": 1}.get("k"), :  # a comment
    case [1]:
        print("a list pattern")
    case _:
        print("no")
match (w := 5),:
    case x,:
        print(w, x)


class Account:
    __limit = 10
    _Reader__limit = 30

    def __init__(self):
        setattr(self, "__limit", 20)


class Reader:
    def limit(self, account):
        match account:
            case Account(__limit=found):
                return found


print(Reader().limit(Account()))
