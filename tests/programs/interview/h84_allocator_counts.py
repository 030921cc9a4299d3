# Do objects come from the private heap?
import sys
before = sys.getallocatedblocks()
x = [object() for _ in range(100)]
print(sys.getallocatedblocks() - before >= 100)
