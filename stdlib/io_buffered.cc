// BufferedReader, BufferedWriter and BufferedRandom: bytes kept between a raw stream and its user.
// Answers to CPython's Modules/_io/bufferedio.c.
#include <unistd.h>

#include <algorithm>

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/interpreter_lock.h"
#include "interpreter/vm/vm.h"
#include "stdlib/io_objects.h"

namespace viv {

namespace {

Buffered* AsBuffered(Object* object) { return static_cast<Buffered*>(object); }

bool CheckUsable(Buffered* self) {
  if (!self->raw)
    return RaiseFalse(TypeId::kValueError,
                      self->read_buffer ? "raw stream has been detached" : "I/O operation on uninitialized object");
  Ref<StrObject> name = InternStr("closed");
  Ref<Object> closed = name ? GetAttr(self->raw.get(), name) : nullptr;
  if (!closed) return false;
  int truth = IsTrue(closed);
  if (truth > 0) RaiseValueError("I/O operation on closed file.");
  return truth == 0;
}

// While one thread is inside others wait: a raw stream lets them run in the middle of things.
class Alone {
 public:
  explicit Alone(Buffered* self) : self_(NewRef(self)) {
    uint64_t thread = CurrentVmThread().serial;
    while (self->uses > 0 && self->user != thread && !CurrentVm().others_stopped) {
      constexpr useconds_t kLookAgain = 100;  // microseconds
      LettingOthersRun([] { return usleep(kLookAgain); });
      if (!RunSignalHandlers()) return;
    }
    entered_ = true;
    self->user = thread;
    ++self->uses;
  }
  ~Alone() {
    if (entered_) --self_->uses;
  }
  Alone(const Alone&) = delete;
  Alone& operator=(const Alone&) = delete;
  bool entered() const { return entered_; }  // false: exception pending

