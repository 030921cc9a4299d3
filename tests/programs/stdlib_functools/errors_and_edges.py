"""What calls that are right and wrong answer: one expression a line."""
import functools
from functools import cmp_to_key, lru_cache, partial, reduce


def shown(value):
    return repr(value).split(" at 0x")[0]


EXPRESSIONS = """
partial()
partial(1)
partial(a=1)
partial(int).func
partial(int,base=2)('101')
partial(print,1,a=3)(b=3)
partial(partial(int,'1'),base=3)
partial(int).__setstate__(1)
partial(int).__setstate__((1,2,3,4))
partial(int).__setstate__((int,(),{},{}))
partial(int,1).__reduce__()
setattr(partial(int),'func',3)
delattr(partial(int),'__dict__')
setattr(partial(int),'__dict__',3)
partial(int).foo
reduce()
reduce(1)
reduce(int,3)
reduce(int,[])
reduce(int,[],5)
reduce(int,[1,2],5,6)
reduce(function=int,sequence=[])
cmp_to_key()
cmp_to_key(1,2)
cmp_to_key(x=1)
cmp_to_key(3)()
cmp_to_key(3)(1,2)
cmp_to_key(3)(obj=1).obj
cmp_to_key(3)<3
cmp_to_key(3)<cmp_to_key(3)
cmp_to_key(3)(1)<cmp_to_key(3)(2)
hash(cmp_to_key(3))
cmp_to_key(3).obj
type(cmp_to_key(3))()
functools._lru_cache_wrapper()
functools._lru_cache_wrapper(1,2,3,4)
functools._lru_cache_wrapper(int,'a',3,4)
functools._lru_cache_wrapper(int,2,3,4).cache_info()
functools._lru_cache_wrapper(int,2,3,x=4)
functools._lru_cache_wrapper(int,2,3,4)
lru_cache(lambda x:x)([])
lru_cache(int).__reduce__()
functools._lru_cache_wrapper(int,2,3,4).__reduce__()
lru_cache(int).cache_info(1)
"""

for line in EXPRESSIONS.strip().splitlines():
    try:
        print(line, "->", shown(eval(line)))
    except Exception as error:
        print(line, "->", type(error).__name__, error)
