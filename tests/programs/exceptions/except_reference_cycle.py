# What the handled exception holds, and when it lets go.
import sys, gc
gc.disable()
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    d = D("handled and dropped")
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    print("leaving")
f()
def g():
    d = D("handled without a name")
    try:
        1 / 0
    except ZeroDivisionError:
        pass
g()
def h():
    d = D("returned from the handler")
    try:
        1 / 0
    except ZeroDivisionError as e:
        return "value"
print(h())
print(sys.exc_info())
