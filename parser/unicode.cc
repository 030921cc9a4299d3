#include "parser/unicode.h"

#include <utf8proc.h>

#include <cstdlib>
#include <cstring>

#include "absl/strings/str_format.h"

namespace viv::parser {
namespace {

struct Range {
  uint32_t first;
  uint32_t last;
};

bool InRanges(uint32_t code_point, const Range* begin, const Range* end) {
  for (const Range* range = begin; range != end; ++range) {
    if (code_point < range->first) {
      return false;
    }
    if (code_point <= range->last) {
      return true;
    }
  }
  return false;
}

template <size_t kCount>
bool InRanges(uint32_t code_point, const Range (&ranges)[kCount]) {
  return InRanges(code_point, ranges, ranges + kCount);
}

// Code points that are identifier characters although their category does not say so (Other_ID_Start, Other_ID_Continue).
constexpr Range kExtraStart[] = {{0x1885, 0x1886}, {0x2118, 0x2118}, {0x212E, 0x212E}};
constexpr Range kExtraContinue[] = {{0xB7, 0xB7}, {0x387, 0x387}, {0x1369, 0x1371}, {0x19DA, 0x19DA}};
// Code points that NFKC would turn into something else than an identifier (the X of XID), and Pattern_Syntax.
constexpr Range kNotContinue[] = {{0x37A, 0x37A},   {0x2E2F, 0x2E2F}, {0x309B, 0x309C}, {0xFC5E, 0xFC63}, {0xFDFA, 0xFDFB},
                                  {0xFE70, 0xFE70}, {0xFE72, 0xFE72}, {0xFE74, 0xFE74}, {0xFE76, 0xFE76}, {0xFE78, 0xFE78},
                                  {0xFE7A, 0xFE7A}, {0xFE7C, 0xFE7C}, {0xFE7E, 0xFE7E}};
constexpr Range kNotStart[] = {{0xE33, 0xE33}, {0xEB3, 0xEB3}, {0xFF9E, 0xFF9F}};
// What Unicode 15 assigned: Python 3.11 knows Unicode 14, the library may know more.
constexpr Range kUnassignedIn14[] = {
    {0xCF3, 0xCF3},     {0xECE, 0xECE},     {0x10EFD, 0x10EFF}, {0x1123F, 0x11241}, {0x11B00, 0x11B09}, {0x11F00, 0x11F10},
    {0x11F12, 0x11F3A}, {0x11F3E, 0x11F59}, {0x1342F, 0x1342F}, {0x13440, 0x13455}, {0x1B132, 0x1B132}, {0x1B155, 0x1B155},
    {0x1D2C0, 0x1D2D3}, {0x1DF25, 0x1DF2A}, {0x1E030, 0x1E06D}, {0x1E08F, 0x1E08F}, {0x1E4D0, 0x1E4F9}, {0x1F6DC, 0x1F6DC},
    {0x1F774, 0x1F776}, {0x1F77B, 0x1F77F}, {0x1F7D9, 0x1F7D9}, {0x1FA75, 0x1FA77}, {0x1FA87, 0x1FA88}, {0x1FAAD, 0x1FAAF},
    {0x1FABB, 0x1FABD}, {0x1FABF, 0x1FABF}, {0x1FACE, 0x1FACF}, {0x1FADA, 0x1FADB}, {0x1FAE8, 0x1FAE8}, {0x1FAF7, 0x1FAF8},
    {0x2B739, 0x2B739}, {0x31350, 0x323AF}};

utf8proc_category_t Category(uint32_t code_point) {
  return InRanges(code_point, kUnassignedIn14) ? UTF8PROC_CATEGORY_CN
                                               : utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

}  // namespace

int DecodeUtf8(const char* p, const char* end, uint32_t& code_point) {
  auto byte = [&](int i) { return static_cast<unsigned char>(p[i]); };
  uint32_t lead = byte(0);
  if (lead < 0x80) {
    code_point = lead;
    return 1;
  }
  int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || end - p < length) {
    return 0;
  }
  uint32_t value = lead & (0xFFu >> (length + 1));
  for (int i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) {
      return 0;
    }
    value = value << 6 | (byte(i) & 0x3F);
  }
  if ((length == 3 && (value < 0x800 || (value >= 0xD800 && value < 0xE000))) ||
      (length == 4 && (value < 0x10000 || value > 0x10FFFF))) {
    return 0;
  }
  code_point = value;
  return length;
}

