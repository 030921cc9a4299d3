// FileIO: a file descriptor as a stream of bytes, unbuffered. Answers to CPython's Modules/_io/fileio.c.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "gc/weakref.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/interpreter_lock.h"
#include "interpreter/vm/warnings.h"
#include "stdlib/io_objects.h"

namespace viv {

namespace {

FileIo* AsFile(Object* object) { return static_cast<FileIo*>(object); }

const char* ModeText(const FileIo* self) {
  if (self->created) return self->readable ? "xb+" : "xb";
  if (self->appending) return self->readable ? "ab+" : "ab";
  if (self->readable) return self->writable ? "rb+" : "rb";
  return "wb";
}

bool CheckFile(FileIo* self) {
  if (self->fd >= 0) return true;
  return RaiseFalse(TypeId::kValueError, "I/O operation on closed file");
}

int Traverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsFile(self)->name.Visit(visit, context)) return stop;
  return IoTraverse(AsIo(self), visit, context);
}
void Clear(Object* self) {
  AsFile(self)->name.Clear();
  IoClear(AsIo(self));
}
void Dealloc(Object* self) {
  if (IoFinalizedBackToLife(self)) return;
  Clear(self);
  FreeObject(self);
}

Ref<Object> MethodDeallocWarn(Borrowed<Object> self, Borrowed<Object> source) {
  if (AsFile(self)->fd < 0 || !AsFile(self)->close_fd) return NewNone();
  Ref<StrObject> text = StrFormat("unclosed file %R", source.get());
  if (!text || WarnAboutSource(TypeId::kResourceWarning, 1, text, source)) return text ? NewNone() : nullptr;
  if (PendingMatches(TypeId::kWarning)) return nullptr;
  ClearError();
  return NewNone();
}

