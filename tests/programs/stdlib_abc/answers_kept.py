# isinstance() and issubclass() of abstract base classes answer from caches: whatever could change an answer is seen all the same.
import abc
import collections.abc
import sys


class Shape(abc.ABC):
    pass


class Square:
    pass


class Circle(Square):
    pass


def ask(label, cls=Shape):
    answers = []
    for _ in range(3):
        answers.append((isinstance(Square(), cls), isinstance(Circle(), cls), issubclass(Square, cls), issubclass(Circle, cls)))
    print(label, answers[0], answers.count(answers[0]))


ask("nothing registered")
Shape.register(Circle)
ask("Circle registered")
Shape.register(Square)
ask("Square registered")


class Hooked(abc.ABC):
    answer = False

    @classmethod
    def __subclasshook__(cls, other):
        print("asked about", other.__name__)
        return cls.answer


ask("hook says no", Hooked)
Hooked.answer = True
ask("kept", Hooked)
Shape.register(type("Other", (), {}))
ask("asked anew after any registration", Hooked)
Hooked.answer = False
ask("yes is kept for good", Hooked)
Hooked._abc_caches_clear()
ask("caches cleared", Hooked)


# Classes that change after they were asked about.
class Plain:
    pass


class Sized:
    def __len__(self):
        return 0


things = Plain()
print([isinstance(things, collections.abc.Sized) for _ in range(3)])
things.__class__ = type("Grown", (Plain, Sized), {})
print([isinstance(things, collections.abc.Sized) for _ in range(3)])


class Posing:
    def __init__(self, cls):
        self.cls = cls

    @property
    def __class__(self):
        return self.cls


for cls in (list, int, list):
    print(cls.__name__, [isinstance(Posing(cls), collections.abc.Sequence) for _ in range(3)])


class Late:
    pass


print([isinstance(Late(), Shape) for _ in range(3)])
Late.__getattribute__ = lambda self, name: Circle if name == "__class__" else object.__getattribute__(self, name)
print([isinstance(Late(), Shape) for _ in range(3)])


# Metaclasses with checks of their own.
class Contrary(abc.ABCMeta):
    def __instancecheck__(cls, instance):
        return not super().__instancecheck__(instance)


class No(metaclass=Contrary):
    pass


print([isinstance(5, No) for _ in range(3)], [issubclass(int, No) for _ in range(3)], [isinstance(No(), No) for _ in range(2)])


class Meta(abc.ABCMeta):
    pass


class Under(metaclass=Meta):
    pass


print([isinstance(5, Under) for _ in range(3)])
Meta.__instancecheck__ = lambda cls, instance: "always"
print([isinstance(5, Under) for _ in range(3)])
del Meta.__instancecheck__
print([isinstance(5, Under) for _ in range(3)])
Meta.__subclasscheck__ = lambda cls, other: other is bool
print(issubclass(bool, Under), issubclass(int, Under), isinstance(True, Under), isinstance(5, Under))


class Ordinary(type):
    pass


class OfOrdinary(metaclass=Ordinary):
    pass


print([isinstance(5, OfOrdinary) for _ in range(2)], isinstance(OfOrdinary(), OfOrdinary), issubclass(OfOrdinary, OfOrdinary))
Ordinary.__instancecheck__ = lambda cls, instance: instance == 5
print(isinstance(5, OfOrdinary), isinstance(6, OfOrdinary), isinstance(OfOrdinary(), OfOrdinary))

for wrong in ("x", 5):
    try:
        issubclass(wrong, Shape)
    except TypeError as error:
        print(error)

# Whoever watches calls sees each of them.
seen = []
isinstance(Square(), Shape)
isinstance(Square(), Shape)


def watch(frame, event, arg):
    if event == "call":
        seen.append(frame.f_code.co_name)


sys.setprofile(watch)
isinstance(Square(), Shape)
issubclass(Square, Shape)
sys.setprofile(None)
print(seen)
print(sys.getrefcount(Square), sys.getrefcount(Shape) > 2)
