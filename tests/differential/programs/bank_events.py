"""Event-driven bank simulation with logging to a file, config and a retry decorator."""
import configparser
import functools
import hashlib
import logging
import logging.handlers
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, ROUND_HALF_EVEN
from enum import Enum, auto, Flag
from typing import Optional


class Kind(Enum):
    DEPOSIT = auto()
    WITHDRAW = auto()
    TRANSFER = auto()


class Perm(Flag):
    READ = auto()
    WRITE = auto()
    ADMIN = READ | WRITE


class InsufficientFunds(Exception):
    def __init__(self, need, have):
        self.need, self.have = need, have
        super().__init__(f"need {need}, have {have}")


def retry(times=3, exceptions=(Exception,)):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            last = None
            for attempt in range(1, times + 1):
                try:
                    return fn(*args, **kwargs)
                except exceptions as exc:
                    last = exc
                    log.warning("attempt %d/%d of %s failed: %r", attempt, times, fn.__name__, exc)
            raise RuntimeError("gave up") from last
        return inner
    return deco


@dataclass(order=True)
class Event:
    when: int
    kind: Kind = field(compare=False)
    payload: dict = field(compare=False, default_factory=dict)


class Bank:
    def __init__(self):
        self.accounts = defaultdict(Decimal)
        self.history = []

    def apply(self, ev: Event):
        handler = getattr(self, f"on_{ev.kind.name.lower()}", None)
        if handler is None:
            raise NotImplementedError(ev.kind)
        handler(**ev.payload)
        self.history.append(ev)

    def on_deposit(self, acct, amount):
        self.accounts[acct] += Decimal(amount)

    def on_withdraw(self, acct, amount):
        amount = Decimal(amount)
        if self.accounts[acct] < amount:
            raise InsufficientFunds(amount, self.accounts[acct])
        self.accounts[acct] -= amount

    def on_transfer(self, src, dst, amount):
        self.on_withdraw(src, amount)
        self.on_deposit(dst, amount)


tmp = tempfile.mkdtemp()
path = os.path.join(tmp, "bank.log")
log = logging.getLogger("bank")
log.setLevel(logging.DEBUG)
fh = logging.handlers.RotatingFileHandler(path, maxBytes=400, backupCount=2)
fh.setFormatter(logging.Formatter("%(levelname)s:%(message)s"))
log.addHandler(fh)
console = logging.StreamHandler(sys.stdout)
console.setLevel(logging.WARNING)
console.setFormatter(logging.Formatter("[%(levelname).1s] %(message)s"))
log.addHandler(console)

cfg = configparser.ConfigParser()
cfg.read_string("""
[bank]
name = First Bank
rate = 0.015
open = yes
[limits]
daily: 500
path = %(base)s/x
base = /srv
""")
print(cfg.sections(), cfg["bank"]["name"], cfg.getfloat("bank", "rate"), cfg["bank"].getboolean("open"), cfg["limits"]["path"], cfg.getint("limits", "nope", fallback=7))

bank = Bank()
events = [Event(3, Kind.WITHDRAW, {"acct": "a", "amount": "30.10"}), Event(1, Kind.DEPOSIT, {"acct": "a", "amount": "100.005"}), Event(2, Kind.TRANSFER, {"src": "a", "dst": "b", "amount": "50"}), Event(4, Kind.WITHDRAW, {"acct": "b", "amount": "99"})]
for ev in sorted(events):
    try:
        bank.apply(ev)
        log.info("applied %s", ev.kind.name)
    except InsufficientFunds as e:
        log.error("failed: %s", e)
for k, v in sorted(bank.accounts.items()):
    print(k, v, v.quantize(Decimal("0.01"), ROUND_HALF_EVEN))
print(len(bank.history), events[1] < events[0], Perm.READ in Perm.ADMIN, Perm.ADMIN, Perm(0), Kind.DEPOSIT, repr(Kind.TRANSFER))
calls = []


@retry(times=2, exceptions=(ValueError,))
def flaky(n):
    calls.append(n)
    if len(calls) < 2:
        raise ValueError("flaky")
    return n * 2


print(flaky(21), flaky.__name__)
calls.clear()


@retry(times=1)
def always():
    raise KeyError("k")


try:
    always()
except RuntimeError as e:
    print(e, repr(e.__cause__))
for i in range(12):
    log.info("filler line %d %s", i, "x" * 20)
logging.shutdown()
print(sorted(os.listdir(tmp)), os.path.getsize(path) < 400)
print(hashlib.sha256(b"abc").hexdigest()[:16], hashlib.md5("é".encode()).hexdigest())
