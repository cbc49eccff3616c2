"""Bank with accounts, interest, exceptions, history."""
import functools
from collections import defaultdict, OrderedDict

class BankError(Exception):
    """Base error."""
class InsufficientFunds(BankError):
    def __init__(self, needed, available):
        self.needed, self.available = needed, available
        super().__init__(f"need {needed:.2f}, have {available:.2f}")
class AccountNotFound(BankError, KeyError):
    def __str__(self): return f"no account {self.args[0]!r}"

def logged(fn):
    @functools.wraps(fn)
    def wrapper(self, *args, **kwargs):
        self.log.append((fn.__name__, args, kwargs))
        try:
            result = fn(self, *args, **kwargs)
        except BankError as e:
            self.log.append(("!" + fn.__name__, type(e).__name__))
            raise
        return result
    return wrapper

class Account:
    _next = 1000
    rates = {"basic": 0.01, "gold": 0.025}
    def __init__(self, owner, kind="basic", balance=0.0):
        self.owner, self.kind, self._balance = owner, kind, balance
        self.number = Account._next
        Account._next += 1
        self.history = []
    @property
    def balance(self): return round(self._balance, 2)
    @balance.setter
    def balance(self, value):
        if value < 0: raise InsufficientFunds(-value, self._balance)
        self.history.append(value - self._balance)
        self._balance = value
    @classmethod
    def from_string(cls, text):
        owner, _, rest = text.partition(":")
        return cls(owner.strip(), balance=float(rest or 0))
    @staticmethod
    def valid_kind(kind): return kind in Account.rates
    def add_interest(self): self.balance += self._balance * self.rates[self.kind]
    def __iadd__(self, amount): self.balance = self._balance + amount; return self
    def __isub__(self, amount): self.balance = self._balance - amount; return self
    def __lt__(self, other): return self._balance < other._balance
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self.kind!r}, {self.balance})"
    def __str__(self): return f"#{self.number} {self.owner:<8}{self.balance:>10,.2f}"
    def __bool__(self): return self._balance > 0
    def __len__(self): return len(self.history)
    def __contains__(self, x): return x in self.history
    def __iter__(self): return iter(self.history)

class Savings(Account):
    def __init__(self, *args, minimum=100, **kw):
        super().__init__(*args, **kw)
        self.minimum = minimum
    @Account.balance.setter
    def balance(self, value):
        if value < self.minimum: raise InsufficientFunds(self.minimum - value, self._balance)
        Account.balance.fset(self, value)

class Bank:
    def __init__(self): self.accounts = OrderedDict(); self.log = []
    @logged
    def open(self, acct):
        self.accounts[acct.number] = acct
        return acct.number
    def __getitem__(self, n):
        try: return self.accounts[n]
        except KeyError: raise AccountNotFound(n) from None
    @logged
    def transfer(self, a, b, amount):
        src, dst = self[a], self[b]
        src -= amount
        dst += amount
    def report(self):
        for acct in sorted(self.accounts.values(), reverse=True): print(acct, "*" * len(acct))
bank = Bank()
a = bank.open(Account("ann", "gold", 500)); b = bank.open(Account.from_string("bob: 12.5")); c = bank.open(Savings("cy", balance=150.0, minimum=120))
for src, dst, amt in [(a, b, 100.25), (b, a, 1000), (c, a, 50), (a, 77, 1), (c, b, 20.0)]:
    try: bank.transfer(src, dst, amt); print("ok", amt)
    except InsufficientFunds as e: print("refused:", e, f"{e.needed - e.available:+.2f}")
    except AccountNotFound as e: print("missing:", e, e.args, isinstance(e, KeyError))
bank.report()
for acct in bank.accounts.values():
    acct.add_interest()
    print(repr(acct), bool(acct), [round(h, 2) for h in acct])
print(bank.log[-3:], Account.valid_kind("silver"), bank.transfer.__name__, bank.transfer.__wrapped__.__qualname__)
groups = defaultdict(list)
for acct in bank.accounts.values(): groups[acct.kind].append(acct.owner)
print(dict(groups), -87.75 in bank[a], max(bank.accounts.values()).owner)
try: bank[5]
except BankError as e: print(repr(e), e.__cause__, e.__suppress_context__)
