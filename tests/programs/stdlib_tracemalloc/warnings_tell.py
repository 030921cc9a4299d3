# Warnings about an object tell where it was allocated.
import sys
import tracemalloc
import warnings
sys.stderr = sys.stdout
warnings.simplefilter("always")
async def task():
    pass
def forget():
    task()
def leave_open():
    file = open(__file__)
for frames in 1, 3:
    tracemalloc.start(frames)
    found = []
    warnings._showwarnmsg_impl = lambda message: found.append(warnings._formatwarnmsg(message))
    leave_open()
    forget()
    for each in found:
        print(each.replace(__file__, "FILE").split("name=")[0])
        print(each.replace(__file__, "FILE").partition("Object allocated")[2])
    tracemalloc.stop()
