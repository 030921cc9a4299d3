# The size of a range, a generator, an iterator: does it depend on the length?
import sys
print(sys.getsizeof(range(10)), sys.getsizeof(range(10 ** 9)), sys.getsizeof(x for x in range(10)) == sys.getsizeof(x for x in range(10 ** 9)), sys.getsizeof(list(range(1000))))
