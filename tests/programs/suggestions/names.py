# Suggestions for misspelt names: locals, globals, builtins, self.
import sys, traceback
def show(f):
    try:
        f()
    except Exception:
        print(traceback.format_exc().splitlines()[-1])
my_variable = 1
def local():
    counter = 1
    return conter
def builtin():
    return lenn([])
def glob():
    return my_varible
def far():
    return qwertyuiop
def module():
    return sys.path_ho
def imported_missing():
    return collections.OrderedDict
def short():
    return q
class A:
    attribute = 1
    def method(self):
        return attribute
    def __init__(self): self.value = 1
    def get(self): return self.valeu
for f in (local, builtin, glob, far, module, imported_missing, short, A().method, A().get):
    show(f)
