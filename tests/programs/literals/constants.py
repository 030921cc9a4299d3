# The named constants.
print(None, True, False, Ellipsis, ..., NotImplemented, __debug__)
print(type(None), type(...), type(NotImplemented), bool(...))
