# What this Python and the system are called.
import os
import platform
import sys
print(platform.python_implementation(), platform.python_version() == sys.version.split()[0], platform.python_version_tuple()[:2])
names = platform.uname()
print(len(names), names == platform.uname(), names[0] == names.system == platform.system() == os.uname().sysname, repr(names[5]))
print(names._fields, list(names._asdict()) == list(names._fields), tuple(names)[:5] == tuple(os.uname()))
print(platform.machine() == names.machine, platform.release() == os.uname().release, platform.node() == names.node)
print(platform.architecture(), platform.libc_ver()[0], platform.platform().startswith("Linux-" + names.release))
print(platform.python_compiler().split()[0], platform.freedesktop_os_release()["ID"] != "")
