"""shutil: copying, moving and removing files and whole trees.

Archives (make_archive and unpack_archive) are not here: there is nothing that reads or writes tar and zip files.
"""

import errno
import os
import stat
import sys
import collections

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
           "SpecialFileError", "ExecError", "ignore_patterns", "chown", "which", "get_terminal_size", "SameFileError",
           "disk_usage"]

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    pass


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """An operation that special files, such as named pipes, do not support."""


class ExecError(OSError):
    """A command could not be run."""


# ---- One file ----

def copyfileobj(fsrc, fdst, length=0):
    """Copy from one file object to another, in pieces."""
    length = length or COPY_BUFSIZE
    read = fsrc.read
    write = fdst.write
    while piece := read(length):
        write(piece)


def _same_file(src, dst):
    if isinstance(src, os.DirEntry):
        try:
            return os.path.samestat(src.stat(), os.stat(dst))
        except OSError:
            return False
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def _status(path):
    return path.stat() if isinstance(path, os.DirEntry) else os.stat(path)


def _is_link(path):
    return path.is_symlink() if isinstance(path, os.DirEntry) else os.path.islink(path)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy the contents of a file; of a link the link itself, unless links are to be followed."""
    sys.audit("shutil.copyfile", src, dst)
    if _same_file(src, dst):
        raise SameFileError("{!r} and {!r} are the same file".format(src, dst))
    for path in (src, dst):
        try:
            mode = _status(path).st_mode
        except OSError:
            continue  # most likely it is not there
        if stat.S_ISFIFO(mode):
            name = path.path if isinstance(path, os.DirEntry) else path
            raise SpecialFileError("`%s` is a named pipe" % name)
    if not follow_symlinks and _is_link(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as fsrc:
        try:
            with open(dst, "wb") as fdst:
                copyfileobj(fsrc, fdst)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f"Directory does not exist: {dst}") from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy the permissions of a file."""
    sys.audit("shutil.copymode", src, dst)
    if not follow_symlinks and _is_link(src) and os.path.islink(dst):
        if not hasattr(os, "lchmod"):
            return
        os.lchmod(dst, stat.S_IMODE(os.lstat(src).st_mode))
    else:
        os.chmod(dst, stat.S_IMODE(_status(src).st_mode))


def _copyxattr(src, dst, *, follow_symlinks=True):
    # Extended attributes, as far as the file system has them.
    try:
        names = os.listxattr(src, follow_symlinks=follow_symlinks)
    except OSError as error:
        if error.errno not in (errno.ENOTSUP, errno.ENODATA, errno.EINVAL):
            raise
        return
    for name in names:
        try:
            os.setxattr(dst, name, os.getxattr(src, name, follow_symlinks=follow_symlinks), follow_symlinks=follow_symlinks)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENODATA, errno.EINVAL, errno.EACCES):
                raise


def copystat(src, dst, *, follow_symlinks=True):
    """Copy permissions, times and what else is known of a file."""
    sys.audit("shutil.copystat", src, dst)
    follow = follow_symlinks or not (_is_link(src) and os.path.islink(dst))
    if isinstance(src, os.DirEntry):
        info = src.stat(follow_symlinks=follow)
    else:
        info = os.stat(src, follow_symlinks=follow)
    os.utime(dst, ns=(info.st_atime_ns, info.st_mtime_ns), follow_symlinks=follow)
    # Before the mode, which may take away the right to write.
    if hasattr(os, "listxattr"):
        _copyxattr(src, dst, follow_symlinks=follow)
    try:
        os.chmod(dst, stat.S_IMODE(info.st_mode), follow_symlinks=follow)
    except NotImplementedError:
        pass  # links have no permissions of their own here


