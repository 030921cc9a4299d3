# Suggestions for misspelt attributes.
import traceback
class A:
    __slots__ = ("first_name",)
class B:
    def __dir__(self): return ["zebra"]
for text in ("[].apend", "''.uper", "{}.kyes", "A().frist_name", "A().nothing_like_it", "B().zebar", "(1).bit_lenght", "None.x", "A.mro_", "__import__('math').sqr", "[].x"):
    try:
        eval(text)
    except AttributeError as error:
        print(text, traceback.format_exception(error)[-1].strip())
