"""Bank accounts: an abstract class with a property, a protocol, exceptions."""
import sys
from typing import Protocol, runtime_checkable
from abc import ABC, abstractmethod

SIZE = int(sys.argv[1]) if len(sys.argv) > 1 else 12_000


@runtime_checkable
class Auditable(Protocol):

    def audit(self) -> str:
        ...


class Account(ABC):

    def __init__(self, owner: str, balance: float=0.0):
        self.owner = owner
        self._balance = balance
        self.history: list[tuple[str, float]] = []

    @property
    def balance(self) -> float:
        return self._balance

    @balance.setter
    def balance(self, v: float) -> None:
        if v < 0:
            raise ValueError('insufficient funds')
        self._balance = v

    def deposit(self, amt: float) -> None:
        self.balance += amt
        self.history.append(('deposit', amt))

    def withdraw(self, amt: float) -> None:
        self.balance -= amt
        self.history.append(('withdraw', amt))

    @abstractmethod
    def interest(self) -> float:
        ...


class Savings(Account):

    def interest(self) -> float:
        return self.balance * 0.02

    def audit(self) -> str:
        return f'{self.owner}:{len(self.history)}'


class Checking(Account):

    def interest(self) -> float:
        return 0.0

    def withdraw(self, amt: float) -> None:
        super().withdraw(amt + 0.1)


def main():
    accts: list[Account] = [Savings(f's{i}', 100.0) if i % 2 else Checking(f'c{i}', 50.0) for i in range(100)]
    fails = 0
    audits = 0
    for r in range(SIZE):
        for i in range(0, 100, 3):
            a = accts[r * i % 100]
            try:
                if r % 3:
                    a.deposit(r % 17)
                else:
                    a.withdraw(r % 29)
            except ValueError:
                fails += 1
        if isinstance(accts[r % 100], Auditable):
            audits += len(accts[r % 100].audit())
    print(round(sum((a.balance + a.interest() for a in accts)), 2), fails, audits)


main()
