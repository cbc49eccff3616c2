"""Event sourcing, an inventory and an expression tree: data classes, singledispatch, caches, contexts."""
from abc import ABC, abstractmethod
from collections import ChainMap, OrderedDict, defaultdict, deque
from contextlib import contextmanager, suppress, ExitStack
from dataclasses import asdict, astuple, dataclass, field, fields, replace, KW_ONLY
from decimal import Decimal, ROUND_HALF_UP
from enum import Flag, StrEnum, auto
from fractions import Fraction
from functools import cache, cached_property, lru_cache, partial, reduce, singledispatch, singledispatchmethod, wraps
from statistics import mean, median, stdev
from typing import Callable, ClassVar, Generic, Optional, Protocol, TypeVar, Union, runtime_checkable

T = TypeVar("T")


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    ADMIN = READ | WRITE | 4


class Kind(StrEnum):
    DEPOSIT = auto()
    WITHDRAW = auto()
    RENAME = auto()


@dataclass(frozen=True, slots=True)
class Event:
    kind: Kind
    payload: dict = field(default_factory=dict)
    _: KW_ONLY
    version: int = 1


class InsufficientFunds(Exception):
    def __init__(self, needed: Decimal, available: Decimal):
        super().__init__(f"need {needed}, have {available}")
        self.needed, self.available = needed, available


@dataclass
class Account:
    owner: str
    balance: Decimal = Decimal("0.00")
    events: list[Event] = field(default_factory=list, repr=False)
    count: ClassVar[int] = 0

    def __post_init__(self):
        type(self).count += 1

    @singledispatchmethod
    def apply(self, event):
        raise NotImplementedError(f"cannot apply {event!r}")

    @apply.register
    def _(self, event: Event):
        handler = getattr(self, f"on_{event.kind}")
        handler(**event.payload)
        self.events.append(event)

    @apply.register
    def _(self, events: list):
        for event in events:
            self.apply(event)

    def on_deposit(self, amount):
        self.balance += Decimal(amount).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    def on_withdraw(self, amount):
        amount = Decimal(amount)
        if amount > self.balance:
            raise InsufficientFunds(amount, self.balance)
        self.balance -= amount

    def on_rename(self, name):
        self.owner = name


# An expression tree.


class Node:
    pass


@dataclass(frozen=True)
class Num(Node):
    value: Fraction


@dataclass(frozen=True)
class Var(Node):
    name: str


@dataclass(frozen=True)
class Bin(Node):
    op: str
    left: Node
    right: Node


OPS: dict[str, Callable] = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}


@singledispatch
def evaluate(node, env):
    raise TypeError(f"no way to evaluate {type(node).__name__}")


@evaluate.register
def _(node: Num, env):
    return node.value


@evaluate.register
def _(node: Var, env):
    return env[node.name]


@evaluate.register
def _(node: Bin, env):
    return OPS[node.op](evaluate(node.left, env), evaluate(node.right, env))


def show(node: Node) -> str:
    match node:
        case Num(value):
            return str(value)
        case Var(name=n):
            return n
        case Bin(op, left, right):
            return f"({show(left)} {op} {show(right)})"


@cache
def simplify(node: Node) -> Node:
    match node:
        case Bin("*", Num(v), _) | Bin("*", _, Num(v)) if v == 0:
            return Num(Fraction(0))
        case Bin("+", Num(v), x) | Bin("+", x, Num(v)) if v == 0:
            return simplify(x)
        case Bin(op, left, right):
            made = Bin(op, simplify(left), simplify(right))
            return simplify(made) if made != node else made
        case _:
            return node


class LRU(Generic[T]):
    def __init__(self, size: int):
        self.size, self.data = size, OrderedDict()

    def get(self, key, default: Optional[T] = None) -> Optional[T]:
        with suppress(KeyError):
            self.data.move_to_end(key)
            return self.data[key]
        return default

    def put(self, key, value: T) -> None:
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            self.data.popitem(last=False)


@runtime_checkable
class Priced(Protocol):
    price: Decimal

    def total(self, n: int) -> Decimal: ...


class Item(ABC):
    registry: dict[str, type] = {}

    def __init_subclass__(cls, /, tag: str, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[tag] = cls

    @abstractmethod
    def total(self, n): ...


@dataclass
class Widget(Item, tag="w"):
    price: Decimal

    def total(self, n):
        return self.price * n

    @cached_property
    def label(self):
        return f"widget@{self.price}"


def traced(prefix):
    def deco(fn):
        @wraps(fn)
        def inner(*args, **kw):
            result = fn(*args, **kw)
            print(f"{prefix}{fn.__name__}{args} -> {result}")
            return result

        return inner

    return deco


@traced("> ")
def gcd(a: int, b: int) -> int:
    "Greatest common divisor."
    return a if b == 0 else gcd(b, a % b)


@contextmanager
def transaction(account):
    saved = account.balance
    try:
        yield account
    except InsufficientFunds as error:
        account.balance = saved
        print("rolled back:", error)


acct = Account("ann")
acct.apply([Event(Kind.DEPOSIT, {"amount": "100.005"}), Event(Kind.RENAME, {"name": "Ann"}), Event(Kind("withdraw"), {"amount": "30"})])
print(acct, len(acct.events), Account.count, acct.events[1])
with transaction(acct) as a:
    a.apply(Event(Kind.DEPOSIT, {"amount": "5"}))
    a.apply(Event(Kind.WITHDRAW, {"amount": "1000"}))
print(acct.balance)
try:
    acct.apply(3.5)
except NotImplementedError as error:
    print(error)
print(asdict(replace(acct, events=[])), [f.name for f in fields(Event)], Event(Kind.RENAME, version=2))
tree = Bin("+", Num(Fraction(0)), Bin("*", Var("x"), Bin("+", Num(Fraction(1, 2)), Bin("*", Num(Fraction(0)), Var("y")))))
print(show(tree), "=>", show(simplify(tree)), evaluate(tree, ChainMap({"x": Fraction(3)}, {"x": 1, "y": 2})))
print(simplify.cache_info().hits >= 0, hash(Num(Fraction(1))) == hash(Num(Fraction(1))))
try:
    evaluate(5, {})
except TypeError as error:
    print(error)
cache_ = LRU[int](2)
for k in "abac":
    cache_.put(k, ord(k))
    cache_.get("a")
print(list(cache_.data.items()), cache_.get("b", -1))
w = Widget(Decimal("2.50"))
print(w, w.total(3), w.label, w.label is w.label, isinstance(w, Priced), isinstance(5, Priced), Item.registry)
try:
    Item()
except TypeError as error:
    print(error)
print(gcd(12, 18), gcd.__doc__, gcd.__name__)
print(Permission.READ | Permission.WRITE, Permission.ADMIN, Permission.READ in Permission.ADMIN, ~Permission.READ)
prices = [Decimal("1.10"), Decimal("2.35"), Decimal("9.99")]
print(sum(prices), mean(prices), median(prices), f"{stdev(prices):.4f}", f"{sum(prices):>10,.1f}|")
power = partial(pow, 2)
print(power(10), reduce(lambda a, b: a * b, [Fraction(n, n + 1) for n in range(1, 6)]))
with ExitStack() as stack:
    for name in ("db", "file"):
        stack.callback(print, "close", name)
    print("working")
