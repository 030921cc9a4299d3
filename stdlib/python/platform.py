"""What this interpreter and the system below it are called."""

import collections
import functools
import os
import re
import sys


class uname_result(collections.namedtuple("uname_result_base", "system node release version machine")):
    """What uname() returns: five fields, and the processor as a sixth that is found out when somebody asks."""

    _fields = ("system", "node", "release", "version", "machine", "processor")

    @functools.cached_property
    def processor(self):
        return ""  # Linux names none apart from the machine

    def __iter__(self):
        return iter((*tuple.__iter__(self), self.processor))

    @classmethod
    def _make(cls, iterable):
        fields = tuple(iterable)
        if len(fields) != 6:
            raise TypeError(f"expected 6 arguments, got {len(fields)}")
        made = cls(*fields[:5])
        made.__dict__["processor"] = fields[5]
        return made

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return 6

    def __reduce__(self):
        return uname_result, tuple(self)[:5]


@functools.cache
def uname():
    """Names of the system, this machine in the network, release, version, kind of machine and processor."""
    return uname_result(*os.uname())


def system():
    """The name of the system: 'Linux'."""
    return uname().system


def node():
    """The name of this machine in the network, which need not be its full one."""
    return uname().node


def release():
    """The release of the system."""
    return uname().release


def version():
    """The version of the system's release."""
    return uname().version


def machine():
    """The kind of machine: 'x86_64'."""
    return uname().machine


def processor():
    """The name of the processor, '' where the system tells none."""
    return uname().processor


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """The C library's name and version; what was given where they are not known."""
    if executable is None:
        try:
            name, number = os.confstr("CS_GNU_LIBC_VERSION").split(maxsplit=1)
        except (AttributeError, ValueError, OSError):
            pass
        else:
            return name, number
    return lib, version


def architecture(executable=sys.executable, bits="", linkage=""):
    """How many bits a pointer has, and the format of the program's file."""
    if not bits:
        bits = "64bit" if sys.maxsize > 2**32 else "32bit"
    try:
        with open(executable, "rb") as file:
            if file.read(4) == b"\x7fELF":
                linkage = "ELF"
    except OSError:
        pass
    return bits, linkage


@functools.cache
def platform(aliased=False, terse=False):
    """One word for all of it, for people: 'Linux-6.1-x86_64-with-glibc2.36'. On Linux it is the same, aliased or terse."""
    names = uname()
    library, number = libc_ver()
    parts = [names.system, names.release, names.machine, "with", library + number]
    word = "-".join(part.strip() for part in parts if part)
    return re.sub(r"[ /\\:;\"()]", "_", word).replace("unknown", "")


def python_implementation():
    """The Python that programs find here: 'CPython', whose behaviour this is."""
    return "CPython"


def python_version():
    """The version as text, with all three numbers."""
    return sys.version.split()[0]


def python_version_tuple():
    """The version as a tuple of three texts."""
    return tuple(python_version().split("."))


def python_branch():
    """The branch of the sources that this was built from; '' as none is told."""
    return ""


def python_revision():
    """The revision of the sources that this was built from; '' as none is told."""
    return ""


def python_build():
    """Number and date of the build, as sys.version tells them."""
    number, _, date = sys.version.partition("(")[2].partition(")")[0].partition(",")
    return number.strip(), date.strip()


def python_compiler():
    """The compiler that built this, as sys.version tells it."""
    return sys.version.partition("[")[2].partition("]")[0]


def freedesktop_os_release():
    """The fields of os-release, which distributions of Linux identify themselves by."""
    for path in ("/etc/os-release", "/usr/lib/os-release"):
        try:
            with open(path, encoding="utf-8") as file:
                lines = file.readlines()
        except OSError:
            continue
        fields = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
        for line in lines:
            name, found, value = line.strip().partition("=")
            if found and not name.startswith("#"):
                if value[:1] in ("'", '"'):
                    value = value.strip(value[0])
                fields[name] = re.sub(r"\\([\\\$\"'`])", r"\1", value)
        return fields
    raise OSError(2, "Unable to read files /etc/os-release, /usr/lib/os-release")