bool Open(FileIo* self, Borrowed<Object> file, std::string_view mode, bool close_fd, Borrowed<Object> opener) {
  int kinds = 0;
  bool plus = false;
  for (char c : mode) {
    switch (c) {
      case 'x': self->created = self->writable = true; ++kinds; break;
      case 'r': self->readable = true; ++kinds; break;
      case 'w': self->writable = true; ++kinds; break;
      case 'a': self->appending = self->writable = true; ++kinds; break;
      case '+': plus = true; break;
      case 'b': break;
      default: return RaiseFalse(TypeId::kValueError, "invalid mode: %.200s", std::string(mode).c_str());
    }
  }
  if (kinds != 1) return RaiseFalse(TypeId::kValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
  bool truncate = self->writable && !self->created && !self->appending && !self->readable;
  if (plus) self->readable = self->writable = true;
  int flags = O_CLOEXEC | (self->readable && self->writable ? O_RDWR : self->readable ? O_RDONLY : O_WRONLY);
  if (self->created) flags |= O_EXCL | O_CREAT;
  if (self->appending) flags |= O_APPEND | O_CREAT;
  if (truncate) flags |= O_TRUNC | O_CREAT;
  self->seekable = -1;
  self->close_fd = close_fd;
  self->name.Set(file.ToOwned());
  if (IsInt(file)) {
    int fd = AsInt(file);
    if (fd == -1 && ErrorPending()) return false;
    if (fd < 0) return RaiseFalse(TypeId::kValueError, "negative file descriptor");
    self->fd = fd;
  } else {
    if (!close_fd) return RaiseFalse(TypeId::kValueError, "Cannot use closefd=False with file name");
    if (!IsNone(opener)) {
      Ref<Object> flag_object = NewInt(flags);
      Ref<Object> fd = flag_object ? Call(opener, {file.get(), flag_object.get()}) : nullptr;
      if (!fd) return false;
      if (!IsInt(fd.get())) return RaiseFalse(TypeId::kTypeError, "expected integer from opener");
      self->fd = AsInt(fd);
      if (self->fd == -1 && ErrorPending()) return false;
      if (self->fd < 0) return RaiseFalse(TypeId::kValueError, "opener returned %d", self->fd);
    } else {
      Ref<Object> path = file.ToOwned();
      if (!IsStr(path.get()) && !IsBytes(path.get())) {
        Ref<Object> method = LookupSpecialMayRunPython(path, Names().__fspath__);
        if (!method) {
          if (ErrorPending()) return false;
          return RaiseFalse(TypeId::kTypeError, "expected str, bytes or os.PathLike object, not %T", path.get());
        }
        path = Call(method, {});
        if (!path) return false;
      }
      std::string text;
      if (IsStr(path.get())) {
        Ref<Object> encoded = EncodeStr(AsStr(path.get()), "utf-8", "surrogateescape");
        if (!encoded) return false;
        text = BytesView(encoded.get());
      } else {
        text = BytesView(path.get());
      }
      if (text.find('\0') != std::string::npos) return RaiseFalse(TypeId::kValueError, "embedded null byte");
      do {
        self->fd = LettingOthersRun([&] { return ::open(text.c_str(), flags, 0666); });
      } while (self->fd < 0 && errno == EINTR);
      if (self->fd < 0) return RaiseOSError(errno, file), false;
    }
  }
  struct stat info;
  if (fstat(self->fd, &info) < 0) {
    int error = errno;
    if (IsInt(file)) self->fd = -1;
    return RaiseOSError(error, IsInt(file) ? nullptr : file), false;
  }
  if (S_ISDIR(info.st_mode)) {
    if (close_fd) ::close(self->fd);
    self->fd = -1;
    return RaiseOSError(EISDIR, file), false;
  }
  if (self->appending) lseek(self->fd, 0, SEEK_END);
  return true;
}

Ref<Object> FileNew(TypeObject* type, CallArgs) {
  Ref<Object> self = NewIo(type);
  if (self) AsFile(self.get())->fd = -1;
  return self;
}

bool FileInit(Borrowed<Object> self, CallArgs args) {
  Object* out[4];
  if (!ParseArguments({"FileIO", {"file", "mode", "closefd", "opener"}, 1}, args, out)) return false;
  if (out[1] && !IsStr(out[1])) return RaiseFalse(TypeId::kTypeError, "FileIO() argument 'mode' must be str, not %T", out[1]);
  int close_fd = out[2] ? IsTrue(out[2]) : 1;
  if (close_fd < 0) return false;
  return Open(AsFile(self), out[0], out[1] ? StrToStdString(AsStr(out[1])) : "r", close_fd, out[3] ? out[3] : None());
}

Ref<Object> FileRepr(Borrowed<Object> object) {
  FileIo* self = AsFile(object);
  if (self->fd < 0) return NewStrAscii("<_io.FileIO [closed]>");
  return StrFormat("<_io.FileIO name=%R mode='%s' closefd=%s>", self->name.get(), ModeText(self), self->close_fd ? "True" : "False");
}

Ref<Object> MethodRead(Borrowed<Object> object, ArgSpan args);

Ref<Object> MethodReadAll(Borrowed<Object> object) {
  FileIo* self = AsFile(object);
  if (!CheckFile(self)) return nullptr;
  std::string all;
  char buffer[65536];
  for (;;) {
    ssize_t n = LettingOthersRun([&] { return ::read(self->fd, buffer, sizeof buffer); });
    if (n < 0) {
      if (errno == EINTR) {
        if (!RunSignalHandlers()) return nullptr;
        continue;
      }
      if (errno == EAGAIN) return all.empty() ? NewNone() : NewBytes(all);
      return RaiseOSError(errno);
    }
    if (n == 0) return NewBytes(all);
    all.append(buffer, static_cast<size_t>(n));
  }
}

// One read(2); -1: failed, -2: would block.
ssize_t ReadOnce(FileIo* self, char* into, size_t size) {
  for (;;) {
    ssize_t n = LettingOthersRun([&] { return ::read(self->fd, into, size); });
    if (n >= 0) return n;
    if (errno == EAGAIN) return -2;
    if (errno != EINTR) return RaiseOSError(errno), -1;
    if (!RunSignalHandlers()) return -1;
  }
}

Ref<Object> MethodRead(Borrowed<Object> object, ArgSpan args) {
  FileIo* self = AsFile(object);
  if (!CheckFile(self)) return nullptr;
  if (!self->readable) return RaiseUnsupported("File not open for reading");
  ptrdiff_t n = args.size > 0 && !IsNone(args[0]) ? AsSsize(args[0]) : -1;
  if (n == -1 && ErrorPending()) return nullptr;
  if (n < 0) return MethodReadAll(object);
  std::string buffer(static_cast<size_t>(n), '\0');
  ssize_t got = ReadOnce(self, buffer.data(), buffer.size());
  if (got == -1) return nullptr;
  if (got == -2) return NewNone();
  return NewBytes(std::string_view(buffer).substr(0, static_cast<size_t>(got)));
}

Ref<Object> MethodReadInto(Borrowed<Object> object, Borrowed<Object> target) {
  FileIo* self = AsFile(object);
  if (!CheckFile(self)) return nullptr;
  if (!self->readable) return RaiseUnsupported("File not open for reading");
  BufferHolder holder;
  if (!holder.Get(target, kBufferWritable)) return nullptr;
  ssize_t got = ReadOnce(self, static_cast<char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length));
  if (got == -1) return nullptr;
  return got == -2 ? NewNone() : NewInt(got);
}

}  // namespace

