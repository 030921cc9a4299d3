# A subclass of str.
class Loud(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def shout(self):
        return self + "!"

s = Loud("hey")
print(s, s.shout(), type(s + "x").__name__, type(s[:]).__name__, s == "HEY", {"HEY": 1}[s], len(s), isinstance(s, str), s.lower(), f"{s:>5}", type(str(s)).__name__, type(s.strip()).__name__)
s.attribute = 1
print(s.__dict__, hash(s) == hash("HEY"))
