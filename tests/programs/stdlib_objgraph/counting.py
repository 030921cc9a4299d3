# Golden by hand: CPython comes without objgraph.
# Counting tracked objects by type, and how they grow.
import gc
import sys
import objgraph
class Leaky:
    pass
class Other:
    pass
kept = [Leaky() for _ in range(5)]
print(objgraph.count("Leaky"), objgraph.count("__main__.Leaky"), objgraph.count("Nothing"), len(objgraph.by_type("Leaky")))
print(objgraph.typestats(kept + [Other()]), objgraph.typestats(kept, shortnames=False), objgraph.typestats(kept, filter=lambda o: o is kept[0]))
print(objgraph.most_common_types(1, kept), objgraph.most_common_types(objects=[kept, *kept]))
objgraph.show_most_common_types(objects=[kept, *kept], file=sys.stdout)
peaks = {}
objgraph.growth(peak_stats=peaks)
kept += [Leaky() for _ in range(3)]
others = [Other(), Other()]
print([row for row in objgraph.growth(peak_stats=peaks) if row[0] in ("Leaky", "Other")])
objgraph.show_growth(limit=2, peak_stats={}, filter=lambda o: isinstance(o, (Leaky, Other)))
objgraph.show_growth(peak_stats={"Leaky": 8, "Other": 2}, filter=lambda o: isinstance(o, (Leaky, Other)))
objgraph.get_new_ids(limit=1, file=open("/dev/null", "w"))
fresh = Leaky()
print(objgraph.get_new_ids(limit=1, file=open("/dev/null", "w"))["Leaky"] == {id(fresh)}, objgraph.get_new_ids(True)["Leaky"] == {id(fresh)})
print(objgraph.at(id(fresh)) is fresh, objgraph.at(1), objgraph.at_addrs({id(kept[0])}) == [kept[0]])
print(objgraph.get_leaking_objects([kept, *kept]), objgraph.is_proper_module(gc), objgraph.is_proper_module(kept))
