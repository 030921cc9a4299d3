#include "parser/unicode.h"

#include "gtest/gtest.h"

namespace viv::parser {
namespace {

TEST(Unicode, DecodesWhatItEncodes) {
  for (uint32_t c : {0u, 0x41u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xFFFFu, 0x10000u, 0x10FFFFu}) {
    std::string text;
    AppendUtf8(text, c);
    uint32_t decoded;
    EXPECT_EQ(DecodeUtf8(text.data(), text.data() + text.size(), decoded), static_cast<int>(text.size()));
    EXPECT_EQ(decoded, c);
  }
}

TEST(Unicode, RefusesWhatIsNotUtf8) {
  uint32_t ignored;
  for (std::string_view text : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                                "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xE2\x28\xA1"}) {
    EXPECT_EQ(DecodeUtf8(text.data(), text.data() + text.size(), ignored), 0) << text;
  }
}

TEST(Unicode, TellsDecodingErrorsAsPythonDoes) {
  auto message = [](std::string_view text) {
    Utf8Problem problem;
    return FindUtf8Problem(text, problem) ? DecodeErrorMessage("utf-8", text, problem.start, problem.end, problem.reason) : "";
  };
  EXPECT_EQ(message("abcdefghijk"), "");
  EXPECT_EQ(message("a\xff"), "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte");
  EXPECT_EQ(message("\xe9z"), "'utf-8' codec can't decode byte 0xe9 in position 0: invalid continuation byte");
  EXPECT_EQ(message("\xe2\x82"), "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data");
  EXPECT_EQ(message("\xe2\x82z"), "'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte");
  EXPECT_EQ(message("\xed\xa0\x80"), "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte");
}

TEST(Unicode, IdentifiersFollowTheirTables) {
  for (uint32_t c : {U'a', U'_', U'é', U'ª', U'℘', U'℮', U'中', U'ᢅ'}) {
    EXPECT_TRUE(IsIdentifierStart(c)) << c;
  }
  for (uint32_t c : {U'0', U'·', U'²', U'€', U'\u037A', U'\u0E33', U'\u0301'}) {
    EXPECT_FALSE(IsIdentifierStart(c)) << c;
  }
  for (uint32_t c : {U'0', U'·', U'\u0E33', U'\u0301', U'٣', U'‿'}) {
    EXPECT_TRUE(IsIdentifierContinue(c)) << c;
  }
  EXPECT_FALSE(IsIdentifierContinue(U'²'));
  EXPECT_FALSE(IsIdentifierContinue(0x11F50));  // a digit of Unicode 15
}

TEST(Unicode, CountsBrokenBytesOneByOne) {
  EXPECT_EQ(CountCodePoints("aé€😀"), 4u);
  EXPECT_EQ(CountCodePoints("a\xe2\x82"), 3u);
  EXPECT_EQ(ReplaceMalformed("a\xe9z"), "a\uFFFDz");
}

}  // namespace
}  // namespace viv::parser
