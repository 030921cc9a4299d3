// Descriptors in posix that belong together: dup, pipes, terminals' two ends, copying from one to another; and special descriptors.
#include <fcntl.h>
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utmp.h>

#include <algorithm>

#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/posix_support.h"

namespace viv {

namespace {

Ref<Object> IntPair(int a, int b) {
  Ref<Object> first = NewInt(a), second = NewInt(b);
  return first && second ? NewTuple({first.get(), second.get()}) : nullptr;
}

Ref<Object> Dup(Borrowed<Object>, Borrowed<Object> object) {
  int fd = -1;
  if (!ParseInt(object, &fd)) return nullptr;
  int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
  return copy < 0 ? SystemError() : NewInt(copy);
}

Ref<Object> Dup2(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  int fd = -1, fd2 = -1;
  bool inheritable = true;
  if (!ParseArguments({"dup2", {"fd", "fd2", "inheritable"}, 2}, args, out) || !ParseInt(out[0], &fd) || !ParseInt(out[1], &fd2) ||
      !ParseFlag(out[2], &inheritable)) {
    return nullptr;
  }
  if (fd < 0 || fd2 < 0) {
    errno = EBADF;
    return SystemError();
  }
  // dup3() refuses equal descriptors, dup2() does nothing then.
  int result = Retrying([&] { return inheritable || fd == fd2 ? ::dup2(fd, fd2) : ::dup3(fd, fd2, O_CLOEXEC); });
  return result < 0 ? RetryingError() : NewInt(result);
}

Ref<Object> Pipe(Borrowed<Object>) {
  int fds[2];
  return ::pipe2(fds, O_CLOEXEC) != 0 ? SystemError() : IntPair(fds[0], fds[1]);
}
Ref<Object> Pipe2(Borrowed<Object>, Borrowed<Object> object) {
  int fds[2], flags = 0;
  if (!ParseInt(object, &flags)) return nullptr;
  return ::pipe2(fds, flags) != 0 ? SystemError() : IntPair(fds[0], fds[1]);
}

Ref<Object> OpenPty(Borrowed<Object>) {
  int master, slave;
  if (::openpty(&master, &slave, nullptr, nullptr, nullptr) != 0) return SystemError();
  fcntl(master, F_SETFD, FD_CLOEXEC);
  fcntl(slave, F_SETFD, FD_CLOEXEC);
  return IntPair(master, slave);
}
Ref<Object> LoginTty(Borrowed<Object>, Borrowed<Object> object) {
  int fd;
  return ParseFileno(object, &fd) ? NoneOrError(::login_tty(fd)) : nullptr;
}

Ref<Object> SendFile(Borrowed<Object>, CallArgs args) {
  Object* out[4];
  int out_fd = -1, in_fd = -1;
  if (!ParseArguments({"sendfile", {"out_fd", "in_fd", "offset", "count"}, 4}, args, out) || !ParseInt(out[0], &out_fd) ||
      !ParseInt(out[1], &in_fd)) {
    return nullptr;
  }
  ptrdiff_t count = AsSsize(out[3]);
  if (count == -1 && ErrorPending()) return nullptr;
  off_t offset = 0, *at = nullptr;
  if (!IsNone(out[2])) {
    if (!ParseInt64(out[2], &offset)) return nullptr;
    at = &offset;
  }
  ssize_t sent = Retrying([&] { return ::sendfile(out_fd, in_fd, at, static_cast<size_t>(count)); });
  return sent < 0 ? RetryingError() : NewInt(sent);
}

bool OffsetArgument(Borrowed<Object> object, int64_t* value, int64_t** pointer) {
  *pointer = nullptr;
  if (!object || IsNone(object)) return true;
  *pointer = value;
  return ParseInt64(object, value);
}

Ref<Object> CopyFileRange(Borrowed<Object>, CallArgs args) {
  Object* out[5];
  int from = -1, to = -1;
  if (!ParseArguments({"copy_file_range", {"src", "dst", "count", "offset_src", "offset_dst"}, 3}, args, out) ||
      !ParseInt(out[0], &from) || !ParseInt(out[1], &to)) {
    return nullptr;
  }
  ptrdiff_t count = AsSsize(out[2]);
  if (count == -1 && ErrorPending()) return nullptr;
  if (count < 0) return RaiseValueError("negative value for 'count' not allowed");
  int64_t from_offset, to_offset, *from_at, *to_at;
  if (!OffsetArgument(out[3], &from_offset, &from_at) || !OffsetArgument(out[4], &to_offset, &to_at)) return nullptr;
  ssize_t copied = Retrying([&] { return ::copy_file_range(from, from_at, to, to_at, static_cast<size_t>(count), 0); });
  return copied < 0 ? RetryingError() : NewInt(copied);
}

Ref<Object> Splice(Borrowed<Object>, CallArgs args) {
  Object* out[6];
  int from = -1, to = -1, flags = 0;
  if (!ParseArguments({"splice", {"src", "dst", "count", "offset_src", "offset_dst", "flags"}, 3}, args, out) ||
      !ParseInt(out[0], &from) || !ParseInt(out[1], &to)) {
    return nullptr;
  }
  ptrdiff_t count = AsSsize(out[2]);
  if (count == -1 && ErrorPending()) return nullptr;
  if (count < 0) return RaiseValueError("negative value for 'count' not allowed");
  int64_t from_offset, to_offset, *from_at, *to_at;
  if (!OffsetArgument(out[3], &from_offset, &from_at) || !OffsetArgument(out[4], &to_offset, &to_at) || !ParseInt(out[5], &flags)) {
    return nullptr;
  }
  ssize_t moved = Retrying([&] { return ::splice(from, from_at, to, to_at, static_cast<size_t>(count), static_cast<unsigned>(flags)); });
  return moved < 0 ? RetryingError() : NewInt(moved);
}

Ref<Object> EventFd(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int flags = EFD_CLOEXEC;
  if (!ParseArguments({"eventfd", {"initval", "flags"}, 1}, args, out) || !ParseInt(out[1], &flags)) return nullptr;
  int64_t initial = 0;
  if (!ParseInt64(out[0], &initial)) return nullptr;
  int fd = ::eventfd(static_cast<unsigned>(initial), flags);
  return fd < 0 ? SystemError() : NewInt(fd);
}
Ref<Object> EventFdRead(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int fd;
  eventfd_t value;
  if (!ParseArguments({"eventfd_read", {"fd"}, 1}, args, out) || !ParseFileno(out[0], &fd)) return nullptr;
  return Retrying([&] { return ::eventfd_read(fd, &value); }) < 0 ? RetryingError() : NewIntFromUnsigned(value);
}
Ref<Object> EventFdWrite(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int fd;
  if (!ParseArguments({"eventfd_write", {"fd", "value"}, 2}, args, out) || !ParseFileno(out[0], &fd)) return nullptr;
  uint64_t value = AsUint64Mask(out[1]);
  if (ErrorPending()) return nullptr;
  return Retrying([&] { return ::eventfd_write(fd, value); }) < 0 ? RetryingError() : NewNone();
}

Ref<Object> MemfdCreate(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  std::string name;
  int flags = MFD_CLOEXEC;
  if (!ParseArguments({"memfd_create", {"name", "flags"}, 1}, args, out) || !FileSystemBytes(out[0], &name) || !ParseInt(out[1], &flags)) {
    return nullptr;
  }
  int fd = ::memfd_create(name.c_str(), static_cast<unsigned>(flags));
  return fd < 0 ? SystemError() : NewInt(fd);
}

Ref<Object> PidfdOpen(Borrowed<Object>, CallArgs args) {
  Object* out[2];
  int pid = 0, flags = 0;
  if (!ParseArguments({"pidfd_open", {"pid", "flags"}, 1}, args, out) || !ParseInt(out[0], &pid) || !ParseInt(out[1], &flags)) return nullptr;
  auto fd = syscall(SYS_pidfd_open, pid, flags);
  return fd < 0 ? SystemError() : NewInt(fd);
}

constexpr MethodDef kFunctions[] = {
    Keywords("copy_file_range", &CopyFileRange,
             "copy_file_range($module, /, src, dst, count, offset_src=None,\n                offset_dst=None)\n--\n\n"
             "Copies bytes from one file to another; gives how many."),
    OneArg("dup", &Dup, "dup($module, fd, /)\n--\n\nOne more descriptor of the same file."),
    Keywords("dup2", &Dup2, "dup2($module, /, fd, fd2, inheritable=True)\n--\n\nMakes fd2 a descriptor of the file of fd."),
    Keywords("eventfd", &EventFd, "eventfd($module, /, initval, flags=EFD_CLOEXEC)\n--\n\nA descriptor that counts events."),
    Keywords("eventfd_read", &EventFdRead, "eventfd_read($module, /, fd)\n--\n\nThe count of an eventfd()."),
    Keywords("eventfd_write", &EventFdWrite, "eventfd_write($module, /, fd, value)\n--\n\nAdds to the count of an eventfd()."),
    OneArg("login_tty", &LoginTty, "login_tty($module, fd, /)\n--\n\nMakes a terminal the one of this session and its standard streams."),
    Keywords("memfd_create", &MemfdCreate, "memfd_create($module, /, name, flags=MFD_CLOEXEC)\n--\n\nA file in memory."),
    NoArgs("openpty", &OpenPty, "openpty($module, /)\n--\n\nThe two ends of a new pseudo-terminal."),
    Keywords("pidfd_open", &PidfdOpen, "pidfd_open($module, /, pid, flags=0)\n--\n\nA descriptor of a process."),
    NoArgs("pipe", &Pipe, "pipe($module, /)\n--\n\nA pipe: the descriptors to read from and to write to."),
    OneArg("pipe2", &Pipe2, "pipe2($module, flags, /)\n--\n\nA pipe with flags."),
    Keywords("sendfile", &SendFile, "sendfile($module, /, out_fd, in_fd, offset, count)\n--\n\nCopies bytes of a file to a descriptor."),
    Keywords("splice", &Splice,
             "splice($module, /, src, dst, count, offset_src=None, offset_dst=None,\n       flags=0)\n--\n\n"
             "Moves bytes from or to a pipe; gives how many."),
};

}  // namespace

Table<MethodDef> PosixTransferFunctions() { return kFunctions; }

}  // namespace viv
