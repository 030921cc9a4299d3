# singledispatch chooses by the type of the first argument.
import functools
@functools.singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
@show.register(type(None))
def _(x): return "none"
print(show(5), show(True), show([1]), show("s"), show(None), show.dispatch(bool) is show.dispatch(int))
class A:
    @functools.singledispatchmethod
    def m(self, x): return "other"
    @m.register
    def _(self, x: str): return "str"
print(A().m("a"), A().m(1))
