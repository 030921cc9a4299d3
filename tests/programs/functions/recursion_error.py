# Endless recursion ends in a RecursionError that can be caught.
import sys
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as error:
    print(type(error).__name__, error, isinstance(error, RuntimeError))
depth = 0
def g():
    global depth
    depth += 1
    g()
try:
    g()
except RecursionError:
    print(depth)
print(sys.getrecursionlimit())
sys.setrecursionlimit(200)
depth = 0
try:
    g()
except RecursionError:
    print(depth)
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)
