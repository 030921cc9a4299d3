# Are the counts of None and small ints small?
import sys
print(sys.getrefcount(None) > 500, sys.getrefcount(0) > 50, sys.getrefcount(1) > 50)
