# When is local freed if its frame raised?
class D:
    def __del__(self): print("freed")
def f():
    local = D()
    raise ValueError
try:
    f()
except ValueError as error:
    kept = error
print("kept")
del kept
print("end")
