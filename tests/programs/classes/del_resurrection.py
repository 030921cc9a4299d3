# An object saved by its own __del__ lives on; __del__ is not run twice.
saved = []
class Phoenix:
    def __del__(self):
        print("del")
        saved.append(self)
p = Phoenix()
del p
print(len(saved))
saved.pop()
print("gone without a second call")
