"""Accounts with inheritance, kept in a dict."""


class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"needed {needed}, only {available} available")
        self.needed = needed
        self.available = available


class Account:
    fee = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []

    @property
    def balance(self):
        return self._balance

    def limit(self):
        return 0

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("the amount must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        total = amount + self.fee
        if self._balance + self.limit() < total:
            raise InsufficientFunds(total, self._balance + self.limit())
        self._balance -= total
        self.history.append(("withdraw", amount))

    def __str__(self):
        return f"{type(self).__name__}({self.owner}: {self.balance})"


class Checking(Account):
    fee = 1

    def __init__(self, owner, balance=0, overdraft=100):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def limit(self):
        return self.overdraft


class Savings(Account):
    def add_interest(self, percent):
        self.deposit(self.balance * percent // 100)


class Bank:
    def __init__(self):
        self.accounts = {}

    def open(self, account):
        self.accounts[account.owner] = account
        return account

    def transfer(self, source, target, amount):
        self.accounts[source].withdraw(amount)
        self.accounts[target].deposit(amount)

    def total(self):
        return sum(account.balance for account in self.accounts.values())


bank = Bank()
bank.open(Checking("ada", 50))
bank.open(Savings("bob", 1000)).add_interest(3)
bank.open(Account("cyd"))
for source, target, amount in [("ada", "cyd", 120), ("ada", "bob", 500), ("bob", "ada", 1030), ("cyd", "dan", 1), ("bob", "cyd", -5)]:
    try:
        bank.transfer(source, target, amount)
        print(f"{source} -> {target}: {amount}")
    except InsufficientFunds as error:
        print(f"{source} -> {target}: refused, {error} (short by {error.needed - error.available})")
    except KeyError as error:
        print(f"{source} -> {target}: no account {error}")
    except ValueError as error:
        print(f"{source} -> {target}: {error}")
for account in bank.accounts.values():
    print(account, account.history)
print(bank.total())