 private:
  Ref<Buffered> self_;
  bool entered_ = false;
};

size_t Unread(const Buffered* self) { return self->read_buffer->size() - self->read_position; }

// One raw read of up to `size` bytes behind what is unread. 1 something came, 0 end of file, -1 failed, -2 would block.
int Fill(Buffered* self, size_t size) {
  if (self->read_position > 0) {
    self->read_buffer->erase(0, self->read_position);
    self->read_position = 0;
  }
  Ref<Object> count = NewInt(static_cast<int64_t>(size));
  Ref<Object> data = count ? CallMethod(self->raw.get(), Names().read, {count.get()}) : nullptr;
  if (!data) return -1;
  if (IsNone(data.get())) return -2;
  if (!IsBytes(data.get())) {
    BufferHolder holder;
    if (!holder.Get(data)) return -1;
    self->read_buffer->append(static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length));
    return holder.buffer.length > 0;
  }
  *self->read_buffer += BytesView(data.get());
  return BytesView(data.get()).size() > 0;
}

// Where reading and writing share a file, what was read ahead is given back before writing.
bool Rewind(Buffered* self) {
  if (!self->readable || Unread(self) == 0) return true;
  Ref<Object> offset = NewInt(-static_cast<int64_t>(Unread(self))), one = NewInt(1);
  Ref<StrObject> seek = InternStr("seek");
  if (!offset || !one || !seek || !CallMethod(self->raw.get(), seek, {offset.get(), one.get()})) return false;
  self->read_buffer->clear();
  self->read_position = 0;
  return true;
}

int Traverse(Object* object, VisitFn visit, void* context) {
  if (int stop = AsBuffered(object)->raw.Visit(visit, context)) return stop;
  return IoTraverse(AsIo(object), visit, context);
}
void Clear(Object* object) {
  AsBuffered(object)->raw.Clear();
  IoClear(AsIo(object));
}
void Dealloc(Object* object) {
  if (IoFinalizedBackToLife(object)) return;
  Buffered* self = AsBuffered(object);
  delete std::exchange(self->read_buffer, nullptr);
  delete std::exchange(self->write_buffer, nullptr);
  Clear(object);
  FreeObject(object);
}

bool Init(Buffered* self, Borrowed<Object> raw, ptrdiff_t size, bool readable, bool writable) {
  if (size <= 0) return RaiseFalse(TypeId::kValueError, "buffer size must be strictly positive");
  auto check = [&](const char* method, const char* message) {
    Ref<StrObject> name = InternStr(method);
    Ref<Object> answer = name ? CallMethod(raw, name) : nullptr;
    if (!answer) return false;
    int truth = IsTrue(answer);
    if (truth == 0) RaiseUnsupported(message);
    return truth > 0;
  };
  if (readable && !check("readable", "File or stream is not readable.")) return false;
  if (writable && !check("writable", "File or stream is not writable.")) return false;
  self->raw.Set(raw.ToOwned());
  self->readable = readable;
  self->writable = writable;
  self->buffer_size = size;
  if (!self->read_buffer) self->read_buffer = new std::string;
  if (!self->write_buffer) self->write_buffer = new std::string;
  self->read_buffer->clear();
  self->write_buffer->clear();
  self->read_position = 0;
  self->closed = false;
  return true;
}

bool IsKindOf(Borrowed<Object> self, const Ref<TypeObject>& type) { return IsSubtype(TypeOf(self), type.get()); }

bool BufferedInit(Borrowed<Object> object, CallArgs args) {
  Object* out[2];
  IoState& io = CurrentIo();
  bool random = IsKindOf(object, io.random), writer = IsKindOf(object, io.writer);
  if (!ParseArguments({random   ? "BufferedRandom"
                       : writer ? "BufferedWriter"
                                : "BufferedReader",
                       {"raw", "buffer_size"},
                       1},
                      args, out))
    return false;
  ptrdiff_t size = out[1] ? AsSsize(out[1]) : 8192;
  if (size == -1 && ErrorPending()) return false;
  if (random) {
    Ref<StrObject> seekable = InternStr("seekable");
    Ref<Object> answer = seekable ? CallMethod(out[0], seekable) : nullptr;
    if (!answer) return false;
    int truth = IsTrue(answer);
    if (truth <= 0) {
      if (truth == 0) RaiseUnsupported("File or stream is not seekable.");
      return false;
    }
  }
  return Init(AsBuffered(object), out[0], size, random || !writer, random || writer);
}

Ref<Object> BufferedNew(TypeObject* type, CallArgs) { return NewIo(type); }

// ---- Reading --------------------------------------------------------------------------------------------------------------------

Ref<Object> TakeBytes(Buffered* self, size_t n) {
  Ref<Object> bytes = NewBytes({self->read_buffer->data() + self->read_position, n});
  if (!bytes) return nullptr;
  self->read_position += n;
  return bytes;
}

bool CanRead(Buffered* self) {
  if (!CheckUsable(self)) return false;
  if (!self->readable) return RaiseUnsupported("read"), false;
  return !self->writable || BufferedFlush(self);
}

Ref<Object> MethodRead(Borrowed<Object> object, ArgSpan args) {
  Buffered* self = AsBuffered(object);
  Alone alone(self);
  if (!alone.entered()) return nullptr;
  ptrdiff_t n = args.size > 0 && !IsNone(args[0]) ? AsSsize(args[0]) : -1;
  if (n == -1 && ErrorPending()) return nullptr;
  if (n < -1) return RaiseValueError("read length must be non-negative or -1");
  if (!CanRead(self)) return nullptr;
  if (n == -1) {
    Ref<StrObject> readall = InternStr("readall");
    Ref<Object> method;
    int found = LookupAttr(self->raw.get(), readall, &method);
    if (found < 0) return nullptr;
    if (found) {
      Ref<Object> rest = Call(method, {});
      if (!rest) return nullptr;
      if (!IsNone(rest.get()) && !IsBytes(rest.get())) return RaiseTypeError("readall() should return bytes");
      std::string all = self->read_buffer->substr(self->read_position);
      self->read_buffer->clear();
      self->read_position = 0;
      if (IsNone(rest.get())) return all.empty() ? NewNone() : NewBytes(all);
      if (all.empty()) return rest;
      return NewBytes(all += BytesView(rest.get()));
    }
    for (;;) {
      int got = Fill(self, static_cast<size_t>(self->buffer_size));
      if (got == -1) return nullptr;
      if (got <= 0) return TakeBytes(self, Unread(self));
    }
  }
  auto wanted = static_cast<size_t>(n);
  while (Unread(self) < wanted) {
    int got = Fill(self, std::max(static_cast<size_t>(self->buffer_size), wanted - Unread(self)));
    if (got == -1) return nullptr;
    if (got == -2 && Unread(self) == 0) return NewNone();
    if (got <= 0) break;
  }
  return TakeBytes(self, std::min(wanted, Unread(self)));
}

Ref<Object> MethodRead1(Borrowed<Object> object, ArgSpan args) {
  Buffered* self = AsBuffered(object);
  Alone alone(self);
  if (!alone.entered()) return nullptr;
  ptrdiff_t n = args.size > 0 ? AsSsize(args[0]) : -1;
  if (n == -1 && ErrorPending()) return nullptr;
  if (n < 0) n = self->buffer_size;
  if (!CanRead(self)) return nullptr;
  if (n == 0) return NewBytes("");
  if (Unread(self) == 0 && Fill(self, static_cast<size_t>(std::max(n, self->buffer_size))) == -1) return nullptr;
  return TakeBytes(self, std::min(static_cast<size_t>(n), Unread(self)));
}

Ref<Object> MethodPeek(Borrowed<Object> object, ArgSpan) {
  Buffered* self = AsBuffered(object);
  Alone alone(self);
  if (!alone.entered()) return nullptr;
  if (!CanRead(self)) return nullptr;
  if (Unread(self) == 0 && Fill(self, static_cast<size_t>(self->buffer_size)) == -1) return nullptr;
  return NewBytes({self->read_buffer->data() + self->read_position, Unread(self)});
}

Ref<Object> MethodReadInto(Borrowed<Object> object, Borrowed<Object> target) {
  BufferHolder holder;
  if (!holder.Get(target, kBufferWritable)) return nullptr;
  Ref<Object> size = NewInt(holder.buffer.length);
  if (!size) return nullptr;
  Object* arg = size.get();
  Ref<Object> data = MethodRead(object, {&arg, 1});
  if (!data || IsNone(data.get())) return data;
  std::string_view bytes = BytesView(data.get());
  std::copy(bytes.begin(), bytes.end(), static_cast<char*>(holder.buffer.data));
  return NewInt(static_cast<int64_t>(bytes.size()));
}

Ref<Object> ReadLine(Buffered* self, ptrdiff_t limit) {
  Alone alone(self);
  if (!alone.entered()) return nullptr;
  size_t searched = 0;
  for (;;) {
    size_t newline = self->read_buffer->find('\n', self->read_position + searched);
    if (newline != std::string::npos) {
      size_t length = newline + 1 - self->read_position;
      return TakeBytes(self, limit >= 0 ? std::min(length, static_cast<size_t>(limit)) : length);
    }
    searched = Unread(self);
    if (limit >= 0 && searched >= static_cast<size_t>(limit)) return TakeBytes(self, static_cast<size_t>(limit));
    int got = Fill(self, static_cast<size_t>(self->buffer_size));
    if (got == -1) return nullptr;
    if (got <= 0) return TakeBytes(self, Unread(self));
  }
}

Ref<Object> MethodReadline(Borrowed<Object> object, ArgSpan args) {
  ptrdiff_t limit = args.size > 0 && !IsNone(args[0]) ? AsSsize(args[0]) : -1;
  if (limit == -1 && ErrorPending()) return nullptr;
  if (!CanRead(AsBuffered(object))) return nullptr;
  return ReadLine(AsBuffered(object), limit);
}

Ref<Object> IterNext(Borrowed<Object> object) {
  if (!CanRead(AsBuffered(object))) return nullptr;
  Ref<Object> line = ReadLine(AsBuffered(object), -1);
  return line && !BytesView(line.get()).empty() ? std::move(line) : nullptr;
}

// ---- Writing --------------------------------------------------------------------------------------------------------------------

Ref<Object> MethodWrite(Borrowed<Object> object, Borrowed<Object> data) {
  Buffered* self = AsBuffered(object);
  Alone alone(self);
  if (!alone.entered()) return nullptr;
  if (IsStr(data)) return RaiseTypeError("a bytes-like object is required, not 'str'");
  BufferHolder holder;
  if (!holder.Get(data)) return nullptr;
  if (!self->raw || self->closed) return CheckUsable(self) ? RaiseValueError("write to closed file") : nullptr;
  if (!CheckUsable(self)) {
    if (PendingMatches(TypeId::kValueError)) {
      ClearError();
      RaiseValueError("write to closed file");
    }
    return nullptr;
  }
  if (!self->writable) return RaiseUnsupported("write");
  if (!Rewind(self)) return nullptr;
  std::string_view bytes(static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length));
  if (self->write_buffer->size() + bytes.size() > static_cast<size_t>(self->buffer_size) && !BufferedFlush(self)) return nullptr;
  *self->write_buffer += bytes;
  if (self->write_buffer->size() > static_cast<size_t>(self->buffer_size) && !BufferedFlush(self)) return nullptr;
  return NewInt(static_cast<int64_t>(bytes.size()));
}

}  // namespace

