# Golden by hand: CPython comes without objgraph.
# Failing allocations: what has no repr for any reason is named unrepresentable, as in the original
# Chains of references, and graphs as DOT; SVG needs no other program.
import contextlib
import io
import os
import re
import objgraph
class Node:
    pass
class Guard:
    def __del__(self):
        pass
target = Node()
target.name = 'say "hi"'
holder = {"key": target, (1, 2): [target]}
guard = Guard()
print([type(each).__name__ for each in objgraph.find_backref_chain(target, objgraph.is_proper_module)])
print([type(each).__name__ for each in objgraph.find_ref_chain(holder, lambda each: isinstance(each, str) and "hi" in each)])
print(objgraph.find_ref_chain(target, lambda each: False) == [target])
def show(draw, *args, **kw):
    out = io.StringIO()
    draw(*args, output=out, **kw)
    numbers = {}
    def number(found):
        return "o%d" % numbers.setdefault(found.group(), len(numbers))
    print(re.sub(r"0x[0-9a-f]+", "0x", re.sub(r"\bo\d+", number, out.getvalue().replace("too_many_o", "too_many_ o"))))
inside = lambda each: each in (target, guard, None) or each is holder or isinstance(each, list) and target in each
show(objgraph.show_refs, [holder], max_depth=2, filter=inside, refcounts=True)
show(objgraph.show_backrefs, target, max_depth=1, filter=inside, highlight=lambda each: isinstance(each, dict), extra_info=lambda each: "more")
show(objgraph.show_refs, [guard], max_depth=0)
show(objgraph.show_refs, [[[], [], [], []]], too_many=2, shortnames=False, max_depth=1)
show(objgraph.show_chain, [holder, holder[1, 2], target], backrefs=False)
objgraph.show_refs(target, filename="graph.dot", max_depth=0)
said = io.StringIO()
with contextlib.redirect_stdout(said):
    objgraph.show_refs(holder, filename="graph.svg", filter=inside, extra_node_attrs=lambda each: {"shape": "oval"})
print(re.sub(r"/\S*objgraph-\w+", "TEMPORARY", said.getvalue()))
text = open("graph.svg").read()
print(text.startswith("<svg"), text.count("<rect"), text.count("<path d=\"M"), "say" in open("graph.dot").read())
os.remove("graph.svg")
os.remove("graph.dot")
