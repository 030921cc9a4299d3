"""What calls that are right and wrong answer: one expression a line."""
from collections import defaultdict


def shown(value):
    return repr(value).split(" at 0x")[0]


EXPRESSIONS = """
defaultdict(1)
defaultdict(None,1)
defaultdict(list,[],3)
defaultdict(list,a=1)
defaultdict()['x']
defaultdict(list).__missing__()
defaultdict(list)|1
defaultdict(list)|{1:2}
{1:2}|defaultdict(list)
defaultdict(int,{1:2}).__reduce__()[:2]
defaultdict(int).fromkeys([1])
"""

for line in EXPRESSIONS.strip().splitlines():
    try:
        print(line, "->", shown(eval(line)))
    except Exception as error:
        print(line, "->", type(error).__name__, error)
