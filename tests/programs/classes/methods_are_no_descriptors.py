# A bound method in a class stays what it is and has no __get__; a class method may wrap one. Late ABC registration reaches subclasses.
import collections.abc


class A:
    def foo(self, cls=None):
        return type(self).__name__, cls


class B:
    bar = classmethod(A().foo)
    plain = A().foo


print(B.bar() == ("A", B), B().plain(), B.plain is B().plain, hasattr(B.plain, "__get__"), hasattr(A.foo, "__get__"))


def kind(x):
    match x:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"


for abc in (collections.abc.Sequence, collections.abc.Mapping):
    class Parent:
        pass

    class Before(Parent):
        pass

    class Grandchild(Before):
        pass

    print(kind(Parent()), kind(Before()), kind(Grandchild()))
    abc.register(Parent)

    class After(Parent):
        pass

    print(kind(Parent()), kind(Before()), kind(Grandchild()), kind(After()))
