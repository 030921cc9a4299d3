# When is local freed if its frame raised?
# Failing allocations: every exception is caught
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
