#include "interpreter/objects/unicode_data.h"

#include <utf8proc.h>

#include <cstddef>

namespace viv {
namespace {

struct Range {
  uint32_t first, last;
};
struct DigitRun {
  uint32_t first, last;
  int value;
};
struct SpecialCase {
  uint32_t c;
  uint32_t upper[3];  // zeros at the end where there are fewer
  uint32_t title[3];
};

enum UnicodeFlag : uint16_t {
  kAlpha = 0x001,
  kDecimal = 0x002,
  kDigit = 0x004,
  kNumeric = 0x008,
  kLower = 0x010,
  kUpper = 0x020,
  kSpace = 0x040,
  kPrintable = 0x080,
  kLineBreak = 0x100,
  kCaseIgnorable = 0x200,
  kIdentifierStart = 0x400,
  kIdentifierContinue = 0x800,
};

#include "interpreter/objects/unicode_extras.inc"

template <class T, size_t N>
const T* FindRange(const T (&table)[N], uint32_t c) {
  size_t low = 0, high = N;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (c > table[middle].last) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < N && table[low].first <= c ? &table[low] : nullptr;
}

const SpecialCase* FindSpecialCase(uint32_t c) {
  constexpr size_t count = sizeof(kSpecialUppercase) / sizeof(kSpecialUppercase[0]);
  if (c < kSpecialUppercase[0].c || c > kSpecialUppercase[count - 1].c) return nullptr;
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (kSpecialUppercase[middle].c < c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < count && kSpecialUppercase[low].c == c ? &kSpecialUppercase[low] : nullptr;
}

int CopyCase(const uint32_t (&from)[3], uint32_t out[3]) {
  int n = 0;
  while (n < 3 && from[n]) {
    out[n] = from[n];
    ++n;
  }
  return n;
}

utf8proc_category_t Category(uint32_t c) {
  if (c > 0x10FFFF) return UTF8PROC_CATEGORY_CN;
  if (c < kNewerThan14[2].first ? c == kNewerThan14[0].first || c == kNewerThan14[1].first : FindRange(kNewerThan14, c) != nullptr) {
    return UTF8PROC_CATEGORY_CN;
  }
  return static_cast<utf8proc_category_t>(utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->category);
}

bool IsLetter(utf8proc_category_t category) { return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO; }

bool Has(uint32_t c, UnicodeFlag flag) { return (kLatin1Flags[c] & flag) != 0; }

}  // namespace

bool UnicodeIsAlpha(uint32_t c) { return c < 256 ? Has(c, kAlpha) : IsLetter(Category(c)); }

bool UnicodeIsDecimal(uint32_t c) { return c < 256 ? Has(c, kDecimal) : UnicodeDecimal(c) >= 0; }

bool UnicodeIsDigit(uint32_t c) { return c < 256 ? Has(c, kDigit) : UnicodeDigit(c) >= 0; }

bool UnicodeIsNumeric(uint32_t c) {
  if (c < 256) return Has(c, kNumeric);
  utf8proc_category_t category = Category(c);
  if (category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NL || category == UTF8PROC_CATEGORY_NO) return true;
  return category == UTF8PROC_CATEGORY_LO && FindRange(kNumericLetters, c);
}

bool UnicodeIsAlnum(uint32_t c) {
  if (c < 256) return (kLatin1Flags[c] & (kAlpha | kDecimal | kDigit | kNumeric)) != 0;
  return UnicodeIsAlpha(c) || UnicodeIsNumeric(c);
}

bool UnicodeIsLower(uint32_t c) {
  if (c < 256) return Has(c, kLower);
  utf8proc_category_t category = Category(c);
  if (category == UTF8PROC_CATEGORY_LL) return true;
  return category != UTF8PROC_CATEGORY_LU && category != UTF8PROC_CATEGORY_CN && FindRange(kOtherLowercase, c);
}

bool UnicodeIsUpper(uint32_t c) {
  if (c < 256) return Has(c, kUpper);
  utf8proc_category_t category = Category(c);
  if (category == UTF8PROC_CATEGORY_LU) return true;
  return category != UTF8PROC_CATEGORY_LL && FindRange(kOtherUppercase, c);
}

bool UnicodeIsTitle(uint32_t c) { return c >= 256 && Category(c) == UTF8PROC_CATEGORY_LT; }

bool UnicodeIsSpace(uint32_t c) {
  if (c < 256) return Has(c, kSpace);
  utf8proc_category_t category = Category(c);
  return category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP;
}

bool UnicodeIsPrintable(uint32_t c) {
  if (c < 256) return Has(c, kPrintable);
  utf8proc_category_t category = Category(c);
  return category != UTF8PROC_CATEGORY_CN && category < UTF8PROC_CATEGORY_ZS;
}

bool UnicodeIsLineBreak(uint32_t c) { return c < 256 ? Has(c, kLineBreak) : c == 0x2028 || c == 0x2029; }

bool UnicodeIsCased(uint32_t c) { return UnicodeIsLower(c) || UnicodeIsUpper(c) || UnicodeIsTitle(c); }

bool UnicodeIsCaseIgnorable(uint32_t c) {
  if (c < 256) return Has(c, kCaseIgnorable);
  switch (Category(c)) {
    case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_ME: case UTF8PROC_CATEGORY_CF: case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK:
      return true;
    default:
      return FindRange(kOtherCaseIgnorable, c) != nullptr;
  }
}

bool UnicodeIsXidStart(uint32_t c) {
  if (c < 256) return Has(c, kIdentifierStart);
  utf8proc_category_t category = Category(c);
  if (IsLetter(category) || category == UTF8PROC_CATEGORY_NL) return !FindRange(kIdentifierStartRemoved, c);
  return FindRange(kIdentifierStartAdded, c) != nullptr;
}

bool UnicodeIsXidContinue(uint32_t c) {
  if (c < 256) return Has(c, kIdentifierContinue);
  utf8proc_category_t category = Category(c);
  bool by_category = IsLetter(category) || category == UTF8PROC_CATEGORY_NL || category == UTF8PROC_CATEGORY_MN ||
                     category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_PC;
  if (by_category) return !FindRange(kIdentifierContinueRemoved, c);
  return FindRange(kIdentifierContinueAdded, c) != nullptr;
}

int UnicodeDecimal(uint32_t c) {
  if (c < 128) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  const Range* run = FindRange(kDecimalRuns, c);
  return run ? static_cast<int>((c - run->first) % 10) : -1;
}

int UnicodeDigit(uint32_t c) {
  int decimal = UnicodeDecimal(c);
  if (decimal >= 0 || c < 128) return decimal;
  const DigitRun* run = FindRange(kOtherDigits, c);
  return run ? run->value + static_cast<int>(c - run->first) : -1;
}

uint32_t UnicodeToLower(uint32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<uint32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}
uint32_t UnicodeToUpper(uint32_t c) {
  if (c < 128) return c >= 'a' && c <= 'z' ? c - 32 : c;
  return static_cast<uint32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}
uint32_t UnicodeToTitle(uint32_t c) {
  if (c < 128) return UnicodeToUpper(c);
  return static_cast<uint32_t>(utf8proc_totitle(static_cast<utf8proc_int32_t>(c)));
}

int UnicodeToLowerFull(uint32_t c, uint32_t out[3]) {
  if (c == 0x130) {  // the one character whose lowercase is two
    out[0] = 'i';
    out[1] = 0x307;
    return 2;
  }
  out[0] = UnicodeToLower(c);
  return 1;
}
int UnicodeToUpperFull(uint32_t c, uint32_t out[3]) {
  if (const SpecialCase* special = FindSpecialCase(c)) return CopyCase(special->upper, out);
  out[0] = UnicodeToUpper(c);
  return 1;
}
int UnicodeToTitleFull(uint32_t c, uint32_t out[3]) {
  if (const SpecialCase* special = FindSpecialCase(c)) return CopyCase(special->title, out);
  out[0] = UnicodeToTitle(c);
  return 1;
}
int UnicodeToFolded(uint32_t c, uint32_t out[3]) {
  if (c < 128) {
    out[0] = UnicodeToLower(c);
    return 1;
  }
  utf8proc_int32_t folded[4];
  int boundary = 0;
  auto n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), folded, 4, UTF8PROC_CASEFOLD, &boundary);
  if (n < 1 || n > 3) {
    out[0] = c;
    return 1;
  }
  for (int i = 0; i < n; ++i) out[i] = static_cast<uint32_t>(folded[i]);
  return static_cast<int>(n);
}

}  // namespace viv
