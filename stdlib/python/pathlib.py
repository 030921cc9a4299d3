"""pathlib: paths as objects.

A path is kept as drive, root and a list of parts, of which the first is drive and root together where there are any.  PurePath and
what derives from it only computes; Path asks the file system.
"""

import fnmatch
import io
import os
import sys
from _collections_abc import Sequence
from errno import EBADF, ELOOP, ENOENT, ENOTDIR
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK

_intern = sys.intern

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]

# Errors that say no more than that there is nothing at a path.
_ABSENT = (ENOENT, ENOTDIR, EBADF, ELOOP)


def _ignore_error(error):
    return getattr(error, "errno", None) in _ABSENT


def _quote(path):
    # The bytes of a path as they stand in a URI.
    safe = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
    return "".join([chr(byte) if byte in safe else "%%%02X" % byte for byte in path])


# ---- The two ways to write paths ----

class _PosixFlavour:
    sep = "/"
    altsep = ""
    has_drv = False

    def parse(self, texts):
        """(drive, root, parts) of texts joined one behind the other: an absolute one starts anew."""
        root = ""
        parts = []
        for text in texts:
            if text.startswith("/"):
                # Exactly two slashes in front mean something else than one.
                root = "//" if text.startswith("//") and not text.startswith("///") else "/"
                parts = [root]
            for name in text.split("/"):
                if name and name != ".":
                    parts.append(_intern(name))
        return "", root, parts

    def casefold(self, text):
        return text

    def casefold_parts(self, parts):
        return parts

    def matcher(self, pattern):
        return fnmatch._matcher(pattern)

    def is_reserved(self, parts):
        return False

    def make_uri(self, path):
        return "file://" + _quote(bytes(path))


class _WindowsFlavour:
    sep = "\\"
    altsep = "/"
    has_drv = True
    reserved_names = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
        name + number for name in ("COM", "LPT") for number in "123456789\xb9\xb2\xb3"}

    def split(self, text):
        """(drive, root, rest), where the drive may be a share on a machine."""
        text = text.replace("/", "\\")
        extended = ""
        if text.startswith("\\\\?\\"):
            extended, text = text[:4], text[4:]
            if text.startswith("UNC\\"):
                extended += text[:3]
                text = "\\" + text[3:]
        if text.startswith("\\\\") and text[2:3] != "\\":
            machine, slash, behind = text[2:].partition("\\")
            if slash and not behind.startswith("\\"):
                share, _, rest = behind.partition("\\")
                front = "\\" if extended else "\\\\"
                return extended + front + machine + "\\" + share, "\\", rest
        drive = ""
        if text[1:2] == ":" and text[0].isascii() and text[0].isalpha():
            drive, text = text[:2], text[2:]
        rest = text.lstrip("\\")
        return extended + drive, "\\" if rest != text else "", rest

    def parse(self, texts):
        """(drive, root, parts) of texts joined one behind the other: an absolute one starts anew."""
        drive = root = ""
        names = []
        for text in texts:
            if not text:
                continue
            new_drive, new_root, rest = self.split(text)
            if new_drive:
                if new_root or new_drive.lower() != drive.lower():
                    root, names = new_root, []
                drive = new_drive
            elif new_root:
                root, names = new_root, []
            if rest:
                names += [_intern(name) for name in rest.split("\\") if name and name != "."]
        if drive or root:
            names.insert(0, drive + root)
        return drive, root, names

    def casefold(self, text):
        return text.lower()

    def casefold_parts(self, parts):
        return [part.lower() for part in parts]

    def matcher(self, pattern):
        match = fnmatch._matcher(pattern.lower())
        return lambda name: match(name.lower())

    def is_reserved(self, parts):
        if not parts or parts[0].startswith("\\\\"):
            return False  # a share has no such names
        name = parts[-1].partition(".")[0].partition(":")[0].rstrip(" ")
        return name.upper() in self.reserved_names

    def make_uri(self, path):
        drive = path.drive
        if len(drive) == 2 and drive[1] == ":":
            return "file:///" + drive + _quote(path.as_posix()[2:].encode("utf-8"))
        return "file:" + _quote(path.as_posix().encode("utf-8"))


_posix_flavour = _PosixFlavour()
_windows_flavour = _WindowsFlavour()


# ---- Paths without the file system ----

