#include "parser/escapes.h"

#include "absl/strings/str_format.h"
#include "parser/unicode.h"

namespace viv::parser {
namespace {

int HexValue(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool IsOctal(char c) { return c >= '0' && c <= '7'; }

// One character that stands for itself behind a backslash; -1 for any other.
int SimpleEscape(char c) {
  switch (c) {
    case '\\':
    case '\'':
    case '"':
      return c;
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    default:
      return -1;
  }
}

// Up to three octal digits at `p`.
uint32_t OctalEscape(const char*& p, const char* end) {
  uint32_t value = 0;
  for (int i = 0; i < 3 && p < end && IsOctal(*p); ++i) {
    value = value * 8 + static_cast<uint32_t>(*p++ - '0');
  }
  return value;
}

// CPython writes every other character than ASCII as \UXXXXXXXX, and a backslash in front of one as \u005c, before it decodes
// escapes; its positions count that.
size_t ExpandedOffset(std::string_view literal, size_t offset) {
  size_t result = 0;
  const char* p = literal.data();
  const char* stop = p + offset;
  const char* end = p + literal.size();
  while (p < stop) {
    if (*p & 0x80) {
      uint32_t ignored;
      int length = DecodeUtf8(p, end, ignored);
      p += length == 0 ? 1 : length;
      result += 10;
    } else if (*p == '\\') {
      ++p;
      ++result;
      if (p >= end || *p & 0x80) {
        result += 5;
      } else if (p < stop) {
        ++p;
        ++result;
      }
    } else {
      ++p;
      ++result;
    }
  }
  return result;
}

std::string UnicodeEscapeError(std::string_view literal, const char* backslash, const char* stop, std::string_view reason) {
  size_t start = ExpandedOffset(literal, static_cast<size_t>(backslash - literal.data()));
  // From the backslash on everything is ASCII, but for the inside of \N{...}.
  size_t size = 0;
  for (const char* p = backslash; p < stop;) {
    uint32_t ignored;
    int length = DecodeUtf8(p, literal.data() + literal.size(), ignored);
    size += length > 1 ? 10 : 1;
    p += length == 0 ? 1 : length;
  }
  return "(unicode error) " +
         (size == 1
              ? absl::StrFormat("'unicodeescape' codec can't decode byte 0x5c in position %d: %s", start, reason)
              : absl::StrFormat("'unicodeescape' codec can't decode bytes in position %d-%d: %s", start, start + size - 1, reason));
}

}  // namespace

EscapeResult DecodeUnicodeEscapes(std::string_view literal, const UnicodeNameLookup& lookup, std::string& out) {
  EscapeResult result;
  const char* p = literal.data();
  const char* end = p + literal.size();
  auto invalid = [&](const char* at) {
    if (result.first_invalid == EscapeResult::npos) {
      result.first_invalid = static_cast<size_t>(at - literal.data());
    }
  };
  while (p < end) {
    const char* backslash = p;
    while (backslash < end && *backslash != '\\') {
      ++backslash;
    }
    out.append(p, backslash);
    p = backslash;
    if (p == end) {
      break;
    }
    ++p;
    if (p == end || *p & 0x80) {
      out += '\\';
      continue;
    }
    char c = *p;
    int simple = SimpleEscape(c);
    if (simple >= 0) {
      out += static_cast<char>(simple);
      ++p;
      continue;
    }
    if (IsOctal(c)) {
      const char* digits = p;
      uint32_t value = OctalEscape(p, end);
      if (value > 0377) {
        invalid(digits);
      }
      AppendUtf8(out, value);
      continue;
    }
    const char* reason = nullptr;
    switch (c) {
      case '\n':
        ++p;
        continue;
      case 'x':
      case 'u':
      case 'U': {
        int count = c == 'x' ? 2 : c == 'u' ? 4 : 8;
        uint32_t value = 0;
        ++p;
        for (; count > 0 && p < end && HexValue(*p) >= 0; --count, ++p) {
          value = value << 4 | static_cast<uint32_t>(HexValue(*p));
        }
        if (count == 0 && value <= 0x10FFFF) {
          result.surrogates |= value >= 0xD800 && value < 0xE000;
          AppendUtf8(out, value);
          continue;
        }
        reason = count == 0 ? "illegal Unicode character"
                 : c == 'x' ? "truncated \\xXX escape"
                 : c == 'u' ? "truncated \\uXXXX escape"
                            : "truncated \\UXXXXXXXX escape";
        break;
      }
      case 'N': {
        ++p;
        reason = "malformed \\N character escape";
        if (p < end && *p == '{') {
          const char* name = ++p;
          while (p < end && *p != '}') {
            ++p;
          }
          if (p < end && p > name) {
            uint32_t value;
            std::string_view text(name, static_cast<size_t>(p - name));
            ++p;
            if (lookup && lookup(text, &value)) {
              AppendUtf8(out, value);
              continue;
            }
            reason = "unknown Unicode character name";
          }
        }
        break;
      }
      default:
        invalid(p);
        out += '\\';
        out += c;
        ++p;
        continue;
    }
    result.error = UnicodeEscapeError(literal, backslash, p, reason);
    return result;
  }
  return result;
}

EscapeResult DecodeBytesEscapes(std::string_view literal, std::string& out) {
  EscapeResult result;
  const char* p = literal.data();
  const char* end = p + literal.size();
  auto invalid = [&](const char* at) {
    if (result.first_invalid == EscapeResult::npos) {
      result.first_invalid = static_cast<size_t>(at - literal.data());
    }
  };
  while (p < end) {
    if (*p != '\\') {
      out += *p++;
      continue;
    }
    const char* backslash = p++;
    char c = *p;
    int simple = SimpleEscape(c);
    if (simple >= 0) {
      out += static_cast<char>(simple);
      ++p;
    } else if (c == '\n') {
      ++p;
    } else if (IsOctal(c)) {
      const char* digits = p;
      uint32_t value = OctalEscape(p, end);
      if (value > 0377) {
        invalid(digits);
      }
      out += static_cast<char>(value);
    } else if (c == 'x') {
      if (end - p < 3 || HexValue(p[1]) < 0 || HexValue(p[2]) < 0) {
        result.error = absl::StrFormat("(value error) invalid \\x escape at position %d", backslash - literal.data());
        return result;
      }
      out += static_cast<char>(HexValue(p[1]) << 4 | HexValue(p[2]));
      p += 3;
    } else {
      invalid(p);
      out += '\\';
      out += c;
      ++p;
    }
  }
  return result;
}

}  // namespace viv::parser
