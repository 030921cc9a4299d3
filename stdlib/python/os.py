"""os: the operating system, over the module posix.

Whatever posix has is re-exported; functions for which a system call is missing there are missing here too.  Starting other
programs with os.popen() needs a subprocess module and fails without one.
"""

import sys
import stat as st
from abc import ABC as _ABC, abstractmethod as _abstractmethod
from _collections_abc import MutableMapping as _MutableMapping, Mapping as _Mapping, _check_methods

GenericAlias = type(list[int])

import posix
from posix import *
from posix import _exit

name = "posix"
linesep = "\n"


def _get_exports_list(module):
    try:
        return list(module.__all__)
    except AttributeError:
        return [each for each in dir(module) if each[0] != "_"]


# posixpath imports this module, so it has to be findable under its public name from the start.
import posixpath as path

sys.modules["os.path"] = path
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

__all__ = ["altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name", "path", "devnull",
           "SEEK_SET", "SEEK_CUR", "SEEK_END", "fsencode", "fsdecode", "get_exec_path", "fdopen", "extsep", "_exit"]
__all__ += _get_exports_list(posix)
__all__ += ["makedirs", "removedirs", "renames", "walk", "getenv", "supports_bytes_environ", "environb", "getenvb"]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2

P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1


def _exists(name):
    return name in globals()


# Which functions take a directory, a file descriptor or the order not to follow links, as sets of functions.
_have_functions = getattr(posix, "_have_functions", [])


def _functions_for(table):
    have = globals()
    return {have[function] for feature, function in table if feature in _have_functions and function in have}


supports_dir_fd = _functions_for((
    ("HAVE_FACCESSAT", "access"), ("HAVE_FCHMODAT", "chmod"), ("HAVE_FCHOWNAT", "chown"), ("HAVE_FSTATAT", "stat"),
    ("HAVE_FUTIMESAT", "utime"), ("HAVE_LINKAT", "link"), ("HAVE_MKDIRAT", "mkdir"), ("HAVE_MKFIFOAT", "mkfifo"),
    ("HAVE_MKNODAT", "mknod"), ("HAVE_OPENAT", "open"), ("HAVE_READLINKAT", "readlink"), ("HAVE_RENAMEAT", "rename"),
    ("HAVE_SYMLINKAT", "symlink"), ("HAVE_UNLINKAT", "unlink"), ("HAVE_UNLINKAT", "rmdir"), ("HAVE_UTIMENSAT", "utime")))
supports_effective_ids = _functions_for((("HAVE_FACCESSAT", "access"),))
supports_fd = _functions_for((
    ("HAVE_FCHDIR", "chdir"), ("HAVE_FCHMOD", "chmod"), ("HAVE_FCHOWN", "chown"), ("HAVE_FDOPENDIR", "listdir"),
    ("HAVE_FDOPENDIR", "scandir"), ("HAVE_FEXECVE", "execve"), ("HAVE_FTRUNCATE", "truncate"), ("HAVE_FUTIMENS", "utime"),
    ("HAVE_FUTIMES", "utime"), ("HAVE_FPATHCONF", "pathconf"))) | {stat}
if _exists("statvfs") and _exists("fstatvfs"):
    supports_fd.add(statvfs)
supports_follow_symlinks = _functions_for((
    ("HAVE_FACCESSAT", "access"), ("HAVE_FCHOWNAT", "chown"), ("HAVE_FSTATAT", "stat"), ("HAVE_LCHFLAGS", "chflags"),
    ("HAVE_LCHMOD", "chmod"), ("HAVE_LCHOWN", "chown"), ("HAVE_LINKAT", "link"), ("HAVE_LUTIMES", "utime"),
    ("HAVE_LSTAT", "stat"), ("HAVE_UTIMENSAT", "utime"))) | {stat}


# ---- Directories ----

