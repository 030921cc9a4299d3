// repr and ascii of a str.
#include "interpreter/objects/str_internal.h"
#include "interpreter/objects/unicode_data.h"

namespace viv {
namespace {

bool AppendHexEscape(StrBuilder* out, char letter, uint32_t c, int digits) {
  char text[10] = {'\\', letter};
  for (int i = 0; i < digits; ++i) text[2 + i] = "0123456789abcdef"[(c >> (4 * (digits - 1 - i))) & 15];
  return out->AppendAscii({text, static_cast<size_t>(digits) + 2});
}

bool AppendEscaped(StrBuilder* out, uint32_t c) {
  if (c < 0x100) return AppendHexEscape(out, 'x', c, 2);
  if (c < 0x10000) return AppendHexEscape(out, 'u', c, 4);
  return AppendHexEscape(out, 'U', c, 8);
}

}  // namespace

Ref<StrObject> StrRepr(Borrowed<StrObject> s) {
  bool single = false, doubled = false, plain = s->ascii;
  WithWidth(s->width, [&](auto c) {
    const auto* text = Characters<decltype(c)>(s);
    for (ptrdiff_t i = 0; i < s->length; ++i) {
      auto character = text[i];
      if (character == '\'') {
        single = true;
      } else if (character == '"') {
        doubled = true;
      } else if (character < ' ' || character == 0x7F || character == '\\') {
        plain = false;
      }
    }
  });
  char quote = single && !doubled ? '"' : '\'';
  if (plain && !(single && doubled)) {
    StrObject* result = AllocateAscii(s->length + 2);
    if (!result) return nullptr;
    result->data[0] = quote;
    std::memcpy(result->data + 1, s->data, static_cast<size_t>(s->length));
    result->data[s->length + 1] = quote;
    return Ref<StrObject>::Adopt(result);
  }
  StrBuilder out;
  if (!out.AppendChar(static_cast<uint8_t>(quote))) return nullptr;
  for (ptrdiff_t i = 0; i < s->length; ++i) {
    uint32_t c = StrChar(s, i);
    bool ok;
    if (c == static_cast<uint8_t>(quote) || c == '\\') {
      ok = out.AppendChar('\\') && out.AppendChar(c);
    } else if (c == '\t') {
      ok = out.AppendAscii("\\t");
    } else if (c == '\n') {
      ok = out.AppendAscii("\\n");
    } else if (c == '\r') {
      ok = out.AppendAscii("\\r");
    } else if (c < ' ' || c == 0x7F) {
      ok = AppendHexEscape(&out, 'x', c, 2);
    } else if (c < 0x7F || UnicodeIsPrintable(c)) {
      ok = out.AppendChar(c);
    } else {
      ok = AppendEscaped(&out, c);
    }
    if (!ok) return nullptr;
  }
  if (!out.AppendChar(static_cast<uint8_t>(quote))) return nullptr;
  return out.Finish();
}

Ref<StrObject> StrToAscii(Borrowed<StrObject> s) {
  if (s->ascii) return ExactStr(s);
  StrBuilder out;
  for (ptrdiff_t i = 0; i < s->length; ++i) {
    uint32_t c = StrChar(s, i);
    if (!(c < 0x80 ? out.AppendChar(c) : AppendEscaped(&out, c))) return nullptr;
  }
  return out.Finish();
}

}  // namespace viv
