"""A loop that `return`, `break` or `continue` leaves through `finally` or `with` keeps its generator until there."""

class CM:
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0]); return False
def gen(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("gen closed")
def f():
    with CM():
        for x in gen(3):
            print("body", x)
            if x == 1:
                return x
            print("after")
def g():
    try:
        for x in gen(3):
            print("body", x)
            if x == 1:
                print("ret")
                return x
    finally:
        print("fin")
def h():
    for y in gen(2):
        try:
            for x in gen(3):
                print("body", x, y)
                if x == 1:
                    print("cont")
                    break
                if y == 1:
                    print("out")
                    return 5
            else:
                print("else")
        finally:
            print("fin")
def k():
    while True:
        with CM():
            for x in gen(3):
                print("body", x)
                if x == 1:
                    print("cont")
                    break
            else:
                print("else")
            print("then")
            return 3
def m():
    for y in gen(3):
        with CM():
            for x in gen(3):
                for z in gen(2):
                    print(x, y, z)
                    if x == 1:
                        return z
def r():
    for y in gen(3):
        try:
            for x in gen(3):
                raise ValueError(x)
        except ValueError as e:
            print("caught", e)
            continue
        finally:
            print("fin")
def r2():
    try:
        for x in gen(3):
            print("in")
            try:
                raise ValueError(x)
            except ValueError as e:
                print("caught", e)
                return 3
    finally:
        print("fin")
for fn in (f, g, h, k, m, r, r2):
    print("==", fn.__name__)
    print(fn())
