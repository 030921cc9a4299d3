# Files, pipes and directories by descriptors; processes.
import os
import tempfile

folder = tempfile.mkdtemp()
os.chdir(folder)
fd = os.open("file", os.O_RDWR | os.O_CREAT, 0o640)
print(os.write(fd, b"hello world"), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 5), os.pread(fd, 3, 6), os.read(fd, 100), os.read(fd, 5))
print(os.pwrite(fd, b"HE", 0), os.fstat(fd).st_size, oct(os.fstat(fd).st_mode), os.get_inheritable(fd), os.isatty(fd), os.get_blocking(fd))
os.ftruncate(fd, 4)
print(os.stat("file").st_size, os.stat(fd).st_size, os.writev(fd, [b"ab", bytearray(b"c")]))
copy = os.dup(fd)
print(os.fstat(copy).st_ino == os.fstat(fd).st_ino, os.sendfile is not None)
os.close(copy)
os.close(fd)
read, write = os.pipe()
os.write(write, b"through a pipe")
os.close(write)
buffers = [bytearray(7), bytearray(20)]
print(os.readv(read, buffers), buffers)
os.close(read)

os.utime("file", (1, 2.5))
info = os.stat("file")
print(info.st_atime, info.st_mtime, info.st_mtime_ns, info[8], len(info), info.n_fields, info.n_sequence_fields, info.n_unnamed_fields)
os.utime("file", ns=(5, 1_500_000_000))
print(os.stat("file").st_atime_ns, os.stat("file").st_mtime)
os.chmod("file", 0o400)
print(oct(os.stat("file").st_mode), os.access("file", os.F_OK), os.access("nothing", os.F_OK))
os.symlink("file", "link")
os.link("file", "second")
print(os.readlink("link"), os.readlink(b"link"), os.stat("second").st_nlink, os.lstat("link").st_size)
os.mkdir("folder")
print(sorted(os.listdir()), sorted(os.listdir(b".")))
with os.scandir() as entries:
    for entry in sorted(entries, key=lambda entry: entry.name):
        print(entry, entry.name, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(), entry.stat().st_nlink,
              entry.is_file(follow_symlinks=False), os.fspath(entry))
directory = os.open(".", os.O_RDONLY)
print(sorted(os.listdir(directory)), os.stat("file", dir_fd=directory).st_nlink)
os.mkdir("inner", dir_fd=directory)
os.rename("inner", "renamed", src_dir_fd=directory)
os.rmdir("renamed", dir_fd=directory)
os.close(directory)
for top, dirs, files in os.walk("."):
    print(top, sorted(dirs), sorted(files))
for name in ("file", "link", "second"):
    os.remove(name)
os.removedirs("folder")

os.environ["VIV_TEST"] = "yes"
print(os.system("test $VIV_TEST = yes"), os.system("exit 3"), os.waitstatus_to_exitcode(os.system("exit 3")))
pid = os.fork()
if pid == 0:
    os._exit(7)
print(os.waitpid(pid, 0)[1] >> 8)
print(os.waitstatus_to_exitcode(os.spawnv(os.P_WAIT, "/bin/sh", ["sh", "-c", "exit 4"]) << 8))
print(len(os.urandom(16)), os.urandom(0), os.cpu_count() > 0, os.getpid() != os.getppid(), os.strerror(2), os.sysconf("SC_PAGE_SIZE"))
print(os.get_terminal_size.__name__, os.terminal_size((80, 24)), os.stat_result(range(10)).st_mtime)
print(sorted(each.__name__ for each in os.supports_fd)[:4], os.stat in os.supports_follow_symlinks, os.fspath("x"), os.fsencode("é"))
