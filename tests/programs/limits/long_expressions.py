# Long chains of operators, calls, attributes, comparisons.
print(eval(" + ".join(str(i) for i in range(900))))
print(eval("and".join([" 1 "] * 900)), eval("<".join(str(i) for i in range(900))))
class A:
    @property
    def a(self): return self
    def __call__(self): return self
    def __getitem__(self, i): return self
x = A()
print(eval("x" + ".a" * 80) is x, eval("x" + "()" * 80) is x, eval("x" + "[0]" * 80) is x, eval("not " * 80 + "0"), eval("'a' " * 900) == "a" * 900)
