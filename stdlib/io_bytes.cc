// BytesIO: a stream of bytes that keeps everything in one bytes object. What the program gave to begin with and what getvalue() gave
// away is that object itself, until something is written; where nobody else holds it, it grows and shrinks in its place.
// Answers to CPython's Modules/_io/bytesio.c.
#include <algorithm>
#include <cstring>

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "memory/heap.h"
#include "stdlib/io_objects.h"

namespace viv {

namespace {

BytesIo* AsBytesIo(Object* object) { return static_cast<BytesIo*>(object); }

bool Usable(Borrowed<Object> object) {
  return !AsIo(object)->closed || RaiseFalse(TypeId::kValueError, "I/O operation on closed file.");
}
bool Resizable(BytesIo* self) {
  return self->exports == 0 || RaiseFalse(TypeId::kBufferError, "Existing exports of data: object cannot be re-sized");
}
bool Writable(Borrowed<Object> object) { return Usable(object) && Resizable(AsBytesIo(object)); }

bool IsShared(BytesIo* self) { return self->bytes->refcount > 1; }

// A bytes object of that length with what fits of the old one, in its place where nobody else sees it.
bool ChangeLength(BytesIo* self, ptrdiff_t length) {
  BytesObject* old = self->bytes.get();
  if (length == 0 || IsShared(self)) {
    Ref<BytesObject> copy = NewBytesUninitialized(length);
    if (!copy) return false;
    std::memcpy(copy->data, old->data, static_cast<size_t>(std::min({length, old->length, self->size})));
    self->bytes.Set(std::move(copy));
    return true;
  }
  auto* moved = static_cast<BytesObject*>(Reallocate(Domain::kObject, old, kBytesHeaderSize + 1 + static_cast<size_t>(length)));
  if (!moved) return RaiseMemoryError(), false;
  static_cast<void>(self->bytes.Take().Release());
  moved->length = length;
  moved->data[length] = 0;
  moved->hash = -1;
  self->bytes.Init(Ref<BytesObject>::Adopt(moved));
  return true;
}

// Room for so many bytes; more than that where it grows by little.
bool Reserve(BytesIo* self, ptrdiff_t size) {
  ptrdiff_t room = self->bytes->length;
  if (size < room / 2) {
    room = size + 1;
  } else if (size < room) {
    return true;
  } else if (static_cast<double>(size) <= static_cast<double>(room) * 1.125) {
    room = size + (size >> 3) + (size < 9 ? 3 : 6);
  } else {
    room = size + 1;
  }
  return ChangeLength(self, room);
}

bool Write(BytesIo* self, std::string_view bytes) {
  const ptrdiff_t end = self->position + static_cast<ptrdiff_t>(bytes.size());
  if (end > self->bytes->length ? !Reserve(self, end) : IsShared(self) && !ChangeLength(self, std::max(end, self->size))) return false;
  char* data = self->bytes->data;
  if (self->position > self->size) std::memset(data + self->size, 0, static_cast<size_t>(self->position - self->size));
  std::memcpy(data + self->position, bytes.data(), bytes.size());
  self->bytes->hash = -1;
  self->position = end;
  self->size = std::max(self->size, end);
  return true;
}

std::string_view Rest(BytesIo* self) {
  if (self->position >= self->size) return {};
  return {self->bytes->data + self->position, static_cast<size_t>(self->size - self->position)};
}

Ref<Object> Take(BytesIo* self, size_t n) {
  std::string_view rest = Rest(self).substr(0, n);
  if (rest.size() > 1 && self->position == 0 && static_cast<ptrdiff_t>(rest.size()) == self->bytes->length && self->exports == 0) {
    self->position += self->size;
    return NewRef<Object>(self->bytes.get());
  }
  Ref<Object> bytes = NewBytes(rest);
  if (bytes) self->position += static_cast<ptrdiff_t>(rest.size());
  return bytes;
}

// A size argument: None or absent is -1. False: failed.
bool SizeArgument(ArgSpan args, ptrdiff_t* size) {
  *size = args.size > 0 && !IsNone(args[0]) ? AsSsize(args[0]) : -1;
  return *size != -1 || !ErrorPending();
}

size_t LineLength(BytesIo* self) {
  size_t newline = Rest(self).find('\n');
  return newline == std::string_view::npos ? newline : newline + 1;
}

// ---- Life -----------------------------------------------------------------------------------------------------------------------

Ref<Object> New(TypeObject* type, CallArgs) {
  Ref<Object> empty = NewBytes("");
  Ref<Object> self = empty ? NewIo(type) : nullptr;
  if (self) AsBytesIo(self.get())->bytes.Init(Ref<BytesObject>::Adopt(static_cast<BytesObject*>(empty.Release())));
  return self;
}

bool Init(Borrowed<Object> object, CallArgs args) {
  Object* out[1];
  if (!ParseArguments({"BytesIO", {"initial_bytes"}}, args, out)) return false;
  BytesIo* self = AsBytesIo(object);
  if (!Resizable(self)) return false;
  self->size = self->position = 0;
  if (!out[0] || IsNone(out[0])) return true;
  if (TypeOf(out[0]) == BuiltinType(TypeId::kBytes)) {
    self->bytes.Set(NewRef(static_cast<BytesObject*>(out[0])));
    self->size = self->bytes->length;
    return true;
  }
  BufferHolder holder;
  if (!holder.Get(out[0])) return false;
  if (!Write(self, {static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length)})) return false;
  self->position = 0;
  return true;
}

int Traverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsBytesIo(self)->bytes.Visit(visit, context)) return stop;
  return IoTraverse(AsIo(self), visit, context);
}
void Clear(Object* self) { IoClear(AsIo(self)); }
void Dealloc(Object* object) {
  if (IoFinalizedBackToLife(object, CurrentIo().bytes.get())) return;
  AsBytesIo(object)->bytes.Clear();
  IoClear(AsIo(object));
  FreeObject(object);
}

