# Modules are looked for in sys.path, in order.
import os, sys, tempfile
print(os.path.basename(sys.path[0]))
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "found_there.py"), "w") as f:
        f.write("value = 42\n")
    try:
        import found_there
    except ModuleNotFoundError as error:
        print(error)
    sys.path.insert(0, folder)
    import found_there
    print(found_there.value)
