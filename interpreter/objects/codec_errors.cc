#include "interpreter/objects/codec_errors.h"

#include <algorithm>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/codec.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/utf8.h"

namespace viv {

ErrorMode ErrorModeOf(const char* errors) {
  if (!errors) return ErrorMode::kStrict;
  std::string_view name = errors;
  if (name == "strict") return ErrorMode::kStrict;
  if (name == "surrogateescape") return ErrorMode::kSurrogateEscape;
  if (name == "replace") return ErrorMode::kReplace;
  if (name == "ignore") return ErrorMode::kIgnore;
  if (name == "backslashreplace") return ErrorMode::kBackslashReplace;
  if (name == "surrogatepass") return ErrorMode::kSurrogatePass;
  if (name == "xmlcharrefreplace") return ErrorMode::kXmlCharRefReplace;
  if (name == "namereplace") return ErrorMode::kNameReplace;
  return ErrorMode::kRegistered;
}

// ---- Surrogates under surrogatepass ----------------------------------------------------------------------------------------------

namespace {

// "utf-16-le" in pieces; width 0: not of the family.
struct UtfForm {
  int width = 0;
  bool big = false;
};

UtfForm UtfFormOf(std::string_view encoding) {
  std::string name;
  for (char c : encoding) {
    if (c != '-' && c != '_') name += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  if (name == "utf8" || name == "cputf8" || name == "cp65001") return {1, false};
  if (name == "utf16" || name == "utf16le") return {2, false};
  if (name == "utf16be") return {2, true};
  if (name == "utf32" || name == "utf32le") return {4, false};
  if (name == "utf32be") return {4, true};
  return {};
}

bool IsSurrogate(uint32_t c) { return c - 0xD800u < 0x800u; }

}  // namespace

std::string SurrogateBytes(std::string_view encoding, uint32_t surrogate) {
  UtfForm form = UtfFormOf(encoding);
  std::string bytes;
  if (form.width == 1) {
    char utf8[4];
    bytes.assign(utf8, WriteUtf8Char(surrogate, utf8));
  }
  if (form.width >= 2) {
    for (int i = 0; i < form.width; ++i) {
      int shift = 8 * (form.big ? form.width - 1 - i : i);
      bytes += static_cast<char>((surrogate >> shift) & 0xFF);
    }
  }
  return bytes;
}

uint32_t SurrogateOfBytes(std::string_view encoding, std::string_view bytes, int* size) {
  UtfForm form = UtfFormOf(encoding);
  auto at = [&](size_t i) { return static_cast<uint32_t>(static_cast<uint8_t>(bytes[i])); };
  uint32_t c = 0;
  *size = form.width == 1 ? 3 : form.width;
  if (form.width == 0 || bytes.size() < static_cast<size_t>(*size)) return 0;
  if (form.width == 1) {
    if ((at(0) & 0xF0) != 0xE0 || (at(1) & 0xC0) != 0x80 || (at(2) & 0xC0) != 0x80) return 0;
    c = ((at(0) & 0x0F) << 12) | ((at(1) & 0x3F) << 6) | (at(2) & 0x3F);
  } else {
    for (int i = 0; i < form.width; ++i) c |= at(static_cast<size_t>(i)) << (8 * (form.big ? form.width - 1 - i : i));
  }
  return IsSurrogate(c) ? c : 0;
}

// ---- Texts -----------------------------------------------------------------------------------------------------------------------

namespace {
bool AppendHex(StrBuilder* out, uint32_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
    if (!out->AppendChar(static_cast<uint8_t>("0123456789abcdef"[(value >> shift) & 15]))) return false;
  }
  return true;
}
bool AppendBackslash(StrBuilder* out, uint32_t c) {
  if (c < 0x100) return out->AppendAscii("\\x") && AppendHex(out, c, 2);
  if (c < 0x10000) return out->AppendAscii("\\u") && AppendHex(out, c, 4);
  return out->AppendAscii("\\U") && AppendHex(out, c, 8);
}
}  // namespace

bool AppendBackslashes(StrBuilder* out, const StrObject* s, ptrdiff_t start, ptrdiff_t end) {
  for (; start < end; ++start) {
    if (!AppendBackslash(out, StrChar(s, start))) return false;
  }
  return true;
}

bool AppendCharRefs(StrBuilder* out, const StrObject* s, ptrdiff_t start, ptrdiff_t end) {
  for (; start < end; ++start) {
    if (!out->AppendAscii("&#" + std::to_string(StrChar(s, start)) + ";")) return false;
  }
  return true;
}

bool AppendNames(StrBuilder* out, const StrObject* s, ptrdiff_t start, ptrdiff_t end) {
  const RuntimeHooks& hooks = CurrentRuntime().hooks;
  Ref<StrObject> module_name = NewStr("unicodedata");
  Ref<StrObject> function_name = NewStr("name");
  if (!module_name || !function_name) return false;
  if (!hooks.import_module) return RaiseFalse(TypeId::kModuleNotFoundError, "No module named %R", static_cast<Object*>(module_name.get()));
  ModuleObject* imported = hooks.import_module(module_name);
  if (!imported) return false;
  auto module = Ref<Object>::Share(reinterpret_cast<Object*>(imported));
  for (; start < end; ++start) {
    Ref<StrObject> character = StrFromChar(StrChar(s, start));
    if (!character) return false;
    Ref<Object> name = CallMethod(module, function_name, {character.get(), None()});
    if (!name) return false;
    bool ok = IsStr(name.get()) ? out->AppendAscii("\\N{") && out->Append(AsStr(name.get())) && out->AppendChar('}')
                                : AppendBackslash(out, StrChar(s, start));
    if (!ok) return false;
  }
  return true;
}

// ---- Answers of handlers ---------------------------------------------------------------------------------------------------------

namespace {

// (replacement, position), the position made absolute and checked against `length`.
bool UnpackAnswer(Borrowed<Object> answer, ptrdiff_t length, bool bytes_allowed, Ref<Object>* replacement, ptrdiff_t* next) {
  const char* message = bytes_allowed ? "encoding error handler must return (str/bytes, int) tuple"
                                      : "decoding error handler must return (str, int) tuple";
  if (!IsTuple(answer) || AsTuple(answer)->size != 2) return RaiseFalse(TypeId::kTypeError, "%s", message);
  Object* text = TupleItem(AsTuple(answer), 0);
  if (!IsStr(text) && !(bytes_allowed && IsBytes(text))) return RaiseFalse(TypeId::kTypeError, "%s", message);
  Object* position = TupleItem(AsTuple(answer), 1);
  if (!IsIndex(position)) {
    return RaiseFalse(TypeId::kTypeError, "'%.200T' object cannot be interpreted as an integer", position);
  }
  int64_t value = AsInt64(position);
  if (value == -1 && ErrorPending()) return false;
  ptrdiff_t at = value < 0 ? value + length : value;
  if (at < 0 || at > length) return RaiseFalse(TypeId::kIndexError, "position %zd from error handler out of bounds", at);
  *replacement = Ref<Object>::Share(text);
  *next = at;
  return true;
}

bool RaiseException(Ref<Object> exception) {
  if (exception) RaiseObject(exception);
  return false;
}

}  // namespace

// ---- Decoding --------------------------------------------------------------------------------------------------------------------

Ref<Object> DecodeErrors::MakeException(const char* reason, ptrdiff_t start, ptrdiff_t end) {
  Ref<StrObject> encoding = NewStr(encoding_), why = NewStr(reason);
  Ref<Object> data = NewBytes(data_), from = NewInt(start), to = NewInt(end);
  if (!encoding || !why || !data || !from || !to) return nullptr;
  return Call(BuiltinType(TypeId::kUnicodeDecodeError), {encoding.get(), data.get(), from.get(), to.get(), why.get()});
}

bool DecodeErrors::RaiseIt(const char* reason, ptrdiff_t start, ptrdiff_t end) {
  return RaiseException(MakeException(reason, start, end));
}

bool DecodeErrors::CallHandler(const char* reason, ptrdiff_t start, ptrdiff_t end, StrBuilder* out, ptrdiff_t* next) {
  if (!handler_) {
    handler_ = LookupErrorHandler(errors_ ? errors_ : "strict");
    if (!handler_) return false;
  }
  Ref<Object> exception = MakeException(reason, start, end);
  if (!exception) return false;
  Ref<Object> answer = Call(handler_, {exception.get()});
  if (!answer) return false;
  Object* object = static_cast<UnicodeErrorObject*>(exception.get())->object.get();
  if (object && IsBytes(object) && BytesView(object) != data_) {
    replaced_ = Ref<Object>::Share(object);
    data_ = BytesView(object);
  }
  Ref<Object> replacement;
  if (!UnpackAnswer(answer, static_cast<ptrdiff_t>(data_.size()), false, &replacement, next)) return false;
  return out->Append(AsStr(replacement.get()));
}

bool DecodeErrors::Handle(const char* reason, ptrdiff_t start, ptrdiff_t end, StrBuilder* out, ptrdiff_t* next) {
  *next = end;
  switch (mode_) {
    case ErrorMode::kStrict:
      return RaiseIt(reason, start, end);
    case ErrorMode::kIgnore:
      return true;
    case ErrorMode::kReplace:
      return out->AppendChar(0xFFFD);
    case ErrorMode::kBackslashReplace:
      for (; start < end; ++start) {
        if (!AppendBackslash(out, static_cast<uint8_t>(data_[static_cast<size_t>(start)]))) return false;
      }
      return true;
    case ErrorMode::kSurrogateEscape: {
      ptrdiff_t at = start;
      for (; at < end && at - start < 4; ++at) {
        auto byte = static_cast<uint8_t>(data_[static_cast<size_t>(at)]);
        if (byte < 0x80) break;
        if (!out->AppendChar(0xDC00u + byte)) return false;
      }
      if (at == start) return RaiseIt(reason, start, end);
      *next = at;
      return true;
    }
    case ErrorMode::kSurrogatePass: {
      int size;
      uint32_t surrogate = SurrogateOfBytes(encoding_, data_.substr(static_cast<size_t>(start)), &size);
      if (!surrogate) return RaiseIt(reason, start, end);
      *next = start + size;
      return out->AppendChar(surrogate);
    }
    default:
      return CallHandler(reason, start, end, out, next);
  }
}

// ---- Encoding --------------------------------------------------------------------------------------------------------------------

Ref<Object> EncodeErrors::MakeException(const char* reason, ptrdiff_t start, ptrdiff_t end) {
  Ref<StrObject> encoding = NewStr(encoding_), why = NewStr(reason);
  Ref<Object> from = NewInt(start), to = NewInt(end);
  if (!encoding || !why || !from || !to) return nullptr;
  return Call(BuiltinType(TypeId::kUnicodeEncodeError), {encoding.get(), text_.get(), from.get(), to.get(), why.get()});
}

bool EncodeErrors::RaiseIt(const char* reason, ptrdiff_t start, ptrdiff_t end) {
  return RaiseException(MakeException(reason, start, end));
}

bool EncodeErrors::CallHandler(const char* reason, ptrdiff_t start, ptrdiff_t end, Replacement* out, ptrdiff_t* next) {
  if (!handler_) {
    handler_ = LookupErrorHandler(errors_ ? errors_ : "strict");
    if (!handler_) return false;
  }
  Ref<Object> exception = MakeException(reason, start, end);
  if (!exception) return false;
  Ref<Object> answer = Call(handler_, {exception.get()});
  if (!answer) return false;
  Ref<Object> replacement;
  if (!UnpackAnswer(answer, text_->length, true, &replacement, next)) return false;
  if (IsBytes(replacement.get())) {
    out->bytes = BytesView(replacement.get());
  } else {
    out->text = Ref<StrObject>::Share(AsStr(replacement.get()));
  }
  return true;
}

bool EncodeErrors::Handle(const char* reason, ptrdiff_t start, ptrdiff_t end, Replacement* out, ptrdiff_t* next) {
  *next = end;
  out->bytes.clear();
  out->text.Reset();
  StrBuilder builder;
  switch (mode_) {
    case ErrorMode::kStrict:
      return RaiseIt(reason, start, end);
    case ErrorMode::kIgnore:
      return true;
    case ErrorMode::kReplace:
      if (!builder.AppendFill('?', end - start)) return false;
      break;
    case ErrorMode::kBackslashReplace:
      if (!AppendBackslashes(&builder, text_, start, end)) return false;
      break;
    case ErrorMode::kXmlCharRefReplace:
      if (!AppendCharRefs(&builder, text_, start, end)) return false;
      break;
    case ErrorMode::kNameReplace:
      if (!AppendNames(&builder, text_, start, end)) return false;
      break;
    case ErrorMode::kSurrogateEscape: {
      ptrdiff_t at = start;
      for (; at < end; ++at) {
        uint32_t c = StrChar(text_, at);
        if (c < 0xDC80 || c > 0xDCFF) break;
        out->bytes += static_cast<char>(c - 0xDC00);
      }
      if (at < end) return RaiseIt(reason, at, end);
      return true;
    }
    case ErrorMode::kSurrogatePass:
      for (ptrdiff_t at = start; at < end; ++at) {
        uint32_t c = StrChar(text_, at);
        std::string bytes = IsSurrogate(c) ? SurrogateBytes(encoding_, c) : std::string();
        if (bytes.empty()) return RaiseIt(reason, start, end);
        out->bytes += bytes;
      }
      return true;
    default:
      return CallHandler(reason, start, end, out, next);
  }
  out->text = builder.Finish();
  return static_cast<bool>(out->text);
}

}  // namespace viv
