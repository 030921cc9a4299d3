// StringIO: a stream of text that keeps everything in memory. Answers to CPython's Modules/_io/stringio.c.
#include <algorithm>

#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "stdlib/io_objects.h"

namespace viv {

namespace {

// A size argument: None or absent is -1. False: failed.
bool SizeArgument(ArgSpan args, ptrdiff_t* size) {
  *size = args.size > 0 && !IsNone(args[0]) ? AsSsize(args[0]) : -1;
  return *size != -1 || !ErrorPending();
}

struct Text {
  static StringIo* Self(Object* object) { return static_cast<StringIo*>(object); }
  static bool Usable(Borrowed<Object> object) {
    if (!Self(object)->data) return RaiseFalse(TypeId::kValueError, "I/O operation on uninitialized object");
    if (!AsIo(object)->closed) return true;
    return RaiseFalse(TypeId::kValueError, "I/O operation on closed file");  // without the full stop that the others have
  }
  static std::u32string_view Rest(StringIo* self) {
    std::u32string_view view(*self->data);
    return view.substr(std::min(self->position, view.size()));
  }
  static Ref<Object> True_(Borrowed<Object> self) { return Usable(self) ? NewBool(true) : nullptr; }
  static Ref<Object> False_(Borrowed<Object> self) { return Usable(self) ? NewBool(false) : nullptr; }
  static Ref<Object> Flush(Borrowed<Object> self) { return Usable(self) ? NewNone() : nullptr; }
  static Ref<Object> Tell(Borrowed<Object> self) {
    return Usable(self) ? NewInt(static_cast<int64_t>(Self(self)->position)) : nullptr;
  }
  static Ref<Object> Close(Borrowed<Object> object) {
    AsIo(object)->closed = true;
    if (Self(object)->data) Self(object)->data->clear();
    return NewNone();
  }
  static Ref<Object> Truncate(Borrowed<Object> object, ArgSpan args) {
    if (!Usable(object)) return nullptr;
    StringIo* self = Self(object);
    ptrdiff_t size = static_cast<ptrdiff_t>(self->position);
    if (args.size > 0 && !IsNone(args[0])) {
      size = AsSsize(args[0]);
      if (size == -1 && ErrorPending()) return nullptr;
      if (size < 0) return RaiseValueError("Negative size value %zd", size);
    }
    if (static_cast<size_t>(size) < self->data->size()) self->data->resize(static_cast<size_t>(size));
    return NewInt(size);
  }
  static int Traverse(Object* self, VisitFn visit, void* context) { return IoTraverse(AsIo(self), visit, context); }
  static void Clear(Object* self) { IoClear(AsIo(self)); }
  static void Dealloc(Object* object) {
    if (IoFinalizedBackToLife(object)) return;
    delete std::exchange(Self(object)->data, nullptr);
    Self(object)->newline.Clear();
    IoClear(AsIo(object));
    FreeObject(object);
  }
};

// ---- StringIO -------------------------------------------------------------------------------------------------------------------

Ref<Object> TextNew(TypeObject* type, CallArgs) {
  Ref<Object> self = NewIo(type);
  if (self) Text::Self(self.get())->data = new std::u32string;
  return self;
}

Ref<StrObject> ToStr(std::u32string_view text) {
  return NewStrFromUtf32(reinterpret_cast<const uint32_t*>(text.data()), static_cast<ptrdiff_t>(text.size()));
}

// What a write puts down: newlines translated as the stream wants.
std::u32string Incoming(StringIo* self, const StrObject* text) {
  std::u32string result;
  result.reserve(static_cast<size_t>(text->length));
  std::string newline = self->newline && IsStr(self->newline.get()) ? StrToStdString(AsStr(self->newline.get())) : "";
  for (ptrdiff_t i = 0; i < text->length; ++i) {
    uint32_t c = StrChar(text, i);
    if (self->translate && c == '\r') {
      if (i + 1 < text->length && StrChar(text, i + 1) == '\n') ++i;
      c = '\n';
    }
    if (c == '\n' && !newline.empty() && newline != "\n") {
      for (char n : newline) result += static_cast<char32_t>(n);
      continue;
    }
    result += static_cast<char32_t>(c);
  }
  return result;
}

void WriteText(StringIo* self, const StrObject* text) {
  std::u32string incoming = Incoming(self, text);
  if (self->position + incoming.size() > self->data->size()) self->data->resize(self->position + incoming.size(), U'\0');
  self->data->replace(self->position, incoming.size(), incoming);
  self->position += incoming.size();
}

bool TextInit(Borrowed<Object> object, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"StringIO", {"initial_value", "newline"}}, args, out)) return false;
  StringIo* self = Text::Self(object);
  if (out[1] && out[1] != None() && !IsStr(out[1]))
    return RaiseFalse(TypeId::kTypeError, "StringIO() argument 2 must be str or None, not %T", out[1]);
  if (out[0] && out[0] != None() && !IsStr(out[0])) {
    return RaiseFalse(TypeId::kTypeError, "initial_value must be str or None, not %.200T", out[0]);
  }
  std::string newline = out[1] && out[1] != None() ? StrToStdString(AsStr(out[1])) : out[1] ? "" : "\n";
  if (newline != "" && newline != "\n" && newline != "\r" && newline != "\r\n")
    return RaiseFalse(TypeId::kValueError, "illegal newline value: %R", out[1]);
  self->translate = out[1] == None();
  self->universal = newline.empty();
  if (out[1] && out[1] != None()) self->newline.Set(NewRef(out[1]));
  self->data->clear();
  self->position = 0;
  if (out[0] && out[0] != None()) WriteText(self, AsStr(out[0]));
  self->position = 0;
  return true;
}

