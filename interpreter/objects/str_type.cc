// The type str: its constructor, slots and table.
#include <algorithm>
#include <cstring>

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/container_support.h"
#include "interpreter/objects/format_spec.h"
#include "interpreter/objects/slice_range.h"
#include "interpreter/objects/str_intern.h"
#include "interpreter/objects/str_methods.h"
#include "interpreter/objects/unicode_data.h"
#include "interpreter/objects/version_profile.h"

namespace viv {
namespace {

// What an instance of a subclass has of its own before what the subclass adds: the header, StrUnicodeExtra, and one word more that
// CPython has there. str.__basicsize__.
constexpr int32_t kSubclassBase = 80;
static_assert(sizeof(StrObject) + sizeof(StrUnicodeExtra) <= kSubclassBase);

// ---- Life ----------------------------------------------------------------------------------------------------------------------

bool HasExtra(const StrObject* s) { return !s->ascii || s->kind != kStr; }

void Dealloc(Object* self) {
  StrObject* s = AsStr(self);
  if (__builtin_expect(s->interned, 0)) InternRemove(s);
  if (__builtin_expect(s->kind == kStr, 1)) {
    size_t header = sizeof(StrObject);
    if (!s->ascii) {
      header += sizeof(StrUnicodeExtra);
      if (ExtraOf(s)->utf8) Free(Domain::kMem, ExtraOf(s)->utf8);
    }
    FreeObjectMemory(s, header + (static_cast<size_t>(s->length) + 1) * s->width);
    return;
  }
  if (ExtraOf(s)->utf8) Free(Domain::kMem, ExtraOf(s)->utf8);
  if (s->data) Free(Domain::kObject, s->data);
  FreeObject(self);
}

// An instance of a subclass with the text of `value`.
Ref<Object> NewSubclassInstance(TypeObject* type, Borrowed<StrObject> value) {
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  StrObject* s = AsStr(self.get());
  s->length = value->length;
  s->hash = value->hash;
  s->width = value->width;
  s->ascii = value->ascii;
  s->interned = kNotInterned;
  size_t bytes = (static_cast<size_t>(value->length) + 1) * value->width;
  s->data = static_cast<char*>(Allocate(Domain::kObject, bytes));
  if (!s->data) return RaiseMemoryError();
  std::memcpy(s->data, value->data, bytes);
  if (HasGcHead(s)) TrackOnce(s);
  return self;
}

// str(object, encoding, errors) of anything that has bytes.
Ref<StrObject> DecodeObject(Borrowed<Object> object, const char* encoding, const char* errors) {
  if (IsBytes(object)) return DecodeBytes(BytesView(object.get()), encoding, errors);
  if (IsStr(object)) return RaiseTypeError("decoding str is not supported"), nullptr;
  if (!HasBuffer(object)) {
    return RaiseTypeError("decoding to str: need a bytes-like object, %.80T found", object.get()), nullptr;
  }
  BufferHolder holder;
  if (!holder.Get(object)) return nullptr;
  return DecodeBytes({static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length)}, encoding, errors);
}

Ref<Object> New(TypeObject* type, CallArgs args) {
  Object* given[3] = {};
  if (args.positional_count == 1 && !args.keyword_names) {
    given[0] = args.data[0];
  } else if (!ParseArguments({.function = "str", .names = {"object", "encoding", "errors"}}, args, given)) {
    return nullptr;
  }
  const char *encoding = nullptr, *errors = nullptr;
  if (given[1] && !(encoding = TextArgument("str", "argument 'encoding'", given[1]))) return nullptr;
  if (given[2] && !(errors = TextArgument("str", "argument 'errors'", given[2]))) return nullptr;
  Ref<StrObject> value;
  if (!given[0]) {
    value = EmptyStr();
  } else if (!encoding && !errors) {
    value = Str(given[0]);
  } else {
    value = DecodeObject(given[0], encoding, errors);
  }
  if (!value) return nullptr;
  if (type == BuiltinType(TypeId::kStr)) return value;
  return NewSubclassInstance(type, value);
}

// ---- Slots ---------------------------------------------------------------------------------------------------------------------

Ref<Object> ReprSlot(Borrowed<Object> self) { return StrRepr(AsStr(self)); }
Ref<Object> StrSlot(Borrowed<Object> self) { return ExactStr(AsStr(self)); }
int64_t HashSlot(Borrowed<Object> self) { return StrHash(AsStr(self)); }

Ref<Object> CompareSlot(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (!IsStr(a) || !IsStr(b)) return NewNotImplemented();
  if (op == kEqual) return NewBool(StrEqual(AsStr(a), AsStr(b)));
  if (op == kNotEqual) return NewBool(!StrEqual(AsStr(a), AsStr(b)));
  return CompareIntegers(StrCompare(AsStr(a), AsStr(b)), 0, op);
}

ptrdiff_t LengthSlot(Borrowed<Object> self) { return AsStr(self)->length; }

Ref<Object> ConcatSlot(Borrowed<Object> a, Borrowed<Object> b) {
  if (!IsStr(b)) return RaiseTypeError("can only concatenate str (not \"%.200T\") to str", b.get());
  return StrConcat(AsStr(a), AsStr(b));
}

Ref<Object> RepeatSlot(Borrowed<Object> self, ptrdiff_t count) { return StrRepeat(AsStr(self), count); }

Ref<Object> ItemSlot(Borrowed<Object> self, ptrdiff_t index) {
  const StrObject* s = AsStr(self);
  if (index < 0 || index >= s->length) return Raise(TypeId::kIndexError, "string index out of range");
  return StrFromChar(StrChar(s, index));
}

int ContainsSlot(Borrowed<Object> self, Borrowed<Object> item) {
  if (!IsStr(item)) return RaiseMinusOne(TypeId::kTypeError, "'in <string>' requires string as left operand, not %.100T", item.get());
  const StrObject *text = AsStr(self), *wanted = AsStr(item);
  if (wanted->length == 1 && wanted->width == 1 && text->width == 1) {
    return std::memchr(StrData(text), static_cast<unsigned char>(*StrData(wanted)), static_cast<size_t>(text->length)) != nullptr;
  }
  ptrdiff_t found = StrFind(text, wanted, 0, text->length);
  return found == -2 ? -1 : found >= 0;
}

Ref<Object> StepSlice(const StrObject* s, const SliceBounds& bounds, ptrdiff_t length) {
  uint32_t max_char = 0x7F;
  if (!s->ascii) {
    max_char = 0;
    for (ptrdiff_t i = 0; i < length; ++i) max_char |= StrChar(s, bounds.At(i));
    max_char = std::min(max_char, 0x10FFFFu);
  }
  if (length == 1) return StrFromChar(StrChar(s, bounds.start));
  StrObject* result = AllocateStr(length, max_char);
  if (!result) return nullptr;
  WithWidth(s->width, [&](auto from) {
    WithWidth(result->width, [&](auto to) {
      const auto* in = Characters<decltype(from)>(s);
      auto* out = Characters<decltype(to)>(result);
      for (ptrdiff_t i = 0; i < length; ++i) out[i] = static_cast<decltype(to)>(in[bounds.At(i)]);
    });
  });
  return Ref<Object>::Adopt(result);
}

}  // namespace