namespace {

constexpr ptrdiff_t kWouldBlock = PTRDIFF_MIN;

// raw.write(): how many bytes went, or kWouldBlock, or -1 with an exception pending. A file needs no object for
// the answer: for want of memory to say that bytes were written, they would be written again.
ptrdiff_t WriteRawMayRunPython(Buffered* self) {
  if (self->raw->type == CurrentIo().file.get()) {
    Ref<Object> raw = NewRef(self->raw.get());
    std::string bytes = *self->write_buffer;  // a signal handler may print meanwhile
    ptrdiff_t n = FileIoWriteMayRunPython(static_cast<FileIo*>(raw.get()), bytes);
    return n == -2 ? kWouldBlock : n;
  }
  Ref<Object> data = NewBytes(*self->write_buffer);
  Ref<Object> written = data ? CallMethod(self->raw.get(), Names().write, {data.get()}) : nullptr;
  if (!written) return -1;
  if (IsNone(written.get())) return kWouldBlock;
  return AsSsize(written);
}

}  // namespace

bool BufferedFlush(Buffered* self) {
  if (!self->write_buffer) return true;
  Alone alone(self);
  if (!alone.entered()) return false;
  while (!self->write_buffer->empty()) {
    ptrdiff_t n = WriteRawMayRunPython(self);
    if (n == -1 && ErrorPending()) return false;
    if (n == kWouldBlock) return RaiseFalse(TypeId::kBlockingIOError, "write could not complete without blocking");
    if (n < 0 || static_cast<size_t>(n) > self->write_buffer->size()) {
      return RaiseFalse(TypeId::kOSError, "raw write() returned invalid length %zd (should have been between 0 and %zu)", n,
                        self->write_buffer->size());
    }
    self->write_buffer->erase(0, static_cast<size_t>(n));
  }
  return true;
}

