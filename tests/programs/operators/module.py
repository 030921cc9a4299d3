# The operator module.
import operator as op
print(op.add(1, 2), op.mul("a", 3), op.itemgetter(1)("abc"), op.itemgetter(0, 2)([1, 2, 3]), op.attrgetter("real")(5), op.attrgetter("a.b", "a")(type("X", (), {"a": type("Y", (), {"b": 1})})())[0], op.methodcaller("upper")("x"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(op.contains([1], 1), op.getitem({"a": 1}, "a"), op.truth([]), op.not_(0), op.is_(None, None), op.index(True), op.concat([1], [2]), op.countOf([1, 1], 1), op.indexOf("abc", "c"), op.length_hint([1, 2]), op.neg(3), op.invert(0), op.lt(1, 2), op.xor(5, 1), op.floordiv(7, 2), op.pow(2, 3))
x = [1]
print(op.iadd(x, [2]) is x, x, op.setitem(x, 0, 9), x, op.delitem(x, 0), x, sorted([(1, "b"), (0, "a")], key=op.itemgetter(1)))
