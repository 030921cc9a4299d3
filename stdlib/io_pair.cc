// BufferedRWPair, a reader and a writer that look like one stream, and IncrementalNewlineDecoder, which turns newlines of all kinds
// into '\n' behind another decoder. Answers to the ends of CPython's Modules/_io/bufferedio.c and textio.c.
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/io_objects.h"

namespace viv {

namespace {

// ---- BufferedRWPair ----------------------------------------------------------------------------------------------------------------

struct RwPair : IoObject {
  GcSlot<Object> reader, writer;
};
RwPair* AsPair(Object* object) { return static_cast<RwPair*>(object); }

int PairTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsPair(self)->reader.Visit(visit, context)) return stop;
  if (int stop = AsPair(self)->writer.Visit(visit, context)) return stop;
  return IoTraverse(AsIo(self), visit, context);
}
void PairClear(Object* self) {
  AsPair(self)->reader.Clear();
  AsPair(self)->writer.Clear();
  IoClear(AsIo(self));
}
void PairDealloc(Object* self) {
  if (IoFinalizedBackToLife(self)) return;
  PairClear(self);
  FreeObject(self);
}

Ref<Object> PairNew(TypeObject* type, CallArgs) { return NewIo(type); }

bool PairInit(Borrowed<Object> self, CallArgs args) {
  Object* out[3];
  if (!ParseArguments({"BufferedRWPair", {"", "", ""}, 2, 3}, args, out)) return false;
  ptrdiff_t size = out[2] ? AsSsize(out[2]) : 8192;
  if (size == -1 && ErrorPending()) return false;
  auto check = [](Object* stream, const char* method, const char* message) {
    Ref<StrObject> name = InternStr(method);
    Ref<Object> answer = name ? CallMethod(stream, name) : nullptr;
    int truth = answer ? IsTrue(answer) : -1;
    if (truth == 0) RaiseUnsupported(message);
    return truth > 0;
  };
  if (!check(out[0], "readable", "File or stream is not readable.")) return false;
  if (!check(out[1], "writable", "File or stream is not writable.")) return false;
  IoState& io = CurrentIo();
  Ref<Object> reader = NewBuffered(io.reader.get(), out[0], size);
  Ref<Object> writer = reader ? NewBuffered(io.writer.get(), out[1], size) : nullptr;
  if (!writer) return false;
  AsPair(self)->reader.Set(std::move(reader));
  AsPair(self)->writer.Set(std::move(writer));
  return true;
}

Ref<Object> ForwardTo(Object* stream, const char* method, ArgSpan args = {}) {
  if (!stream) return RaiseValueError("I/O operation on uninitialized object");
  Ref<StrObject> name = InternStr(method);
  Ref<Object> function = name ? GetAttr(stream, name) : nullptr;
  return function ? Call(function, CallArgs{args.data, args.size, nullptr}) : nullptr;
}
#define VIV_READER(Function, method) \
  Ref<Object> Function(Borrowed<Object> self, ArgSpan args) { return ForwardTo(AsPair(self)->reader.get(), method, args); }
VIV_READER(PairRead, "read")
VIV_READER(PairRead1, "read1")
VIV_READER(PairPeek, "peek")
VIV_READER(PairReadInto, "readinto")
VIV_READER(PairReadInto1, "readinto1")
#undef VIV_READER
Ref<Object> PairWrite(Borrowed<Object> self, Borrowed<Object> data) {
  Object* row = data.get();
  return ForwardTo(AsPair(self)->writer.get(), "write", {&row, 1});
}
Ref<Object> PairFlush(Borrowed<Object> self) { return ForwardTo(AsPair(self)->writer.get(), "flush"); }
Ref<Object> PairReadable(Borrowed<Object> self) { return ForwardTo(AsPair(self)->reader.get(), "readable"); }
Ref<Object> PairWritable(Borrowed<Object> self) { return ForwardTo(AsPair(self)->writer.get(), "writable"); }
Ref<Object> PairClose(Borrowed<Object> self) {
  Ref<Object> written = ForwardTo(AsPair(self)->writer.get(), "close");
  Ref<BaseExceptionObject> error = written ? nullptr : TakeError();
  Ref<Object> read = ForwardTo(AsPair(self)->reader.get(), "close");
  if (error) {
    if (read) {
      RestoreError(std::move(error));
    } else {
      ChainError(std::move(error));
    }
    return nullptr;
  }
  return read;
}
Ref<Object> PairIsatty(Borrowed<Object> self) {
  Ref<Object> answer = ForwardTo(AsPair(self)->writer.get(), "isatty");
  return answer && answer == False() ? ForwardTo(AsPair(self)->reader.get(), "isatty") : std::move(answer);
}
Ref<Object> PairClosed(Borrowed<Object> self) {
  if (!AsPair(self)->writer) return Raise(TypeId::kRuntimeError, "the BufferedRWPair object is being garbage-collected");
  Ref<StrObject> name = InternStr("closed");
  return name ? GetAttr(AsPair(self)->writer.get(), name) : nullptr;
}