Ref<Object> TakeText(StringIo* self, size_t n) {
  auto part = Text::Rest(self).substr(0, n);
  Ref<StrObject> text = ToStr(part);
  if (text) self->position += part.size();
  return text;
}
Ref<Object> TextRead(Borrowed<Object> object, ArgSpan args) {
  ptrdiff_t n;
  if (!SizeArgument(args, &n) || !Text::Usable(object)) return nullptr;
  return TakeText(Text::Self(object), n < 0 ? std::string::npos : static_cast<size_t>(n));
}
size_t TextLine(StringIo* self) {
  auto rest = Text::Rest(self);
  if (self->universal && !self->translate) {
    size_t found = rest.find_first_of(U"\r\n");
    if (found == rest.npos) return found;
    return found + (rest[found] == U'\r' && found + 1 < rest.size() && rest[found + 1] == U'\n' ? 2 : 1);
  }
  std::string newline = self->newline && IsStr(self->newline.get()) ? StrToStdString(AsStr(self->newline.get())) : "\n";
  if (newline.empty()) newline.push_back('\n');
  size_t found = rest.find(std::u32string(newline.begin(), newline.end()));
  return found == rest.npos ? found : found + newline.size();
}
Ref<Object> TextReadline(Borrowed<Object> object, ArgSpan args) {
  ptrdiff_t n;
  if (!SizeArgument(args, &n) || !Text::Usable(object)) return nullptr;
  size_t length = TextLine(Text::Self(object));
  return TakeText(Text::Self(object), n < 0 ? length : std::min(length, static_cast<size_t>(n)));
}
Ref<Object> TextNext(Borrowed<Object> object) {
  if (!Text::Usable(object)) return nullptr;
  Ref<Object> line = TakeText(Text::Self(object), TextLine(Text::Self(object)));
  return line && AsStr(line.get())->length > 0 ? std::move(line) : nullptr;
}
Ref<Object> TextWrite(Borrowed<Object> object, Borrowed<Object> text) {
  if (!IsStr(text)) return RaiseTypeError("string argument expected, got '%s'", text->type->name);
  if (!Text::Usable(object)) return nullptr;
  WriteText(Text::Self(object), AsStr(text));
  return NewInt(AsStr(text)->length);
}
Ref<Object> TextSeek(Borrowed<Object> object, ArgSpan args) {
  if (!Text::Usable(object)) return nullptr;
  StringIo* self = Text::Self(object);
  ptrdiff_t offset = AsSsize(args[0]);
  if (offset == -1 && ErrorPending()) return nullptr;
  int whence = args.size > 1 ? AsInt(args[1]) : 0;
  if (whence == -1 && ErrorPending()) return nullptr;
  if (whence < 0 || whence > 2) return RaiseValueError("Invalid whence (%i, should be 0, 1 or 2)", whence);
  if (whence == 0 && offset < 0) return RaiseValueError("Negative seek position %zd", offset);
  if (whence != 0 && offset != 0) return Raise(TypeId::kOSError, "Can't do nonzero cur-relative seeks");
  if (whence == 1) offset = static_cast<ptrdiff_t>(self->position);
  if (whence == 2) offset = static_cast<ptrdiff_t>(self->data->size());
  self->position = static_cast<size_t>(offset);
  return NewInt(offset);
}
Ref<Object> TextGetValue(Borrowed<Object> object) {
  return Text::Usable(object) ? Ref<Object>(ToStr(*Text::Self(object)->data)) : nullptr;
}
Ref<Object> GetLineBuffering(Borrowed<Object> self) { return Text::Usable(self) ? NewBool(false) : nullptr; }
Ref<Object> GetNone(Borrowed<Object>) { return NewNone(); }

constexpr MethodDef kTextMethods[] = {
    Positional("read", &TextRead, 0, 1), Positional("readline", &TextReadline, 0, 1),
    OneArg("write", &TextWrite),         Positional("seek", &TextSeek, 1, 2),
    NoArgs("tell", &Text::Tell),         Positional("truncate", &Text::Truncate, 0, 1),
    NoArgs("close", &Text::Close),       NoArgs("flush", &Text::Flush),
    NoArgs("readable", &Text::True_),    NoArgs("writable", &Text::True_),
    NoArgs("seekable", &Text::True_),    NoArgs("isatty", &Text::False_),
    NoArgs("getvalue", &TextGetValue),
};
constexpr GetSetDef kTextGetSets[] = {{"line_buffering", &GetLineBuffering}, {"newlines", &GetNone}};

constexpr TypeSpec TextSpec() {
  TypeSpec spec = {};
  spec.name = "_io.StringIO";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(StringIo);
  spec.flags = kIoFlags;
  spec.weaklist_offset = offsetof(IoObject, weaklist);
  spec.dict_offset = offsetof(IoObject, dict);
  spec.dealloc = &Text::Dealloc;
  spec.traverse = &Text::Traverse;
  spec.clear = &Text::Clear;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.slots.next = &TextNext;
  spec.slots.new_ = &TextNew;
  spec.slots.init = &TextInit;
  spec.methods = kTextMethods;
  spec.getsets = kTextGetSets;
  return spec;
}

}  // namespace

constinit const TypeSpec kStringIoSpec = TextSpec();

}  // namespace viv