def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory, and those above it that are missing; with exist_ok it may be there."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass  # somebody was faster
        dot = curdir if isinstance(tail, str) else bytes(curdir, "ASCII")
        if tail == dot:
            return  # "new/." is made with "new"
    try:
        mkdir(name, mode)
    except OSError:
        # Not FileExistsError alone: the system may rather complain about something else.
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove an empty directory, then those above it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making the directories that are missing for the new path, and removing those left empty at the old."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Go through a tree of directories: yields (directory, names of its directories, names of its other files).

    Top down, the caller may change the list of directories to choose where to go.  Errors in reading a directory are ignored, or
    handed to `onerror`.
    """
    sys.audit("os.walk", top, topdown, onerror, followlinks)
    # What is to be done, last first: a directory to read, or a finished triple to yield.
    todo = [fspath(top)]
    while todo:
        top = todo.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs = []
        nondirs = []
        down = []
        try:
            entries = scandir(top)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        failed = False
        with entries:
            while True:
                try:
                    entry = next(entries)
                except StopIteration:
                    break
                except OSError as error:
                    if onerror is not None:
                        onerror(error)
                    failed = True
                    break
                try:
                    is_dir = entry.is_dir()
                except OSError:
                    is_dir = False
                (dirs if is_dir else nondirs).append(entry.name)
                if is_dir and not topdown:
                    # Bottom up nobody can change the list, so decide right away.
                    try:
                        is_link = not followlinks and entry.is_symlink()
                    except OSError:
                        is_link = False
                    if not is_link:
                        down.append(entry.path)
        if failed:
            continue
        if topdown:
            yield top, dirs, nondirs
            for name in reversed(dirs):
                child = path.join(top, name)
                # Asked again, as the caller may have replaced directories by links meanwhile.
                if followlinks or not path.islink(child):
                    todo.append(child)
        else:
            todo.append((top, dirs, nondirs))
            todo += reversed(down)


if {open, stat} <= supports_dir_fd and _exists("scandir") and {listdir, stat} <= supports_fd:
    def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
        """As walk(), but yields a file descriptor of the directory as fourth item, which is safe against races."""
        sys.audit("os.fwalk", top, topdown, onerror, follow_symlinks, dir_fd)
        top = fspath(top)
        before = None if follow_symlinks else stat(top, follow_symlinks=False, dir_fd=dir_fd)
        topfd = open(top, O_RDONLY, dir_fd=dir_fd)
        try:
            if follow_symlinks or (st.S_ISDIR(before.st_mode) and path.samestat(before, stat(topfd))):
                yield from _fwalk(topfd, top, isinstance(top, bytes), topdown, onerror, follow_symlinks)
        finally:
            close(topfd)

    def _fwalk(topfd, toppath, isbytes, topdown, onerror, follow_symlinks):
        dirs = []
        nondirs = []
        entries = []
        with scandir(topfd) as found:
            for entry in found:
                name = fsencode(entry.name) if isbytes else entry.name
                try:
                    if entry.is_dir():
                        dirs.append(name)
                        entries.append(entry)
                    else:
                        nondirs.append(name)
                except OSError:
                    try:
                        if entry.is_symlink():
                            nondirs.append(name)
                    except OSError:
                        continue
        if topdown:
            yield toppath, dirs, nondirs, topfd
        for name, entry in [(name, None) for name in dirs] if topdown else zip(dirs, entries):
            try:
                before = None
                if not follow_symlinks:
                    before = stat(name, dir_fd=topfd, follow_symlinks=False) if topdown else entry.stat(follow_symlinks=False)
                dirfd = open(name, O_RDONLY, dir_fd=topfd)
            except OSError as error:
                if onerror is not None:
                    onerror(error)
                continue
            try:
                if follow_symlinks or path.samestat(before, stat(dirfd)):
                    yield from _fwalk(dirfd, path.join(toppath, name), isbytes, topdown, onerror, follow_symlinks)
            finally:
                close(dirfd)
        if not topdown:
            yield toppath, dirs, nondirs, topfd

    __all__.append("fwalk")


# ---- The environment ----

class _Environ(_MutableMapping):
    """os.environ: keys and values are kept as bytes, and changes are made in the real environment too."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            # With the key as it was given.
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        # Over a copy, so that the loop may change the environment.
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ", ".join([f"{self.decodekey(key)!r}: {self.decodevalue(value)!r}" for key, value in self._data.items()])
        return f"environ({{{items}}})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        joined = dict(self)
        joined.update(other)
        return joined

    def __ror__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        joined = dict(other)
        joined.update(self)
        return joined


def _createenviron():
    encoding = sys.getfilesystemencoding()

    def encode(value):
        if not isinstance(value, str):
            raise TypeError("str expected, not %s" % type(value).__name__)
        return value.encode(encoding, "surrogateescape")

    def decode(value):
        return value.decode(encoding, "surrogateescape")

    return _Environ(posix.environ, encode, decode, encode, decode)


environ = _createenviron()
del _createenviron

supports_bytes_environ = True


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError("bytes expected, not %s" % type(value).__name__)
    return value


environb = _Environ(environ._data, _check_bytes, bytes, _check_bytes, bytes)


