// unicode_escape, raw_unicode_escape, and the escapes of bytes literals.
#include <algorithm>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/codec.h"
#include "interpreter/objects/codec_errors.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/str_internal.h"

namespace viv {
namespace {

void AppendHex(std::string* out, char letter, uint32_t c, int digits) {
  *out += '\\';
  *out += letter;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) *out += "0123456789abcdef"[(c >> shift) & 15];
}

int HexValue(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Reads up to `count` hex digits; how many were missing.
int ReadHex(std::string_view data, ptrdiff_t* at, int count, uint32_t* value) {
  *value = 0;
  for (; count > 0 && *at < static_cast<ptrdiff_t>(data.size()); --count, ++*at) {
    int digit = HexValue(data[static_cast<size_t>(*at)]);
    if (digit < 0) break;
    *value = *value * 16 + static_cast<uint32_t>(digit);
  }
  return count;
}

// The character of one-letter escapes; -1: none.
int SimpleEscape(char c) {
  switch (c) {
    case '\\': case '\'': case '"': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 't': return '\t';
    case 'n': return '\n';
    case 'r': return '\r';
    case 'v': return '\v';
    case 'a': return '\a';
    default: return -1;
  }
}

// The character of a Unicode name, by the module unicodedata. False: exception pending; *found tells whether there is one.
bool LookUpName(std::string_view name, bool* found, Ref<StrObject>* character) {
  const RuntimeHooks& hooks = CurrentRuntime().hooks;
  Ref<StrObject> module_name = NewStr("unicodedata"), function_name = NewStr("lookup"), wanted = NewStr(name);
  if (!module_name || !function_name || !wanted) return false;
  ModuleObject* imported = hooks.import_module ? hooks.import_module(module_name) : nullptr;
  if (!imported) {
    ClearError();
    return RaiseFalse(TypeId::kUnicodeError, "\\N escapes not supported (can't load unicodedata module)");
  }
  auto module = Ref<Object>::Share(reinterpret_cast<Object*>(imported));
  Ref<Object> result = CallMethod(module, function_name, {wanted.get()});
  *found = static_cast<bool>(result);
  if (!result) {
    if (!PendingMatches(TypeId::kKeyError)) return false;
    ClearError();
    return true;
  }
  *character = Ref<StrObject>::Share(AsStr(result.get()));
  return true;
}

}  // namespace

Ref<Object> EncodeUnicodeEscape(Borrowed<StrObject> s) {
  std::string out;
  out.reserve(static_cast<size_t>(s->length));
  for (ptrdiff_t i = 0; i < s->length; ++i) {
    uint32_t c = StrChar(s, i);
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c >= ' ' && c < 0x7F) {
      out += static_cast<char>(c);
    } else if (c < 0x100) {
      AppendHex(&out, 'x', c, 2);
    } else if (c < 0x10000) {
      AppendHex(&out, 'u', c, 4);
    } else {
      AppendHex(&out, 'U', c, 8);
    }
  }
  return NewBytes(out);
}

Ref<Object> EncodeRawUnicodeEscape(Borrowed<StrObject> s) {
  std::string out;
  out.reserve(static_cast<size_t>(s->length));
  for (ptrdiff_t i = 0; i < s->length; ++i) {
    uint32_t c = StrChar(s, i);
    if (c < 0x100) {
      out += static_cast<char>(c);
    } else if (c < 0x10000) {
      AppendHex(&out, 'u', c, 4);
    } else {
      AppendHex(&out, 'U', c, 8);
    }
  }
  return NewBytes(out);
}

Ref<StrObject> DecodeUnicodeEscape(std::string_view data, const char* errors, ptrdiff_t* consumed) {
  StrBuilder out;
  DecodeErrors handler("unicodeescape", data, errors);
  int first_invalid = -1;
  ptrdiff_t i = 0;
  while (i < static_cast<ptrdiff_t>(data.size())) {
    auto size = static_cast<ptrdiff_t>(data.size());
    auto c = static_cast<uint8_t>(data[static_cast<size_t>(i)]);
    if (c != '\\') {
      if (!out.AppendChar(c)) return nullptr;
      ++i;
      continue;
    }
    ptrdiff_t at = i + 1;
    const char* reason = "\\ at end of string";
    bool cut = at >= size;  // more bytes could make it right
    if (!cut) {
      char letter = data[static_cast<size_t>(at++)];
      int simple = SimpleEscape(letter);
      if (letter == '\n' || simple >= 0) {
        if (simple >= 0 && !out.AppendChar(static_cast<uint32_t>(simple))) return nullptr;
        i = at;
        continue;
      }
      if (letter >= '0' && letter <= '7') {
        auto value = static_cast<uint32_t>(letter - '0');
        for (int n = 1; n < 3 && at < size && data[static_cast<size_t>(at)] >= '0' && data[static_cast<size_t>(at)] <= '7'; ++n) {
          value = value * 8 + static_cast<uint32_t>(data[static_cast<size_t>(at++)] - '0');
        }
        if (!out.AppendChar(value)) return nullptr;
        i = at;
        continue;
      }
      if (letter == 'x' || letter == 'u' || letter == 'U') {
        int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
        reason = letter == 'x' ? "truncated \\xXX escape" : letter == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
        uint32_t value;
        int missing = ReadHex(data, &at, digits, &value);
        if (!missing && value <= 0x10FFFF) {
          if (!out.AppendChar(value)) return nullptr;
          i = at;
          continue;
        }
        if (!missing) reason = "illegal Unicode character";
        cut = missing && at >= size;
      } else if (letter == 'N') {
        reason = "malformed \\N character escape";
        cut = at >= size;
        if (!cut && data[static_cast<size_t>(at)] == '{') {
          ptrdiff_t start = ++at;
          while (at < size && data[static_cast<size_t>(at)] != '}') ++at;
          cut = at >= size;
          if (at > start && !cut) {
            bool found;
            Ref<StrObject> character;
            if (!LookUpName(data.substr(static_cast<size_t>(start), static_cast<size_t>(at - start)), &found, &character)) {
              return nullptr;
            }
            ++at;
            if (found) {
              if (!out.Append(character)) return nullptr;
              i = at;
              continue;
            }
            reason = "unknown Unicode character name";
          }
        }
      } else {
        if (first_invalid < 0) first_invalid = static_cast<uint8_t>(letter);
        if (!out.AppendChar('\\') || !out.AppendChar(static_cast<uint8_t>(letter))) return nullptr;
        i = at;
        continue;
      }
    }
    if (cut && consumed) break;
    if (!handler.Handle(reason, i, at, &out, &i)) return nullptr;
    data = handler.data();
  }
  if (consumed) *consumed = i;
  if (first_invalid >= 0 && !Warn(TypeId::kDeprecationWarning, 1, "invalid escape sequence '\\%c'", first_invalid)) return nullptr;
  return out.Finish();
}