namespace {

Ref<Object> MethodFlush(Borrowed<Object> object) {
  Buffered* self = AsBuffered(object);
  if (!CheckUsable(self)) {
    if (PendingMatches(TypeId::kValueError) && self->raw) {
      ClearError();
      RaiseValueError("flush of closed file");
    }
    return nullptr;
  }
  if (self->writable && (!BufferedFlush(self) || !CallMethod(self->raw.get(), Names().flush))) return nullptr;
  return NewNone();
}

Ref<Object> MethodClose(Borrowed<Object> object) {
  Buffered* self = AsBuffered(object);
  if (!self->raw) return self->read_buffer ? NewNone() : RaiseValueError("I/O operation on uninitialized object");
  Ref<StrObject> name = InternStr("closed");
  Ref<Object> closed = name ? GetAttr(self->raw.get(), name) : nullptr;
  if (!closed) return nullptr;
  int truth = IsTrue(closed);
  if (truth != 0) return truth > 0 ? NewNone() : nullptr;
  Ref<Object> flushed = CallMethod(object, Names().flush);
  Ref<BaseExceptionObject> error = flushed ? nullptr : TakeError();
  Ref<Object> done = CallMethod(self->raw.get(), Names().close);
  self->closed = true;
  if (error) {
    ClearError();
    RestoreError(std::move(error));
    return nullptr;
  }
  return done ? NewNone() : nullptr;
}

Ref<Object> MethodDetach(Borrowed<Object> object) {
  Buffered* self = AsBuffered(object);
  if (!CheckUsable(self) || !CallMethod(object, Names().flush)) return nullptr;
  return self->raw.Take();
}

Ref<Object> Forward(Borrowed<Object> object, const char* method) {
  Buffered* self = AsBuffered(object);
  if (!self->raw) return RaiseValueError("raw stream has been detached");
  Ref<StrObject> name = InternStr(method);
  return name ? CallMethod(self->raw.get(), name) : nullptr;
}
Ref<Object> MethodFileno(Borrowed<Object> self) { return Forward(self, "fileno"); }
Ref<Object> MethodIsatty(Borrowed<Object> self) { return Forward(self, "isatty"); }
Ref<Object> MethodSeekable(Borrowed<Object> self) { return Forward(self, "seekable"); }
Ref<Object> MethodReadable(Borrowed<Object> self) { return Forward(self, "readable"); }
Ref<Object> MethodWritable(Borrowed<Object> self) { return Forward(self, "writable"); }

Ref<Object> MethodTell(Borrowed<Object> object) {
  Buffered* self = AsBuffered(object);
  if (!CheckUsable(self)) return nullptr;
  Ref<StrObject> tell = InternStr("tell");
  Ref<Object> position = tell ? CallMethod(self->raw.get(), tell) : nullptr;
  if (!position) return nullptr;
  int64_t raw = AsInt64(position);
  if (raw == -1 && ErrorPending()) return nullptr;
  return NewInt(raw - static_cast<int64_t>(Unread(self)) + static_cast<int64_t>(self->write_buffer->size()));
}

Ref<Object> MethodSeek(Borrowed<Object> object, ArgSpan args) {
  Buffered* self = AsBuffered(object);
  Alone alone(self);
  if (!alone.entered()) return nullptr;
  int whence = args.size > 1 ? AsInt(args[1]) : 0;
  if (whence == -1 && ErrorPending()) return nullptr;
  if (whence < 0 || whence > 4) return RaiseValueError("whence value %d unsupported", whence);
  if (!CheckUsable(self) || !BufferedFlush(self)) return nullptr;
  Ref<Object> offset = Index(args[0]);
  if (!offset) return nullptr;
  if (whence == 1 && Unread(self) > 0) {
    Ref<Object> ahead = NewInt(static_cast<int64_t>(Unread(self)));
    offset = ahead ? IntSubtract(offset.get(), ahead.get()) : nullptr;
    if (!offset) return nullptr;
  }
  self->read_buffer->clear();
  self->read_position = 0;
  Ref<StrObject> seek = InternStr("seek");
  Ref<Object> how = NewInt(whence);
  return seek && how ? CallMethod(self->raw.get(), seek, {offset.get(), how.get()}) : nullptr;
}

Ref<Object> MethodTruncate(Borrowed<Object> object, ArgSpan args) {
  Buffered* self = AsBuffered(object);
  Alone alone(self);
  if (!alone.entered()) return nullptr;
  if (!CheckUsable(self)) return nullptr;
  if (!self->writable) return RaiseUnsupported("truncate");
  if (!BufferedFlush(self)) return nullptr;
  Ref<Object> size = args.size > 0 && !IsNone(args[0]) ? NewRef(args[0]) : MethodTell(object);
  if (!size || !Rewind(self)) return nullptr;
  Ref<StrObject> truncate = InternStr("truncate");
  return truncate ? CallMethod(self->raw.get(), truncate, {size.get()}) : nullptr;
}

Ref<Object> RawAttribute(Borrowed<Object> object, const char* name) {
  Buffered* self = AsBuffered(object);
  if (!self->raw) return RaiseValueError("raw stream has been detached");
  Ref<StrObject> text = InternStr(name);
  return text ? GetAttr(self->raw.get(), text) : nullptr;
}
Ref<Object> GetClosed(Borrowed<Object> self) { return RawAttribute(self, "closed"); }
Ref<Object> GetName(Borrowed<Object> self) { return RawAttribute(self, "name"); }
Ref<Object> GetMode(Borrowed<Object> self) { return RawAttribute(self, "mode"); }
Ref<Object> GetRaw(Borrowed<Object> self) {
  Object* raw = AsBuffered(self)->raw.get();
  return raw ? NewRef(raw) : NewNone();
}

Ref<Object> BufferedRepr(Borrowed<Object> self) {
  Ref<Object> name;
  int found = LookupAttr(self, Names().name, &name);
  if (found < 0) {
    if (!PendingMatches(TypeId::kValueError)) return nullptr;
    ClearError();
  }
  if (!name) return StrFormat("<%s>", self->type->name);
  return StrFormat("<%s name=%R>", self->type->name, name.get());
}

Ref<Object> MethodDeallocWarn(Borrowed<Object> self, Borrowed<Object> source) {
  if (!AsBuffered(self)->raw) return NewNone();
  Ref<StrObject> name = InternStr("_dealloc_warn");
  Ref<Object> done = name ? CallMethod(AsBuffered(self)->raw.get(), name, {source.get()}) : nullptr;
  return done ? NewNone() : nullptr;
}

constexpr MethodDef kMethods[] = {
    Positional("read", &MethodRead, 0, 1), Positional("read1", &MethodRead1, 0, 1), Positional("peek", &MethodPeek, 0, 1),
    OneArg("readinto", &MethodReadInto),   OneArg("readinto1", &MethodReadInto),    Positional("readline", &MethodReadline, 0, 1),
    OneArg("write", &MethodWrite),         NoArgs("flush", &MethodFlush),           NoArgs("close", &MethodClose),
    NoArgs("detach", &MethodDetach),       NoArgs("fileno", &MethodFileno),         NoArgs("isatty", &MethodIsatty),
    NoArgs("seekable", &MethodSeekable),   NoArgs("readable", &MethodReadable),     NoArgs("writable", &MethodWritable),
    NoArgs("tell", &MethodTell),           Positional("seek", &MethodSeek, 1, 2),   Positional("truncate", &MethodTruncate, 0, 1),
    OneArg("_dealloc_warn", &MethodDeallocWarn),
};
constexpr GetSetDef kGetSets[] = {{"closed", &GetClosed}, {"name", &GetName}, {"mode", &GetMode}, {"raw", &GetRaw}};

constexpr TypeSpec Spec(const char* name) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(Buffered);
  spec.flags = kIoFlags;
  spec.weaklist_offset = offsetof(IoObject, weaklist);
  spec.dict_offset = offsetof(IoObject, dict);
  spec.dealloc = &Dealloc;
  spec.traverse = &Traverse;
  spec.clear = &Clear;
  spec.finalize = &IoFinalize;
  spec.slots.repr = &BufferedRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.slots.next = &IterNext;
  spec.slots.new_ = &BufferedNew;
  spec.slots.init = &BufferedInit;
  spec.methods = kMethods;
  spec.getsets = kGetSets;
  return spec;
}

}  // namespace

constinit const TypeSpec kBufferedReaderSpec = Spec("_io.BufferedReader");
constinit const TypeSpec kBufferedWriterSpec = Spec("_io.BufferedWriter");
constinit const TypeSpec kBufferedRandomSpec = Spec("_io.BufferedRandom");

Ref<Object> NewBuffered(TypeObject* type, Borrowed<Object> raw, ptrdiff_t size) {
  Ref<Object> self = NewIo(type);
  IoState& io = CurrentIo();
  bool random = type == io.random.get();
  if (!self || !Init(AsBuffered(self.get()), raw, size, random || type == io.reader.get(), random || type == io.writer.get()))
    return nullptr;
  return self;
}

}  // namespace viv
