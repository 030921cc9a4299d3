# A cache that does not keep its values alive.
import weakref
class Image:
    def __init__(self, name): self.name = name
cache = weakref.WeakValueDictionary()
def load(name):
    if name not in cache:
        print("loading", name)
        image = Image(name)
        cache[name] = image
        return image
    return cache[name]
a = load("x")
b = load("x")
print(a is b, len(cache))
del a, b
print(len(cache))
load("x")
