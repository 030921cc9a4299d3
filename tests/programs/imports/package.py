# A package, its submodules, relative imports.
import shapes
print(shapes.area(2), shapes.circle.area(1), shapes.__name__, shapes.__package__, shapes.__doc__, shapes.constants.PI, hasattr(shapes, "deep"))
from shapes.deep import ok
print(ok.value, ok.circle is shapes.circle, ok.__package__, shapes.deep.ok is ok)
import shapes.circle as c
print(c.pi, c.__name__)