def getenv(key, default=None):
    """An environment variable, or a default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """An environment variable as bytes, or a default."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """The directories in which programs are looked for."""
    if env is None:
        env = environ
    try:
        path_list = env.get("PATH")
    except TypeError:
        path_list = None
    try:
        path_listb = env[b"PATH"]
    except (KeyError, TypeError):
        pass
    else:
        if path_list is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        path_list = path_listb
    if path_list is not None and isinstance(path_list, bytes):
        path_list = fsdecode(path_list)
    if path_list is None:
        path_list = defpath
    return path_list.split(pathsep)


# ---- Paths as str and bytes ----

def _fscodec():
    encoding = sys.getfilesystemencoding()
    errors = sys.getfilesystemencodeerrors()

    def fsencode(filename):
        """A path as bytes."""
        filename = fspath(filename)
        return filename.encode(encoding, errors) if isinstance(filename, str) else filename

    def fsdecode(filename):
        """A path as str."""
        filename = fspath(filename)
        return filename.decode(encoding, errors) if isinstance(filename, bytes) else filename

    return fsencode, fsdecode


fsencode, fsdecode = _fscodec()
del _fscodec


if not _exists("fspath"):
    def fspath(path):
        """The str or bytes that a path, or an object that stands for one, is."""
        if isinstance(path, (str, bytes)):
            return path
        kind = type(path)
        try:
            result = kind.__fspath__(path)
        except AttributeError:
            if hasattr(kind, "__fspath__"):
                raise
            raise TypeError("expected str, bytes or os.PathLike object, not " + kind.__name__)
        if isinstance(result, (str, bytes)):
            return result
        raise TypeError("expected {}.__fspath__() to return str or bytes, not {}".format(kind.__name__, type(result).__name__))

    fspath.__name__ = "fspath"


class PathLike(_ABC):
    """What has __fspath__ and so can be used as a path."""

    @_abstractmethod
    def __fspath__(self):
        """The path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return _check_methods(subclass, "__fspath__")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A file object for a file descriptor, as open() would give."""
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


# ---- Other programs ----

if _exists("execv"):
    def execl(file, *args):
        """Become another program, with arguments given one by one."""
        execv(file, args)

    def execle(file, *args):
        """As execl(), with the environment as last argument."""
        execve(file, args[:-1], args[-1])

    def execlp(file, *args):
        """As execl(), looking the program up in PATH."""
        execvp(file, args)

    def execlpe(file, *args):
        """As execle(), looking the program up in PATH."""
        execvpe(file, args[:-1], args[-1])

    def execvp(file, args):
        """As execv(), looking the program up in PATH."""
        _execvpe(file, args)

    def execvpe(file, args, env):
        """As execve(), looking the program up in PATH."""
        _execvpe(file, args, env)

    def _execvpe(file, args, env=None):
        def start(name):
            if env is None:
                execv(name, args)
            else:
                execve(name, args, env)

        if path.dirname(file):
            start(file)
            return
        found = None
        error = None
        directories = get_exec_path(env)
        file = fsencode(file)
        for directory in directories:
            try:
                start(path.join(fsencode(directory), file))
            except (FileNotFoundError, NotADirectoryError) as failure:
                error = failure
            except OSError as failure:
                # It is there, but cannot be run: that says more than that it is missing elsewhere.
                error = failure
                if found is None:
                    found = failure
        raise found if found is not None else error

    __all__ += ["execl", "execle", "execlp", "execlpe", "execvp", "execvpe"]


if _exists("fork") and _exists("execv"):
    def _spawnvef(mode, file, args, env, func):
        if not isinstance(args, (tuple, list)):
            raise TypeError("argv must be a tuple or a list")
        if not args or not args[0]:
            raise ValueError("argv first element cannot be empty")
        pid = fork()
        if not pid:
            try:
                func(file, args) if env is None else func(file, args, env)
            except:
                _exit(127)
        if mode == P_NOWAIT:
            return pid
        while True:
            _, status = waitpid(pid, 0)
            if not WIFSTOPPED(status):
                return waitstatus_to_exitcode(status)

    def spawnv(mode, file, args):
        """Run a program: returns its exit code, or with P_NOWAIT its process id."""
        return _spawnvef(mode, file, args, None, execv)

    def spawnve(mode, file, args, env):
        """As spawnv(), with an environment."""
        return _spawnvef(mode, file, args, env, execve)

    def spawnvp(mode, file, args):
        """As spawnv(), looking the program up in PATH."""
        return _spawnvef(mode, file, args, None, execvp)

    def spawnvpe(mode, file, args, env):
        """As spawnve(), looking the program up in PATH."""
        return _spawnvef(mode, file, args, env, execvpe)

    def spawnl(mode, file, *args):
        """As spawnv(), with arguments given one by one."""
        return spawnv(mode, file, args)

    def spawnle(mode, file, *args):
        """As spawnve(), with arguments given one by one and the environment last."""
        return spawnve(mode, file, args[:-1], args[-1])

    def spawnlp(mode, file, *args):
        """As spawnvp(), with arguments given one by one."""
        return spawnvp(mode, file, args)

    def spawnlpe(mode, file, *args):
        """As spawnvpe(), with arguments given one by one and the environment last."""
        return spawnvpe(mode, file, args[:-1], args[-1])

    __all__ += ["P_WAIT", "P_NOWAIT", "P_NOWAITO", "spawnv", "spawnve", "spawnvp", "spawnvpe", "spawnl", "spawnle", "spawnlp",
                "spawnlpe"]


def popen(cmd, mode="r", buffering=-1):
    """A file object connected to the output, or with mode "w" the input, of a shell command."""
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    import io
    import subprocess
    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _wrap_close(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _wrap_close(process.stdin, process)


class _wrap_close:
    # The stream of a process; closing it waits for the process and gives its status.
    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        self._stream.close()
        code = self._proc.wait()
        if code == 0:
            return None
        return code << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


__all__.append("popen")
