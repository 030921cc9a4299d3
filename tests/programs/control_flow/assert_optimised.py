# Run as: viv -O assert_optimised.py
# -O removes asserts and makes __debug__ false.
assert False, "gone"
print(__debug__)
if __debug__:
    print("not here")
