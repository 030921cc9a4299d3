# Why is getsizeof([]) more than [].__sizeof__()?
import sys
print(sys.getsizeof([]), [].__sizeof__(), sys.getsizeof(5), (5).__sizeof__(), sys.getsizeof(lambda: 0), sys.getsizeof(type("C", (), {})))
