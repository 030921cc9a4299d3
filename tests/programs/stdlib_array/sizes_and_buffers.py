# How arrays grow and shrink, and that they keep their place while somebody looks at their memory.
import sys
from array import array


def shown(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


a = array("i")
sizes = []
for i in range(150):
    a.append(i)
    sizes.append(sys.getsizeof(a))
while a:
    a.pop()
    sizes.append(sys.getsizeof(a))
print(sizes)
sizes = []
for statement in ["a.extend(range(50))", "del a[10:40]", "a += a", "a *= 3", "a.insert(3, 4)", "a[2:3] = a", "a.fromlist([1, 2, 3])", "a.frombytes(b'abcd' * 100)",
                  "del a[::2]", "del a[:]", "a.extend([])"]:
    exec(statement)
    sizes.append(sys.getsizeof(a))
print(sizes)
print([sys.getsizeof(array(code, initial)) for code, initial in [("u", "abc"), ("d", range(100)), ("d", list(range(100))), ("B", b"x" * 10), ("i", array("i", range(100)))]])
print(sys.getsizeof(iter(a)), a.__sizeof__(), sys.getsizeof(array("q", [1]) * 5), sys.getsizeof(array("q", [1, 2, 3])[1:]))
a = array("i", [1, 2, 3, 4])
view = memoryview(a)
view[1] = 7
print(a, view.tolist(), bytes(a), view.readonly, view.nbytes, view.itemsize)
for expression in ["a.append(1)", "a.extend([1])", "a.fromlist([1])", "a.frombytes(b'abcd')", "a.pop()", "a.insert(0, 1)", "a.__imul__(2)", "a.__imul__(1)",
                   "a.__setitem__(slice(0, 0), array('i', [1]))", "a.__setitem__(slice(0, 2), array('i', [5, 6]))", "a.__delitem__(0)", "a.extend([])", "a.byteswap()"]:
    print(expression, shown(eval, expression, {"a": a, "array": array}))
view.release()
a.append(1)
print(a)
