"""What calls that are right and wrong answer: one expression a line."""
from collections import OrderedDict


def shown(value):
    return repr(value).split(" at 0x")[0]


EXPRESSIONS = """
OrderedDict(1,2)
OrderedDict(1)
OrderedDict([1])
OrderedDict([(1,)])
OrderedDict([()])
OrderedDict([(1,2,3)])
OrderedDict(a=1).update(1,2)
OrderedDict.update()
OrderedDict().update(3)
OrderedDict().pop(1)
OrderedDict().pop()
OrderedDict().pop(1,2,3)
OrderedDict().pop(key=1,default=4)
OrderedDict().popitem()
OrderedDict(a=1,b=2).popitem(last=False)
OrderedDict(a=1,b=2).popitem(1,2)
OrderedDict(a=1).move_to_end('z')
OrderedDict(a=1).move_to_end()
OrderedDict(a=1).setdefault()
OrderedDict(a=1).setdefault('a','b','c')
OrderedDict.fromkeys()
OrderedDict.fromkeys(3)
OrderedDict.fromkeys([1],value=2)
OrderedDict(a=1)|3
OrderedDict(a=1)|{'b':2}
{'b':2}|OrderedDict(a=1)
OrderedDict(a=1).__ior__([('x',3)])
OrderedDict(a=1).keys()
OrderedDict(a=1).values()
OrderedDict(a=1).items()
OrderedDict(a=1).__reduce__()
iter(OrderedDict(a=1)).__reduce__()
iter(OrderedDict(a=1).items()).__reduce__()
reversed(OrderedDict(a=1)).__reduce__()
OrderedDict().__sizeof__()
OrderedDict(a=1).__sizeof__()
OrderedDict.fromkeys(range(100)).__sizeof__()
OrderedDict(a=1)<OrderedDict()
OrderedDict(a=1)=={'a':1}
{'a':1}==OrderedDict(a=1)
OrderedDict(a=1)['b']
OrderedDict(a=1).__delitem__('b')
"""

for line in EXPRESSIONS.strip().splitlines():
    try:
        print(line, "->", shown(eval(line)))
    except Exception as error:
        print(line, "->", type(error).__name__, error)
