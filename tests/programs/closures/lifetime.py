# A closure keeps alive what it uses, and nothing else.
class Noisy:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("del", self.name)
def make():
    used, unused = Noisy("used"), Noisy("unused")
    def f():
        return used.name
    return f
f = make()
print("made", f())
del f
print("end")