// ---- Methods --------------------------------------------------------------------------------------------------------------------

Ref<Object> Yes(Borrowed<Object> self) { return Usable(self) ? NewBool(true) : nullptr; }
Ref<Object> No(Borrowed<Object> self) { return Usable(self) ? NewBool(false) : nullptr; }
Ref<Object> Flush(Borrowed<Object> self) { return Usable(self) ? NewNone() : nullptr; }
Ref<Object> Tell(Borrowed<Object> self) { return Usable(self) ? NewInt(AsBytesIo(self)->position) : nullptr; }

Ref<Object> Close(Borrowed<Object> object) {
  BytesIo* self = AsBytesIo(object);
  if (!Resizable(self)) return nullptr;
  if (self->closed) return NewNone();
  Ref<Object> empty = NewBytes("");
  if (!empty) return nullptr;
  self->closed = true;
  self->size = 0;
  self->bytes.Set(Ref<BytesObject>::Adopt(static_cast<BytesObject*>(empty.Release())));
  return NewNone();
}

Ref<Object> Read(Borrowed<Object> object, ArgSpan args) {
  ptrdiff_t n;
  if (!SizeArgument(args, &n) || !Usable(object)) return nullptr;
  return Take(AsBytesIo(object), n < 0 ? std::string::npos : static_cast<size_t>(n));
}
Ref<Object> ReadInto(Borrowed<Object> object, Borrowed<Object> target) {
  if (!Usable(object)) return nullptr;
  BufferHolder holder;
  if (!holder.Get(target, kBufferWritable)) return nullptr;
  std::string_view rest = Rest(AsBytesIo(object)).substr(0, static_cast<size_t>(holder.buffer.length));
  std::copy(rest.begin(), rest.end(), static_cast<char*>(holder.buffer.data));
  AsBytesIo(object)->position += static_cast<ptrdiff_t>(rest.size());
  return NewInt(static_cast<int64_t>(rest.size()));
}
Ref<Object> Readline(Borrowed<Object> object, ArgSpan args) {
  ptrdiff_t n;
  if (!SizeArgument(args, &n) || !Usable(object)) return nullptr;
  size_t length = LineLength(AsBytesIo(object));
  return Take(AsBytesIo(object), n < 0 ? length : std::min(length, static_cast<size_t>(n)));
}
Ref<Object> Next(Borrowed<Object> object) {
  if (!Usable(object)) return nullptr;
  BytesIo* self = AsBytesIo(object);
  return Rest(self).empty() ? nullptr : Take(self, LineLength(self));
}
Ref<Object> WriteMethod(Borrowed<Object> object, Borrowed<Object> data) {
  if (!Writable(object)) return nullptr;
  BufferHolder holder;
  if (!holder.Get(data)) return nullptr;
  std::string_view bytes(static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length));
  if (!bytes.empty() && !Write(AsBytesIo(object), bytes)) return nullptr;
  return NewInt(static_cast<int64_t>(bytes.size()));
}
Ref<Object> Seek(Borrowed<Object> object, ArgSpan args) {
  if (!Usable(object)) return nullptr;
  BytesIo* self = AsBytesIo(object);
  ptrdiff_t offset = AsSsize(args[0]);
  if (offset == -1 && ErrorPending()) return nullptr;
  int whence = args.size > 1 ? AsInt(args[1]) : 0;
  if (whence == -1 && ErrorPending()) return nullptr;
  if (whence == 0 && offset < 0) return RaiseValueError("negative seek value %zd", offset);
  if (whence < 0 || whence > 2) return RaiseValueError("invalid whence (%i, should be 0, 1 or 2)", whence);
  if (whence == 1) offset += self->position;
  if (whence == 2) offset += self->size;
  self->position = std::max<ptrdiff_t>(offset, 0);
  return NewInt(self->position);
}
Ref<Object> Truncate(Borrowed<Object> object, ArgSpan args) {
  if (!Writable(object)) return nullptr;
  BytesIo* self = AsBytesIo(object);
  ptrdiff_t size = self->position;
  if (args.size > 0 && !IsNone(args[0])) {
    size = AsSsize(args[0]);
    if (size == -1 && ErrorPending()) return nullptr;
    if (size < 0) return RaiseValueError("negative size value %zd", size);
  }
  if (size < self->size) {
    self->size = size;
    if (!Reserve(self, size)) return nullptr;
  }
  return NewInt(size);
}
Ref<Object> GetValue(Borrowed<Object> object) {
  if (!Usable(object)) return nullptr;
  BytesIo* self = AsBytesIo(object);
  if (self->exports > 0) return NewBytes({self->bytes->data, static_cast<size_t>(self->size)});
  if (self->size != self->bytes->length && !ChangeLength(self, self->size)) return nullptr;
  return NewRef<Object>(self->bytes.get());
}
Ref<Object> GetBufferMethod(Borrowed<Object> object) {
  if (!Usable(object)) return nullptr;
  TypeObject* type = CurrentIo().bytes_buffer.get();
  Ref<Object> window = AllocateInstance(type, 0);
  if (!window) return nullptr;
  static_cast<BytesIoBuffer*>(window.get())->stream.Init(NewRef<Object>(object.get()));
  if (!IsTracked(window.get())) Track(window.get());
  return Call(BuiltinType(TypeId::kMemoryView), {window.get()});
}
// With the bytes, where nobody else holds them.
Ref<Object> Sizeof(Borrowed<Object> object) {
  BytesIo* self = AsBytesIo(object);
  ptrdiff_t size = TypeOf(object)->basic_size;
  if (!self->closed && !IsShared(self)) size += static_cast<ptrdiff_t>(kBytesHeaderSize) + 1 + self->bytes->length;
  return NewInt(size);
}

