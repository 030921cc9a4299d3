# Accounts with errors of their own.
class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        super().__init__(f"balance {balance:.2f} is less than {amount:.2f}")
        self.missing = amount - balance
class Account:
    interest = 0.02
    count = 0
    def __init__(self, owner, balance=0.0):
        self.owner, self._balance, self.history = owner, balance, []
        Account.count += 1
    @property
    def balance(self): return self._balance
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("Deposit must be positive")
        self._balance += amount
        self.history.append(("deposit", amount))
        return self
    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(self._balance, amount)
        self._balance -= amount
        self.history.append(("withdraw", amount))
    def __str__(self): return f"{self.owner}: ${self._balance:,.2f}"
a = Account("Ann", 1000).deposit(234.5)
print(a, a.history, Account.count)
for action in (lambda: a.withdraw(5000), lambda: a.deposit(-1), lambda: setattr(a, "balance", 5)):
    try:
        action()
    except (InsufficientFunds, ValueError, AttributeError) as error:
        print(type(error).__name__, error, getattr(error, "missing", ""))
