# The empty tuple is one object; full slices and copies are the tuple itself.
t = (1, 2)
empty = ()
print(empty is tuple(), tuple() is tuple([]), t[:] is t, tuple(t) is t, t + () == t, t[0:2] is t, t * 1 is t, t[2:] is empty)
class T(tuple):
    pass
u = T(t)
print(tuple(u) is u, type(u[:]).__name__, u == t, type(u + ()).__name__)
