#include "stdlib/pandas/csv_tokenizer.h"

#include <gtest/gtest.h>

#include "stdlib/pandas/csv_values.h"

namespace viv::pandas {
namespace {

class CsvTokenizerTest : public ::testing::Test {
 protected:
  // Feeds the text in pieces of `piece` bytes.
  CsvTokenizer::Status Feed(std::string_view text, size_t piece, int64_t lines = -1) {
    CsvTokenizer::Status status = CsvTokenizer::kWantsInput;
    while (status == CsvTokenizer::kWantsInput) {
      std::string_view part = text.substr(0, piece);
      text.remove_prefix(part.size());
      std::string_view rest = part;
      status = tokenizer_.Run(&rest, lines, part.empty());
      unread_ = std::string(rest) + std::string(text);
    }
    return status;
  }
  std::string Words() {
    std::string all;
    for (int64_t line = 0; line < tokenizer_.lines(); ++line) {
      for (int64_t i = 0; i < tokenizer_.fields(line); ++i) all += "[" + std::string(tokenizer_.word(line, i)) + "]";
      all += "\n";
    }
    return all;
  }

  Heap heap_;
  HeapScope scope_{&heap_};
  CsvTokenizer tokenizer_;
  std::string unread_;
};

TEST_F(CsvTokenizerTest, CutsTheSameWordsHoweverTheTextIsFed) {
  for (size_t piece : {size_t{1}, size_t{2}, size_t{3}, size_t{7}, size_t{1000}}) {
    tokenizer_ = CsvTokenizer();
    EXPECT_EQ(Feed("a,\"b \"\"c\"\"\",\r\n\r\n1,\"x\ny\",3", piece), CsvTokenizer::kEnough);
    EXPECT_EQ(Words(), "[a][b \"c\"][]\n[1][x\ny][3]\n") << piece;
  }
}

TEST_F(CsvTokenizerTest, StopsBehindTheLinesAskedForAndGoesOnThere) {
  EXPECT_EQ(Feed("1,2\n3,4\n5,6\n", 100, 2), CsvTokenizer::kEnough);
  EXPECT_EQ(Words(), "[1][2]\n[3][4]\n");
  EXPECT_EQ(unread_, "5,6\n");
  tokenizer_.DropLinesBefore(1);
  EXPECT_EQ(Words(), "[3][4]\n");
  EXPECT_EQ(Feed(std::string(unread_), 1), CsvTokenizer::kEnough);  // a copy: Feed writes to unread_
  EXPECT_EQ(Words(), "[3][4]\n[5][6]\n");
}

TEST_F(CsvTokenizerTest, FillsShortLinesAndRefusesLongOnes) {
  tokenizer_.ExpectFields(2, false);
  EXPECT_EQ(Feed("1\n2,3\n4,5,6\n", 100), CsvTokenizer::kBadLine);
  EXPECT_EQ(Words(), "[1][]\n[2][3]\n");
  EXPECT_EQ(tokenizer_.error(), "Expected 2 fields in line 3, saw 3\n");
}

TEST_F(CsvTokenizerTest, TellsWhereAQuoteWasLeftOpen) {
  EXPECT_EQ(Feed("a\n\"b\n", 100), CsvTokenizer::kBadLine);
  EXPECT_EQ(tokenizer_.error(), "EOF inside string starting at row 1");
}

TEST_F(CsvTokenizerTest, LeavesOutLinesAndComments) {
  CsvFormat format;
  format.comment = '#';
  tokenizer_.SetFormat(format);
  tokenizer_.SkipFirst(1);
  ASSERT_TRUE(tokenizer_.SkipLine(3));
  EXPECT_EQ(Feed("skipped\n# said\na,b#c\nskipped\nd,e\n", 4), CsvTokenizer::kEnough);
  EXPECT_EQ(Words(), "[a][b]\n[d][e]\n");
}

TEST(CsvNumbers, IntegersHaveLimitsAndBlanks) {
  int64_t number = 0;
  EXPECT_EQ(ReadInteger(" -42 ", 0, &number), NumberStatus::kGood);
  EXPECT_EQ(number, -42);
  EXPECT_EQ(ReadInteger("-9223372036854775808", 0, &number), NumberStatus::kGood);
  EXPECT_EQ(number, INT64_MIN);
  EXPECT_EQ(ReadInteger("9223372036854775808", 0, &number), NumberStatus::kTooLarge);
  EXPECT_EQ(ReadInteger("1,234", ',', &number), NumberStatus::kGood);
  EXPECT_EQ(number, 1234);
  for (const char* word : {"", "-", "1x", "1.0", "0x1"}) EXPECT_EQ(ReadInteger(word, 0, &number), NumberStatus::kBad) << word;
}

TEST(CsvNumbers, FloatsAreDigitsTimesAPowerOfTen) {
  double number = 0;
  ASSERT_TRUE(ReadDouble("-12.5e1", '.', 0, &number));
  EXPECT_EQ(number, -125.0);
  ASSERT_TRUE(ReadDouble("0,25", ',', 0, &number));
  EXPECT_EQ(number, 0.25);
  for (const char* word : {"", ".", "1e999", "1.5x", "e5"}) EXPECT_FALSE(ReadDouble(word, '.', 0, &number)) << word;
}

}  // namespace
}  // namespace viv::pandas
