"""Methods that `contextmanager` and `lru_cache` made into something else keep the types of their classes, however they are reached."""

from contextlib import ExitStack, contextmanager
from functools import cache, lru_cache


class Short(Exception):
    def __init__(self, need: int, have: int) -> None:
        super().__init__(f"need {need}, have {have}")
        self.need = need
        self.have = have


class Account:
    def __init__(self, owner: str, balance: int) -> None:
        self.owner = owner
        self.balance = balance

    def take(self, n: int) -> int:
        if n > self.balance:
            raise Short(n, self.balance)
        self.balance -= n
        return n


class Bank:
    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.failures = 0
        self.missing = 0
        self.log: list[str] = []

    def open(self, account: Account) -> None:
        self.accounts[account.owner] = account

    @contextmanager
    def guarded(self, what: str, *rest: int, limit: int = 3, **named: int):
        self.log.append("begin " + what)
        try:
            yield limit + len(rest) + len(named)
        except Short as error:
            self.failures += 1
            self.missing += error.need - error.have
        finally:
            self.log.append("end")

    @lru_cache(maxsize=None)
    def rate(self, n: int, step: int = 1) -> float:
        self.log.append("rate")
        return n * 0.5 * step

    @cache
    def of(self, owner: str) -> Account:
        return self.accounts[owner]

    @contextmanager
    def whole(self):
        yield self

    @staticmethod
    @contextmanager
    def static(text):
        yield text * 2

    @contextmanager
    def replaced(self):
        yield "of Bank"


class Branch(Bank):
    @contextmanager
    def guarded(self, what: str, *rest: int, limit: int = 3, **named: int):
        with super().guarded("branch " + what, limit=limit) as most:
            yield float(most)

    def replaced(self):
        return Silent("of Branch")


class Silent:
    def __init__(self, text):
        self.text = text

    def __enter__(self):
        return self.text

    def __exit__(self, *what):
        return what[0] is ZeroDivisionError


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    @lru_cache
    def distance(self, other):
        return abs(self.x - other.x) + abs(self.y - other.y)


@contextmanager
def both(a, b):
    with a as x, b as y:
        yield x, y


@contextmanager
def tagged(name):
    print(f"<{name}>")
    yield name
    print(f"</{name}>")


@tagged("decorated")
def inside(n):
    print("inside", n)


@contextmanager
def broken():
    if False:
        yield


def drive(bank: Bank) -> None:
    total = 0
    for i in range(12):
        with bank.guarded("take", limit=i) as most:
            total += int(most) + bank.accounts["ann"].take(i * 10)
    with bank.guarded("more", 1, 2, limit=5, a=1, b=2) as most:
        print("most", most)
    print(total, bank.failures, bank.missing, len(bank.log), bank.log[-2:], bank.accounts["ann"].balance)
    with bank.whole() as same:
        print(same is bank, same.accounts["ann"].owner)
    with bank.static("ab") as text, bank.replaced() as which:
        print(text, which)


def by_name(bank, name):
    with getattr(bank, name)("by name") as most:
        return most


def main() -> None:
    for bank in (Bank(), Branch()):
        for name in ("ann", "bob"):
            bank.open(Account(name, 100))
        drive(bank)
        print(bank.rate(3) + bank.rate(3) + bank.rate(n=3, step=2), bank.of("ann").owner, bank.of("ann") is bank.accounts["ann"])
    bank = Bank()
    print(by_name(bank, "guarded"), by_name(Branch(), "guarded"))
    with both(bank.guarded("a"), bank.guarded("b", limit=9)) as pair:
        print(pair)
    with ExitStack() as stack:
        print([stack.enter_context(bank.guarded(text)) for text in ("x", "y")])
    manager = bank.guarded("by hand")
    print(manager.__enter__(), manager.__exit__(None, None, None))
    enter = bank.guarded
    with enter("bound") as most:
        print(most)
    with Bank.guarded(bank, "from the class") as most:
        print(most)
    print(bank.log[-6:], Bank.rate.cache_info().hits, Bank.rate.__name__, bank.rate(1.5))
    p = Point(1, 2)
    print(p.distance(Point(4, 6)), p.distance(Point(4, 6)), Point.distance.cache_info())
    inside(1)
    inside(2)
    try:
        with broken():
            print("never")
    except RuntimeError as error:
        print(error)
    try:
        with bank.guarded("other"):
            raise KeyError("x")
    except KeyError as error:
        print("KeyError", error, bank.failures)
    setattr(Bank, "guarded", lambda self, what: Silent(what))
    with bank.guarded("changed") as text:
        print(text)
        1 / 0
    print(sorted(name for name in vars(Bank) if not name.startswith("_")))


main()
