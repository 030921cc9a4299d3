// File descriptors in posix: open, close, read, write, positions, what a descriptor is like.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <climits>

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "stdlib/posix_support.h"

namespace viv {

namespace {

constexpr ptrdiff_t kMostAtOnce = 0x7ffff000;  // what read(2) and write(2) take

bool FdArgument(Borrowed<Object> object, int* fd) { return ParseInt(object, fd); }

Ref<Object> Open(Borrowed<Object>, CallArgs args) {
  Object* out[4];
  int flags = 0, mode = 0777, dir_fd;
  PathArgument path("open", "path");
  if (!ParseArguments({"open", {"path", "flags", "mode", "dir_fd"}, 2, 0, 3}, args, out) || !path.Parse(out[0]) ||
      !ParseInt(out[1], &flags) || !ParseInt(out[2], &mode) || !ParseDirFd(out[3], &dir_fd)) {
    return nullptr;
  }
  int fd = Retrying([&] { return openat(dir_fd, path.text, flags | O_CLOEXEC, mode); });
  if (fd < 0) return ErrorPending() ? nullptr : path.Error();
  return NewInt(fd);
}

Ref<Object> Close(Borrowed<Object>, CallArgs args) {
  Object* out[1];
  int fd = -1;
  if (!ParseArguments({"close", {"fd"}, 1}, args, out) || !FdArgument(out[0], &fd)) return nullptr;
  // Interrupted or not, it is closed: trying again could close another one's.
  return ::close(fd) < 0 && errno != EINTR ? SystemError() : NewNone();
}

Ref<Object> CloseRange(Borrowed<Object>, ArgSpan args) {
  int low = 0, high = 0;
  if (!ParseInt(args[0], &low) || !ParseInt(args[1], &high)) return nullptr;
  low = std::max(low, 0);
  if (low < high && close_range(static_cast<unsigned>(low), static_cast<unsigned>(high - 1), 0) != 0) {
    for (int fd = low; fd < high; ++fd) ::close(fd);
  }
  return NewNone();
}

Ref<Object> ReadWith(ptrdiff_t length, auto read) {
  if (length < 0) {
    errno = EINVAL;
    return SystemError();
  }
  length = std::min(length, kMostAtOnce);
  Ref<BytesObject> buffer = NewBytesUninitialized(length);
  if (!buffer) return nullptr;
  ssize_t got = Retrying([&] { return read(buffer->data, static_cast<size_t>(length)); });
  if (got < 0) return RetryingError();
  if (got == length) return buffer;
  return NewBytes({buffer->data, static_cast<size_t>(got)});
}

Ref<Object> Read(Borrowed<Object>, ArgSpan args) {
  int fd = -1;
  if (!FdArgument(args[0], &fd)) return nullptr;
  ptrdiff_t length = AsSsize(args[1]);
  if (length == -1 && ErrorPending()) return nullptr;
  return ReadWith(length, [fd](char* data, size_t size) { return ::read(fd, data, size); });
}

Ref<Object> PRead(Borrowed<Object>, ArgSpan args) {
  int fd = -1;
  int64_t offset = 0;
  if (!FdArgument(args[0], &fd)) return nullptr;
  ptrdiff_t length = AsSsize(args[1]);
  if ((length == -1 && ErrorPending()) || !ParseInt64(args[2], &offset)) return nullptr;
  return ReadWith(length, [&](char* data, size_t size) { return ::pread(fd, data, size, offset); });
}

Ref<Object> Write(Borrowed<Object>, ArgSpan args) {
  int fd = -1;
  BufferHolder data;
  if (!FdArgument(args[0], &fd) || !data.Get(args[1])) return nullptr;
  auto size = static_cast<size_t>(std::min(data.buffer.length, kMostAtOnce));
  ssize_t written = Retrying([&] { return ::write(fd, data.buffer.data, size); });
  return written < 0 ? RetryingError() : NewInt(written);
}

Ref<Object> PWrite(Borrowed<Object>, ArgSpan args) {
  int fd = -1;
  int64_t offset = 0;
  BufferHolder data;
  if (!FdArgument(args[0], &fd) || !data.Get(args[1]) || !ParseInt64(args[2], &offset)) return nullptr;
  auto size = static_cast<size_t>(std::min(data.buffer.length, kMostAtOnce));
  ssize_t written = Retrying([&] { return ::pwrite(fd, data.buffer.data, size, offset); });
  return written < 0 ? RetryingError() : NewInt(written);
}

// The buffers of readv() and writev().
struct BufferList {
  std::vector<std::unique_ptr<BufferHolder>> holders;
  std::vector<iovec> vectors;
  bool Get(const char* function, Borrowed<Object> sequence, int flags) {
    if (!IsSequence(sequence)) return RaiseFalse(TypeId::kTypeError, "%s() arg 2 must be a sequence", function);
    Ref<Object> items = FastSequence(sequence, "");
    if (!items) return false;
    for (Object* item : FastSequenceItems(items)) {
      holders.push_back(std::make_unique<BufferHolder>());
      if (!holders.back()->Get(item, flags)) return false;
      vectors.push_back({holders.back()->buffer.data, static_cast<size_t>(holders.back()->buffer.length)});
    }
    return true;
  }
  int count() const { return static_cast<int>(vectors.size()); }
};

Ref<Object> ReadV(Borrowed<Object>, ArgSpan args) {
  int fd = -1;
  BufferList list;
  if (!FdArgument(args[0], &fd) || !list.Get("readv", args[1], kBufferWritable)) return nullptr;
  ssize_t n = Retrying([&] { return ::readv(fd, list.vectors.data(), list.count()); });
  return n < 0 ? RetryingError() : NewInt(n);
}
Ref<Object> WriteV(Borrowed<Object>, ArgSpan args) {
  int fd = -1;
  BufferList list;
  if (!FdArgument(args[0], &fd) || !list.Get("writev", args[1], kBufferSimple)) return nullptr;
  ssize_t n = Retrying([&] { return ::writev(fd, list.vectors.data(), list.count()); });
  return n < 0 ? RetryingError() : NewInt(n);
}
Ref<Object> PReadV(Borrowed<Object>, ArgSpan args) {
  int fd = -1, flags = 0;
  int64_t offset = 0;
  BufferList list;
  if (!FdArgument(args[0], &fd) || !ParseInt64(args[2], &offset) || !ParseInt(args.size > 3 ? args[3] : nullptr, &flags) ||
      !list.Get("preadv", args[1], kBufferWritable)) {
    return nullptr;
  }
  ssize_t n = Retrying([&] { return ::preadv2(fd, list.vectors.data(), list.count(), offset, flags); });
  return n < 0 ? RetryingError() : NewInt(n);
}
Ref<Object> PWriteV(Borrowed<Object>, ArgSpan args) {
  int fd = -1, flags = 0;
  int64_t offset = 0;
  BufferList list;
  if (!FdArgument(args[0], &fd) || !ParseInt64(args[2], &offset) || !ParseInt(args.size > 3 ? args[3] : nullptr, &flags) ||
      !list.Get("pwritev", args[1], kBufferSimple)) {
    return nullptr;
  }
  ssize_t n = Retrying([&] { return ::pwritev2(fd, list.vectors.data(), list.count(), offset, flags); });
  return n < 0 ? RetryingError() : NewInt(n);
}

Ref<Object> LSeek(Borrowed<Object>, ArgSpan args) {
  int fd = -1, whence = 0;
  int64_t position = 0;
  if (!FdArgument(args[0], &fd) || !ParseInt64(args[1], &position) || !ParseInt(args[2], &whence)) return nullptr;
  off_t result = ::lseek(fd, position, whence);
  return result < 0 ? SystemError() : NewInt(result);
}

Ref<Object> FTruncate(Borrowed<Object>, ArgSpan args) {
  int fd = -1;
  int64_t length = 0;
  if (!FdArgument(args[0], &fd) || !ParseInt64(args[1], &length)) return nullptr;
  return Retrying([&] { return ::ftruncate(fd, length); }) != 0 ? RetryingError() : NewNone();
}

template <int (*kCall)(int)>
Ref<Object> Synchronize(const char* function, CallArgs args) {
  Object* out[1];
  int fd;
  if (!ParseArguments({function, {"fd"}, 1}, args, out) || !ParseFileno(out[0], &fd)) return nullptr;
  return Retrying([&] { return kCall(fd); }) != 0 ? RetryingError() : NewNone();
}
Ref<Object> FSync(Borrowed<Object>, CallArgs args) { return Synchronize<&::fsync>("fsync", args); }
Ref<Object> FDataSync(Borrowed<Object>, CallArgs args) { return Synchronize<&::fdatasync>("fdatasync", args); }
Ref<Object> Sync(Borrowed<Object>) {
  ::sync();
  return NewNone();
}

Ref<Object> LockF(Borrowed<Object>, ArgSpan args) {
  int fd = -1, command = 0;
  int64_t length = 0;
  if (!FdArgument(args[0], &fd) || !ParseInt(args[1], &command) || !ParseInt64(args[2], &length)) return nullptr;
  return NoneOrError(::lockf(fd, command, length));
}
Ref<Object> FAdvise(Borrowed<Object>, ArgSpan args) {
  int fd = -1, advice = 0;
  int64_t offset = 0, length = 0;
  if (!FdArgument(args[0], &fd) || !ParseInt64(args[1], &offset) || !ParseInt64(args[2], &length) || !ParseInt(args[3], &advice)) {
    return nullptr;
  }
  int error = posix_fadvise(fd, offset, length, advice);
  return error ? RaiseOSError(error) : NewNone();
}
Ref<Object> FAllocate(Borrowed<Object>, ArgSpan args) {
  int fd = -1;
  int64_t offset = 0, length = 0;
  if (!FdArgument(args[0], &fd) || !ParseInt64(args[1], &offset) || !ParseInt64(args[2], &length)) return nullptr;
  int error = posix_fallocate(fd, offset, length);
  return error ? RaiseOSError(error) : NewNone();
}

Ref<Object> IsTty(Borrowed<Object>, Borrowed<Object> object) {
  int fd = -1;
  return FdArgument(object, &fd) ? NewBool(::isatty(fd)) : nullptr;
}
Ref<Object> TtyName(Borrowed<Object>, Borrowed<Object> object) {
  int fd = -1;
  char name[256];
  if (!FdArgument(object, &fd)) return nullptr;
  if (int error = ttyname_r(fd, name, sizeof name)) return RaiseOSError(error);
  return FileSystemText(name, false);
}

Ref<Object> GetInheritable(Borrowed<Object>, Borrowed<Object> object) {
  int fd = -1;
  if (!FdArgument(object, &fd)) return nullptr;
  int flags = fcntl(fd, F_GETFD);
  return flags < 0 ? SystemError() : NewBool(!(flags & FD_CLOEXEC));
}
Ref<Object> SetInheritable(Borrowed<Object>, ArgSpan args) {
  int fd = -1, inheritable = 0;
  if (!FdArgument(args[0], &fd) || !ParseInt(args[1], &inheritable)) return nullptr;
  int flags = fcntl(fd, F_GETFD);
  if (flags < 0) return SystemError();
  return NoneOrError(fcntl(fd, F_SETFD, inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC));
}
Ref<Object> GetBlocking(Borrowed<Object>, Borrowed<Object> object) {
  int fd = -1;
  if (!FdArgument(object, &fd)) return nullptr;
  int flags = fcntl(fd, F_GETFL);
  return flags < 0 ? SystemError() : NewBool(!(flags & O_NONBLOCK));
}
Ref<Object> SetBlocking(Borrowed<Object>, ArgSpan args) {
  int fd = -1;
  if (!FdArgument(args[0], &fd)) return nullptr;
  int blocking = AsInt(args[1]);
  if (blocking == -1 && ErrorPending()) return nullptr;
  int flags = fcntl(fd, F_GETFL);
  if (flags < 0) return SystemError();
  return NoneOrError(fcntl(fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
}

constexpr MethodDef kFunctions[] = {
    Keywords("close", &Close, "close($module, /, fd)\n--\n\nCloses a file descriptor."),
    Positional("closerange", &CloseRange, 2, 2,
               "closerange($module, fd_low, fd_high, /)\n--\n\nCloses the descriptors from fd_low to before fd_high."),
    Keywords("fdatasync", &FDataSync, "fdatasync($module, /, fd)\n--\n\nHas the data of a file written to the disk."),
    Keywords("fsync", &FSync, "fsync($module, /, fd)\n--\n\nHas a file written to the disk."),
    Positional("ftruncate", &FTruncate, 2, 2, "ftruncate($module, fd, length, /)\n--\n\nMakes an open file as long as told."),
    OneArg("get_blocking", &GetBlocking, "get_blocking($module, fd, /)\n--\n\nWhether reading and writing wait."),
    OneArg("get_inheritable", &GetInheritable,
           "get_inheritable($module, fd, /)\n--\n\nWhether other programs that this one becomes keep a descriptor."),
    OneArg("isatty", &IsTty, "isatty($module, fd, /)\n--\n\nWhether a descriptor is a terminal."),
    Positional("lockf", &LockF, 3, 3, "lockf($module, fd, command, length, /)\n--\n\nLocks a part of a file, or lets go."),
    Positional("lseek", &LSeek, 3, 3, "lseek($module, fd, position, whence, /)\n--\n\nSets the position in a file; gives the new one."),
    Keywords("open", &Open, "open($module, /, path, flags, mode=511, *, dir_fd=None)\n--\n\nOpens a file: a descriptor."),
    Positional("posix_fadvise", &FAdvise, 4, 4, "posix_fadvise($module, fd, offset, length, advice, /)\n--\n\nTells how a file will be used."),
    Positional("posix_fallocate", &FAllocate, 3, 3,
               "posix_fallocate($module, fd, offset, length, /)\n--\n\nMakes sure that there is room on the disk."),
    Positional("pread", &PRead, 3, 3, "pread($module, fd, length, offset, /)\n--\n\nReads at an offset."),
    Positional("preadv", &PReadV, 3, 4, "preadv($module, fd, buffers, offset, flags=0, /)\n--\n\nReads at an offset into several buffers."),
    Positional("pwrite", &PWrite, 3, 3, "pwrite($module, fd, buffer, offset, /)\n--\n\nWrites at an offset."),
    Positional("pwritev", &PWriteV, 3, 4, "pwritev($module, fd, buffers, offset, flags=0, /)\n--\n\nWrites several buffers at an offset."),
    Positional("read", &Read, 2, 2, "read($module, fd, length, /)\n--\n\nReads at most length bytes."),
    Positional("readv", &ReadV, 2, 2, "readv($module, fd, buffers, /)\n--\n\nReads into several buffers."),
    Positional("set_blocking", &SetBlocking, 2, 2, "set_blocking($module, fd, blocking, /)\n--\n\nWhether reading and writing are to wait."),
    Positional("set_inheritable", &SetInheritable, 2, 2,
               "set_inheritable($module, fd, inheritable, /)\n--\n\nWhether other programs are to keep a descriptor."),
    NoArgs("sync", &Sync, "sync($module, /)\n--\n\nHas everything written to the disk."),
    OneArg("ttyname", &TtyName, "ttyname($module, fd, /)\n--\n\nThe name of a terminal."),
    Positional("write", &Write, 2, 2, "write($module, fd, data, /)\n--\n\nWrites bytes; gives how many."),
    Positional("writev", &WriteV, 2, 2, "writev($module, fd, buffers, /)\n--\n\nWrites several buffers."),
};

}  // namespace

Table<MethodDef> PosixDescriptorFunctions() { return kFunctions; }

}  // namespace viv
