# Import twice: how many module objects?
import math
import math as again
import sys
print(math is again, sys.modules["math"] is math)
