# Did you mean, for attributes.
class Account:
    balance = 5
    def deposit(self): pass
Account().balanse