Ref<Object> StrSlice(StrObject* s, SliceBounds bounds) {
  ptrdiff_t length = SliceAdjust(s->length, &bounds.start, &bounds.stop, bounds.step);
  if (length <= 0) return EmptyStr();
  if (bounds.step == 1) return StrSubstring(s, bounds.start, bounds.start + length);
  return StepSlice(s, bounds, length);
}

namespace {

Ref<Object> SubscriptSlot(Borrowed<Object> self, Borrowed<Object> key) {
  StrObject* s = AsStr(self);
  if (key->kind == kSlice) {
    SliceBounds bounds;
    return SliceUnpack(key, &bounds.start, &bounds.stop, &bounds.step) ? StrSlice(s, bounds) : nullptr;
  }
  ptrdiff_t index;
  if (key->kind == kInt) {
    index = SmallValue(key);
  } else {
    if (!IsIndex(key)) return RaiseTypeError("string indices must be integers, not '%.200T'", key.get());
    index = AsSsize(key, TypeId::kIndexError);
    if (index == -1 && ErrorPending()) return nullptr;
  }
  if (index < 0) index += s->length;
  return ItemSlot(self, index);
}

Ref<Object> ModuloSlot(Borrowed<Object> a, Borrowed<Object> b) {
  if (!IsStr(a)) return NewNotImplemented();
  return StrModulo(AsStr(a), b);
}

// ---- Methods that are one line or two ---------------------------------------------------------------------------------------------

Ref<Object> Encode(Borrowed<Object> self, CallArgs args) {
  const char *encoding, *errors;
  if (!CodecArguments("encode", args, &encoding, &errors)) return nullptr;
  return EncodeStr(AsStr(self), encoding, errors);
}

Ref<Object> DunderFormat(Borrowed<Object> self, Borrowed<Object> spec) {
  if (!IsStr(spec)) return RaiseTypeError("__format__() argument must be str, not %.50K", spec.get());
  return FormatStrSpec(AsStr(self), AsStr(spec));
}

Ref<Object> SizeOf(Borrowed<Object> self) {
  const StrObject* s = AsStr(self);
  const VersionProfile& profile = CurrentProfile();
  int32_t header = s->ascii ? profile.ascii_header : profile.wide_header;
  auto size = static_cast<size_t>(s->kind != kStr ? ShownBasicSize(BuiltinType(TypeId::kStr)) : header);
  size += (static_cast<size_t>(s->length) + 1) * s->width;
  if (s->length == 1 && s->width == 1 && !s->ascii && s->refcount >= kImmortalRefcount / 2) size += static_cast<size_t>(profile.shared_character);
  if (HasExtra(s) && ExtraOf(s)->utf8) size += static_cast<size_t>(ExtraOf(s)->utf8_length) + 1;
  return NewInt(static_cast<int64_t>(size));
}

Ref<Object> GetNewArgs(Borrowed<Object> self) {
  StrBuilder copy;  // as in CPython another str, even of an exact one
  Ref<StrObject> text = copy.Append(AsStr(self)) ? copy.Finish() : nullptr;
  if (!text) return nullptr;
  return NewTuple({text.get()});
}

// ---- The table -------------------------------------------------------------------------------------------------------------------

namespace m = str_methods;

constexpr MethodDef kMethods[] = {
    Keywords("encode", Encode, "encode($self, /, encoding='utf-8', errors='strict')\n--\n\nThe text as bytes."),
    Positional("replace", m::Replace, 2, 3,
               "replace($self, old, new, count=-1, /)\n--\n\nA copy with occurrences of old replaced by new, the first count of them or all."),
    Keywords("split", m::Split, "split($self, /, sep=None, maxsplit=-1)\n--\n\nThe words between separators, as a list."),
    Keywords("rsplit", m::RSplit, "rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nThe words between separators, split from the end."),
    OneArg("join", m::Join, "join($self, iterable, /)\n--\n\nThe strings of the iterable with this one between them."),
    NoArgs("capitalize", m::Capitalize, "capitalize($self, /)\n--\n\nThe first character in upper case, the rest in lower case."),
    NoArgs("casefold", m::CaseFold, "casefold($self, /)\n--\n\nA form for comparing without regard to case."),
    NoArgs("title", m::Title, "title($self, /)\n--\n\nEach word capitalized."),
    Positional("center", m::Center, 1, 2, "center($self, width, fillchar=' ', /)\n--\n\nThe text in the middle of width characters."),
    Positional("count", m::Count, 0, -1, "S.count(sub[, start[, end]]) -> int\n\nHow often sub occurs in S[start:end], without overlaps."),
    Keywords("expandtabs", m::ExpandTabs, "expandtabs($self, /, tabsize=8)\n--\n\nA copy with tabs expanded to spaces."),
    Positional("find", m::Find, 0, -1, "S.find(sub[, start[, end]]) -> int\n\nThe first place of sub in S[start:end], or -1."),
    OneArg("partition", m::Partition, "partition($self, sep, /)\n--\n\nWhat stands before the separator, the separator, and what follows it."),
    Positional("index", m::Index, 0, -1, "S.index(sub[, start[, end]]) -> int\n\nLike find, but raises ValueError where sub is absent."),
    Positional("ljust", m::LJust, 1, 2, "ljust($self, width, fillchar=' ', /)\n--\n\nThe text at the left of width characters."),
    NoArgs("lower", m::Lower, "lower($self, /)\n--\n\nA copy in lower case."),
    Positional("lstrip", m::LStrip, 0, 1, "lstrip($self, chars=None, /)\n--\n\nA copy without white space, or chars, at the start."),
    Positional("rfind", m::RFind, 0, -1, "S.rfind(sub[, start[, end]]) -> int\n\nThe last place of sub in S[start:end], or -1."),
    Positional("rindex", m::RIndex, 0, -1, "S.rindex(sub[, start[, end]]) -> int\n\nLike rfind, but raises ValueError where sub is absent."),
    Positional("rjust", m::RJust, 1, 2, "rjust($self, width, fillchar=' ', /)\n--\n\nThe text at the right of width characters."),
    Positional("rstrip", m::RStrip, 0, 1, "rstrip($self, chars=None, /)\n--\n\nA copy without white space, or chars, at the end."),
    OneArg("rpartition", m::RPartition, "rpartition($self, sep, /)\n--\n\nLike partition, at the last place of the separator."),
    Keywords("splitlines", m::SplitLines, "splitlines($self, /, keepends=False)\n--\n\nThe lines, as a list."),
    Positional("strip", m::Strip, 0, 1, "strip($self, chars=None, /)\n--\n\nA copy without white space, or chars, at both ends."),
    NoArgs("swapcase", m::SwapCase, "swapcase($self, /)\n--\n\nA copy with upper and lower case exchanged."),
    OneArg("translate", m::Translate, "translate($self, table, /)\n--\n\nEach character replaced by what the table has for it."),
    NoArgs("upper", m::Upper, "upper($self, /)\n--\n\nA copy in upper case."),
    Positional("startswith", m::StartsWith, 0, -1,
               "S.startswith(prefix[, start[, end]]) -> bool\n\nWhether S[start:end] starts with the prefix, or with one of a tuple."),
    Positional("endswith", m::EndsWith, 0, -1,
               "S.endswith(suffix[, start[, end]]) -> bool\n\nWhether S[start:end] ends with the suffix, or with one of a tuple."),
    OneArg("removeprefix", m::RemovePrefix, "removeprefix($self, prefix, /)\n--\n\nA copy without the prefix, where it has it."),
    OneArg("removesuffix", m::RemoveSuffix, "removesuffix($self, suffix, /)\n--\n\nA copy without the suffix, where it has it."),
    NoArgs("isascii", m::IsAsciiOnly, "isascii($self, /)\n--\n\nWhether all characters are ASCII."),
    NoArgs("islower", m::IsLower, "islower($self, /)\n--\n\nWhether there are cased characters and all of them are lower case."),
    NoArgs("isupper", m::IsUpper, "isupper($self, /)\n--\n\nWhether there are cased characters and all of them are upper case."),
    NoArgs("istitle", m::IsTitle, "istitle($self, /)\n--\n\nWhether each word starts with upper case and goes on in lower case."),
    NoArgs("isspace", m::IsSpace, "isspace($self, /)\n--\n\nWhether there are characters and all are white space."),
    NoArgs("isdecimal", m::IsDecimal, "isdecimal($self, /)\n--\n\nWhether there are characters and all are decimal digits."),
    NoArgs("isdigit", m::IsDigit, "isdigit($self, /)\n--\n\nWhether there are characters and all are digits."),
    NoArgs("isnumeric", m::IsNumeric, "isnumeric($self, /)\n--\n\nWhether there are characters and all have a numeric value."),
    NoArgs("isalpha", m::IsAlpha, "isalpha($self, /)\n--\n\nWhether there are characters and all are letters."),
    NoArgs("isalnum", m::IsAlnum, "isalnum($self, /)\n--\n\nWhether there are characters and all are letters or numbers."),
    NoArgs("isidentifier", m::IsIdentifier, "isidentifier($self, /)\n--\n\nWhether the text is an identifier of Python."),
    NoArgs("isprintable", m::IsPrintable, "isprintable($self, /)\n--\n\nWhether repr() shows all characters as they are."),
    OneArg("zfill", m::ZFill, "zfill($self, width, /)\n--\n\nA number's text with zeros at the left, after its sign."),
    Keywords("format", m::Format, "S.format(*args, **kwargs) -> str\n\nS with its fields {...} replaced by formatted arguments."),
    OneArg("format_map", m::FormatMap, "S.format_map(mapping) -> str\n\nS with its fields {...} replaced by formatted values of the mapping."),
    OneArg("__format__", DunderFormat, "__format__($self, format_spec, /)\n--\n\nThe text as the specification says."),
    Positional("maketrans", m::MakeTrans, 1, 3, "A table for translate().", kStaticMethodFlag),
    NoArgs("__sizeof__", SizeOf, "__sizeof__($self, /)\n--\n\nThe size in memory, in bytes."),
    NoArgs("__getnewargs__", GetNewArgs),
};

constexpr TypeSpec MakeSpec() {
  TypeSpec spec = {.name = "str", .base = TypeId::kObject, .basic_size = kSubclassBase};
  spec.flags = kTypeIsBaseType | kStrSubclass | kTypeMatchSelf;
  spec.instance_kind = kStr;
  spec.dealloc = Dealloc;
  spec.slots.repr = ReprSlot;
  spec.slots.str = StrSlot;
  spec.slots.hash = HashSlot;
  spec.slots.getattr = GenericGetAttr;
  spec.slots.compare = CompareSlot;
  spec.slots.iter = m::Iterate;
  spec.slots.new_ = New;
  spec.slots.remainder = ModuloSlot;
  spec.slots.seq_length = LengthSlot;
  spec.slots.concat = ConcatSlot;
  spec.slots.repeat = RepeatSlot;
  spec.slots.item = ItemSlot;
  spec.slots.contains = ContainsSlot;
  spec.slots.map_length = LengthSlot;
  spec.slots.subscript = SubscriptSlot;
  spec.methods = kMethods;
  spec.doc =
      "str(object='') -> str\n"
      "str(bytes_or_buffer[, encoding[, errors]]) -> str\n"
      "\n"
      "The text of an object: of bytes by decoding them where encoding or errors\n"
      "are given, of anything else by its __str__() or its repr().";
  return spec;
}

}  // namespace

extern const TypeSpec kStrSpec;
constinit const TypeSpec kStrSpec = MakeSpec();

}  // namespace viv
