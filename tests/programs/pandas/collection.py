# A table that holds itself is collected; what columns hold dies with them.
import gc
import sys
import weakref
import pandas as pd


class Thing:
    pass


thing = Thing()
gone = weakref.ref(thing)
series = pd.Series([thing, thing], dtype="object")
print(sys.getrefcount(thing))
del thing
print(gone() is not None)
del series
gc.collect()
print(gone() is None)
frame = pd.DataFrame({"a": [1]})
watch = weakref.ref(frame)
holder = pd.Series([None], dtype="object")
del frame
gc.collect()
print(watch() is None)
texts = pd.Series(["some text"] * 3)
print(texts[0] is texts[1], sys.getrefcount(texts[0]) > 3)
