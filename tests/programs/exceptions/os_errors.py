# OSError picks its subclass by number.
import errno
for n in (errno.ENOENT, errno.EACCES, errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.EPIPE, errno.ECONNREFUSED, errno.EINTR, errno.ESRCH, errno.ETIMEDOUT, errno.EAGAIN, errno.EINVAL):
    e = OSError(n, "text", "name")
    print(type(e).__name__, e, end="; ")
print()
e = OSError(2, "No such file or directory", "a", None, "b")
print(e, e.filename, e.filename2, e.args, repr(e), OSError("one"), OSError(1, 2, 3, 4), OSError().errno)
