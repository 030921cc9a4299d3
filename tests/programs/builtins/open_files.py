# open: writing, reading, iterating, modes, context manager.
import os
with open("test.txt", "w") as f:
    print(f.write("line 1\nline 2\n"), f.writelines(["a\n", "b\n"]), f.name, f.mode, f.closed, f.writable(), f.readable())
print(f.closed)
with open("test.txt") as f:
    print(f.read(4), f.readline(), f.readlines(), f.read())
    f.seek(0)
    print([line.strip() for line in f], f.tell())
with open("test.txt", "a") as f:
    f.write("end")
with open("test.txt", "rb") as f:
    print(f.read(), f.seek(-3, 2), f.read())
with open("test.txt", "r+") as f:
    f.write("LINE")
    f.seek(0)
    print(f.read().splitlines())
with open("bin", "wb") as f:
    print(f.write(b"\x00\xff"))
print(os.path.getsize("bin"), sum(1 for _ in open("test.txt")))
os.remove("test.txt")
