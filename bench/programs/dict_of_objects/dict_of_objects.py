"""Bank accounts in a dict, and transfers between them."""

import sys


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, owner: str, balance: int) -> None:
        self.owner = owner
        self.balance = balance
        self.history: list[int] = []

    def deposit(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError("the amount must be positive")
        self.balance += amount
        self.history.append(amount)

    def withdraw(self, amount: int) -> None:
        if amount > self.balance:
            raise InsufficientFunds(f"{self.owner} has {self.balance}, not {amount}")
        self.balance -= amount
        self.history.append(-amount)


class Bank:
    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.refused = 0

    def open(self, owner: str, balance: int) -> None:
        self.accounts[owner] = Account(owner, balance)

    def transfer(self, source: str, target: str, amount: int) -> None:
        try:
            self.accounts[source].withdraw(amount)
        except InsufficientFunds:
            self.refused += 1
            return
        self.accounts[target].deposit(amount)


def main() -> None:
    transfers = int(sys.argv[1]) if len(sys.argv) > 1 else 700_000
    bank = Bank()
    owners = [f"owner-{i}" for i in range(1000)]
    for i, owner in enumerate(owners):
        bank.open(owner, 500 + i)
    seed = 1
    for _ in range(transfers):
        seed = (seed * 1103515245 + 12345) % 2147483648
        source = owners[seed // 65536 % 1000]
        seed = (seed * 1103515245 + 12345) % 2147483648
        target = owners[seed // 65536 % 1000]
        bank.transfer(source, target, seed % 400 + 1)
    richest = max(bank.accounts.values(), key=lambda account: account.balance)
    print(richest.owner, richest.balance, len(richest.history))
    print(sum(account.balance for account in bank.accounts.values()), bank.refused)


main()
