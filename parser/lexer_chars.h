// Characters and words as the lexer sorts them.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "parser/token.h"

namespace viv::parser {

enum CharClass : uint8_t { kIdentifierStart = 1, kIdentifierContinue = 2, kDigit = 4, kHexDigit = 8 };

constexpr std::array<uint8_t, 256> MakeCharClasses() {
  std::array<uint8_t, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
    bool digit = c >= '0' && c <= '9';
    bool hex_letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    classes[static_cast<size_t>(c)] =
        static_cast<uint8_t>((letter ? kIdentifierStart | kIdentifierContinue : 0) | (digit ? kIdentifierContinue | kDigit : 0) |
                             (digit || hex_letter ? kHexDigit : 0));
  }
  return classes;
}
inline constexpr std::array<uint8_t, 256> kCharClasses = MakeCharClasses();

inline bool Has(char c, uint8_t char_class) { return kCharClasses[static_cast<unsigned char>(c)] & char_class; }
inline bool IsDigit(char c) { return Has(c, kDigit); }
inline bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

inline Tok KeywordOrName(const char* start, size_t size) {
  auto is = [&](std::string_view keyword) { return size == keyword.size() && std::memcmp(start, keyword.data(), size) == 0; };
  if (size < 2 || size > 8) {
    return kName;
  }
  switch (start[0]) {
#define VIV_TRY(name) \
  if (is(TokText(name))) return name
    case 'F':
      VIV_TRY(kFalse);
      break;
    case 'N':
      VIV_TRY(kNone);
      break;
    case 'T':
      VIV_TRY(kTrue);
      break;
    case 'a':
      VIV_TRY(kAs);
      VIV_TRY(kAnd);
      VIV_TRY(kAssert);
      VIV_TRY(kAsync);
      VIV_TRY(kAwait);
      break;
    case 'b':
      VIV_TRY(kBreak);
      break;
    case 'c':
      VIV_TRY(kClass);
      VIV_TRY(kContinue);
      break;
    case 'd':
      VIV_TRY(kDef);
      VIV_TRY(kDel);
      break;
    case 'e':
      VIV_TRY(kElse);
      VIV_TRY(kElif);
      VIV_TRY(kExcept);
      break;
    case 'f':
      VIV_TRY(kFor);
      VIV_TRY(kFrom);
      VIV_TRY(kFinally);
      break;
    case 'g':
      VIV_TRY(kGlobal);
      break;
    case 'i':
      VIV_TRY(kIf);
      VIV_TRY(kIn);
      VIV_TRY(kIs);
      VIV_TRY(kImport);
      break;
    case 'l':
      VIV_TRY(kLambda);
      break;
    case 'n':
      VIV_TRY(kNot);
      VIV_TRY(kNonlocal);
      break;
    case 'o':
      VIV_TRY(kOr);
      break;
    case 'p':
      VIV_TRY(kPass);
      break;
    case 'r':
      VIV_TRY(kReturn);
      VIV_TRY(kRaise);
      break;
    case 't':
      VIV_TRY(kTry);
      break;
    case 'w':
      VIV_TRY(kWith);
      VIV_TRY(kWhile);
      break;
    case 'y':
      VIV_TRY(kYield);
      break;
    default:
      break;
#undef VIV_TRY
  }
  return kName;
}

inline bool IsStringPrefix(const char* start, size_t size) {
  auto lower = [&](size_t i) { return start[i] | 0x20; };
  if (size == 1) {
    return lower(0) == 'b' || lower(0) == 'r' || lower(0) == 'u' || lower(0) == 'f';
  }
  return size == 2 &&
         ((lower(0) == 'r' && (lower(1) == 'b' || lower(1) == 'f')) || (lower(1) == 'r' && (lower(0) == 'b' || lower(0) == 'f')));
}

}  // namespace viv::parser
