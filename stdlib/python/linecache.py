"""linecache: lines of source files, read once and kept."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

import os
import sys

# By file name: (size, time of change, lines, full path), or a tuple of one function that gives the source when it is needed.
cache = {}


def clearcache():
    """Forget everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line with its newline, or '' if there is none; never an exception."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def getlines(filename, module_globals=None):
    """All lines of a file, or [] if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget a file, or all files, whose size or time of change is another one now."""
    if filename is None:
        filenames = list(cache)
    elif filename in cache:
        filenames = [filename]
    else:
        return
    for filename in filenames:
        entry = cache[filename]
        if len(entry) == 1:
            continue
        size, mtime, lines, fullname = entry
        if mtime is None:
            continue  # from a loader
        try:
            now = os.stat(fullname)
        except OSError:
            cache.pop(filename, None)
            continue
        if size != now.st_size or mtime != now.st_mtime:
            cache.pop(filename, None)


def _is_pseudo(filename):
    return not filename or (filename.startswith("<") and filename.endswith(">"))


def updatecache(filename, module_globals=None):
    """Read a file now; returns its lines, or [] if that fails."""
    if filename in cache and len(cache[filename]) != 1:
        cache.pop(filename, None)
    if _is_pseudo(filename):
        return []
    fullname = filename
    try:
        info = os.stat(fullname)
    except OSError:
        if lazycache(filename, module_globals):
            try:
                source = cache[filename][0]()
            except (ImportError, OSError):
                pass
            else:
                if source is None:
                    return []  # the loader has no source
                cache[filename] = (len(source), None, [line + "\n" for line in source.splitlines()], fullname)
                return cache[filename][2]
        # A relative name may be meant relative to any directory of the path.
        if os.path.isabs(filename):
            return []
        for directory in sys.path:
            try:
                fullname = os.path.join(directory, filename)
            except (TypeError, AttributeError):
                continue
            try:
                info = os.stat(fullname)
                break
            except OSError:
                pass
        else:
            return []
    try:
        lines = _read_source(fullname)
    except (OSError, UnicodeDecodeError, SyntaxError, LookupError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = (info.st_size, info.st_mtime, lines, fullname)
    return lines


def _read_source(path):
    # As source code is read: with the encoding that a comment in the first two lines declares.
    import io
    with open(path, "rb") as file:
        data = file.read()
    encoding = "utf-8"
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    elif b"coding" in data[:400]:
        encoding = _declared_encoding(data) or encoding
    text = data.decode(encoding)
    return list(io.StringIO(text, newline=None))


def _declared_encoding(data):
    for line in data.split(b"\n", 2)[:2]:
        stripped = line.strip(b" \t\f\r")
        if not stripped.startswith(b"#"):
            if stripped:
                return None
            continue
        at = stripped.find(b"coding")
        if at >= 0 and stripped[at + 6:at + 7] in (b":", b"="):
            rest = stripped[at + 7:].lstrip(b" \t")
            end = 0
            while end < len(rest) and (rest[end:end + 1].isalnum() or rest[end:end + 1] in b"-_."):
                end += 1
            if end:
                return rest[:end].decode("ascii")
    return None


def lazycache(filename, module_globals):
    """Remember the loader of a module, which can give its source later on; returns whether there is one."""
    if filename in cache:
        return len(cache[filename]) == 1
    if _is_pseudo(filename):
        return False
    if module_globals and "__loader__" in module_globals or module_globals and module_globals.get("__spec__"):
        spec = module_globals.get("__spec__")
        name = getattr(spec, "name", None) or module_globals.get("__name__")
        loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
        get_source = getattr(loader, "get_source", None)
        if name and get_source:
            cache[filename] = (lambda: get_source(name),)
            return True
    return False
