# import in every form.
import plain.helper
import plain.helper as h
from plain import helper
from plain.helper import bump, counter as start
import plain.helper as again, math as m
print(plain.helper is h is helper is again, bump(), helper.counter, start, h.name, m.pi)
from plain.helper import (
    bump as b,
    name,
)
print(b is bump, name)
def f():
    import plain.helper as local
    return local
print(f() is h, "local" in globals())
