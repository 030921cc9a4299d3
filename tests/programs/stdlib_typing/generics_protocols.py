# Generic classes, protocols, NamedTuple, TypedDict, NewType.
from typing import *

T = TypeVar("T")
K = TypeVar("K")


class Box(Generic[T]):
    def __init__(self, item: T):
        self.item = item


class Pair(Box[K], Generic[K, T]):
    pass


print(Box[int], Pair[int, str], Box[int](5).item, Box[int](5).__orig_class__, Pair.__parameters__, Pair.__orig_bases__, Box.__mro__)


@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        pass


print(isinstance(File(), Closer), isinstance(5, Closer), issubclass(File, Closer), Closer._is_protocol)


class Employee(NamedTuple):
    name: str
    id: int = 3

    def greet(self):
        return f"hi {self.name}"


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int


UserId = NewType("UserId", int)
e = Employee("Ann")
print(e, e.greet(), Employee.__annotations__, Movie(title="x"), Movie.__required_keys__, Movie.__optional_keys__, UserId(5), UserId)
for bad in (lambda: Box[int, str], lambda: Closer(), lambda: type("G", (Generic,), {}), lambda: Generic[int], lambda: isinstance(5, Movie)):
    try:
        bad()
    except TypeError as error:
        print(error)