ssize_t FileIoWriteMayRunPython(FileIo* self, std::string_view bytes) {
  for (;;) {
    if (!CheckFile(self)) return -1;
    if (!self->writable) {
      RaiseUnsupported("File not open for writing");
      return -1;
    }
    ssize_t n = LettingOthersRun([&] { return ::write(self->fd, bytes.data(), bytes.size()); });
    if (n >= 0) return n;
    if (errno == EAGAIN) return -2;
    if (errno != EINTR) {
      RaiseOSError(errno);
      return -1;
    }
    if (!RunSignalHandlers()) return -1;
  }
}

namespace {

Ref<Object> MethodWrite(Borrowed<Object> object, Borrowed<Object> data) {
  FileIo* self = AsFile(object);
  if (!CheckFile(self)) return nullptr;
  if (!self->writable) return RaiseUnsupported("File not open for writing");
  BufferHolder holder;
  if (!holder.Get(data)) return nullptr;
  ssize_t n = FileIoWriteMayRunPython(self, {static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length)});
  if (n == -1) return nullptr;
  return n == -2 ? NewNone() : NewInt(n);
}

Ref<Object> MethodSeek(Borrowed<Object> object, ArgSpan args) {
  FileIo* self = AsFile(object);
  if (!CheckFile(self)) return nullptr;
  int64_t offset = AsInt64(args[0]);
  if (offset == -1 && ErrorPending()) return nullptr;
  int whence = args.size > 1 ? AsInt(args[1]) : SEEK_SET;
  if (whence == -1 && ErrorPending()) return nullptr;
  off_t result = lseek(self->fd, offset, whence);
  return result < 0 ? RaiseOSError(errno) : NewInt(result);
}
Ref<Object> MethodTell(Borrowed<Object> object) {
  FileIo* self = AsFile(object);
  if (!CheckFile(self)) return nullptr;
  off_t result = lseek(self->fd, 0, SEEK_CUR);
  return result < 0 ? RaiseOSError(errno) : NewInt(result);
}
Ref<Object> MethodTruncate(Borrowed<Object> object, ArgSpan args) {
  FileIo* self = AsFile(object);
  if (!CheckFile(self)) return nullptr;
  if (!self->writable) return RaiseUnsupported("File not open for writing");
  int64_t size;
  if (args.size == 0 || IsNone(args[0])) {
    size = lseek(self->fd, 0, SEEK_CUR);
  } else {
    size = AsInt64(args[0]);
    if (size == -1 && ErrorPending()) return nullptr;
  }
  if (ftruncate(self->fd, size) < 0) return RaiseOSError(errno);
  return NewInt(size);
}