constexpr MethodDef kPairMethods[] = {
    Positional("read", &PairRead, 0, 1),   Positional("read1", &PairRead1, 0, 1),
    Positional("peek", &PairPeek, 0, 1),   Positional("readinto", &PairReadInto, 1, 1),
    Positional("readinto1", &PairReadInto1, 1, 1), OneArg("write", &PairWrite),
    NoArgs("flush", &PairFlush),           NoArgs("readable", &PairReadable),
    NoArgs("writable", &PairWritable),     NoArgs("close", &PairClose),
    NoArgs("isatty", &PairIsatty),
};
constexpr GetSetDef kPairGetSets[] = {{"closed", &PairClosed}};

constexpr TypeSpec PairSpec() {
  TypeSpec spec = {};
  spec.name = "_io.BufferedRWPair";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(RwPair);
  spec.flags = kIoFlags;
  spec.weaklist_offset = offsetof(IoObject, weaklist);
  spec.dict_offset = offsetof(IoObject, dict);
  spec.dealloc = &PairDealloc;
  spec.traverse = &PairTraverse;
  spec.clear = &PairClear;
  spec.finalize = &IoFinalize;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.slots.new_ = &PairNew;
  spec.slots.init = &PairInit;
  spec.methods = kPairMethods;
  spec.getsets = kPairGetSets;
  return spec;
}

// ---- IncrementalNewlineDecoder -----------------------------------------------------------------------------------------------------

struct NewlineDecoder : Object {
  GcSlot<Object> decoder, errors;  // None: what comes is text already
  bool translate;
  bool pending_return;  // a '\r' at the end of the last piece: a '\n' may follow
  bool seen_cr, seen_lf, seen_crlf;
};
NewlineDecoder* AsDecoder(Object* object) { return static_cast<NewlineDecoder*>(object); }

int DecoderTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsDecoder(self)->decoder.Visit(visit, context)) return stop;
  return AsDecoder(self)->errors.Visit(visit, context);
}
void DecoderClear(Object* self) {
  AsDecoder(self)->decoder.Clear();
  AsDecoder(self)->errors.Clear();
}
void DecoderDealloc(Object* self) {
  Untrack(self);
  DecoderClear(self);
  FreeObject(self);
}

bool DecoderInit(Borrowed<Object> object, CallArgs args) {
  Object* out[3];
  if (!ParseArguments({"IncrementalNewlineDecoder", {"decoder", "translate", "errors"}, 2}, args, out)) return false;
  int translate = IsTrue(out[1]);
  if (translate < 0) return false;
  NewlineDecoder* self = AsDecoder(object);
  Ref<Object> errors = out[2] ? NewRef(out[2]) : Ref<Object>(NewStrAscii("strict"));
  if (!errors) return false;
  self->decoder.Set(NewRef(out[0]));
  self->errors.Set(std::move(errors));
  self->translate = translate;
  self->pending_return = self->seen_cr = self->seen_lf = self->seen_crlf = false;
  return true;
}

template <class C>
Ref<StrObject> Translate(NewlineDecoder* self, StrObject* text) {
  const C* characters = Characters<C>(text);
  StrBuilder out;
  ptrdiff_t kept = 0;  // what stands before is in `out`
  for (ptrdiff_t i = 0; i < text->length; ++i) {
    if (characters[i] == '\n') self->seen_lf = true;
    if (characters[i] != '\r') continue;
    bool pair = i + 1 < text->length && characters[i + 1] == '\n';
    (pair ? self->seen_crlf : self->seen_cr) = true;
    if (self->translate) {
      if (!out.Append(text, kept, i) || !out.AppendChar('\n')) return nullptr;
      kept = i + 1 + pair;
    }
    i += pair;
  }
  if (kept == 0) return NewRef(text);
  return out.Append(text, kept, text->length) ? out.Finish() : nullptr;
}

Ref<Object> DecoderDecode(Borrowed<Object> object, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"decode", {"input", "final"}, 1}, args, out)) return nullptr;
  int final = out[1] ? IsTrue(out[1]) : 0;
  if (final < 0) return nullptr;
  NewlineDecoder* self = AsDecoder(object);
  if (!self->decoder) return RaiseValueError("IncrementalNewlineDecoder.__init__() not called");
  Ref<Object> decoded = NewRef(out[0]);
  if (!IsNone(self->decoder.get())) {
    Ref<StrObject> name = InternStr("decode");
    decoded = name ? CallMethod(self->decoder.get(), name, {out[0], final ? True() : False()}) : nullptr;
    if (!decoded) return nullptr;
  }
  if (!IsStr(decoded.get())) return RaiseTypeError("decoder should return a string result, not '%.200T'", decoded.get());
  Ref<StrObject> text = NewRef(AsStr(decoded.get()));
  if (self->pending_return && (final || text->length > 0)) {
    Ref<StrObject> lead = StrFromChar('\r');
    text = lead ? StrConcat(lead, text) : nullptr;
    if (!text) return nullptr;
    self->pending_return = false;
  }
  if (!final && text->length > 0 && StrChar(text.get(), text->length - 1) == '\r') {
    text = StrSubstring(text, 0, text->length - 1);
    if (!text) return nullptr;
    self->pending_return = true;
  }
  return WithWidth(text->width, [&](auto c) -> Ref<Object> { return Translate<decltype(c)>(self, text.get()); });
}

