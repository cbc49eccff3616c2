"""A function `__getattr__` of a module answers for the names that the module lacks."""
import _answers

print(_answers.KNOWN, _answers.old_name, getattr(_answers, "old_other"))
print(hasattr(_answers, "new"), getattr(_answers, "new", "default"))
try:
    _answers.missing
except AttributeError as error:
    print(error)


class Box[T]:
    pass


Box.__type_params__ = ("other",)
print(Box.__type_params__)
try:
    int.__type_params__ = ()
except TypeError as error:
    print(error)