def _inside(src, dst):
    # Where a file goes that is to be put into `dst`.
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions; `dst` may be a directory. Returns the new path."""
    dst = _inside(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy a file with all that is known of it; `dst` may be a directory. Returns the new path."""
    dst = _inside(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


# ---- Trees ----

def ignore_patterns(*patterns):
    """A function for copytree()'s `ignore`: leaves out the names that match one of the patterns."""
    import fnmatch

    def _ignore_patterns(path, names):
        ignored = set()
        for pattern in patterns:
            ignored.update(fnmatch.filter(names, pattern))
        return ignored
    return _ignore_patterns


def _copy_entry(entry, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok):
    # What copytree() copies with is given entries where it is one of ours, paths otherwise.
    source = entry if copy_function in (copy, copy2) else entry.path
    is_link = entry.is_symlink()
    if is_link:
        linked = os.readlink(entry.path)
        if symlinks:
            os.symlink(linked, target)
            copystat(source, target, follow_symlinks=False)
            return
        if not os.path.exists(os.path.join(os.path.dirname(entry.path), linked)) and ignore_dangling_symlinks:
            return
    if entry.is_dir():
        copytree(entry if is_link is False and source is entry else entry.path, target, symlinks, ignore, copy_function,
                 ignore_dangling_symlinks, dirs_exist_ok)
    else:
        copy_function(source, target)


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copy a whole tree of directories; the errors of all files come together in one Error. Returns the new path.

    `ignore(directory, names)` gives the names to leave out.  Links are followed unless `symlinks` is true.
    """
    sys.audit("shutil.copytree", src, dst)
    with os.scandir(src) as found:
        entries = list(found)
    ignored = ()
    if ignore is not None:
        ignored = ignore(os.fspath(src), [entry.name for entry in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        target = os.path.join(dst, entry.name)
        try:
            _copy_entry(entry, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((os.path.join(src, entry.name), target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def _remove_in(fd, path, onerror):
    # Everything in an open directory; `path` is what it is called in errors.
    try:
        with os.scandir(fd) as found:
            entries = list(found)
    except OSError as error:
        error.filename = path
        onerror(os.scandir, path, sys.exc_info())
        return
    for entry in entries:
        full = os.path.join(path, entry.name)
        try:
            is_dir = entry.is_dir(follow_symlinks=False)
            before = entry.stat(follow_symlinks=False) if is_dir else None
        except OSError:
            is_dir = False
        if not is_dir:
            try:
                os.unlink(entry.name, dir_fd=fd)
            except OSError:
                onerror(os.unlink, full, sys.exc_info())
            continue
        try:
            inner = os.open(entry.name, os.O_RDONLY, dir_fd=fd)
        except OSError:
            onerror(os.open, full, sys.exc_info())
            continue
        try:
            if os.path.samestat(before, os.fstat(inner)):
                _remove_in(inner, full, onerror)
                try:
                    os.rmdir(entry.name, dir_fd=fd)
                except OSError:
                    onerror(os.rmdir, full, sys.exc_info())
            else:
                # Somebody put a link there meanwhile.
                try:
                    raise OSError("Cannot call rmtree on a symbolic link")
                except OSError:
                    onerror(os.path.islink, full, sys.exc_info())
        finally:
            os.close(inner)


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    """Remove a whole tree of directories.

    Errors are ignored, or handed to onerror(function, path, exc_info), or else raised.  It works on open directories, so that links
    that appear meanwhile lead nowhere.
    """
    sys.audit("shutil.rmtree", path, dir_fd)
    if ignore_errors:
        def onerror(*args):
            pass
    elif onerror is None:
        def onerror(*args):
            raise
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    try:
        before = os.lstat(path, dir_fd=dir_fd)
    except Exception:
        onerror(os.lstat, path, sys.exc_info())
        return
    try:
        fd = os.open(path, os.O_RDONLY, dir_fd=dir_fd)
    except Exception:
        onerror(os.open, path, sys.exc_info())
        return
    try:
        if os.path.samestat(before, os.fstat(fd)):
            _remove_in(fd, path, onerror)
            try:
                os.rmdir(path, dir_fd=dir_fd)
            except OSError:
                onerror(os.rmdir, path, sys.exc_info())
        else:
            try:
                raise OSError("Cannot call rmtree on a symbolic link")
            except OSError:
                onerror(os.path.islink, path, sys.exc_info())
    finally:
        os.close(fd)


rmtree.avoids_symlink_attacks = True


def _is_below(src, dst):
    src = os.path.join(os.path.abspath(src), "")
    dst = os.path.join(os.path.abspath(dst), "")
    return dst.startswith(src)


def move(src, dst, copy_function=copy2):
    """Move a file or a tree; into `dst` where that is a directory. Returns the new path.

    It is renamed where that is possible, else copied and removed.
    """
    sys.audit("shutil.move", src, dst)
    target = dst
    if os.path.isdir(dst):
        if _same_file(src, dst):
            # The file system may not tell upper from lower case: then it is a change of name only.
            os.rename(src, dst)
            return
        name = os.path.basename(os.fspath(src).rstrip(os.sep) if isinstance(os.fspath(src), str) else os.fspath(src).rstrip(b"/"))
        target = os.path.join(dst, name)
        if os.path.exists(target):
            raise Error("Destination path '%s' already exists" % target)
    try:
        os.rename(src, target)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), target)
            os.unlink(src)
        elif os.path.isdir(src):
            if _is_below(src, dst):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst))
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


# ---- The system ----

_ntuple_diskusage = collections.namedtuple("usage", "total used free")
_ntuple_diskusage.total.__doc__ = "Total space in bytes"
_ntuple_diskusage.used.__doc__ = "Used space in bytes"
_ntuple_diskusage.free.__doc__ = "Free space in bytes"


def disk_usage(path):
    """How full the disk of a path is: (total, used, free) in bytes."""
    info = os.statvfs(path)
    return _ntuple_diskusage(info.f_blocks * info.f_frsize, (info.f_blocks - info.f_bfree) * info.f_frsize,
                             info.f_bavail * info.f_frsize)


def _user_id(name):
    try:
        from pwd import getpwnam
    except ImportError:
        return None
    try:
        return getpwnam(name).pw_uid
    except KeyError:
        return None


def _group_id(name):
    try:
        from grp import getgrnam
    except ImportError:
        return None
    try:
        return getgrnam(name).gr_gid
    except KeyError:
        return None


def chown(path, user=None, group=None):
    """Change the owner of a path; user and group are names or numbers."""
    sys.audit("shutil.chown", path, user, group)
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    uid = -1 if user is None else _user_id(user) if isinstance(user, str) else user
    if uid is None:
        raise LookupError("no such user: {!r}".format(user))
    gid = -1 if group is None else group if isinstance(group, int) else _group_id(group)
    if gid is None:
        raise LookupError("no such group: {!r}".format(group))
    os.chown(path, uid, gid)


def get_terminal_size(fallback=(80, 24)):
    """The size of the terminal: from COLUMNS and LINES, else of standard output, else the fallback."""
    def variable(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    columns, lines = variable("COLUMNS"), variable("LINES")
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        if columns <= 0:
            columns = size.columns or fallback[0]
        if lines <= 0:
            lines = size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def _is_program(path, mode):
    return os.path.exists(path) and os.access(path, mode) and not os.path.isdir(path)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of the program that a command would run, or None."""
    if os.path.dirname(cmd):
        return cmd if _is_program(cmd, mode) else None
    if path is None:
        path = os.environ.get("PATH", None)
        if path is None:
            try:
                path = os.confstr("CS_PATH")
            except (AttributeError, ValueError):
                path = os.defpath
    if not path:
        return None
    if isinstance(cmd, bytes):
        directories = os.fsencode(path).split(os.fsencode(os.pathsep))
    else:
        directories = os.fsdecode(path).split(os.pathsep)
    for directory in dict.fromkeys(directories):
        name = os.path.join(directory, cmd)
        if _is_program(name, mode):
            return name
    return None