// The state of the decoder behind, with the pending '\r' as lowest bit of the number.
Ref<Object> DecoderGetState(Borrowed<Object> object) {
  NewlineDecoder* self = AsDecoder(object);
  Ref<Object> buffer = NewRef(CurrentRuntime().empty_bytes), flag = NewInt(0);
  if (self->decoder && !IsNone(self->decoder.get())) {
    Ref<StrObject> name = InternStr("getstate");
    Ref<Object> state = name ? CallMethod(self->decoder.get(), name) : nullptr;
    if (!state) return nullptr;
    if (!IsTuple(state.get())) return RaiseTypeError("illegal decoder state");
    if (AsTuple(state.get())->size != 2) return RaiseTypeError("illegal decoder state");
    buffer = NewRef(TupleItem(AsTuple(state.get()), 0));
    flag = Index(TupleItem(AsTuple(state.get()), 1));
  }
  Ref<Object> one = NewInt(1), low = NewInt(self->pending_return);
  Ref<Object> doubled = flag && one ? LeftShift(flag, one) : nullptr;
  Ref<Object> number = doubled && low ? Or(doubled, low) : nullptr;
  return number ? Ref<Object>(NewTuple({buffer.get(), number.get()})) : nullptr;
}

Ref<Object> DecoderSetState(Borrowed<Object> object, Borrowed<Object> state) {
  NewlineDecoder* self = AsDecoder(object);
  if (!IsTuple(state)) return RaiseTypeError("state argument must be a tuple");
  if (AsTuple(state)->size != 2) return RaiseTypeError("setstate(): illegal state argument");
  Ref<Object> number = Index(TupleItem(AsTuple(state), 1));
  if (!number) return nullptr;
  uint64_t bits = AsUint64Mask(number);
  self->pending_return = bits & 1;
  if (!self->decoder || IsNone(self->decoder.get())) return NewNone();
  Ref<Object> one = NewInt(1), rest = one ? RightShift(number, one) : nullptr;
  Ref<TupleObject> inner = rest ? NewTuple({TupleItem(AsTuple(state), 0), rest.get()}) : nullptr;
  Ref<StrObject> name = inner ? InternStr("setstate") : nullptr;
  return name ? CallMethod(self->decoder.get(), name, {inner.get()}) : nullptr;
}

Ref<Object> DecoderReset(Borrowed<Object> object) {
  NewlineDecoder* self = AsDecoder(object);
  self->pending_return = self->seen_cr = self->seen_lf = self->seen_crlf = false;
  if (!self->decoder || IsNone(self->decoder.get())) return NewNone();
  Ref<StrObject> name = InternStr("reset");
  return name ? CallMethod(self->decoder.get(), name) : nullptr;
}

Ref<Object> DecoderNewlines(Borrowed<Object> object) {
  NewlineDecoder* self = AsDecoder(object);
  std::initializer_list<std::pair<bool, const char*>> kinds = {{self->seen_cr, "\r"}, {self->seen_lf, "\n"}, {self->seen_crlf, "\r\n"}};
  Ref<Object> row[3];
  Object* seen[3];
  size_t n = 0;
  for (auto [is_seen, text] : kinds) {
    if (!is_seen) continue;
    row[n] = NewStrAscii(text);
    if (!row[n]) return nullptr;
    seen[n] = row[n].get();
    ++n;
  }
  if (n == 0) return NewNone();
  return n == 1 ? std::move(row[0]) : Ref<Object>(NewTupleFrom({seen, n}));
}

constexpr MethodDef kDecoderMethods[] = {
    Keywords("decode", &DecoderDecode, "decode($self, /, input, final=False)\n--\n\nThe text for the next piece."),
    NoArgs("getstate", &DecoderGetState),
    NoArgs("reset", &DecoderReset),
    OneArg("setstate", &DecoderSetState),
};
constexpr GetSetDef kDecoderGetSets[] = {{"newlines", &DecoderNewlines}};

constexpr TypeSpec NewlineSpec() {
  TypeSpec spec = {};
  spec.name = "_io.IncrementalNewlineDecoder";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(NewlineDecoder);
  spec.flags = kTypeHasGc | kTypeIsBaseType;
  spec.dealloc = &DecoderDealloc;
  spec.traverse = &DecoderTraverse;
  spec.clear = &DecoderClear;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.new_ = [](TypeObject* type, CallArgs) {
    Ref<Object> self = AllocateInstance(type, 0);
    if (self && !IsTracked(self.get())) Track(self.get());
    return self;
  };
  spec.slots.init = &DecoderInit;
  spec.methods = kDecoderMethods;
  spec.getsets = kDecoderGetSets;
  return spec;
}

}  // namespace

constinit const TypeSpec kBufferedRwPairSpec = PairSpec();
constinit const TypeSpec kNewlineDecoderSpec = NewlineSpec();

}  // namespace viv
