"""posixpath: os.path for systems whose paths are written with slashes."""

import os
import sys
import stat
import genericpath
from genericpath import *
from posix import _path_normpath

__all__ = ["normcase", "isabs", "join", "splitdrive", "split", "splitext",
           "basename", "dirname", "commonprefix", "getsize", "getmtime",
           "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile",
           "ismount", "expanduser", "expandvars", "normpath", "abspath",
           "samefile", "sameopenfile", "samestat",
           "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep",
           "devnull", "realpath", "supports_unicode_filenames", "relpath",
           "commonpath"]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = sys.platform == "darwin"


def _get_sep(path):
    return b"/" if isinstance(path, bytes) else "/"


def normcase(s):
    """The path itself: case matters here."""
    return os.fspath(s)


def isabs(s):
    """Whether a path begins at the root."""
    s = os.fspath(s)
    return s.startswith(_get_sep(s))


def join(a, *p):
    """Put paths together with slashes; an absolute one drops everything before it."""
    a = os.fspath(a)
    sep = _get_sep(a)
    path = a
    try:
        if not p:
            path[:0] + sep  # a number shall fail here too
        for b in map(os.fspath, p):
            if b.startswith(sep):
                path = b
            elif not path or path.endswith(sep):
                path += b
            else:
                path += sep + b
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types("join", a, *p)
        raise
    return path


def split(p):
    """(everything before the last slash, what is behind it)."""
    p = os.fspath(p)
    sep = _get_sep(p)
    cut = p.rfind(sep) + 1
    return _without_end_slashes(p[:cut], sep), p[cut:]


def _without_end_slashes(head, sep):
    # Except for the root, which is nothing but slashes.
    return head.rstrip(sep) or head


def splitext(p):
    """(path, extension with its dot)."""
    p = os.fspath(p)
    if isinstance(p, bytes):
        return genericpath._splitext(p, b"/", None, b".")
    return genericpath._splitext(p, "/", None, ".")


splitext.__doc__ = genericpath._splitext.__doc__


def splitdrive(p):
    """(drive, path), where the drive is always empty."""
    p = os.fspath(p)
    return p[:0], p


def basename(p):
    """What is behind the last slash."""
    p = os.fspath(p)
    return p[p.rfind(_get_sep(p)) + 1:]


def dirname(p):
    """What is before the last slash."""
    p = os.fspath(p)
    sep = _get_sep(p)
    return _without_end_slashes(p[:p.rfind(sep) + 1], sep)


def islink(path):
    """Whether it is a symbolic link."""
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def lexists(path):
    """Whether something is there, be it a broken link."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def ismount(path):
    """Whether a file system is mounted there."""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if stat.S_ISLNK(here.st_mode):
        return False
    path = os.fspath(path)
    parent = realpath(join(path, b".." if isinstance(path, bytes) else ".."))
    try:
        above = os.lstat(parent)
    except (OSError, ValueError):
        return False
    # Another device; or the root, which is its own parent.
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def expanduser(path):
    """Replace a leading ~ or ~user by the home directory, if that is known."""
    path = os.fspath(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    if not path.startswith(tilde):
        return path
    sep = _get_sep(path)
    end = path.find(sep, 1)
    if end < 0:
        end = len(path)
    if end == 1 and "HOME" in os.environ:
        home = os.environ["HOME"]
    else:
        try:
            import pwd
        except ImportError:
            return path
        try:
            if end == 1:
                home = pwd.getpwuid(os.getuid()).pw_dir
            else:
                name = path[1:end]
                home = pwd.getpwnam(os.fsdecode(name) if isinstance(name, bytes) else name).pw_dir
        except KeyError:
            return path
    if home is None and sys.platform == "vxworks":
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return home.rstrip(sep) + path[end:] or sep


def expandvars(path):
    """Replace $name and ${name} by environment variables; those that are not set stay."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        if b"$" not in path:
            return path
        dollar, opening, closing = b"$", b"{", b"}"
        environ = getattr(os, "environb", None)

        def is_name(c):
            return c.isalnum() or c == b"_"
    else:
        if "$" not in path:
            return path
        dollar, opening, closing = "$", "{", "}"
        environ = os.environ

        def is_name(c):
            return c.isascii() and c.isalnum() or c == "_"

    position = 0
    while True:
        start = path.find(dollar, position)
        if start < 0:
            return path
        begin = start + 1
        if path[begin:begin + 1] == opening:
            end = path.find(closing, begin)
            if end < 0:
                position = begin
                continue
            name = path[begin + 1:end]
            end += 1
        else:
            end = begin
            while end < len(path) and is_name(path[end:end + 1]):
                end += 1
            if end == begin:
                position = begin
                continue
            name = path[begin:end]
        try:
            if environ is None:
                value = os.fsencode(os.environ[os.fsdecode(name)])
            else:
                value = environ[name]
        except KeyError:
            position = end
        else:
            path = path[:start] + value + path[end:]
            position = start + len(value)


