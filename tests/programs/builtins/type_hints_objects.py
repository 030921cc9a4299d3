# Unions and generic aliases.
print(int | str, int | None, list[int] | None, (int | str).__args__, list[list[int]], dict[str, int], isinstance(None, int | None), type(int | str).__name__, type(list[int]).__name__, list[int](range(2)), (int | str) == (str | int), hash(int | str) == hash(str | int), int | int)
for text in ("int | 5", "5 | int", "list[int] | 'x'", "int[str]", "isinstance([], list[int])", "(int | str)()", "list[int][str]", "issubclass(int, int | list[int])"):
    try:
        print(eval(text))
    except TypeError as error:
        print(text, "->", error)
