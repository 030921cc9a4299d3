# Golden by hand: CPython comes without pympler; written by Pympler 1.0.1 under CPython 3.11.
# Failing allocations: what has no repr for any reason is N/A, as in the original
# The tables that sizing writes.
from pympler import asizeof
class Plain:
    def __init__(self):
        self.values = [1] * 200
    def __repr__(self):
        return "<Plain>"
asizeof.asizeof([1, 2, "abc" * 700, {"a": [1] * 300}], stats=2)
asizeof.asizesof([1, 2], "abc", stats=1, above=10)
print(asizeof.asized([1, [2]], detail=1, stats=1))
asizeof.asized([1, [2]], 3, detail=1, stats=2.5)
asizeof.asizeof([Plain() for _ in range(3)], {i: str(i) * 100 for i in range(50)}, stats=2.2, code=False, align=1)
sizer = asizeof.Asizer(stats=2)
sizer.asizeof([Plain()])
sizer.print_summary(w=5)
sizer.print_largest()
sizer.print_profiles()
sizer.print_stats()
asizeof.asizeof([], stats=1)
