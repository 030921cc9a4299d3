# Many definitions in one module.
exec("".join(f"def f{i}(): return {i}\n" for i in range(2000)))
print(sum(globals()[f"f{i}"]() for i in range(2000)))
exec("class Base: pass\n" + "".join(f"class C{i}({'Base' if i == 0 else f'C{i - 1}'}): pass\n" for i in range(200)))
print(len(C199.__mro__), isinstance(C199(), C0))
class Wide:
    for i in range(1000):
        locals()[f"m{i}"] = i
print(len([n for n in dir(Wide) if n.startswith("m")]), Wide.m999)
w = Wide()
for i in range(500):
    setattr(w, f"a{i}", i)
print(len(w.__dict__), w.a499)
