// _IOBase and its three abstract children: what every stream has by default, in terms of read, write, close and flush.
#include "gc/finalize.h"
#include "gc/weakref.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/io_objects.h"

namespace viv {

Ref<Object> RaiseUnsupported(const char* what) {
  Ref<StrObject> text = NewStrAscii(what);
  Ref<TupleObject> args = text ? NewTuple({text.get()}) : nullptr;
  if (args) RaiseWithArgs(static_cast<TypeObject*>(CurrentIo().unsupported_operation.get()), args);
  return nullptr;
}

bool CheckOpen(IoObject* self) {
  if (!self->closed) return true;
  return RaiseFalse(TypeId::kValueError, "I/O operation on closed file.");
}

Ref<Object> NewIo(TypeObject* type) {
  Ref<Object> self = AllocateInstance(type, 0);
  if (self && !IsTracked(self.get())) Track(self.get());
  return self;
}

int IoTraverse(IoObject* self, VisitFn visit, void* context) { return self->dict ? visit(self->dict, context) : 0; }
void IoClear(IoObject* self) {
  if (Object* dict = std::exchange(self->dict, nullptr)) DecRef(dict);
}

namespace {

// Somebody forgot to close the stream: the file below it, if it is open, says so about `source`.
void WarnAboutOpenFile(Borrowed<Object> stream, Borrowed<Object> source) {
  Ref<StrObject> warn = InternStr("_dealloc_warn"), buffer = InternStr("buffer");
  Ref<Object> method, inner;
  if (!warn || !buffer) return ClearError();
  int found = LookupAttr(stream, warn, &method);
  if (found == 0 && LookupAttr(stream, buffer, &inner) > 0) found = LookupAttr(inner, warn, &method);
  if (found > 0) {
    Ref<Object> done = Call(method, {source.get()});
    if (!done) WriteUnraisable(source);
  }
  ClearError();
}

}  // namespace

void IoFinalize(Object* self) {
  IoObject* io = AsIo(self);
  SavedException saved;
  Ref<Object> closed;
  Ref<StrObject> name = InternStr("closed");
  if (!name || LookupAttr(self, name, &closed) <= 0) return ClearError();
  int is_closed = IsTrue(closed);
  if (is_closed != 0) return ClearError();
  io->finalizing = true;
  WarnAboutOpenFile(self, self);
  Ref<Object> done = CallMethod(self, Names().close);
  if (!done) ClearError();  // CPython is silent here, too, outside its development mode
}

bool IoFinalizedBackToLife(Object* self, const TypeObject* not_closed) {
  Untrack(self);
  if (TypeOf(self) == not_closed) {
    ClearWeakRefsIfAny(self);
    return false;
  }
  Track(self);
  if (FinalizedBackToLife(self)) return true;
  Untrack(self);
  ClearWeakRefsIfAny(self);
  return false;
}

namespace {

Ref<Object> IoNew(TypeObject* type, CallArgs) { return NewIo(type); }
int Traverse(Object* self, VisitFn visit, void* context) { return IoTraverse(AsIo(self), visit, context); }
void Clear(Object* self) { IoClear(AsIo(self)); }
void Dealloc(Object* self) {
  if (IoFinalizedBackToLife(self)) return;
  IoClear(AsIo(self));
  FreeObject(self);
}

// `closed` as the object shows it: a subclass may compute it.
int IsClosed(Borrowed<Object> self) {
  Ref<StrObject> name = InternStr("closed");
  Ref<Object> closed = name ? GetAttr(self, name) : nullptr;
  return closed ? IsTrue(closed) : -1;
}
bool CheckNotClosed(Borrowed<Object> self) {
  int closed = IsClosed(self);
  if (closed > 0) RaiseValueError("I/O operation on closed file.");
  return closed == 0;
}

Ref<Object> MethodClose(Borrowed<Object> self) {
  if (AsIo(self)->closed) return NewNone();
  Ref<Object> flushed = CallMethod(self, Names().flush);
  AsIo(self)->closed = true;
  return flushed ? NewNone() : nullptr;
}
Ref<Object> MethodFlush(Borrowed<Object> self) { return CheckOpen(AsIo(self)) ? NewNone() : nullptr; }
Ref<Object> GetClosed(Borrowed<Object> self) { return NewBool(AsIo(self)->closed); }
Ref<Object> MethodFalse(Borrowed<Object> self) { return CheckNotClosed(self) ? NewBool(false) : nullptr; }
Ref<Object> MethodPlainFalse(Borrowed<Object>) { return NewBool(false); }
Ref<Object> MethodSeek(Borrowed<Object>, ArgSpan) { return RaiseUnsupported("seek"); }
Ref<Object> MethodTruncate(Borrowed<Object>, ArgSpan) { return RaiseUnsupported("truncate"); }
Ref<Object> MethodFileno(Borrowed<Object>) { return RaiseUnsupported("fileno"); }
Ref<Object> MethodTell(Borrowed<Object> self) {
  Ref<StrObject> seek = InternStr("seek");
  Ref<Object> zero = NewInt(0), one = NewInt(1);
  return seek && zero && one ? CallMethod(self, seek, {zero.get(), one.get()}) : nullptr;
}
Ref<Object> MethodEnter(Borrowed<Object> self) { return CheckNotClosed(self) ? self.ToOwned() : nullptr; }
Ref<Object> MethodExit(Borrowed<Object> self, ArgSpan) { return CallMethod(self, Names().close); }

Ref<Object> Check(Borrowed<Object> self, const char* method, const char* message) {
  Ref<StrObject> name = InternStr(method);
  Ref<Object> answer = name ? CallMethod(self, name) : nullptr;
  if (!answer) return nullptr;
  if (answer == True()) return answer;
  return RaiseUnsupported(message);
}
Ref<Object> MethodCheckReadable(Borrowed<Object> self, ArgSpan) {
  return Check(self, "readable", "File or stream is not readable.");
}
Ref<Object> MethodCheckWritable(Borrowed<Object> self, ArgSpan) {
  return Check(self, "writable", "File or stream is not writable.");
}
Ref<Object> MethodCheckSeekable(Borrowed<Object> self, ArgSpan) {
  return Check(self, "seekable", "File or stream is not seekable.");
}
Ref<Object> MethodCheckClosed(Borrowed<Object> self, ArgSpan) { return CheckNotClosed(self) ? NewNone() : nullptr; }

Ref<Object> MethodReadline(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t limit = -1;
  if (args.size > 0 && !IsNone(args[0])) {
    limit = AsSsize(args[0]);
    if (limit == -1 && ErrorPending()) return nullptr;
  }
  std::string line;
  Ref<Object> one = NewInt(1);
  while (limit < 0 || static_cast<ptrdiff_t>(line.size()) < limit) {
    Ref<Object> piece = CallMethod(self, Names().read, {one.get()});
    if (!piece) return nullptr;
    if (!IsBytes(piece.get()))
      return Raise(TypeId::kOSError, "read() should have returned a bytes object, not '%.200T'", piece.get());
    std::string_view bytes = BytesView(piece.get());
    if (bytes.empty()) break;
    line += bytes;
    if (line.back() == '\n') break;
  }
  return NewBytes(line);
}

Ref<Object> MethodReadlines(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t hint = -1;
  if (args.size > 0 && !IsNone(args[0])) {
    hint = AsSsize(args[0]);
    if (hint == -1 && ErrorPending()) return nullptr;
  }
  if (hint <= 0) return ListOf(self);
  Ref<ListObject> lines = NewList(0);
  ptrdiff_t total = 0;
  Ref<Object> iterator = lines ? GetIter(self) : nullptr;
  if (!iterator) return nullptr;
  while (Ref<Object> line = Next(iterator)) {
    total += Length(line);
    if (!ListAppend(lines.get(), std::move(line))) return nullptr;
    if (total >= hint) break;
  }
  return ErrorPending() ? nullptr : Ref<Object>(std::move(lines));
}

Ref<Object> MethodWritelines(Borrowed<Object> self, Borrowed<Object> lines) {
  if (!CheckNotClosed(self)) return nullptr;
  bool ok = ForEach(lines, [&](Borrowed<Object> line) { return static_cast<bool>(CallMethod(self, Names().write, {line.get()})); });
  return ok ? NewNone() : nullptr;
}

Ref<Object> Iter(Borrowed<Object> self) { return CheckNotClosed(self) ? self.ToOwned() : nullptr; }
Ref<Object> IterNext(Borrowed<Object> self) {
  Ref<Object> line = CallMethod(self, Names().readline);
  if (!line) return nullptr;
  ptrdiff_t length = Length(line);
  return length > 0 ? std::move(line) : nullptr;
}

// ---- raw ------------------------------------------------------------------------------------------------------------------------

Ref<Object> RawRead(Borrowed<Object> self, ArgSpan args) {
  ptrdiff_t n = args.size > 0 && !IsNone(args[0]) ? AsSsize(args[0]) : -1;
  if (n == -1 && ErrorPending()) return nullptr;
  Ref<StrObject> readall = InternStr("readall"), readinto = InternStr("readinto");
  if (n < 0) return CallMethod(self, readall);
  Ref<Object> buffer = NewByteArray(std::string(static_cast<size_t>(n), '\0'));
  Ref<Object> count = buffer ? CallMethod(self, readinto, {buffer.get()}) : nullptr;
  if (!count || IsNone(count.get())) return count;
  ptrdiff_t got = AsSsize(count);
  if (got == -1 && ErrorPending()) return nullptr;
  return NewBytes({static_cast<ByteArrayObject*>(buffer.get())->start, static_cast<size_t>(std::min(got, n))});
}

Ref<Object> RawReadAll(Borrowed<Object> self) {
  std::string all;
  Ref<Object> size = NewInt(8192);
  for (;;) {
    Ref<Object> piece = CallMethod(self, Names().read, {size.get()});
    if (!piece) return nullptr;
    if (IsNone(piece.get())) return all.empty() ? std::move(piece) : NewBytes(all);
    if (!IsBytes(piece.get())) return RaiseTypeError("read() should return bytes");
    std::string_view bytes = BytesView(piece.get());
    if (bytes.empty()) return NewBytes(all);
    all += bytes;
  }
}

Ref<Object> BufferedReadInto(Borrowed<Object> self, Borrowed<Object> target) {
  BufferHolder holder;
  if (!holder.Get(target, kBufferWritable)) return nullptr;
  Ref<Object> size = NewInt(holder.buffer.length);
  Ref<Object> data = size ? CallMethod(self, Names().read, {size.get()}) : nullptr;
  if (!data) return nullptr;
  if (!IsBytes(data.get())) return RaiseTypeError("read() should return bytes");
  std::string_view bytes = BytesView(data.get());
  std::copy(bytes.begin(), bytes.end(), static_cast<char*>(holder.buffer.data));
  return NewInt(static_cast<int64_t>(bytes.size()));
}

Ref<Object> UnsupportedRead(Borrowed<Object>, ArgSpan) { return RaiseUnsupported("read"); }
Ref<Object> UnsupportedWrite(Borrowed<Object>, ArgSpan) { return RaiseUnsupported("write"); }
Ref<Object> UnsupportedReadline(Borrowed<Object>, ArgSpan) { return RaiseUnsupported("readline"); }
Ref<Object> UnsupportedDetach(Borrowed<Object>) { return RaiseUnsupported("detach"); }
Ref<Object> GetNone(Borrowed<Object>) { return NewNone(); }

constexpr MethodDef kBaseMethods[] = {
    Positional("seek", &MethodSeek, 1, 2),
    NoArgs("tell", &MethodTell),
    Positional("truncate", &MethodTruncate, 0, 1),
    NoArgs("flush", &MethodFlush),
    NoArgs("close", &MethodClose),
    NoArgs("seekable", &MethodPlainFalse),
    NoArgs("readable", &MethodPlainFalse),
    NoArgs("writable", &MethodPlainFalse),
    Positional("_checkClosed", &MethodCheckClosed, 0, 1),
    Positional("_checkSeekable", &MethodCheckSeekable, 0, 1),
    Positional("_checkReadable", &MethodCheckReadable, 0, 1),
    Positional("_checkWritable", &MethodCheckWritable, 0, 1),
    NoArgs("fileno", &MethodFileno),
    NoArgs("isatty", &MethodFalse),
    NoArgs("__enter__", &MethodEnter),
    Positional("__exit__", &MethodExit, 0, -1),
    Positional("readline", &MethodReadline, 0, 1),
    Positional("readlines", &MethodReadlines, 0, 1),
    OneArg("writelines", &MethodWritelines),
};
constexpr GetSetDef kBaseGetSets[] = {{"closed", &GetClosed}};
constexpr MethodDef kRawMethods[] = {Positional("read", &RawRead, 0, 1), NoArgs("readall", &RawReadAll)};
constexpr MethodDef kBufferedMethods[] = {
    Positional("read", &UnsupportedRead, 0, 1),   Positional("read1", &UnsupportedRead, 0, 1),
    Positional("write", &UnsupportedWrite, 0, 1), OneArg("readinto", &BufferedReadInto),
    OneArg("readinto1", &BufferedReadInto),       NoArgs("detach", &UnsupportedDetach),
};
constexpr MethodDef kTextMethods[] = {
    Positional("read", &UnsupportedRead, 0, 1),
    Positional("readline", &UnsupportedReadline, 0, 1),
    Positional("write", &UnsupportedWrite, 0, 1),
    NoArgs("detach", &UnsupportedDetach),
};
constexpr GetSetDef kTextGetSets[] = {{"encoding", &GetNone}, {"newlines", &GetNone}, {"errors", &GetNone}};

constexpr TypeSpec BaseSpec(const char* name, Table<MethodDef> methods, Table<GetSetDef> getsets, bool root) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;  // the children's base is set when the module is made
  spec.basic_size = sizeof(IoObject);
  spec.flags = kIoFlags;
  spec.weaklist_offset = offsetof(IoObject, weaklist);
  spec.dict_offset = offsetof(IoObject, dict);
  spec.dealloc = &Dealloc;
  spec.traverse = &Traverse;
  spec.clear = &Clear;
  spec.finalize = &IoFinalize;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.slots.new_ = &IoNew;
  if (root) {
    spec.slots.iter = &Iter;
    spec.slots.next = &IterNext;
  }
  spec.methods = methods;
  spec.getsets = getsets;
  return spec;
}

}  // namespace

constinit const TypeSpec kIoBaseSpec = BaseSpec("_io._IOBase", kBaseMethods, kBaseGetSets, true);
constinit const TypeSpec kRawIoBaseSpec = BaseSpec("_io._RawIOBase", kRawMethods, {}, false);
constinit const TypeSpec kBufferedIoBaseSpec = BaseSpec("_io._BufferedIOBase", kBufferedMethods, {}, false);
constinit const TypeSpec kTextIoBaseSpec = BaseSpec("_io._TextIOBase", kTextMethods, kTextGetSets, false);

}  // namespace viv
