"""What a module knows of itself."""

import sys


def main():
    return __name__, __doc__, __file__.endswith("module_names.py")


class Named:
    module = __name__

    def where(self):
        return self.__module__, __name__


print(main(), Named.module, Named().where(), main.__module__)
if __name__ == "__main__":
    print("run as a program", "__name__" in globals(), len(sys.argv))
