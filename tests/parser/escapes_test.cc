#include "parser/escapes.h"

#include "gtest/gtest.h"

namespace viv::parser {
namespace {

std::string Unicode(std::string_view literal) {
  std::string out;
  EscapeResult result = DecodeUnicodeEscapes(literal, nullptr, out);
  return result.error.empty() ? out : result.error;
}

std::string Bytes(std::string_view literal) {
  std::string out;
  EscapeResult result = DecodeBytesEscapes(literal, out);
  return result.error.empty() ? out : result.error;
}

TEST(Escapes, SimpleOnesStandForOneCharacter) {
  EXPECT_EQ(Unicode("\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\""), "\a\b\f\n\r\t\v\\'\"");
  EXPECT_EQ(Bytes("\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\""), "\a\b\f\n\r\t\v\\'\"");
  EXPECT_EQ(Unicode("a\\\nb"), "ab");
  EXPECT_EQ(Bytes("a\\\nb"), "ab");
}

TEST(Escapes, OctalTakesUpToThreeDigits) {
  EXPECT_EQ(Unicode("\\0"), std::string(1, '\0'));
  EXPECT_EQ(Unicode("\\1018"), "A8");
  EXPECT_EQ(Unicode("\\777"), "\u01ff");
  EXPECT_EQ(Bytes("\\377"), "\xff");
}

TEST(Escapes, HexadecimalMakesCodePoints) {
  EXPECT_EQ(Unicode("\\xe9\\u20ac\\U0001f600"), "é€😀");
  EXPECT_EQ(Bytes("\\xe9"), "\xe9");
}

TEST(Escapes, SurrogatesStayWhatTheyAre) {
  std::string out;
  EscapeResult result = DecodeUnicodeEscapes("\\ud83d\\ude00", nullptr, out);
  EXPECT_EQ(out, "\xed\xa0\xbd\xed\xb8\x80");
  EXPECT_TRUE(result.surrogates);
}

TEST(Escapes, NamesAreAskedFor) {
  std::string out;
  auto lookup = [](std::string_view name, uint32_t* code_point) {
    *code_point = 0x2603;
    return name == "SNOWMAN";
  };
  EXPECT_TRUE(DecodeUnicodeEscapes("\\N{SNOWMAN}", lookup, out).error.empty());
  EXPECT_EQ(out, "☃");
  EXPECT_EQ(DecodeUnicodeEscapes("\\N{NOBODY}", lookup, out).error,
            "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: unknown Unicode character name");
}

TEST(Escapes, PositionsInErrorsCountExpandedCharacters) {
  EXPECT_EQ(Unicode("\\x1"), "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape");
  EXPECT_EQ(Unicode("ab\\u12"),
            "(unicode error) 'unicodeescape' codec can't decode bytes in position 2-5: truncated \\uXXXX escape");
  EXPECT_EQ(Unicode("é\\x1"), "(unicode error) 'unicodeescape' codec can't decode bytes in position 10-12: truncated \\xXX escape");
  EXPECT_EQ(Unicode("\\U00110000"),
            "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character");
  EXPECT_EQ(Bytes("a\\xg"), "(value error) invalid \\x escape at position 1");
}

TEST(Escapes, UnknownOnesStayAndAreNoticedOnce) {
  std::string out;
  EscapeResult result = DecodeUnicodeEscapes("a\\d\\w", nullptr, out);
  EXPECT_EQ(out, "a\\d\\w");
  EXPECT_EQ(result.first_invalid, 2u);
  out.clear();
  EXPECT_EQ(DecodeBytesEscapes("\\400", out).first_invalid, 1u);
  out.clear();
  EXPECT_EQ(DecodeUnicodeEscapes("\\é", nullptr, out).first_invalid, EscapeResult::npos);
  EXPECT_EQ(out, "\\é");
}

}  // namespace
}  // namespace viv::parser
