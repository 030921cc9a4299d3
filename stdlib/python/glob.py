"""glob: the files whose paths match a pattern as shells have it; with `recursive`, ** stands for any folders."""

import fnmatch
import os

__all__ = ["escape", "glob", "iglob"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """A list of the paths that match."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match, one after the other."""
    root_dir = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    if dir_fd is not None:
        # The folder that is open under this descriptor, by a name that Linux has for it.
        opened = f"/proc/self/fd/{dir_fd}"
        root_dir = os.path.join(os.fsencode(opened) if isinstance(root_dir, bytes) else opened, root_dir)
    found = _iglob(pathname, root_dir, recursive, False, include_hidden)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        # The first is the folder itself, which has no name.
        try:
            first = next(found)
            if first:
                return _with_first(first, found)
        except StopIteration:
            pass
    return found


def _with_first(first, rest):
    yield first
    yield from rest


def _iglob(pathname, root_dir, recursive, dironly, include_hidden):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        assert not dironly
        if basename:
            if os.path.lexists(_join(root_dir, pathname)):
                yield pathname
        elif os.path.isdir(_join(root_dir, dirname)):
            # It ends in a slash, so it has to be a folder.
            yield pathname
        return
    if not dirname:
        if recursive and _is_recursive(basename):
            yield from _glob_recursive(root_dir, basename, dironly, include_hidden)
        else:
            yield from _glob_names(root_dir, basename, dironly, include_hidden)
        return
    if dirname != pathname and has_magic(dirname):
        dirs = _iglob(dirname, root_dir, recursive, True, include_hidden)
    else:
        dirs = [dirname]
    for each in dirs:
        where = _join(root_dir, each)
        if not has_magic(basename):
            names = _glob_one(where, basename)
        elif recursive and _is_recursive(basename):
            names = _glob_recursive(where, basename, dironly, include_hidden)
        else:
            names = _glob_names(where, basename, dironly, include_hidden)
        for name in names:
            yield os.path.join(each, name)


def _glob_names(dirname, pattern, dironly, include_hidden):
    names = _list(dirname, pattern, dironly)
    if not (include_hidden or _is_hidden(pattern)):
        names = [name for name in names if not _is_hidden(name)]
    return fnmatch.filter(names, pattern)


def _glob_one(dirname, basename):
    if basename:
        return [basename] if os.path.lexists(_join(dirname, basename)) else []
    return [basename] if os.path.isdir(dirname) else []


def _glob_recursive(dirname, pattern, dironly, include_hidden):
    yield pattern[:0]
    yield from _below(dirname, pattern, dironly, include_hidden)


def _below(dirname, pattern, dironly, include_hidden):
    for name in _list(dirname, pattern, dironly):
        if include_hidden or not _is_hidden(name):
            yield name
            path = _join(dirname, name) if dirname else name
            for deeper in _below(path, pattern, dironly, include_hidden):
                yield _join(name, deeper)


def _list(dirname, pattern, dironly):
    # The names in a folder; none if it cannot be read.
    if not dirname:
        dirname = os.fsencode(os.curdir) if isinstance(pattern, bytes) else os.curdir
    names = []
    try:
        with os.scandir(dirname) as entries:
            for entry in entries:
                try:
                    if not dironly or entry.is_dir():
                        names.append(entry.name)
                except OSError:
                    pass
    except OSError:
        pass
    return names


def _join(dirname, basename):
    if not dirname or not basename:
        return dirname or basename
    return os.path.join(dirname, basename)


def has_magic(s):
    """Whether a pattern is more than a path."""
    if isinstance(s, bytes):
        return any(c in s for c in (b"*", b"?", b"["))
    return any(c in s for c in "*?[")


def _is_hidden(path):
    return path[0] in (".", b"."[0])


def _is_recursive(pattern):
    return pattern == (b"**" if isinstance(pattern, bytes) else "**")


def escape(pathname):
    """A pattern that matches exactly this path."""
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        return drive + b"".join([b"[%c]" % c if c in b"*?[" else b"%c" % c for c in pathname])
    return drive + "".join([f"[{c}]" if c in "*?[" else c for c in pathname])
