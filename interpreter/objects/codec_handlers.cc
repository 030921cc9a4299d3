// strict, ignore, replace ... as functions that a program can call and codecs.lookup_error gives: each takes a UnicodeError and
// answers (replacement, position).
#include <algorithm>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/codec.h"
#include "interpreter/objects/codec_errors.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

enum class Direction { kEncode, kDecode, kTranslate, kNone };

Direction DirectionOf(Borrowed<Object> error) {
  if (IsInstanceExactOrSub(error, TypeId::kUnicodeEncodeError)) return Direction::kEncode;
  if (IsInstanceExactOrSub(error, TypeId::kUnicodeDecodeError)) return Direction::kDecode;
  if (IsInstanceExactOrSub(error, TypeId::kUnicodeTranslateError)) return Direction::kTranslate;
  return Direction::kNone;
}

// The fields of the error, checked, start and end clipped to the object as CPython's accessors do.
struct Fault {
  Direction direction;
  Object* object = nullptr;
  ptrdiff_t start = 0, end = 0;
};

bool ReadFault(Borrowed<Object> error, Fault* fault) {
  fault->direction = DirectionOf(error);
  if (fault->direction == Direction::kNone) return true;
  auto* fields = static_cast<UnicodeErrorObject*>(error.get());
  fault->object = fields->object;
  if (!fault->object) return RaiseFalse(TypeId::kTypeError, "object attribute not set");
  bool is_bytes = fault->direction == Direction::kDecode;
  if (is_bytes && !IsBytes(fault->object)) return RaiseFalse(TypeId::kTypeError, "object attribute must be bytes");
  if (!is_bytes && !IsStr(fault->object)) return RaiseFalse(TypeId::kTypeError, "object attribute must be unicode");
  auto size = is_bytes ? static_cast<ptrdiff_t>(BytesView(fault->object).size()) : AsStr(fault->object)->length;
  fault->start = std::clamp<ptrdiff_t>(fields->start, 0, std::max<ptrdiff_t>(size - 1, 0));
  fault->end = std::clamp<ptrdiff_t>(fields->end, std::min<ptrdiff_t>(1, size), size);
  return true;
}

Ref<Object> WrongType(Borrowed<Object> error) {
  return RaiseTypeError("don't know how to handle %.200T in error callback", error.get());
}

Ref<Object> Answer(Ref<Object> replacement, ptrdiff_t position) {
  if (!replacement) return nullptr;
  Ref<Object> index = NewInt(position);
  if (!index) return nullptr;
  return NewTuple({replacement.get(), index.get()});
}

Ref<Object> Strict(Borrowed<Object>, Borrowed<Object> error) {
  if (!IsException(error)) return RaiseTypeError("codec must pass exception instance");
  RaiseObject(error);
  return nullptr;
}

Ref<Object> Reraise(Borrowed<Object> error) {
  RaiseObject(error);
  return nullptr;
}

Ref<Object> Ignore(Borrowed<Object>, Borrowed<Object> error) {
  Fault fault;
  if (!ReadFault(error, &fault)) return nullptr;
  if (fault.direction == Direction::kNone) return WrongType(error);
  return Answer(EmptyStr(), fault.end);
}

Ref<Object> Replace(Borrowed<Object>, Borrowed<Object> error) {
  Fault fault;
  if (!ReadFault(error, &fault)) return nullptr;
  StrBuilder out;
  switch (fault.direction) {
    case Direction::kNone:
      return WrongType(error);
    case Direction::kEncode:
      if (!out.AppendFill('?', fault.end - fault.start)) return nullptr;
      break;
    case Direction::kDecode:
      if (!out.AppendChar(0xFFFD)) return nullptr;
      break;
    case Direction::kTranslate:
      if (!out.AppendFill(0xFFFD, fault.end - fault.start)) return nullptr;
      break;
  }
  return Answer(out.Finish(), fault.end);
}

Ref<Object> XmlCharRefReplace(Borrowed<Object>, Borrowed<Object> error) {
  Fault fault;
  if (!ReadFault(error, &fault)) return nullptr;
  if (fault.direction != Direction::kEncode) return WrongType(error);
  StrBuilder out;
  if (!AppendCharRefs(&out, AsStr(fault.object), fault.start, fault.end)) return nullptr;
  return Answer(out.Finish(), fault.end);
}

