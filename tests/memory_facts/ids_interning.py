# Which strings are interned: by the compiler, by attribute access, by sys.intern.
import sys


def fact(name, value):
    print(name, value, sep=": ")


def runtime(text):
    return "".join(list(text))


def interned(text):
    """Whether the object itself is the interned one of its value."""
    return sys.intern(text) is text


fact("identifier literal", interned("identifier_1"))
fact("literal with a space", interned("not interned_1"))
fact("literal with a dash", interned("not-interned_2"))
fact("literal with a dot", interned("not.interned_3"))
fact("literal starting with a digit", interned("1abc_z"))
fact("empty", interned(""))
fact("one character", [interned("a"), interned("é"), interned(" "), interned("€")])
fact("non-ascii identifier", interned("naïve_word"))
fact("long identifier", interned("a_long_identifier_that_is_much_longer_than_twenty_characters"))
fact("made at run time", interned(runtime("made_at_run_time")))
fact("folded", interned("fold" + "ed_word"))
fact("folded product", interned("foldy" * 3))
fact("folded product with a space", interned("fo ld" * 3))
fact("literal of 4096 characters", interned("b" * 4096))
fact("in a tuple", interned(("in_a_tuple_1", 1)[0]))
fact("in a nested tuple", interned(((1, ("in_a_tuple_2", 2)), 1)[0][1][0]))
fact("in a frozenset", [interned(x) for x in (lambda v: v in {"in_a_set_1"}).__code__.co_consts[1]])
fact("dict literal keys", [interned(k) for k in {"dict_key_1": 1, "dict key 2": 2}])
fact("format part", interned(f"plain_fstring"))
fact("joined at run time twice", runtime("abc_1") is runtime("abc_1"))
fact("interned twice", sys.intern(runtime("abc_2")) is sys.intern(runtime("abc_2")))
fact("literal and interned", sys.intern(runtime("abc_3")) is "abc_3")
fact("literal and run time", runtime("abc_4") is "abc_4")


class Names:
    def method_name_1(self, argument_name_1):
        local_name_1 = self.attribute_name_1
        return local_name_1


code = Names.method_name_1.__code__
fact("function name", [interned(code.co_name), interned(Names.method_name_1.__name__), interned(Names.method_name_1.__qualname__)])
fact("variable names", [interned(name) for name in code.co_varnames])
fact("attribute names", [interned(name) for name in code.co_names])
fact("class name", [interned(Names.__name__), interned(Names.__qualname__), interned(Names.__module__)])
fact("class dict keys", all(interned(name) for name in Names.__dict__))
fact("type() name", interned(type(runtime("type_name_1"), (), {}).__name__))
item = Names()
key = runtime("attribute_2")
setattr(item, key, 1)
fact("setattr interns", [interned(name) for name in item.__dict__])
fact("the object given to setattr", interned(key))
key = runtime("attribute_3")
item.__dict__[key] = 1
fact("item of __dict__", interned(list(item.__dict__)[-1]))
key = runtime("attribute_4")
getattr(item, key, None)
fact("getattr", interned(key))
key = runtime("attribute_5")
hasattr(item, key)
fact("hasattr", interned(key))
key = runtime("attribute_6")
try:
    delattr(item, key)
except AttributeError:
    pass
fact("delattr", interned(key))
table = {runtime("table_key_1"): 1}
fact("dict key at run time", [interned(k) for k in table])
table = dict(keyword_1=1)
fact("keyword", [interned(k) for k in table])
table = (lambda **kw: kw)(**{runtime("keyword_2"): 1})
fact("keyword by **", [interned(k) for k in table])
fact("globals", all(interned(k) for k in globals()))
globals()[runtime("global_1")] = 1
fact("globals set by item", interned([k for k in globals() if k == runtime("global_1")][0]))
exec("exec_name_1 = 1")
fact("exec", interned([k for k in globals() if k == runtime("exec_name_1")][0]))
fact("eval of a literal", interned(eval("'eval_word_1'")))
fact("compile name", interned(compile("1", runtime("file_name_1"), "eval").co_filename))
fact("split words", [interned(w) for w in runtime("split_1 split_2").split()])
fact("str()", [interned(str(12345)), interned(str(1.5)), interned(str(None)), interned(repr("x"))])
fact("str of a type", interned(str(int)))
fact("decoded", interned(b"decoded_1".decode()))
fact("slice", interned("sliced_12"[0:6]))
fact("module name", interned(sys.__name__))
fact("sys.modules keys", [interned(k) for k in ("sys", "builtins") for k in [k2 for k2 in sys.modules if k2 == k]])
fact("__slots__ names", [interned(n) for n in type("S", (), {"__slots__": (runtime("slot_1"),)}).__dict__ if n.startswith("slot")])
fact("type() dict keys", [interned(n) for n in type("S", (), {runtime("type_key_1"): 1}).__dict__ if n.startswith("type_key")])
fact("namedtuple fields", [interned(n) for n in __import__("collections").namedtuple("P", [runtime("field_1")])._fields])
fact("exception text", interned(str(ValueError("error_text_1"))))
fact("docstring", interned((lambda: 0).__name__))


class Str(str):
    pass


for kind in (Str("a"), 5, b"a"):
    try:
        sys.intern(kind)
    except TypeError as error:
        fact("intern of " + type(kind).__name__, str(error))
first = runtime("dies_and_returns")
address = id(sys.intern(first))
fact("count of an interned string", sys.getrefcount(first))
del first
second = runtime("dies_and_returns")
fact("interned again after death", sys.intern(second) is second)
fact("count of a literal of one place", sys.getrefcount("only once here, by the way"))
fact("equal literals with spaces in one function", (lambda: "with space" is "with space")())
x = "same text here"
y = "same text here"
fact("equal literals with spaces in one module", x is y)


def text():
    return "same text here"


fact("in another function", text() is x)
fact("identifier in another function", (lambda: "same_word")() is "same_word")
fact("attribute and literal", [n for n in vars(Names) if n == "method_name_1"][0] is "method_name_1")
fact("hash equal", hash(runtime("abc_1")) == hash("abc_1"))
