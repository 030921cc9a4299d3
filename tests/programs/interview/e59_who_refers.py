# Who refers to an object?
import gc
target = ["target"]
holder = {"key": target}
print(holder in gc.get_referrers(target), gc.get_referents(holder), any(r is globals() for r in gc.get_referrers(target)))