char* WriteUtf8(char* out, uint32_t c) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | c >> 6);
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | c >> 12);
    *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else {
    *out++ = static_cast<char>(0xF0 | c >> 18);
    *out++ = static_cast<char>(0x80 | (c >> 12 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

void AppendUtf8(std::string& out, uint32_t code_point) {
  char buffer[4];
  out.append(buffer, WriteUtf8(buffer, code_point));
}

size_t CountCodePoints(std::string_view text) {
  size_t count = 0;
  const char* p = text.data();
  const char* end = p + text.size();
  while (p < end) {
    uint32_t ignored;
    int length = DecodeUtf8(p, end, ignored);
    p += length == 0 ? 1 : length;
    ++count;
  }
  return count;
}

bool IsAscii(std::string_view text) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  const char* p = text.data();
  size_t left = text.size();
  for (; left >= 8; p += 8, left -= 8) {
    uint64_t word;
    std::memcpy(&word, p, 8);
    if (word & kHighBits) {
      return false;
    }
  }
  for (; left > 0; ++p, --left) {
    if (*p & 0x80) {
      return false;
    }
  }
  return true;
}

bool IsIdentifierStart(uint32_t c) {
  switch (Category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
      return !InRanges(c, kNotContinue) && !InRanges(c, kNotStart);
    default:
      return c == '_' || InRanges(c, kExtraStart);
  }
}

bool IsIdentifierContinue(uint32_t c) {
  switch (Category(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
      return true;
    default:
      return IsIdentifierStart(c) || InRanges(c, kNotStart) || InRanges(c, kExtraContinue);
  }
}

bool IsPrintable(uint32_t c) {
  switch (Category(c)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return false;
    case UTF8PROC_CATEGORY_ZS:
      return c == ' ';
    default:
      return true;
  }
}

std::string NormalizeNfkc(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
  if (size < 0) {
    return std::string(text);
  }
  std::string result(reinterpret_cast<char*>(mapped), static_cast<size_t>(size));
  std::free(mapped);
  return result;
}

bool FindUtf8Problem(std::string_view text, Utf8Problem& problem) {
  const char* begin = text.data();
  const char* end = begin + text.size();
  const char* p = begin;
  while (p < end) {
    if (end - p >= 8) {
      uint64_t word;
      std::memcpy(&word, p, 8);
      if ((word & 0x8080808080808080) == 0) {
        p += 8;
        continue;
      }
    }
    uint32_t ignored;
    int length = DecodeUtf8(p, end, ignored);
    if (length > 0) {
      p += length;
      continue;
    }
    auto byte = [&](int i) { return static_cast<unsigned char>(p[i]); };
    uint32_t lead = byte(0);
    problem.start = static_cast<size_t>(p - begin);
    if (lead < 0xC2 || lead >= 0xF5) {
      problem.end = problem.start + 1;
      problem.reason = "invalid start byte";
      return true;
    }
    int wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // The first continuation byte has a narrower range after some lead bytes.
    auto fits = [&](int i) {
      unsigned char c = byte(i);
      if (i == 1) {
        unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return c >= low && c <= high;
      }
      return (c & 0xC0) == 0x80;
    };
    int good = 1;
    while (good < wanted && p + good < end && fits(good)) {
      ++good;
    }
    problem.end = problem.start + static_cast<size_t>(good);
    problem.reason = p + good >= end ? "unexpected end of data" : "invalid continuation byte";
    return true;
  }
  return false;
}

std::string DecodeErrorMessage(std::string_view codec, std::string_view bytes, size_t start, size_t end, std::string_view reason) {
  if (end == start + 1 && start < bytes.size()) {
    return absl::StrFormat("'%s' codec can't decode byte 0x%02x in position %d: %s", codec,
                           static_cast<unsigned char>(bytes[start]), start, reason);
  }
  return absl::StrFormat("'%s' codec can't decode bytes in position %d-%d: %s", codec, start, end - 1, reason);
}

std::string ReplaceMalformed(std::string_view text) {
  std::string result;
  Utf8Problem problem;
  while (FindUtf8Problem(text, problem)) {
    result.append(text.substr(0, problem.start));
    AppendUtf8(result, 0xFFFD);
    text.remove_prefix(problem.end);
  }
  result.append(text);
  return result;
}

}  // namespace viv::parser
