# Methods, operators and slices of arrays, with their errors.
from array import array


def shown(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


a = array("i", [1, 2, 3])
for expression in """a[5] a[-4] a["x"] a[1.0] a[::2] a[::-1] a[1:2] a+a a+[1] a*2 a*-1 2*a a+array("b") a==array("b",[1,2,3]) a==[1,2,3] a<array("i",[1,3]) a<[1]
a.index(7) a.index(3) a.index(3,1,2) a.index(2,-2) a.remove(9) a.pop(9) array("i").pop() a.count(1) a.tolist() a.tobytes() a.byteswap() a a.byteswap()
a.reverse() a a.reverse() a.tounicode() a.fromunicode("a") array("u","abc").tounicode() a.fromlist(1) a.fromlist([1,"a"]) a.fromlist([4,5]) a.frombytes(b"abc")
a.frombytes("abc") a.frombytes(array("i",[1])) a.frombytes(b"abcd") a.pop() a.fromfile(1,1) a.extend(3) a.extend(array("b",[1])) a.extend([1,"a"]) a.append("a")
a.insert(1) a.insert(1,"a") a.insert(-10,7) a.insert(100,8) a a.__reduce_ex__(2) a.__copy__() a.__deepcopy__(1) a.itemsize a.typecode 3\tin\ta "x"\tin\ta
memoryview(a).format memoryview(a).tolist() hash(a) bool(a) len(a) a.__iadd__([1]) a.__iadd__(a) a.__imul__(2) a*"a" a.foo a.__setitem__(0,"a") a.__setitem__(90,1)
a.__setitem__(slice(0,1),[1]) a.__setitem__(slice(0,1),array("b")) a.__setitem__(slice(0,4,2),array("i",[1])) a.__setitem__(slice(0,4,2),array("i",[70,80])) a
a.__setitem__(slice(2,9),array("i",[5])) a a.__setitem__(slice(1,1),a[:3]) a a.__delitem__(slice(None,None,3)) a a.__delitem__(0) a.__delitem__(90) a.__delitem__("a") a
a.__reduce__() a.tofile(3) a[::0] max(a) sum(a) sorted(a) list(reversed(a))""".split():
    print(expression, shown(eval, expression.replace("\t", " "), {"a": a, "array": array}), sep=" | ")


class Sub(array):
    pass


s = Sub("i", [1, 2])
print(s, type(s + s), type(s[:]), s == array("i", [1, 2]), s.__reduce_ex__(2), Sub("d"))
print(array("d", [1, 2]) < array("d", [1, 3]), array("f", [1]) == array("d", [1]), array("u", "ab") > array("u", "aa"), array("d", [float("nan")]) == array("d", [float("nan")]))
match array("h", [1, 2]):
    case [x, y]:
        print("a sequence of", x, y)
it = iter(array("i", [1, 2, 3]))
print(next(it), it.__reduce__()[1:], it.__setstate__(2), list(it), shown(next, it), it.__reduce__()[1:])
import collections.abc
print(isinstance(array("b"), collections.abc.MutableSequence), issubclass(Sub, collections.abc.Sequence))
