# Cells: contents, sharing, emptiness.
def outer(x):
    y = []
    def get():
        return x, y
    def put(v):
        nonlocal x
        x = v
    return get, put
get, put = outer(1)
print(get.__code__.co_freevars, put.__code__.co_freevars, outer.__code__.co_cellvars, get.__closure__[0].cell_contents, len(get.__closure__), get.__closure__[0] is put.__closure__[0])
put(5)
get.__closure__[1].cell_contents.append("z")
print(get())
get.__closure__[0].cell_contents = "direct"
print(get(), (lambda: 0).__closure__)
def empty():
    def f():
        return later
    try:
        f.__closure__[0].cell_contents
    except ValueError as error:
        print(error)
    later = 1
    return f
print(empty()())