constexpr MethodDef kMethods[] = {
    Positional("read", &Read, 0, 1),
    Positional("read1", &Read, 0, 1),
    OneArg("readinto", &ReadInto),
    OneArg("readinto1", &ReadInto),
    Positional("readline", &Readline, 0, 1),
    OneArg("write", &WriteMethod),
    Positional("seek", &Seek, 1, 2),
    NoArgs("tell", &Tell),
    Positional("truncate", &Truncate, 0, 1),
    NoArgs("close", &Close),
    NoArgs("flush", &Flush),
    NoArgs("readable", &Yes),
    NoArgs("writable", &Yes),
    NoArgs("seekable", &Yes),
    NoArgs("isatty", &No),
    NoArgs("getvalue", &GetValue),
    NoArgs("getbuffer", &GetBufferMethod),
    NoArgs("__sizeof__", &Sizeof),
};

constexpr TypeSpec Spec() {
  TypeSpec spec = {};
  spec.name = "_io.BytesIO";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(BytesIo);
  spec.flags = kIoFlags;
  spec.weaklist_offset = offsetof(IoObject, weaklist);
  spec.dict_offset = offsetof(IoObject, dict);
  spec.dealloc = &Dealloc;
  spec.traverse = &Traverse;
  spec.clear = &Clear;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.slots.next = &Next;
  spec.slots.new_ = &New;
  spec.slots.init = &Init;
  spec.methods = kMethods;
  return spec;
}

// ---- What getbuffer() looks at ----------------------------------------------------------------------------------------------------

BytesIo* StreamOf(Object* window) { return AsBytesIo(static_cast<BytesIoBuffer*>(window)->stream.get()); }

bool AcquireWindow(Borrowed<Object> window, Buffer* out, int) {
  BytesIo* self = StreamOf(window);
  if (self->exports == 0 && IsShared(self) && !ChangeLength(self, self->size)) return false;
  self->bytes->hash = -1;
  out->data = self->bytes->data;
  out->owner = NewRef(window).Release();
  out->length = self->size;
  out->item_size = 1;
  out->read_only = false;
  out->dimensions = 1;
  out->format = "B";
  out->small_[0] = self->size;
  out->small_[1] = 1;
  out->shape = &out->small_[0];
  out->strides = &out->small_[1];
  out->internal = nullptr;
  ++self->exports;
  return true;
}
void ReleaseWindow(Borrowed<Object> window, Buffer*) { --StreamOf(window)->exports; }

int TraverseWindow(Object* window, VisitFn visit, void* context) { return static_cast<BytesIoBuffer*>(window)->stream.Visit(visit, context); }
void DeallocWindow(Object* window) {
  Untrack(window);
  static_cast<BytesIoBuffer*>(window)->stream.Clear();
  FreeObject(window);
}

constexpr TypeSpec WindowSpec() {
  TypeSpec spec = {};
  spec.name = "_io._BytesIOBuffer";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(BytesIoBuffer);
  spec.flags = kTypeHasGc;
  spec.dealloc = &DeallocWindow;
  spec.traverse = &TraverseWindow;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.get_buffer = &AcquireWindow;
  spec.slots.release_buffer = &ReleaseWindow;
  return spec;
}

}  // namespace

constinit const TypeSpec kBytesIoSpec = Spec();
constinit const TypeSpec kBytesIoBufferSpec = WindowSpec();

}  // namespace viv
