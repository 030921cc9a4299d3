# pprint.
import pprint
pprint.pprint({"b": [1] * 30, "a": {"nested": ["x" * 20] * 4}})
print(pprint.pformat([1, 2]))
