#include "stdlib/re_reader.h"

#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/utf8.h"
#include "interpreter/vm/import.h"

namespace viv {

std::string ReUtf8(std::u32string_view text) {
  std::string out;
  for (char32_t c : text) {
    char buffer[4];
    out.append(buffer, WriteUtf8Char(c, buffer));
  }
  return out;
}

Ref<StrObject> ReStr(std::u32string_view text) {
  return NewStrFromUtf32(reinterpret_cast<const uint32_t*>(text.data()), static_cast<ptrdiff_t>(text.size()));
}

char32_t ReSimpleEscape(char32_t c) {
  switch (c) {
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    case '\\': return '\\';
    default: return 0;
  }
}

void RaiseReError(const std::string& message, Borrowed<Object> pattern, ptrdiff_t position) {
  Ref<StrObject> module_name = InternStr("re"), class_name = InternStr("error");
  Ref<ModuleObject> module = module_name && class_name ? ImportModule(module_name) : nullptr;
  Ref<Object> type = module ? GetAttr(module, class_name) : nullptr;
  Ref<StrObject> text = type ? NewStr(message) : nullptr;
  if (text && pattern && IsBytes(pattern)) {
    text = StrToAscii(text);
  }
  if (!text) return;
  Ref<Object> error;
  if (position < 0) {
    error = Call(type, {text.get()});
  } else if (Ref<Object> index = NewInt(position)) {
    error = Call(type, {text.get(), pattern.get(), index.get()});
  }
  if (error) RaiseObject(error);
}

ReReader::ReReader(Borrowed<Object> source) : source_(source), is_text_(IsStr(source)) {
  if (is_text_) {
    text_.reserve(static_cast<size_t>(AsStr(source)->length));
    for (ptrdiff_t i = 0; i < AsStr(source)->length; ++i) text_ += static_cast<char32_t>(StrChar(AsStr(source), i));
  } else {
    std::string bytes;
    if (!CopyBuffer(source, &bytes)) ReFail();
    for (char c : bytes) text_ += static_cast<char32_t>(static_cast<uint8_t>(c));
  }
  Advance();
}

void ReReader::Advance() {
  next_.clear();
  if (index_ >= text_.size()) return;
  next_ = text_[index_++];
  if (next_[0] != '\\') return;
  if (index_ >= text_.size()) FailAt("bad escape (end of pattern)", static_cast<ptrdiff_t>(text_.size()) - 1);
  next_ += text_[index_++];
}

std::u32string ReReader::GetWhile(size_t n, std::u32string_view set) {
  std::u32string result;
  while (result.size() < n && NextIn(set)) result += Get();
  return result;
}

std::u32string ReReader::GetUntil(char32_t terminator, const char* what) {
  std::u32string result;
  for (;;) {
    if (AtEnd()) {
      if (result.empty()) Fail(std::string("missing ") + what);
      Fail("missing " + ReUtf8({&terminator, 1}) + ", unterminated name", static_cast<ptrdiff_t>(result.size()));
    }
    std::u32string token = Get();
    if (token.size() == 1 && token[0] == terminator) {
      if (result.empty()) Fail(std::string("missing ") + what, 1);
      return result;
    }
    result += token;
  }
}

void ReReader::Fail(const std::string& message, ptrdiff_t offset) { FailAt(message, Tell() - offset); }

void ReReader::FailAt(const std::string& message, ptrdiff_t position) {
  RaiseReError(message, source_, position);
  ReFail();
}

std::string ReReader::Quoted(const std::u32string& name) const {
  Ref<StrObject> text = ReStr(name), shown = text ? StrRepr(text) : nullptr;
  if (!shown) ReFail();
  return StrToStdString(shown.get());
}

bool ReReader::IsIdentifier(const std::u32string& name) const {
  Ref<StrObject> text = ReStr(name);
  if (!text) ReFail();
  return StrIsIdentifier(text.get());
}

Ref<StrObject> ReReader::GroupName(const std::u32string& name, ptrdiff_t offset) {
  Ref<StrObject> text = ReStr(name);
  if (!text) ReFail();
  bool ascii = text->ascii;
  if (!is_text_ && !ascii) {
    Ref<StrObject> shown = Ascii(text);
    if (!shown || !Warn(TypeId::kDeprecationWarning, 3, "bad character in group name %U at position %zd", shown.get(),
                        Tell() - static_cast<ptrdiff_t>(name.size()) - offset)) {
      ReFail();
    }
  }
  if (!StrIsIdentifier(text.get())) Fail("bad character in group name " + Quoted(name), static_cast<ptrdiff_t>(name.size()) + offset);
  InternInPlace(&text);
  return text;
}

uint64_t ReReader::GroupNumber(const std::u32string& name) {
  auto bad = [&] { Fail("bad character in group name " + Quoted(name), static_cast<ptrdiff_t>(name.size()) + 1); };
  Ref<StrObject> text = ReStr(name);
  Ref<Object> number = text ? Call(BuiltinType(TypeId::kInt), {text.get()}) : nullptr;
  if (!number) {
    if (!PendingMatches(TypeId::kValueError)) ReFail();
    ClearError();
    bad();
  }
  if (IntSign(number.get()) < 0) bad();
  uint64_t value = 0;
  int overflow = 0;
  int64_t small = IntAsInt64(number, &overflow);
  value = overflow ? UINT64_MAX : static_cast<uint64_t>(small);
  if (value >= kReMaxGroups) {
    std::string digits;
    if (!IntToText(number, 10, false, &digits)) ReFail();
    Fail("invalid group reference " + digits, static_cast<ptrdiff_t>(name.size()) + 1);
  }
  for (char32_t c : name) {
    if (ReIsIn(c, kReDigits)) continue;
    std::string shown = Quoted(name);
    if (!Warn(TypeId::kDeprecationWarning, 3, "bad character in group name %s at position %zd", shown.c_str(),
              Tell() - static_cast<ptrdiff_t>(name.size()) - 1)) {
      ReFail();
    }
    break;
  }
  return value;
}

}  // namespace viv
