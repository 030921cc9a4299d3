# sys.exit inside a finally replaces the exception.
import sys
try:
    1 / 0
finally:
    print("finally")
    sys.exit(3)
