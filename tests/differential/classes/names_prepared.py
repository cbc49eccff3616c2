# Names that `__prepare__` puts into the namespace are there for the body of the class.
class Meta(type):
    @classmethod
    def __prepare__(metacls, name, bases, **keywords):
        return {"injected": 42, "len": lambda text: f"length of {text}"}

    def __new__(metacls, name, bases, namespace, **keywords):
        del namespace["len"]
        return super().__new__(metacls, name, bases, dict(namespace))


other = "from the module"


class A(metaclass=Meta):
    x = injected + 1
    size = len("abc")
    y = other

    def method(self):
        return len("abc"), self.injected


class B(A):
    z = [injected, other]


class Plain:
    size = len("abc")


print(A.x, A.size, A.y, A().method(), B.z, Plain.size)
try:
    class C(metaclass=Meta):
        w = missing
except NameError as error:
    print(error)
