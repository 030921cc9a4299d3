// What patterns and matches share: subjects, their parts, and results that are put together from parts.
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "stdlib/library_state.h"
#include "stdlib/re_objects.h"

namespace viv {

ReState& CurrentRe() { return *CurrentLibrary().re; }

bool ReText::Get(PatternObject* pattern, Borrowed<Object> string) {
  string_ = string;
  if (IsStr(string)) {
    if (IsBytes(pattern->pattern.get())) return RaiseFalse(TypeId::kTypeError, "cannot use a bytes pattern on a string-like object");
    const StrObject* s = AsStr(string);
    is_str_ = true;
    subject_.data = StrData(s);
    subject_.length = s->length;
    subject_.variant = s->ascii        ? ReVariant::kAscii
                       : s->width == 1 ? ReVariant::kByte
                       : s->width == 2 ? ReVariant::kWide2
                                       : ReVariant::kWide4;
    return true;
  }
  if (!HasBuffer(string)) return RaiseFalse(TypeId::kTypeError, "expected string or bytes-like object, got '%.200T'", string.get());
  if (!holder_.Get(string)) return false;
  if (IsStr(pattern->pattern.get())) return RaiseFalse(TypeId::kTypeError, "cannot use a string pattern on a bytes-like object");
  subject_.data = static_cast<const char*>(holder_.buffer.data);
  subject_.length = holder_.buffer.length;
  subject_.variant = ReVariant::kByte;
  return true;
}

Ref<Object> ReText::Slice(ptrdiff_t start, ptrdiff_t end) const {
  if (is_str_) return StrSubstring(AsStr(string_), start, end);
  if (start == 0 && end == subject_.length && IsExact(string_, TypeId::kBytes)) return string_.ToOwned();
  return NewBytes({subject_.data + start, static_cast<size_t>(end - start)});
}

Ref<Object> ReSlice(Borrowed<Object> string, ptrdiff_t start, ptrdiff_t end) {
  if (IsStr(string)) {
    ptrdiff_t length = AsStr(string)->length;
    return StrSubstring(AsStr(string), std::min(start, length), std::min(end, length));
  }
  BufferHolder holder;
  if (!holder.Get(string)) return nullptr;
  ptrdiff_t length = holder.buffer.length;
  start = std::min(start, length);
  end = std::max(start, std::min(end, length));
  if (start == 0 && end == length && IsExact(string, TypeId::kBytes)) return string.ToOwned();
  return NewBytes({static_cast<const char*>(holder.buffer.data) + start, static_cast<size_t>(end - start)});
}

const ReTemplate* TemplateOf(PatternObject* pattern, Borrowed<Object> text) {
  bool exact = IsExact(text, TypeId::kStr) || IsExact(text, TypeId::kBytes);
  if (exact && pattern->template_text) {
    int same = pattern->template_text->type == text->type ? CompareBool(pattern->template_text.get(), text, kEqual) : 0;
    if (same < 0) return nullptr;
    if (same) return pattern->template_parts;
  }
  auto parts = std::make_unique<ReTemplate>();
  if (!ParseReTemplate(text, GroupCount(pattern), pattern->group_index.get(), parts.get())) return nullptr;
  delete std::exchange(pattern->template_parts, parts.release());
  if (exact) {
    pattern->template_text.Set(text.ToOwned());
  } else {
    pattern->template_text.Clear();
  }
  return pattern->template_parts;
}

bool ReOutput::Append(const ReText& text, ptrdiff_t start, ptrdiff_t end) {
  if (is_str_) {
    if (text.is_str()) return str_.Append(AsStr(text.string()), start, end);
    Ref<Object> slice = text.Slice(start, end);
    return slice && AppendObject(slice);
  }
  bytes_.append(text.subject().data + start, static_cast<size_t>(end - start));
  return true;
}

bool ReOutput::AppendObject(Borrowed<Object> piece) {
  if (is_str_) return str_.Append(AsStr(piece));
  BufferHolder holder;
  if (!holder.Get(piece)) return false;
  bytes_.append(static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length));
  return true;
}

bool ReOutput::AppendText(const std::u32string& text) {
  for (char32_t c : text) {
    if (!is_str_) {
      bytes_ += static_cast<char>(c);
    } else if (!str_.AppendChar(c)) {
      return false;
    }
  }
  return true;
}

bool ReOutput::AppendTemplate(const ReTemplate& parts, const ReText& text, const ptrdiff_t* spans) {
  for (size_t i = 0; i < parts.texts.size(); ++i) {
    if (!AppendText(parts.texts[i])) return false;
    if (i == parts.groups.size()) break;
    size_t group = parts.groups[i];
    if (spans[2 * group] >= 0 && !Append(text, spans[2 * group], spans[2 * group + 1])) return false;
  }
  return true;
}

Ref<Object> ReOutput::Finish() { return is_str_ ? Ref<Object>(str_.Finish()) : NewBytes(bytes_); }

}  // namespace viv
