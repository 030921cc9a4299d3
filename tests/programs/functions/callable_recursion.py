# Callables without a Python function among them recurse to a RecursionError.
class A: pass
A.__call__ = A()
try: A()()
except RecursionError as e: print(e)
class B: pass
B.__getattr__ = B()
B.__call__ = B()
try: B().x
except RecursionError as e: print(e)
class C: pass
C.__add__ = A()
try: C() + 1
except RecursionError as e: print(e)
class P: pass
P.__get__ = P()
try: P().x
except AttributeError as e: print(e)
class Foo: pass
Foo.__repr__ = Foo.__str__
for f in (str, repr):
    try: f(Foo())
    except RecursionError as e: print(e)
