# Temporary files and directories vanish.
import os
import tempfile

with tempfile.TemporaryDirectory() as directory:
    path = os.path.join(directory, "sub")
    os.mkdir(path)
    open(os.path.join(path, "file"), "w").close()
    print(os.path.isdir(directory))
print(os.path.exists(directory))
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
    file.write("hello")
    file.seek(0)
    print(file.read(), os.path.exists(file.name), file.name.endswith(".txt"))
print(os.path.exists(file.name))
with tempfile.TemporaryFile() as file:
    print(file.write(b"abc"), file.seek(0), file.read())
descriptor, name = tempfile.mkstemp(prefix="pre")
os.close(descriptor)
print(os.path.basename(name).startswith("pre"), oct(os.stat(name).st_mode & 0o777))
os.unlink(name)
spooled = tempfile.SpooledTemporaryFile(max_size=5)
spooled.write(b"12345")
print(spooled._rolled, spooled.write(b"6"), spooled._rolled)
spooled.close()