class _PathParents(Sequence):
    """The logical ancestors of a path, the nearest first."""

    __slots__ = ("_pathcls", "_drv", "_root", "_parts")

    def __init__(self, path):
        self._pathcls = type(path)
        self._drv = path._drv
        self._root = path._root
        self._parts = path._parts

    def __len__(self):
        return len(self._parts) - 1 if self._drv or self._root else len(self._parts)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([self[each] for each in range(*index.indices(len(self)))])
        size = len(self)
        if index >= size or index < -size:
            raise IndexError(index)
        if index < 0:
            index += size
        return self._pathcls._from_parsed_parts(self._drv, self._root, self._parts[:-index - 1])

    def __repr__(self):
        return "<{}.parents>".format(self._pathcls.__name__)


def _pieces(drv, root, parts):
    # The parts, drive and root as one each.
    return [drv, root] + parts[1:] if root else [drv] + parts[1:] if drv else list(parts)


class PurePath(object):
    """A path that does not touch the file system: a PurePosixPath or PureWindowsPath, as the system has it."""

    __slots__ = ("_drv", "_root", "_parts", "_str", "_hash", "_pparts", "_cached_cparts")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PureWindowsPath if os.name == "nt" else PurePosixPath
        return cls._from_parts(args)

    def __reduce__(self):
        return (self.__class__, tuple(self._parts))

    @classmethod
    def _parse_args(cls, args):
        if len(args) == 1:
            arg = args[0]
            if type(arg) is str:
                return cls._flavour.parse(args)
            if isinstance(arg, PurePath) and arg._flavour is cls._flavour is _posix_flavour:
                return "", arg._root, arg._parts[:]
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                if arg._flavour is cls._flavour:
                    texts += arg._parts
                else:
                    texts.append(str(arg))
                continue
            text = os.fspath(arg)
            if not isinstance(text, str):
                raise TypeError("argument should be a str object or an os.PathLike object returning str, not %r" % type(text))
            texts.append(str(text))
        return cls._flavour.parse(texts)

    @classmethod
    def _from_parts(cls, args):
        return cls._from_parsed_parts(*cls._parse_args(args))

    @classmethod
    def _from_parsed_parts(cls, drv, root, parts):
        self = object.__new__(cls)
        self._drv = drv
        self._root = root
        self._parts = parts
        # What is computed when it is asked for.
        self._str = self._hash = self._pparts = self._cached_cparts = None
        return self

    @classmethod
    def _format_parsed_parts(cls, drv, root, parts):
        if drv or root:
            return drv + root + cls._flavour.sep.join(parts[1:])
        return cls._flavour.sep.join(parts)

    def _make_child(self, args):
        drv, root, parts = self._parse_args(args)
        if not drv and not root:
            return self._from_parsed_parts(self._drv, self._root, self._parts + parts)
        return self._from_parts((self, *args))

    def __str__(self):
        """The path as the system wants it."""
        text = self._str
        if text is None:
            text = self._str = self._format_parsed_parts(self._drv, self._root, self._parts) or "."
        return text

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        """The path with forward slashes."""
        return str(self).replace(self._flavour.sep, "/")

    def __bytes__(self):
        """The path as bytes, of use on Unix only."""
        return os.fsencode(self)

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self.as_posix())

    def as_uri(self):
        """The path as a URI with the scheme "file"."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return self._flavour.make_uri(self)

    @property
    def _cparts(self):
        # The parts as they are compared.
        parts = self._cached_cparts
        if parts is None:
            parts = self._cached_cparts = self._flavour.casefold_parts(self._parts)
        return parts

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        if self._flavour is _posix_flavour is other._flavour:
            return self._parts == other._parts
        return self._cparts == other._cparts and self._flavour is other._flavour

    def __hash__(self):
        value = self._hash
        if value is None:
            value = self._hash = hash(tuple(self._cparts))
        return value

    def __lt__(self, other):
        if not isinstance(other, PurePath) or self._flavour is not other._flavour:
            return NotImplemented
        if self._flavour is _posix_flavour:
            return self._parts < other._parts
        return self._cparts < other._cparts

    def __le__(self, other):
        if not isinstance(other, PurePath) or self._flavour is not other._flavour:
            return NotImplemented
        if self._flavour is _posix_flavour:
            return self._parts <= other._parts
        return self._cparts <= other._cparts

    def __gt__(self, other):
        if not isinstance(other, PurePath) or self._flavour is not other._flavour:
            return NotImplemented
        if self._flavour is _posix_flavour:
            return self._parts > other._parts
        return self._cparts > other._cparts

    def __ge__(self, other):
        if not isinstance(other, PurePath) or self._flavour is not other._flavour:
            return NotImplemented
        if self._flavour is _posix_flavour:
            return self._parts >= other._parts
        return self._cparts >= other._cparts

    @property
    def drive(self):
        """The drive in front, if there is one."""
        return self._drv

    @property
    def root(self):
        """The root behind the drive, if there is one."""
        return self._root

    @property
    def anchor(self):
        """Drive and root together, or ''."""
        return self._drv + self._root

    @property
    def name(self):
        """The last part."""
        parts = self._parts
        if len(parts) == (1 if self._drv or self._root else 0):
            return ""
        return parts[-1]

    @property
    def suffix(self):
        """The last suffix of the name, with its dot."""
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        """All suffixes of the name, each with its dot."""
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The name without its last suffix."""
        name = self.name
        dot = name.rfind(".")
        return name[:dot] if 0 < dot < len(name) - 1 else name

    def with_name(self, name):
        """The path with another name."""
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        drv, root, parts = self._flavour.parse((name,))
        if not name or name[-1] in (self._flavour.sep, self._flavour.altsep) or drv or root or len(parts) != 1:
            raise ValueError("Invalid name %r" % (name))
        return self._from_parsed_parts(self._drv, self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        """The path with another stem."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another suffix; without one where that is ''."""
        flavour = self._flavour
        if flavour.sep in suffix or flavour.altsep and flavour.altsep in suffix:
            raise ValueError("Invalid suffix %r" % (suffix,))
        if suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError("Invalid suffix %r" % (suffix))
        name = self.name
        if not name:
            raise ValueError("%r has an empty name" % (self,))
        old = self.suffix
        name = (name[:-len(old)] if old else name) + suffix
        return self._from_parsed_parts(self._drv, self._root, self._parts[:-1] + [name])

    def relative_to(self, *other):
        """The path as seen from another one above it."""
        if not other:
            raise TypeError("need at least one argument")
        mine = _pieces(self._drv, self._root, self._parts)
        drv, root, parts = self._parse_args(other)
        theirs = _pieces(drv, root, parts)
        fold = self._flavour.casefold_parts
        count = len(theirs)
        if (self._root or self._drv) if count == 0 else fold(mine[:count]) != fold(theirs):
            raise ValueError("{!r} is not in the subpath of {!r} OR one path is relative and the other is absolute.".format(
                str(self), self._format_parsed_parts(drv, root, parts)))
        rest = mine[count:]
        if count == 1 and drv and not root and self._root:
            return self._from_parsed_parts("", self._root, [self._root] + rest[1:])
        return self._from_parsed_parts("", "", rest)

    def is_relative_to(self, *other):
        """Whether the path lies below another one."""
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    @property
    def parts(self):
        """The parts of the path as a tuple."""
        parts = self._pparts
        if parts is None:
            parts = self._pparts = tuple(self._parts)
        return parts

    def joinpath(self, *args):
        """The path with others behind it; an absolute one starts anew."""
        return self._make_child(args)

    def __truediv__(self, key):
        try:
            return self._make_child((key,))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._from_parts([key] + self._parts)
        except TypeError:
            return NotImplemented

    @property
    def parent(self):
        """The path without its last part."""
        parts = self._parts
        if len(parts) == (1 if self._drv or self._root else 0):
            return self
        return self._from_parsed_parts(self._drv, self._root, parts[:-1])

    @property
    def parents(self):
        """All paths above this one, the nearest first."""
        return _PathParents(self)

    def is_absolute(self):
        """Whether the path has a root, and a drive where there are drives."""
        return bool(self._root) and (not self._flavour.has_drv or bool(self._drv))

    def is_reserved(self):
        """Whether the system keeps the name for itself."""
        return self._flavour.is_reserved(self._parts)

    def match(self, path_pattern):
        """Whether the path, or its end where the pattern is relative, matches a pattern."""
        flavour = self._flavour
        fold = flavour.casefold
        drv, root, wanted = flavour.parse((path_pattern,))
        if not wanted:
            raise ValueError("empty pattern")
        if drv and fold(drv) != fold(self._drv) or root and fold(root) != fold(self._root):
            return False
        parts = self._parts
        if drv or root:
            if len(wanted) != len(parts):
                return False
            wanted, parts = wanted[1:], parts[1:]
        elif len(wanted) > len(parts):
            return False
        for part, pattern in zip(reversed(parts), reversed(wanted)):
            if not flavour.matcher(pattern)(part):
                return False
        return True


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A PurePath as Unix writes it, on any system."""

    _flavour = _posix_flavour
    __slots__ = ()


class PureWindowsPath(PurePath):
    """A PurePath as Windows writes it, on any system."""

    _flavour = _windows_flavour
    __slots__ = ()


# ---- Patterns: each step takes paths and gives those that its part of the pattern finds below them ----

def _entries(path):
    try:
        with path._scandir() as found:
            return list(found)
    except PermissionError:
        return []


def _exact_step(name, last, parents):
    for parent in parents:
        path = parent._make_child_relpath(name)
        if path.exists() if last else path.is_dir():
            yield path


def _parent_step(last, parents):
    for parent in parents:
        yield parent._make_child_relpath("..")


def _wildcard_step(pattern, last, parents):
    for parent in parents:
        match = parent._flavour.matcher(pattern)
        for entry in _entries(parent):
            if not last:
                try:
                    if not entry.is_dir():
                        continue
                except OSError as error:
                    if not _ignore_error(error):
                        raise
                    continue
            if match(entry.name):
                yield parent._make_child_relpath(entry.name)


def _directories(path):
    yield path
    for entry in _entries(path):
        try:
            is_dir = entry.is_dir(follow_symlinks=False)
        except OSError as error:
            if not _ignore_error(error):
                raise
            is_dir = False
        if is_dir:
            yield from _directories(path._make_child_relpath(entry.name))


def _recursive_step(parents):
    seen = set()
    for parent in parents:
        for path in _directories(parent):
            if path not in seen:
                seen.add(path)
                yield path


def _unique(paths):
    seen = set()
    for path in paths:
        if path not in seen:
            seen.add(path)
            yield path


def _select(path, parts):
    for part in parts:
        if part != "**" and "**" in part:
            raise ValueError("Invalid pattern: '**' can only be an entire path component")
    if not path.is_dir():
        return iter(())
    found = iter((path,))
    recursive = 0
    for position, part in enumerate(parts):
        last = position == len(parts) - 1
        if part == "**":
            found = _recursive_step(found)
            recursive += 1
        elif part == "..":
            found = _parent_step(last, found)
        elif not part:
            pass  # a slash at the end: the step before has found directories only
        elif any([char in part for char in "*?["]):
            found = _wildcard_step(part, last, found)
        else:
            found = _exact_step(part, last, found)
    return _unique(found) if recursive else found


# ---- Paths in the file system ----

class Path(PurePath):
    """A path in the file system: a PosixPath or WindowsPath, as the system has it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = WindowsPath if os.name == "nt" else PosixPath
        self = cls._from_parts(args)
        if self._flavour is not (_windows_flavour if os.name == "nt" else _posix_flavour):
            raise NotImplementedError("cannot instantiate %r on your system" % (cls.__name__,))
        return self

    def _make_child_relpath(self, part):
        return self._from_parsed_parts(self._drv, self._root, self._parts + [part])

    def __enter__(self):
        import warnings
        warnings.warn("pathlib.Path.__enter__() is deprecated and scheduled for removal in Python 3.13; "
                      "Path objects as a context manager is a no-op", DeprecationWarning, stacklevel=2)
        return self

    def __exit__(self, t, v, tb):
        pass

    @classmethod
    def cwd(cls):
        """The current directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's home directory."""
        return cls("~").expanduser()

    def samefile(self, other_path):
        """Whether another path is the same file."""
        info = self.stat()
        try:
            other = other_path.stat()
        except AttributeError:
            other = self.__class__(other_path).stat()
        return os.path.samestat(info, other)

    def iterdir(self):
        """The paths in a directory, in any order, without '.' and '..'."""
        for name in os.listdir(self):
            yield self._make_child_relpath(name)

    def _scandir(self):
        return os.scandir(self)

    def _pattern_parts(self, pattern):
        drv, root, parts = self._flavour.parse((pattern,))
        if drv or root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if pattern and pattern[-1] in (self._flavour.sep, self._flavour.altsep):
            parts.append("")
        return parts

    def glob(self, pattern):
        """The paths below this one that match a pattern."""
        sys.audit("pathlib.Path.glob", self, pattern)
        if not pattern:
            raise ValueError("Unacceptable pattern: {!r}".format(pattern))
        yield from _select(self, self._pattern_parts(pattern))

    def rglob(self, pattern):
        """The paths in this directory and all below it that match a pattern."""
        sys.audit("pathlib.Path.rglob", self, pattern)
        yield from _select(self, ["**"] + self._pattern_parts(pattern))

    def absolute(self):
        """The path made absolute, with nothing resolved."""
        if self.is_absolute():
            return self
        return self._from_parts([os.getcwd()] + self._parts)

    def resolve(self, strict=False):
        """The path made absolute, with links and '..' resolved; what is missing is an error if `strict`."""
        def check_loop(error):
            if error.errno == ELOOP:
                raise RuntimeError("Symlink loop from %r" % error.filename)

        try:
            text = os.path.realpath(self, strict=strict)
        except OSError as error:
            check_loop(error)
            raise
        path = self._from_parts((text,))
        if not strict:
            # realpath() lets loops pass.
            try:
                path.stat()
            except OSError as error:
                check_loop(error)
        return path

    def stat(self, *, follow_symlinks=True):
        """What os.stat() says of the path."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def owner(self):
        """The name of the file's owner."""
        import pwd
        return pwd.getpwuid(self.stat().st_uid).pw_name

    def group(self):
        """The name of the file's group."""
        import grp
        return grp.getgrgid(self.stat().st_gid).gr_name

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file, as the function open() does."""
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """The contents of the file as bytes."""
        with self.open(mode="rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        """The contents of the file as text."""
        encoding = io.text_encoding(encoding)
        with self.open(mode="r", encoding=encoding, errors=errors) as file:
            return file.read()

    def write_bytes(self, data):
        """Make the file anew with these bytes."""
        view = memoryview(data)  # before the old contents are gone
        with self.open(mode="wb") as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Make the file anew with this text."""
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        encoding = io.text_encoding(encoding)
        with self.open(mode="w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def readlink(self):
        """The path that a symbolic link points to."""
        return self._from_parts((os.readlink(self),))

    def touch(self, mode=0o666, exist_ok=True):
        """Make the file, or set its time to now where it is there."""
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                pass  # most likely it is not there
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make the directory; with `parents` also those above it, with `exist_ok` it may be there."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            # Not FileExistsError alone: the system may rather complain about something else.
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions of the file."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """Change the permissions of a link itself."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Remove the file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Remove the directory, which must be empty."""
        os.rmdir(self)

    def lstat(self):
        """What os.stat() says of the path, of a link itself."""
        return self.stat(follow_symlinks=False)

    def rename(self, target):
        """Rename the file or directory; gives the new path."""
        os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        """Rename the file or directory, over one that is there; gives the new path."""
        os.replace(self, target)
        return self.__class__(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make this path a symbolic link to the target."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make this path one more name of the target."""
        os.link(target, self)

    def link_to(self, target):
        """Make the target one more name of this path. Deprecated: hardlink_to() goes the other way round."""
        import warnings
        warnings.warn("pathlib.Path.link_to() is deprecated and is scheduled for removal in Python 3.12. "
                      "Use pathlib.Path.hardlink_to() instead.", DeprecationWarning, stacklevel=2)
        self.__class__(target).hardlink_to(self)

    def _mode_or_zero(self, follow_symlinks=True):
        # 0 is no kind of file.
        try:
            return self.stat(follow_symlinks=follow_symlinks).st_mode
        except OSError as error:
            if not _ignore_error(error):
                raise
        except ValueError:
            pass  # no path that a system could have
        return 0

    def exists(self):
        """Whether there is something at the path."""
        return self._mode_or_zero() != 0

    def is_dir(self):
        """Whether the path is a directory."""
        return S_ISDIR(self._mode_or_zero())

    def is_file(self):
        """Whether the path is a regular file, or a link to one."""
        return S_ISREG(self._mode_or_zero())

    def is_mount(self):
        """Whether a file system is mounted at the path."""
        if not self.exists() or not self.is_dir():
            return False
        try:
            mine, above = self.stat(), self.parent.stat()
        except OSError:
            return False
        return mine.st_dev != above.st_dev or mine.st_ino == above.st_ino

    def is_symlink(self):
        """Whether the path is a symbolic link."""
        return S_ISLNK(self._mode_or_zero(follow_symlinks=False))

    def is_block_device(self):
        """Whether the path is a block device."""
        return S_ISBLK(self._mode_or_zero())

    def is_char_device(self):
        """Whether the path is a character device."""
        return S_ISCHR(self._mode_or_zero())

    def is_fifo(self):
        """Whether the path is a named pipe."""
        return S_ISFIFO(self._mode_or_zero())

    def is_socket(self):
        """Whether the path is a socket."""
        return S_ISSOCK(self._mode_or_zero())

    def expanduser(self):
        """The path with ~ or ~user in front replaced by the home directory."""
        if not (self._drv or self._root) and self._parts and self._parts[0][:1] == "~":
            home = os.path.expanduser(self._parts[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            drv, root, parts = self._parse_args((home,))
            return self._from_parsed_parts(drv, root, parts + self._parts[1:])
        return self


class PosixPath(Path, PurePosixPath):
    """A Path on Unix."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A Path on Windows; cannot be made elsewhere."""

    __slots__ = ()

    def is_mount(self):
        raise NotImplementedError("Path.is_mount() is unsupported on this system")
