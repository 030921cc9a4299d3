# sys.stdin as a file.
import sys
print(repr(sys.stdin.readline()), [line.rstrip() for line in sys.stdin], sys.stdin.read(), sys.stdin.name, sys.stdin.encoding)
