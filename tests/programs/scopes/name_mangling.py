# Two leading underscores in a class body are mangled with the class's name.
class A:
    __x = 1
    def get(self):
        return self.__x
    def __private(self):
        return "private of A"
    def call(self):
        return self.__private()
    def local(self, __arg=3):
        __v = __arg
        return sorted(locals())
    __y__ = 2
class B(A):
    __x = 5
    def get_b(self):
        return self.__x
b = B()
print(b.get(), b.get_b(), b.call(), b._A__x, b._B__x, b.__y__, A().local(), [n for n in vars(A) if "x" in n])
try:
    b.__x
except AttributeError as error:
    print(error)
class _C:
    __q = 1
class __D:
    __r = 2
print([n for n in vars(_C) if "q" in n], [n for n in vars(__D) if n.endswith("r")])