def normpath(path):
    """Remove what is superfluous: double slashes, . and name/.. (which changes the meaning where name is a link)."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(_path_normpath(os.fsdecode(path))) or b"."
    return _path_normpath(path) or "."


def abspath(path):
    """The path from the root, normalized."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The path from the root without any symbolic links; with `strict`, what is missing is an error."""
    filename = os.fspath(filename)
    path, _ = _joinrealpath(filename[:0], filename, strict, {})
    return abspath(path)


def _joinrealpath(path, rest, strict, seen):
    # Go from `path`, which has no links, along `rest`; returns the path and False where links lead in a circle.
    if isinstance(path, bytes):
        sep, curdir, pardir = b"/", b".", b".."
    else:
        sep, curdir, pardir = "/", ".", ".."
    if isabs(rest):
        rest = rest[1:]
        path = sep
    while rest:
        name, _, rest = rest.partition(sep)
        if not name or name == curdir:
            continue
        if name == pardir:
            if path:
                path, last = split(path)
                if last == pardir:
                    path = join(path, pardir, pardir)
            else:
                path = pardir
            continue
        newpath = join(path, name)
        try:
            is_link = stat.S_ISLNK(os.lstat(newpath).st_mode)
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            path = newpath
            continue
        if newpath in seen:
            # Followed before; or being followed right now, which is a circle.
            path = seen[newpath]
            if path is not None:
                continue
            if strict:
                os.stat(newpath)
            return join(newpath, rest), False
        seen[newpath] = None
        path, ok = _joinrealpath(path, os.readlink(newpath), strict, seen)
        if not ok:
            return join(path, rest), False
        seen[newpath] = path
    return path, True


def relpath(path, start=None):
    """The path as seen from `start`, by default the working directory."""
    if not path:
        raise ValueError("no path specified")
    path = os.fspath(path)
    if isinstance(path, bytes):
        curdir, sep, pardir = b".", b"/", b".."
    else:
        curdir, sep, pardir = ".", "/", ".."
    start = curdir if start is None else os.fspath(start)
    try:
        origin = [part for part in abspath(start).split(sep) if part]
        target = [part for part in abspath(path).split(sep) if part]
        shared = len(commonprefix([origin, target]))
        parts = [pardir] * (len(origin) - shared) + target[shared:]
        return join(*parts) if parts else curdir
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types("relpath", path, start)
        raise


def commonpath(paths):
    """The longest path that all the paths begin with, component by component."""
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = tuple(map(os.fspath, paths))
    if isinstance(paths[0], bytes):
        sep, curdir = b"/", b"."
    else:
        sep, curdir = "/", "."
    try:
        split_paths = [path.split(sep) for path in paths]
        try:
            absolute, = {path[:1] == sep for path in paths}
        except ValueError:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[part for part in parts if part and part != curdir] for parts in split_paths]
        low, high = min(split_paths), max(split_paths)
        common = low
        for position, part in enumerate(low):
            if part != high[position]:
                common = low[:position]
                break
        return (sep if absolute else sep[:0]) + sep.join(common)
    except (TypeError, AttributeError):
        genericpath._check_arg_types("commonpath", *paths)
        raise
