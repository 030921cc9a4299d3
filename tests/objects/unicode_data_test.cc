// The facts about all code points, as checksums: the same sums were taken of what CPython 3.11 answers.
#include "interpreter/objects/unicode_data.h"

#include <gtest/gtest.h>

#include <cstddef>

namespace viv {
namespace {

constexpr uint32_t kCodePoints = 0x110000;

class Crc32 {
 public:
  void Add(uint8_t byte) {
    sum_ ^= byte;
    for (int bit = 0; bit < 8; ++bit) sum_ = (sum_ >> 1) ^ (sum_ & 1 ? 0xEDB88320u : 0);
  }
  uint32_t sum() const { return ~sum_; }

 private:
  uint32_t sum_ = 0xFFFFFFFFu;
};

template <class Fn>
uint32_t SumOfAnswers(Fn fn) {
  Crc32 crc;
  for (uint32_t c = 0; c < kCodePoints; ++c) crc.Add(static_cast<uint8_t>(fn(c)));
  return crc.sum();
}

uint32_t SumOfMappings(int (*map)(uint32_t, uint32_t[3])) {
  Crc32 crc;
  for (uint32_t c = 0; c < kCodePoints; ++c) {
    uint32_t out[3];
    int n = map(c, out);
    for (int i = 0; i < n; ++i) {
      for (int shift = 0; shift < 32; shift += 8) crc.Add(static_cast<uint8_t>(out[i] >> shift));
    }
  }
  return crc.sum();
}

TEST(UnicodeData, PredicatesAreCPythonsForEveryCodePoint) {
  EXPECT_EQ(SumOfAnswers(UnicodeIsAlpha), 0x83f2247cu);
  EXPECT_EQ(SumOfAnswers(UnicodeIsDecimal), 0x7ef925d4u);
  EXPECT_EQ(SumOfAnswers(UnicodeIsDigit), 0xc1687f40u);
  EXPECT_EQ(SumOfAnswers(UnicodeIsNumeric), 0xc3338046u);
  EXPECT_EQ(SumOfAnswers(UnicodeIsAlnum), 0xac1776efu);
  EXPECT_EQ(SumOfAnswers(UnicodeIsLower), 0x5986f661u);
  EXPECT_EQ(SumOfAnswers(UnicodeIsUpper), 0x1a9dc2b1u);
  EXPECT_EQ(SumOfAnswers([](uint32_t c) { return UnicodeIsUpper(c) || UnicodeIsTitle(c); }), 0x5e3508adu);
  EXPECT_EQ(SumOfAnswers(UnicodeIsSpace), 0x57327d3bu);
  EXPECT_EQ(SumOfAnswers(UnicodeIsPrintable), 0x215d1a43u);
  EXPECT_EQ(SumOfAnswers(UnicodeIsXidStart), 0xbc34638fu);
  EXPECT_EQ(SumOfAnswers(UnicodeIsXidContinue), 0x17307cecu);
}

TEST(UnicodeData, DigitsAreCPythonsForEveryCodePoint) {
  EXPECT_EQ(SumOfAnswers(UnicodeDecimal), 0x32b7135eu);
  EXPECT_EQ(SumOfAnswers(UnicodeDigit), 0x6fba4e42u);
}

// lower(): of characters by themselves; a final sigma is a matter of the whole text.
TEST(UnicodeData, CaseMappingsAreCPythonsForEveryCodePoint) {
  EXPECT_EQ(SumOfMappings(UnicodeToLowerFull), 0x0cef5f6au);
  EXPECT_EQ(SumOfMappings(UnicodeToUpperFull), 0x4c7daa80u);
  EXPECT_EQ(SumOfMappings(UnicodeToTitleFull), 0x5592ce8fu);
  EXPECT_EQ(SumOfMappings(UnicodeToFolded), 0x5c2e63abu);
}

}  // namespace
}  // namespace viv
