# typing in annotations and subscripts.
from typing import List, Dict, Optional, Union, Any, Callable, TypeVar, Generic, NamedTuple, Protocol
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s: "Stack[int]" = Stack()
s.push(1)
class P(NamedTuple):
    x: int
    y: int = 2
def f(a: Optional[int], b: Union[int, str], c: Callable[[int], Any]) -> Dict[str, int]: return {}
print(s.items, P(1), Optional[int], List[int], Dict[str, Any], Union[int, str], T, Stack[int] is not None, f(1, 2, len))
