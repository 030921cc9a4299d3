# The messages of missing attributes.
class A:
    attribute = 1
    def method(self): pass
import math
for text in ("A().attribut", "A.metod", "A().xyz", "None.x", "(5).foo", "'a'.uper", "[].appendd", "{}.key", "math.sine", "math.sqr", "A().method.x", "len.x", "int.foo", "(lambda: 0).x", "A().attribute.x", "type.nope", "object().x", "().x", "Exception().x", "range(3).x", "(x for x in []).x", "Ellipsis.x", "True.x"):
    try:
        eval(text)
    except AttributeError as error:
        print(text, "->", error, "|", error.name, type(error.obj).__name__)
