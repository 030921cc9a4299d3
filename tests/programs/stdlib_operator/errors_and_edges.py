"""What calls that are right and wrong answer: one expression a line."""
import operator
from _operator import _compare_digest


def shown(value):
    return repr(value).split(" at 0x")[0]


EXPRESSIONS = """
operator.itemgetter()
operator.itemgetter(a=1)
operator.itemgetter(1)
operator.itemgetter(1,2)
operator.itemgetter(1)()
operator.itemgetter(1)(1,2)
operator.itemgetter(1)(a=1)
operator.itemgetter(1)(1)
operator.itemgetter(1)((1,))
operator.itemgetter(1,2).__reduce__()
operator.itemgetter(1).__reduce__()
operator.attrgetter()
operator.attrgetter(a=1)
operator.attrgetter(1)
operator.attrgetter('a.b','c')
operator.attrgetter('a.b')(1)
operator.attrgetter('a')(1,2)
operator.attrgetter('a')(a=1)
operator.attrgetter('a.b','c').__reduce__()
operator.attrgetter('..')(3)
operator.attrgetter('real.imag','real')(3)
operator.methodcaller()
operator.methodcaller(1)
operator.methodcaller(a=1)
operator.methodcaller('a',1,b=2)
operator.methodcaller('a')
operator.methodcaller('a')(1)
operator.methodcaller('a')(1,2)
operator.methodcaller('a')()
operator.methodcaller('a')(1,b=3)
operator.methodcaller('a',1,b=2).__reduce__()
operator.methodcaller('a',1).__reduce__()
operator.add(1)
operator.add(1,2,3)
operator.add(1,b=2)
operator.add(1,'a')
operator.iadd(1,'a')
operator.concat(1,2)
operator.concat([1],2)
operator.concat([1],[2])
operator.iconcat(1,2)
operator.concat(1,[])
operator.indexOf([1,2],3)
operator.indexOf(3,3)
operator.countOf(3,3)
operator.countOf([1,1,1.0,2],1)
operator.contains(3,3)
operator.length_hint(3)
operator.length_hint(3,'a')
operator.length_hint(3,5)
operator.length_hint([1],5)
operator.length_hint()
operator.call()
operator.call(3)
operator.index('a')
operator.index(True)
operator.pow(2,'a')
operator.ipow(2,'a')
operator.neg('a')
operator.truth()
operator.getitem(1,2)
operator.setitem(1,2)
operator.setitem(1,2,3)
operator.delitem(1,2)
_compare_digest('a','a')
_compare_digest('a','b')
_compare_digest('é','b')
_compare_digest('a',b'b')
_compare_digest(b'b',b'b')
_compare_digest(1,b'b')
operator.add
operator.__add__.__module__
operator.add.__text_signature__
operator.__all__
"""

for line in EXPRESSIONS.strip().splitlines():
    try:
        print(line, "->", shown(eval(line)))
    except Exception as error:
        print(line, "->", type(error).__name__, error)
