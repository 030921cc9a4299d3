# Whether the interpreter ends is known to finalisers of the main module; hooks take only what they are made for.
import atexit
import sys
try:
    sys.__unraisablehook__(ValueError(42))
except TypeError as error:
    print(error)
class AtEnd:
    finalizing, print = sys.is_finalizing, print
    def __del__(self):
        self.print("finaliser:", self.finalizing(), flush=True)
atexit.register(lambda: print("exit function:", sys.is_finalizing()))
kept = AtEnd()
print("main:", sys.is_finalizing())