Ref<Object> BackslashReplace(Borrowed<Object>, Borrowed<Object> error) {
  Fault fault;
  if (!ReadFault(error, &fault)) return nullptr;
  if (fault.direction == Direction::kNone) return WrongType(error);
  StrBuilder out;
  if (fault.direction != Direction::kDecode) {
    if (!AppendBackslashes(&out, AsStr(fault.object), fault.start, fault.end)) return nullptr;
    return Answer(out.Finish(), fault.end);
  }
  for (ptrdiff_t i = fault.start; i < fault.end; ++i) {
    auto byte = static_cast<uint8_t>(BytesView(fault.object)[static_cast<size_t>(i)]);
    const char text[] = {'\\', 'x', "0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
    if (!out.AppendAscii({text, sizeof(text)})) return nullptr;
  }
  return Answer(out.Finish(), fault.end);
}

Ref<Object> NameReplace(Borrowed<Object>, Borrowed<Object> error) {
  Fault fault;
  if (!ReadFault(error, &fault)) return nullptr;
  if (fault.direction != Direction::kEncode) return WrongType(error);
  StrBuilder out;
  if (!AppendNames(&out, AsStr(fault.object), fault.start, fault.end)) return nullptr;
  return Answer(out.Finish(), fault.end);
}

bool EncodingOf(Borrowed<Object> error, std::string* out) {
  Object* encoding = static_cast<UnicodeErrorObject*>(error.get())->encoding;
  if (!encoding || !IsStr(encoding)) return RaiseFalse(TypeId::kTypeError, "encoding attribute must be unicode");
  *out = StrToStdString(AsStr(encoding));
  return true;
}

Ref<Object> SurrogatePass(Borrowed<Object>, Borrowed<Object> error) {
  Fault fault;
  std::string encoding;
  if (!ReadFault(error, &fault)) return nullptr;
  if (fault.direction != Direction::kEncode && fault.direction != Direction::kDecode) return WrongType(error);
  if (!EncodingOf(error, &encoding)) return nullptr;
  if (fault.direction == Direction::kDecode) {
    int size;
    uint32_t surrogate = SurrogateOfBytes(encoding, BytesView(fault.object).substr(static_cast<size_t>(fault.start)), &size);
    if (!surrogate) return Reraise(error);
    return Answer(StrFromChar(surrogate), fault.start + size);
  }
  std::string bytes;
  for (ptrdiff_t i = fault.start; i < fault.end; ++i) {
    uint32_t c = StrChar(AsStr(fault.object), i);
    std::string one = c - 0xD800u < 0x800u ? SurrogateBytes(encoding, c) : std::string();
    if (one.empty()) return Reraise(error);
    bytes += one;
  }
  return Answer(NewBytes(bytes), fault.end);
}

Ref<Object> SurrogateEscape(Borrowed<Object>, Borrowed<Object> error) {
  Fault fault;
  if (!ReadFault(error, &fault)) return nullptr;
  if (fault.direction == Direction::kEncode) {
    std::string bytes;
    for (ptrdiff_t i = fault.start; i < fault.end; ++i) {
      uint32_t c = StrChar(AsStr(fault.object), i);
      if (c < 0xDC80 || c > 0xDCFF) return Reraise(error);
      bytes += static_cast<char>(c - 0xDC00);
    }
    return Answer(NewBytes(bytes), fault.end);
  }
  if (fault.direction != Direction::kDecode) return WrongType(error);
  StrBuilder out;
  ptrdiff_t at = fault.start;
  for (; at < fault.end && at - fault.start < 4; ++at) {
    auto byte = static_cast<uint8_t>(BytesView(fault.object)[static_cast<size_t>(at)]);
    if (byte < 0x80) break;
    if (!out.AppendChar(0xDC00u + byte)) return nullptr;
  }
  if (at == fault.start) return Reraise(error);
  return Answer(out.Finish(), at);
}

struct NamedHandler {
  const char* name;
  MethodDef def;
};
constexpr NamedHandler kHandlers[] = {
    {"strict", OneArg("strict_errors", Strict, "Raises the exception as it is.")},
    {"ignore", OneArg("ignore_errors", Ignore, "Leaves out what cannot be coded.")},
    {"replace", OneArg("replace_errors", Replace, "Puts '?' or U+FFFD in the place of what cannot be coded.")},
    {"xmlcharrefreplace", OneArg("xmlcharrefreplace_errors", XmlCharRefReplace, "Puts XML character references in its place.")},
    {"backslashreplace", OneArg("backslashreplace_errors", BackslashReplace, "Puts backslash escapes in its place.")},
    {"namereplace", OneArg("namereplace_errors", NameReplace, "Puts \\N{...} escapes in its place.")},
    {"surrogatepass", OneArg("surrogatepass", SurrogatePass, "Codes surrogates as if they were characters.")},
    {"surrogateescape", OneArg("surrogateescape", SurrogateEscape, "Carries undecodable bytes as surrogates.")},
};

}  // namespace

bool RegisterBuiltinErrorHandlers() {
  for (const NamedHandler& handler : kHandlers) {
    Ref<Object> function = NewBuiltinFunction(&handler.def, nullptr, nullptr);
    if (!function || !RegisterErrorHandler(handler.name, function)) return false;
  }
  return true;
}

}  // namespace viv