Ref<StrObject> DecodeRawUnicodeEscape(std::string_view data, const char* errors, ptrdiff_t* consumed) {
  StrBuilder out;
  DecodeErrors handler("rawunicodeescape", data, errors);
  ptrdiff_t i = 0;
  while (i < static_cast<ptrdiff_t>(data.size())) {
    auto size = static_cast<ptrdiff_t>(data.size());
    auto c = static_cast<uint8_t>(data[static_cast<size_t>(i)]);
    if (c != '\\' || (i + 1 >= size && !consumed)) {
      if (!out.AppendChar(c)) return nullptr;
      ++i;
      continue;
    }
    if (i + 1 >= size) break;
    char letter = data[static_cast<size_t>(i + 1)];
    if (letter != 'u' && letter != 'U') {
      if (!out.AppendChar('\\') || !out.AppendChar(static_cast<uint8_t>(letter))) return nullptr;
      i += 2;
      continue;
    }
    ptrdiff_t at = i + 2;
    uint32_t value;
    int missing = ReadHex(data, &at, letter == 'u' ? 4 : 8, &value);
    if (!missing && value <= 0x10FFFF) {
      if (!out.AppendChar(value)) return nullptr;
      i = at;
      continue;
    }
    const char* reason = !missing          ? "\\Uxxxxxxxx out of range"
                         : letter == 'u'   ? "truncated \\uXXXX escape"
                                           : "truncated \\UXXXXXXXX escape";
    if (consumed && missing && at >= size) break;
    if (!handler.Handle(reason, i, at, &out, &i)) return nullptr;
    data = handler.data();
  }
  if (consumed) *consumed = i;
  return out.Finish();
}

Ref<Object> DecodeBytesEscape(std::string_view data, const char* errors, ptrdiff_t* first_invalid) {
  *first_invalid = -1;
  std::string out;
  out.reserve(data.size());
  auto size = static_cast<ptrdiff_t>(data.size());
  for (ptrdiff_t i = 0; i < size;) {
    char c = data[static_cast<size_t>(i)];
    if (c != '\\') {
      out += c;
      ++i;
      continue;
    }
    if (++i >= size) return RaiseValueError("Trailing \\ in string");
    char letter = data[static_cast<size_t>(i++)];
    int simple = SimpleEscape(letter);
    if (simple >= 0) {
      out += static_cast<char>(simple);
    } else if (letter == '\n') {
      continue;
    } else if (letter >= '0' && letter <= '7') {
      int value = letter - '0';
      for (int n = 1; n < 3 && i < size && data[static_cast<size_t>(i)] >= '0' && data[static_cast<size_t>(i)] <= '7'; ++n) {
        value = value * 8 + (data[static_cast<size_t>(i++)] - '0');
      }
      out += static_cast<char>(value);
    } else if (letter == 'x') {
      ptrdiff_t at = i;
      uint32_t value;
      if (ReadHex(data, &at, 2, &value) == 0) {
        out += static_cast<char>(value);
        i = at;
        continue;
      }
      switch (ErrorModeOf(errors)) {
        case ErrorMode::kStrict:
          return RaiseValueError("invalid \\x escape at position %zd", i - 2);
        case ErrorMode::kReplace:
          out += '?';
          break;
        case ErrorMode::kIgnore:
          break;
        default:
          return RaiseValueError("decoding error; unknown error handling code: %.400s", errors);
      }
      if (i < size && HexValue(data[static_cast<size_t>(i)]) >= 0) ++i;
    } else {
      if (*first_invalid < 0) *first_invalid = i - 1;
      out += '\\';
      out += letter;
    }
  }
  return NewBytes(out);
}

}  // namespace viv
