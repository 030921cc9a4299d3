# Which copies share the inner lists?
import copy
a = [[1], [2]]
shallow, sliced, deep = copy.copy(a), a[:], copy.deepcopy(a)
a[0].append("!")
print(shallow, sliced, deep, {"k": a}.copy()["k"] is a)
