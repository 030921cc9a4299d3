# Does deepcopy keep shared references and cycles? Does it copy tuples of ints?
import copy
x = []
a = [x, x]
a.append(a)
b = copy.deepcopy(a)
t = (1, 2)
print(b[0] is b[1], b[2] is b, b[0] is x, copy.deepcopy(t) is t, copy.copy(t) is t)
