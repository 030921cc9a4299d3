"""What calls that are right and wrong answer: one expression a line."""
from collections import deque


def shown(value):
    return repr(value).split(" at 0x")[0]


EXPRESSIONS = """
deque(1,2,3)
deque(a=1)
deque([1],maxlen='x')
deque([1],maxlen=-1)
deque(None)
deque([1,2],maxlen=None,x=3)
deque().pop()
deque().popleft()
deque().pop(1)
deque().append()
deque([1])[3]
deque([1])['a']
deque([1])[1:2]
deque([1]).__setitem__(3,3)
deque([1]).__delitem__(3)
deque([1]).index(4)
deque([1]).remove(4)
deque([1]).index()
deque([1]).index(1,'a')
deque([1]).insert(1)
deque([1]).insert('a',1)
deque([1],1).insert(0,1)
deque([1]).rotate('a')
deque([1]).rotate(1,2)
deque([1]).rotate(10**30)
deque([1])+[1]
deque([1])*'a'
deque([1])*1.5
deque([1]).__iadd__(3)
deque([1]).extend(3)
deque([1]).maxlen
setattr(deque(),'maxlen',3)
hash(deque())
deque()<[]
deque([1]).__reduce__()
deque([1],3).__reduce__()
deque([1],3).__sizeof__()
deque(range(100)).__sizeof__()
iter(deque([1,2])).__reduce__()
iter(deque([1,2])).__length_hint__()
type(iter(deque()))(1)
type(iter(deque()))(deque([1,2,3]),1).__length_hint__()
type(iter(deque()))()
type(iter(deque()))(deque(),1,2)
type(iter(deque()))(deque(),x=2)
"""

for line in EXPRESSIONS.strip().splitlines():
    try:
        print(line, "->", shown(eval(line)))
    except Exception as error:
        print(line, "->", type(error).__name__, error)
