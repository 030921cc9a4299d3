"""zipimport: modules out of zip archives.

A zipimporter stands for an archive or a folder in it, and is the finder of such an entry of sys.path as well as the loader of the
modules found there. Only source files are looked for. Nothing is imported here while an importer is made: the import system itself
makes them.
"""

__all__ = ["ZipImportError", "zipimporter"]

_ModuleSpec = type(__spec__)
_END_RECORD = 22
_MAX_COMMENT = 65535
_STORED, _DEFLATED = 0, 8

_zip_directory_cache = {}  # archive -> {name: _Entry fields}

# What a module may be, the first that is there.
_SEARCH_ORDER = (("/__init__.py", True), (".py", False))


class ZipImportError(ImportError):
    pass


def _number(data, start, size):
    return int.from_bytes(data[start:start + size], "little")


# ---- The archive's directory ----

def _open(path):
    """The open file, or None where the path names nothing or leads through a file."""
    try:
        return open(path, "rb")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise ZipImportError("not a Zip file", path=path)


def _end_record(file, archive):
    """(the record that ends the archive, where it begins)."""
    try:
        size = file.seek(0, 2)
        start = max(size - _END_RECORD - _MAX_COMMENT, 0)
        file.seek(start)
        tail = file.read()
    except OSError:
        raise ZipImportError(f"can't read Zip file: {archive!r}", path=archive)
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < _END_RECORD:
        raise ZipImportError(f"not a Zip file: {archive!r}", path=archive)
    return tail[found:found + _END_RECORD], start + found


def _read_directory(archive):
    """{name: (path, compression, bytes in the file, bytes, offset of its header, checksum)}."""
    file = _open(archive)
    if file is None:
        raise ZipImportError(f"can't open Zip file: {archive!r}", path=archive)
    with file:
        record, position = _end_record(file, archive)
        directory_size, directory_offset = _number(record, 12, 4), _number(record, 16, 4)
        if position < directory_size:
            raise ZipImportError(f"bad central directory size: {archive!r}", path=archive)
        if position < directory_offset:
            raise ZipImportError(f"bad central directory offset: {archive!r}", path=archive)
        # Something may have been put in front of the archive.
        shift = position - directory_size - directory_offset
        if shift < 0:
            raise ZipImportError(f"bad central directory size or offset: {archive!r}", path=archive)
        file.seek(position - directory_size)
        data = file.read(directory_size)
    entries = {}
    at = 0
    while data[at:at + 4] == b"PK\x01\x02":
        if at + 46 > len(data):
            raise EOFError("EOF read where not expected")
        flags, compression = _number(data, at + 8, 2), _number(data, at + 10, 2)
        checksum, packed, size = _number(data, at + 16, 4), _number(data, at + 20, 4), _number(data, at + 24, 4)
        name_size, extra_size, comment_size = _number(data, at + 28, 2), _number(data, at + 30, 2), _number(data, at + 32, 2)
        offset = _number(data, at + 42, 4) + shift
        raw = data[at + 46:at + 46 + name_size]
        name = raw.decode("utf-8" if flags & 0x800 else "latin-1")
        entries[name] = (f"{archive}/{name}", compression, packed, size, offset, checksum)
        at += 46 + name_size + extra_size + comment_size
    return entries


def _read_entry(archive, entry):
    path, compression, packed, _, offset, _ = entry
    file = _open(archive)
    if file is None:
        raise ZipImportError(f"can't open Zip file: {archive!r}", path=archive)
    with file:
        file.seek(offset)
        header = file.read(30)
        if len(header) != 30:
            raise EOFError("EOF read where not expected")
        if header[:4] != b"PK\x03\x04":
            raise ZipImportError(f"bad local file header: {archive!r}", path=archive)
        file.seek(offset + 30 + _number(header, 26, 2) + _number(header, 28, 2))
        data = file.read(packed)
    if len(data) != packed:
        raise OSError("zipimport: can't read data")
    if compression == _STORED:
        return data
    try:
        from zlib import decompress
    except ImportError:
        raise ZipImportError("can't decompress data; zlib not available")
    return decompress(data, -15)


# ---- Finder and loader ----

class zipimporter:
    """zipimporter(path): a finder and loader for an archive, or for a folder in one (archive/folder).

    Raises ZipImportError where the path leads to no archive.
    """

    def __init__(self, path):
        if not isinstance(path, str):
            import os
            path = os.fsdecode(path)
        if not path:
            raise ZipImportError("archive path is empty", path=path)
        archive, inner = path, ""
        while True:
            if archive in _zip_directory_cache:
                break
            file = _open(archive)
            if file is not None:
                file.close()
                _zip_directory_cache[archive] = _read_directory(archive)
                break
            shorter, _, last = archive.rpartition("/")
            if not shorter:
                raise ZipImportError("not a Zip file", path=path)
            archive, inner = shorter, f"{last}/{inner}" if inner or last else ""
        self.archive = archive
        self.prefix = inner if not inner or inner.endswith("/") else inner + "/"

    @property
    def _files(self):
        if self.archive not in _zip_directory_cache:
            _zip_directory_cache[self.archive] = _read_directory(self.archive)
        return _zip_directory_cache[self.archive]

    def invalidate_caches(self):
        """Reads the archive's directory anew."""
        try:
            _zip_directory_cache[self.archive] = _read_directory(self.archive)
        except ZipImportError:
            _zip_directory_cache.pop(self.archive, None)

    def _find(self, fullname):
        """(the entry of the module, whether it is a package), or None."""
        start = self.prefix + fullname.rpartition(".")[2]
        for suffix, is_package in _SEARCH_ORDER:
            entry = self._files.get(start + suffix)
            if entry is not None:
                return entry, is_package
        return None

    def _get(self, fullname):
        found = self._find(fullname)
        if found is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        return found

    def find_spec(self, fullname, target=None):
        """The spec of a module that is here, or None."""
        found = self._find(fullname)
        if found is not None:
            entry, is_package = found
            spec = _ModuleSpec(fullname, self, origin=entry[0])
            spec.has_location = True
            if is_package:
                spec.submodule_search_locations = [entry[0].rpartition("/")[0]]
            return spec
        folder = self.prefix + fullname.rpartition(".")[2]
        if folder + "/" not in self._files:
            return None
        # A part of a namespace package.
        spec = _ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations.append(f"{self.archive}/{folder}")
        return spec

    def create_module(self, spec):
        """None: a module of the usual kind will do."""
        return None

    def exec_module(self, module):
        """Runs the module's code in it."""
        exec(self.get_code(module.__name__), module.__dict__)

    def get_code(self, fullname):
        """The code object of a module."""
        entry, _ = self._get(fullname)
        return compile(_read_entry(self.archive, entry), entry[0], "exec", dont_inherit=True)

    def get_source(self, fullname):
        """The source of a module."""
        entry, _ = self._get(fullname)
        return _read_entry(self.archive, entry).decode()

    def get_filename(self, fullname):
        """What the module's __file__ is."""
        return self._get(fullname)[0][0]

    def is_package(self, fullname):
        """Whether the module is a package."""
        return self._get(fullname)[1]

    def get_data(self, pathname):
        """The contents of a file in the archive, by its path from the root or inside the archive."""
        key = pathname[len(self.archive) + 1:] if pathname.startswith(self.archive + "/") else pathname
        entry = self._files.get(key)
        if entry is None:
            raise OSError(0, "", key)
        return _read_entry(self.archive, entry)

    def __repr__(self):
        return f'<zipimporter object "{self.archive}/{self.prefix}">'
