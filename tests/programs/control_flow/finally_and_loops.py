# break, continue and return through finally.
def f():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("finally", i)
    try:
        return "returned"
    finally:
        print("last")
print(f())
def g():
    while True:
        try:
            return 1
        finally:
            break
    return 2
print(g())
def h():
    try:
        return "try"
    finally:
        return "finally"
print(h())
