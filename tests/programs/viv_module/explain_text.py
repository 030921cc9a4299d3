# Golden by hand: CPython has no module viv.
# Not under stress: sizes of pools, and the generation.
# What explain() prints, without what varies from run to run.
import io
import re
import sys
import tracemalloc
import viv
import weakref

class Node:
    pass

def explain(x):
    out, sys.stdout = sys.stdout, io.StringIO()
    try:
        viv.explain(x)
    finally:
        text, sys.stdout = sys.stdout.getvalue(), out
    text = re.sub(r"0x[0-9a-f]+", "0x", text)
    text = re.sub(r"\d+ of (\d+) blocks in use; number \d+ of arena \d+", r"n of \1 blocks in use; number n of arena n", text)
    text = re.sub(r"/\S*/", "", text)
    print(re.sub(r"\(\d+ of (\d+) places taken\)", r"(n of \1 places taken)", text))

items = [1, 2, 3]
cache = {"k": items}
explain(items)
node = Node()
node.items = items
reference, other = weakref.ref(node), weakref.ref(node, print)
explain(node)
explain("a constant".title())
many = [items] * 20
explain(items)
tracemalloc.start()
born = [None]
explain(born)
explain(items)
explain(bytearray(100))
tracemalloc.stop()
