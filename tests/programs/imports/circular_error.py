# from-import of a name that is not there yet.
try:
    import plain.circular_from
except ImportError as error:
    print(str(error).split(" (/")[0])
import sys
print("plain.circular_from" in sys.modules, "plain" in sys.modules)
