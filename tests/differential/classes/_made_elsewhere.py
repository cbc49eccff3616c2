# Classes made by `type` belong to the module that calls it.
Made = type("Made", (), {"x": 1})


def make(name, *bases, **members):
    return type(name, bases, members)


class Meta(type):
    pass


Told = type("Told", (), {"__module__": "told"})
if __name__ == "__main__":
    print(Made, Told)