Ref<Object> MethodClose(Borrowed<Object> object) {
  FileIo* self = AsFile(object);
  int fd = std::exchange(self->fd, -1);
  self->closed = true;
  if (fd < 0 || !self->close_fd) return NewNone();
  if (::close(fd) < 0 && errno != EINTR) return RaiseOSError(errno);
  return NewNone();
}

Ref<Object> MethodFileno(Borrowed<Object> self) { return CheckFile(AsFile(self)) ? NewInt(AsFile(self)->fd) : nullptr; }
Ref<Object> MethodIsatty(Borrowed<Object> self) { return CheckFile(AsFile(self)) ? NewBool(isatty(AsFile(self)->fd)) : nullptr; }
Ref<Object> MethodReadable(Borrowed<Object> self) { return CheckFile(AsFile(self)) ? NewBool(AsFile(self)->readable) : nullptr; }
Ref<Object> MethodWritable(Borrowed<Object> self) { return CheckFile(AsFile(self)) ? NewBool(AsFile(self)->writable) : nullptr; }
Ref<Object> MethodSeekable(Borrowed<Object> object) {
  FileIo* self = AsFile(object);
  if (!CheckFile(self)) return nullptr;
  if (self->seekable < 0) self->seekable = lseek(self->fd, 0, SEEK_CUR) >= 0;
  return NewBool(self->seekable);
}
Ref<Object> GetClosed(Borrowed<Object> self) { return NewBool(AsFile(self)->fd < 0); }
Ref<Object> GetCloseFd(Borrowed<Object> self) { return NewBool(AsFile(self)->close_fd); }
Ref<Object> GetMode(Borrowed<Object> self) { return NewStrAscii(ModeText(AsFile(self))); }
Ref<Object> GetName(Borrowed<Object> self) {
  Object* name = AsFile(self)->name.get();
  return name ? NewRef(name) : RaiseAttributeError(self, Names().name);
}
bool SetName(Borrowed<Object> self, Borrowed<Object> value) {
  AsFile(self)->name.Set(NewRef(value.get()));
  return true;
}

constexpr MethodDef kMethods[] = {
    Positional("read", &MethodRead, 0, 1), NoArgs("readall", &MethodReadAll), OneArg("readinto", &MethodReadInto), OneArg("write", &MethodWrite),
    Positional("seek", &MethodSeek, 1, 2), NoArgs("tell", &MethodTell), Positional("truncate", &MethodTruncate, 0, 1), NoArgs("close", &MethodClose),
    NoArgs("fileno", &MethodFileno), NoArgs("isatty", &MethodIsatty), NoArgs("readable", &MethodReadable), NoArgs("writable", &MethodWritable),
    NoArgs("seekable", &MethodSeekable), OneArg("_dealloc_warn", &MethodDeallocWarn),
};
constexpr GetSetDef kGetSets[] = {
    {"closed", &GetClosed, nullptr, "True if the file is closed"},
    {"closefd", &GetCloseFd},
    {"mode", &GetMode},
    {"name", &GetName, &SetName},
};

constexpr TypeSpec FileSpec() {
  TypeSpec spec = {};
  spec.name = "_io.FileIO";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(FileIo);
  spec.flags = kIoFlags;
  spec.weaklist_offset = offsetof(IoObject, weaklist);
  spec.dict_offset = offsetof(IoObject, dict);
  spec.dealloc = &Dealloc;
  spec.traverse = &Traverse;
  spec.clear = &Clear;
  spec.finalize = &IoFinalize;
  spec.slots.repr = &FileRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.slots.new_ = &FileNew;
  spec.slots.init = &FileInit;
  spec.methods = kMethods;
  spec.getsets = kGetSets;
  return spec;
}

}  // namespace

constinit const TypeSpec kFileIoSpec = FileSpec();

Ref<Object> OpenFileIo(Borrowed<Object> file, const char* mode, bool close_fd, Borrowed<Object> opener) {
  Ref<Object> self = FileNew(CurrentIo().file.get(), {});
  if (!self || !Open(AsFile(self.get()), file, mode, close_fd, opener)) return nullptr;
  return self;
}

}  // namespace viv
