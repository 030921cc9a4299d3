# close raises GeneratorExit at the yield.
# Failing allocations: the hook prints the exception without its name
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing")
        raise
    finally:
        print("finally")
it = g()
next(it)
print(it.close(), it.close(), list(it))
print(g().close())
def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            print("no")
it = stubborn()
next(it)
try:
    it.close()
except RuntimeError as error:
    print(error)
def other():
    try:
        yield
    except GeneratorExit:
        raise ValueError("other")
it = other()
next(it)
try:
    it.close()
except ValueError as error:
    print(error)
def dropped():
    try:
        yield
    finally:
        print("dropped: finally runs")
it = dropped()
next(it)
del it
print("end")
import sys
sys.unraisablehook = lambda args: print("unraisable", args.exc_value)
it = stubborn()
next(it)
del it
sys.unraisablehook = lambda args: None
