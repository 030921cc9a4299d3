# How hints print, compare, substitute and unpack.
import typing
from typing import *

T = TypeVar("T")
U = TypeVar("U", int, str)
for hint in (List[int], Dict[str, List[T]], Optional[int], Union[int, str, None], Union[int, int], Callable[[int, T], str], Callable[..., int],
             Tuple[int, ...], Tuple[()], Literal[1, "a", True], ClassVar[int], Final[str], Annotated[int, "m"], Type[T], Deque[int],
             Iterable[T], Any, NoReturn, T, U, List, Union, int | str, list[T]):
    print(hint, get_origin(hint), get_args(hint))
print(Dict[T, List[T]][int], Callable[[T], U][int, str], Union[T, None][int], Union[int, str] == Union[str, int], Optional[int] == int | None)
print(List[int] is List[int], isinstance([], List), issubclass(dict, Mapping), List[T].__parameters__, cast(int, "x"), ForwardRef("X"))
for bad in (lambda: List[int, str], lambda: isinstance([], List[int]), lambda: Union[()], lambda: Optional[1, 2], lambda: List[5][int], lambda: Any(),
            lambda: Callable[int], lambda: TypeVar("X", int), lambda: List(), lambda: typing.Nothing, lambda: ClassVar[1, 2]):
    try:
        print(bad())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
