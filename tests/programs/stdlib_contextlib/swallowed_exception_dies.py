# What a generator's manager swallows dies at once, and the generator's variables with it.
import contextlib
import gc
gc.disable()
class Resource:
    def __del__(self):
        print("freed")
@contextlib.contextmanager
def manager():
    resource = Resource()
    try:
        yield resource
    except ValueError as error:
        print("caught", error)
with manager() as held:
    raise ValueError("x")
print("after the block")
del held
print("end", gc.collect())
