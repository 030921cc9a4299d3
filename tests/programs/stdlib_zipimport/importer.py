# Modules out of an archive that is on sys.path, and the importer itself.
import os
import sys
import tempfile
import zipimport


def archive_of(files):
    """A zip archive of files that are not compressed."""
    data, directory = b"", b""
    for name, text in files.items():
        raw, body = name.encode(), text.encode()
        common = (20).to_bytes(2, "little") + bytes(12) + len(body).to_bytes(4, "little") * 2 + len(raw).to_bytes(2, "little") + bytes(2)
        directory += b"PK\1\2" + bytes([20, 0]) + common + bytes(10) + len(data).to_bytes(4, "little") + raw
        data += b"PK\3\4" + common + raw + body
    count = len(files).to_bytes(2, "little")
    return data + directory + b"PK\5\6" + bytes(4) + count * 2 + len(directory).to_bytes(4, "little") + len(data).to_bytes(4, "little") + bytes(2)


path = os.path.join(tempfile.gettempdir(), "viv_zipimport_test_%d.zip" % os.getpid())
with open(path, "wb") as file:
    file.write(archive_of({"single.py": "x = 5\n", "pack/__init__.py": "y = 6\n", "pack/part.py": "from . import y\nz = y + 1\n",
                           "data.txt": "hello"}))
try:
    sys.path.insert(0, path)
    import pack.part
    import single
    print(single.x, pack.y, pack.part.z, type(single.__loader__).__name__)
    print([p.replace(path, "ZIP") for p in (single.__file__, pack.__file__, pack.part.__file__, *pack.__path__)])
    importer = zipimport.zipimporter(path)
    print(importer.archive == path, repr(importer.prefix), importer.get_data("data.txt"), importer.is_package("pack"))
    print(repr(importer.get_source("single")), importer.find_spec("nope"))
    inner = zipimport.zipimporter(path + "/pack")
    print(repr(inner.prefix), inner.find_spec("pack.part").origin.replace(path, "ZIP"))
    for call in (lambda: importer.get_code("nope"), lambda: importer.get_data("nope"), lambda: zipimport.zipimporter(""),
                 lambda: zipimport.zipimporter("/")):
        try:
            call()
        except Exception as e:
            print(type(e).__name__, e)
finally:
    os.unlink(path)
