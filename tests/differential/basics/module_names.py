def own():
    return __name__, __doc__


print(__name__, own(), __file__.endswith("module_names.py"))
if __name__ == "__main__":
    print("run as a program")


class Holder:
    where = __name__


print(Holder.where, Holder.__module__)
