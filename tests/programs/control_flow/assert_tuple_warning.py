# An assert of a tuple is always true, and the compiler says so.
assert (1 == 2, "oops")
print("passed")
