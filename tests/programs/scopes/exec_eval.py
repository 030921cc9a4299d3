# eval and exec with namespaces.
x = 10
print(eval("x + 1"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}), eval(" 1+1 "), eval(compile("2*3", "<s>", "eval")))
ns = {}
exec("a = 1\ndef f(): return a + 1\nb = f()", ns)
print(sorted(k for k in ns if k != "__builtins__"), ns["b"])
exec("x = 20")
print(x)
def f():
    y = 1
    exec("y = 2")
    eval("print(y)")
    return y, sorted(locals())
print(f())
g, l = {}, {}
exec("q = 1\nglobal r\nr = 2", g, l)
print(l, g["r"])
print(exec("1"), eval("None"), eval("[i for i in range(3)]"), eval(b"1+1"))
