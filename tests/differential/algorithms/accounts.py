"""A bank, an inventory and a state machine: classes in the style of scripts."""
from functools import total_ordering


class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        super().__init__(f"balance {balance:.2f} is less than {amount:.2f}")
        self.balance, self.amount = balance, amount


class Account:
    _next_id = 1000
    interest = 0.0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []
        self.id = Account._next_id
        Account._next_id += 1

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("a balance is never negative")
        self._balance = value

    def fee(self, amount):
        raise NotImplementedError(f"{type(self).__name__} has no fee")

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount}")
        self._balance += amount
        self.history.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        total = amount + self.fee(amount)
        if total > self._balance:
            raise InsufficientFunds(self._balance, total)
        self._balance -= total
        self.history.append(("withdraw", amount))
        return self

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.id} {self.owner}: {self.balance:.2f}>"


class Checking(Account):
    def fee(self, amount):
        return 1


class Savings(Account):
    interest = 0.05

    def fee(self, amount):
        return amount * 0.01

    def year(self):
        self.deposit(round(self._balance * self.interest, 2))


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented

    def __hash__(self):
        return hash(self.parts)

    def __str__(self):
        return ".".join(map(str, self.parts))


class Temperature:
    def __init__(self, celsius): self.celsius = celsius

    @classmethod
    def from_fahrenheit(cls, f): return cls((f - 32) * 5 / 9)

    @staticmethod
    def valid(c): return c >= -273.15

    def __format__(self, spec):
        unit = spec[-1:] or "c"
        value = {"c": self.celsius, "f": self.celsius * 9 / 5 + 32, "k": self.celsius + 273.15}[unit]
        return f"{value:{spec[:-1] or '.1f'}}{unit.upper()}"


class Inventory(dict):
    def __missing__(self, key):
        return 0

    def add(self, **items):
        for name, count in items.items():
            self[name] += count

    def __add__(self, other):
        result = Inventory(self)
        result.add(**other)
        return result


class Light:
    transitions = {"red": "green", "green": "yellow", "yellow": "red"}

    def __init__(self): self.state, self.log = "red", []

    def __next__(self):
        self.log.append(self.state)
        if len(self.log) > 5:
            raise StopIteration
        self.state = self.transitions[self.state]
        return self.state

    def __iter__(self): return self


ann, bob = Checking("Ann", 100), Savings("Bob", 1000.5)
print(ann, bob, ann.deposit(50).withdraw(20).history)
bob.year()
print(bob, bob.withdraw(100), bob.history, Account._next_id)
for action in (lambda: ann.withdraw(1000), lambda: ann.deposit(-5), lambda: setattr(ann, "balance", -1), lambda: Account("x", 5).withdraw(1), lambda: bob.nothing):
    try:
        action()
    except InsufficientFunds as error:
        print("funds:", error, error.amount, error.args)
    except (ValueError, TypeError, AttributeError, NotImplementedError) as error:
        print(type(error).__name__ + ":", error)
versions = [Version(v) for v in ("1.10.0", "1.2.0", "1.2", "2.0")]
print(*sorted(versions), max(versions), Version("1.0") >= Version("1.0.0"), Version("1") == Version("1"), Version("1") != 1, len({Version("1"), Version("1")}))
try:
    Version("1") < 1
except TypeError as error:
    print(error)
t = Temperature.from_fahrenheit(212)
print(f"{t} {t:f} {t:.2fk} {t:>10.0fc}", Temperature.valid(-300), format(t, "f"))
stock = Inventory(apple=3)
stock.add(pear=2, apple=1)
print(stock, stock["kiwi"], "kiwi" in stock, stock + {"fig": 1}, isinstance(stock, dict), stock == {"apple": 4, "pear": 2})
print(list(Light()), isinstance(ann, Account), issubclass(Savings, Account), Savings.__mro__[1].__name__)
