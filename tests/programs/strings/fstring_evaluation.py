# Evaluation order in f-strings; formatting calls __format__ once.
class T:
    def __init__(self, n):
        self.n = n

    def __format__(self, spec):
        print("format", self.n, repr(spec))
        return str(self.n)

    def __repr__(self):
        print("repr", self.n)
        return "T"

print(f"{T(1)} {T(2):>{3}} {T(3)!r:4}|")
x = 10
print(f"{(x := 5)} {x}", f"{x:=5}", f"{x!r:=^5}")
