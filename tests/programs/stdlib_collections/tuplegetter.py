"""What calls that are right and wrong answer: one expression a line."""
import collections


def shown(value):
    return repr(value).split(" at 0x")[0]


EXPRESSIONS = """
collections._tuplegetter()
collections._tuplegetter(1)
collections._tuplegetter('a','b')
collections._tuplegetter(1,'b')
collections._tuplegetter(1,b='b')
collections._tuplegetter(1,'b').__get__(3)
collections._tuplegetter(1,'b').__get__((1,))
collections._tuplegetter(1,'b').__get__((1,2))
collections._tuplegetter(1,'b').__set__((1,2),3)
collections._tuplegetter(1,'b').__delete__((1,2))
collections._tuplegetter(1,'b').__get__(None)
collections._tuplegetter(1,'b').__reduce__()
collections._tuplegetter(1,'b').foo
collections._count_elements()
collections._count_elements({},3)
collections._count_elements(3,[1])
"""

for line in EXPRESSIONS.strip().splitlines():
    try:
        print(line, "->", shown(eval(line)))
    except Exception as error:
        print(line, "->", type(error).__name__, error)
