# An exception in __del__ is reported and ignored.
class Bad:
    def __del__(self):
        raise ValueError("in del")
b = Bad()
del b
print("still running")
