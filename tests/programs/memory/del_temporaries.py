# Temporaries go as soon as the instruction that used them is over.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def value(self): return self.n
    def chain(self): return D(self.n + "'")
D("alone")
print("x", D("argument").value())
D("c").chain().chain()
print(D("a").n + D("b").n)
[D("in list"), print("list made")]
y = D("left") is D("right")
print("after is")
if D("condition"):
    print("in if")
for i in [D("iterated")]:
    print("loop")
print("after loop")
i = None
lambda x=D("default"): x
print("end")
