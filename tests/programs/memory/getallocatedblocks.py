# sys.getallocatedblocks counts what the private heap has given out.
import sys
before = sys.getallocatedblocks()
keep = [object() for _ in range(1000)]
during = sys.getallocatedblocks()
del keep
after = sys.getallocatedblocks()
print(during - before >= 1000, during - before < 1100, abs(after - before) < 20)
