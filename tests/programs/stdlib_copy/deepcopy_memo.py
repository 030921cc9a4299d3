# Shared and recursive parts, and what is in the memo.
import copy

inner = [1]
data = {"a": inner, "b": inner, "t": (1, inner), "plain": (1, 2)}
twin = copy.deepcopy(data)
print(twin == data, twin["a"] is twin["b"], twin["t"][1] is twin["a"], twin["a"] is inner, twin["plain"] is data["plain"])
loop = [1]
loop.append(loop)
other = copy.deepcopy(loop)
print(other[1] is other, other[0])
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u is not t, u[0][0] is u)
memo = {}
source = [[1], 2]
result = copy.deepcopy(source, memo)
print(memo[id(source)] is result, len(memo), [id(x) for x in memo[id(memo)]] == [id(source[0]), id(source)])
print(copy.deepcopy(source, {id(source[0]): "replaced"}), copy.deepcopy([5, None], {id(None): "nothing"}))
print(copy.deepcopy(5, {id(5): "five"}), copy.copy(data)["a"] is inner, copy.deepcopy(len) is len, copy.deepcopy(int) is int)
