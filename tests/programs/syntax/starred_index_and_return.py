# Stars in subscripts, returns, yields, for loops, assignments.
class G:
    def __getitem__(self, key): return key
a = [1, 2]
print(G()[*a], G()[0, *a, 3], G()[*a, 1:2])
def f(): return *a, 3
def g(): yield *a, 4
print(f(), list(g()))
for x in *a, *"b": print(x, end=" ")
t = *a, 5
print(t, {**{1: 2}}, [*a, *a], {*a, *a})
def h(*args: *tuple[int, ...]): return args
print(h(1), len(h.__annotations__))
