# Run as: viv -m memory_profiler command_line.py one
# `profile` is there without an import, the table comes at the end, over all calls.
import sys
print(__name__, sys.argv[1:], __file__ == sys.argv[0])
@profile
def work(n):
    data = [None] * n
    return len(data)
work(131_072)
work(131_072)
