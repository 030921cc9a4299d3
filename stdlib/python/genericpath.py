"""genericpath: the functions of os.path that do not depend on how paths are written."""

import os
import stat

__all__ = ["commonprefix", "exists", "getatime", "getctime", "getmtime", "getsize", "isdir", "isfile", "samefile",
           "sameopenfile", "samestat"]


def exists(path):
    """Whether a path leads to something; a broken link does not."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Whether it is a regular file, or a link to one."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def isdir(s):
    """Whether it is a directory, or a link to one."""
    try:
        return stat.S_ISDIR(os.stat(s).st_mode)
    except (OSError, ValueError):
        return False


def getsize(filename):
    """The size of a file in bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """When a file was last changed."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """When a file was last read."""
    return os.stat(filename).st_atime


def getctime(filename):
    """When a file's metadata was last changed."""
    return os.stat(filename).st_ctime


def commonprefix(m):
    """The longest beginning that all of the strings, or lists, have in common, character by character."""
    if not m:
        return ""
    # Paths may come as os.PathLike; lists of components are fine too.
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    low, high = min(m), max(m)
    for position, c in enumerate(low):
        if c != high[position]:
            return low[:position]
    return low


def samestat(s1, s2):
    """Whether two results of stat() are about the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Whether two paths lead to the same file."""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Whether two file descriptors are about the same file."""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def _splitext(p, sep, altsep, extsep):
    """Split at the last dot of the last component, unless only dots stand before it."""
    start = p.rfind(sep) + 1
    if altsep:
        start = max(start, p.rfind(altsep) + 1)
    dot = p.rfind(extsep)
    if dot >= start and p[start:dot].strip(extsep):
        return p[:dot], p[dot:]
    return p, p[:0]


def _check_arg_types(funcname, *args):
    kinds = set()
    for each in args:
        if isinstance(each, str):
            kinds.add(str)
        elif isinstance(each, bytes):
            kinds.add(bytes)
        else:
            raise TypeError(f"{funcname}() argument must be str, bytes, or "
                            f"os.PathLike object, not {each.__class__.__name__!r}") from None
    if len(kinds) == 2:
        raise TypeError("Can't mix strings and bytes in path components") from None
