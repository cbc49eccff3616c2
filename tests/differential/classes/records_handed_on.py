"""Dataclasses with parameters that are no fields, and with fields that are given by name only."""
import dataclasses
from dataclasses import KW_ONLY, InitVar, dataclass, field, replace
from typing import ClassVar, Optional


@dataclass
class Account:
    owner: str
    balance: float = 0.0
    history: list[float] = field(default_factory=list)
    _: KW_ONLY
    limit: float = 1000.0
    bonus: InitVar[float] = 0.0
    scale: InitVar[Optional[int]] = None
    rate: ClassVar[float] = 0.01

    def __post_init__(self, bonus, scale):
        self.balance += bonus * (scale or 1)

    def deposit(self, amount):
        self.balance += amount
        self.history.append(amount)
        return self


accounts = [Account("a"), Account("b", 5.0, limit=10, bonus=1.5), Account("c", scale=3, bonus=2.0)]
for account in accounts:
    print(account.deposit(2.0), account.bonus, account.scale, account.limit)
print(Account.__match_args__, [f.name for f in dataclasses.fields(Account)])
print(Account("x") == Account("x", bonus=0.0), Account("x") == Account("x", bonus=1.0))
print(replace(accounts[1], owner="z", bonus=4.0), replace(accounts[0], limit=1))
for arguments in ((), ("a", 1.0, [], 5)):
    try:
        Account(*arguments)
    except TypeError as error:
        print(error)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    text: InitVar[str] = ""
    label: str = field(default="", compare=False, kw_only=True)

    def __post_init__(self, text):
        if text:
            object.__setattr__(self, "label", text.upper())


versions = [Version(2, 1, "beta"), Version(1, 5), Version(2, 1, label="x")]
print(sorted(versions), versions[0] == versions[2], hash(versions[0]) == hash(versions[2]))
try:
    versions[0].major = 3
except dataclasses.FrozenInstanceError as error:
    print(error)


@dataclass
class Base:
    x: int
    hint: InitVar[int]

    def __post_init__(self, hint):
        self.total = self.x + hint


@dataclass
class Derived(Base):
    y: int = 0
    _: KW_ONLY
    z: int = 7
    more: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self, hint):
        super().__post_init__(hint)
        self.total += self.y + self.z
        self.more.setdefault("t", []).append(self.total)


print(Derived(1, 2), Derived(1, 2, 3, z=4).total, Derived(5, hint=6).more)
total = 0
for n in range(50):
    d = Derived(n, 1, z=n)
    total += d.total + len(d.more["t"])
print(total)


@dataclass
class Plain:
    a: int
    b: InitVar[int]


plain = Plain(1, 2)
print(plain, vars(plain))
try:
    print(plain.b)
except AttributeError as error:
    print(error)
