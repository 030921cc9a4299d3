# How many empty tuples, strings, bytes, frozensets are there?
print(tuple() is tuple([]), str() is "".join(()), bytes() is bytes([]), frozenset() is frozenset(), [] is [])
