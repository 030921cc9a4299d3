// StringIO: a stream of text that keeps everything in memory. Answers to CPython's Modules/_io/stringio.c.
#include <algorithm>
#include <cstring>

#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/tuple_object.h"
#include "memory/heap.h"
#include "stdlib/io_objects.h"

namespace viv {

namespace {

// A size argument: None or absent is -1. False: failed.
bool SizeArgument(ArgSpan args, ptrdiff_t* size) {
  *size = args.size > 0 && !IsNone(args[0]) ? AsSsize(args[0]) : -1;
  return *size != -1 || !ErrorPending();
}

// The characters stand in one block as wide as the widest that was ever written needs: mostly one byte each.
char* At(StringIo* self, size_t index) { return self->text + index * static_cast<size_t>(self->width); }

// Room for `size` characters of `width` bytes; what is there stays. An eighth more than that where it has grown before. False:
// MemoryError.
bool Reserve(StringIo* self, size_t size, int width) {
  if (width < self->width) width = self->width;
  if (size <= self->room && width == self->width) return true;
  size_t room = size;
  if (size <= self->room) {
    room = self->room;
  } else if (self->room > 0) {
    room = size + (size >> 3) + 16;
  }
  if (room > PTRDIFF_MAX / 4 - 64) return RaiseMemoryError(), false;
  const size_t bytes = room * static_cast<size_t>(width);
  if (width == self->width) {
    auto* moved = static_cast<char*>(Reallocate(Domain::kMem, self->text, bytes));
    if (!moved) return RaiseMemoryError(), false;
    self->text = moved;
  } else {
    auto* wider = static_cast<char*>(Allocate(Domain::kMem, bytes));
    if (!wider) return RaiseMemoryError(), false;
    CopyCharacters(wider, width, 0, self->text, self->width, 0, static_cast<ptrdiff_t>(self->size));
    Free(Domain::kMem, std::exchange(self->text, wider));
    self->width = static_cast<uint8_t>(width);
  }
  self->room = room;
  return true;
}

void Empty(StringIo* self) {
  Free(Domain::kMem, std::exchange(self->text, nullptr));
  self->size = self->room = 0;
  self->width = 1;
}

// Puts `count` characters of a str down at the position, over what is there.
bool Put(StringIo* self, const StrObject* text, ptrdiff_t start, ptrdiff_t count) {
  if (count == 0) return true;
  const size_t end = self->position + static_cast<size_t>(count);
  if (end < self->position) return RaiseMemoryError(), false;
  if (!Reserve(self, end, text->width)) return false;
  if (self->position > self->size) std::memset(At(self, self->size), 0, (self->position - self->size) * self->width);
  CopyCharacters(self->text, self->width, static_cast<ptrdiff_t>(self->position), text->data, text->width, start, count);
  self->position = end;
  self->size = std::max(self->size, end);
  return true;
}

size_t RestLength(StringIo* self) { return self->position < self->size ? self->size - self->position : 0; }

Ref<StrObject> Part(StringIo* self, size_t start, size_t count) {
  if (count == 0) return NewStrAscii("");
  return WithWidth(self->width, [&](auto c) {
    return NewStrFrom(reinterpret_cast<const decltype(c)*>(At(self, start)), static_cast<ptrdiff_t>(count));
  });
}

// Drops what stands behind; gives back most of the room.
void Shorten(StringIo* self, size_t size) {
  self->size = size;
  if (size == 0) return Empty(self);
  if (size >= self->room / 2) return;
  if (auto* moved = static_cast<char*>(Reallocate(Domain::kMem, self->text, size * self->width))) {
    self->text = moved;
    self->room = size;
  }
}

struct Text {
  static StringIo* Self(Object* object) { return static_cast<StringIo*>(object); }
  static bool Usable(Borrowed<Object> object) {
    if (!AsIo(object)->closed) return true;
    return RaiseFalse(TypeId::kValueError, "I/O operation on closed file");  // without the full stop that the others have
  }
  static Ref<Object> True_(Borrowed<Object> self) { return Usable(self) ? NewBool(true) : nullptr; }
  static Ref<Object> False_(Borrowed<Object> self) { return Usable(self) ? NewBool(false) : nullptr; }
  static Ref<Object> Flush(Borrowed<Object> self) { return Usable(self) ? NewNone() : nullptr; }
  static Ref<Object> Tell(Borrowed<Object> self) {
    return Usable(self) ? NewInt(static_cast<int64_t>(Self(self)->position)) : nullptr;
  }
  static Ref<Object> Close(Borrowed<Object> object) {
    AsIo(object)->closed = true;
    Empty(Self(object));
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
    if (static_cast<size_t>(size) < self->size) Shorten(self, static_cast<size_t>(size));
    return NewInt(size);
  }
  static int Traverse(Object* self, VisitFn visit, void* context) { return IoTraverse(AsIo(self), visit, context); }
  static void Clear(Object* self) { IoClear(AsIo(self)); }
  static void Dealloc(Object* object) {
    if (IoFinalizedBackToLife(object, CurrentIo().string.get())) return;
    Empty(Self(object));
    Self(object)->newline.Clear();
    IoClear(AsIo(object));
    FreeObject(object);
  }
};

// ---- StringIO -------------------------------------------------------------------------------------------------------------------

Ref<Object> TextNew(TypeObject* type, CallArgs) {
  Ref<Object> self = NewIo(type);
  if (self) Text::Self(self.get())->width = 1;
  return self;
}

// Where in [start, end) of the characters stands `a` or `b` first? `end`: nowhere.
template <class C>
ptrdiff_t FindEither(const C* characters, ptrdiff_t start, ptrdiff_t end, char a, char b) {
  while (start < end && characters[start] != static_cast<C>(a) && characters[start] != static_cast<C>(b)) ++start;
  return start;
}
ptrdiff_t FindEither(const char* data, int width, ptrdiff_t start, ptrdiff_t end, char a, char b) {
  if (width == 1 && a == b) {
    const void* found = std::memchr(data + start, a, static_cast<size_t>(end - start));
    return found ? static_cast<const char*>(found) - data : end;
  }
  return WithWidth(width, [&](auto c) { return FindEither(reinterpret_cast<const decltype(c)*>(data), start, end, a, b); });
}

bool WriteText(StringIo* self, const StrObject* text) {
  const ptrdiff_t length = text->length;
  const StrObject* newline = self->newline && IsStr(self->newline.get()) ? AsStr(self->newline.get()) : nullptr;
  const bool replaces = newline && newline->length > 0 && !StrEqualsAscii(newline, "\n");
  if (!self->translate && !replaces) return Put(self, text, 0, length);
  // In pieces that end at newlines: those of other kinds become '\n', and '\n' what the stream has for it.
  StrObject* line_feed = CurrentRuntime().latin1_chars['\n'];
  ptrdiff_t start = 0;
  while (start < length) {
    ptrdiff_t end = FindEither(text->data, text->width, start, length, '\n', self->translate ? '\r' : '\n');
    if (!Put(self, text, start, end - start)) return false;
    if (end == length) break;
    if (!Put(self, replaces ? newline : line_feed, 0, replaces ? newline->length : 1)) return false;
    start = end + 1;
    if (StrChar(text, end) == '\r' && start < length && StrChar(text, start) == '\n') ++start;
  }
  return true;
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
  Empty(self);
  self->position = 0;
  if (out[0] && out[0] != None() && !WriteText(self, AsStr(out[0]))) return false;
  self->position = 0;
  return true;
}

Ref<Object> TakeText(StringIo* self, size_t n) {
  n = std::min(n, RestLength(self));
  Ref<StrObject> text = Part(self, self->position, n);
  if (text) self->position += n;
  return text;
}
Ref<Object> TextRead(Borrowed<Object> object, ArgSpan args) {
  ptrdiff_t n;
  if (!SizeArgument(args, &n) || !Text::Usable(object)) return nullptr;
  return TakeText(Text::Self(object), n < 0 ? SIZE_MAX : static_cast<size_t>(n));
}
// How long the line at the position is, its end included.
size_t TextLine(StringIo* self) {
  const ptrdiff_t start = static_cast<ptrdiff_t>(self->position), size = static_cast<ptrdiff_t>(self->size);
  if (start >= size) return 0;
  auto is = [&](ptrdiff_t index, char c) {
    return WithWidth(self->width, [&](auto width) {
      return reinterpret_cast<const decltype(width)*>(self->text)[index] == static_cast<decltype(width)>(c);
    });
  };
  const StrObject* newline = self->newline && IsStr(self->newline.get()) ? AsStr(self->newline.get()) : nullptr;
  const bool any = self->universal && !self->translate;
  const bool pair = !any && newline && newline->length == 2;
  const char last = !any && newline && newline->length > 0 ? newline->data[newline->length - 1] : '\n';
  ptrdiff_t end = start;
  for (;; ++end) {
    end = FindEither(self->text, self->width, end, size, any ? '\r' : last, last);
    if (end == size) return static_cast<size_t>(size - start);
    if (!pair || (end > start && is(end - 1, '\r'))) break;
  }
  if (any && is(end, '\r') && end + 1 < size && is(end + 1, '\n')) ++end;
  return static_cast<size_t>(end + 1 - start);
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
  if (!WriteText(Text::Self(object), AsStr(text))) return nullptr;
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
  if (whence == 2) offset = static_cast<ptrdiff_t>(self->size);
  self->position = static_cast<size_t>(offset);
  return NewInt(offset);
}
Ref<Object> TextGetValue(Borrowed<Object> object) {
  return Text::Usable(object) ? Ref<Object>(Part(Text::Self(object), 0, Text::Self(object)->size)) : nullptr;
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
