#include "parser/numbers.h"

#include <cmath>

#include "gtest/gtest.h"

namespace viv::parser {
namespace {

ast::ConstantValue Value(std::string_view text, Arena& arena) {
  ast::ConstantValue value;
  std::string message;
  EXPECT_TRUE(ParseNumber(text, 4300, arena, value, message)) << message;
  return value;
}

TEST(Numbers, IntegersThatFitAreIntegers) {
  Arena arena;
  for (auto [text, number] : {std::pair<const char*, int64_t>{"0", 0},
                              {"00_0", 0},
                              {"1_000", 1000},
                              {"0xFF", 255},
                              {"0XfF", 255},
                              {"0o17", 15},
                              {"0b101", 5},
                              {"9223372036854775807", INT64_MAX},
                              {"0x_7", 7}}) {
    ast::ConstantValue value = Value(text, arena);
    EXPECT_EQ(value.kind, ast::ConstantKind::kInt) << text;
    EXPECT_EQ(value.integer, number) << text;
  }
}

TEST(Numbers, LargerOnesKeepTheirDigits) {
  Arena arena;
  ast::ConstantValue value = Value("9_223_372_036_854_775_808", arena);
  EXPECT_EQ(value.kind, ast::ConstantKind::kBigInt);
  EXPECT_EQ(value.text, "9223372036854775808");
  EXPECT_EQ(value.base, 10);
  value = Value("0x00FFFF_FFFFFFFFFFFFFF", arena);
  EXPECT_EQ(value.text, "ffffffffffffffffff");
  EXPECT_EQ(value.base, 16);
}

TEST(Numbers, FloatsAndImaginaries) {
  Arena arena;
  EXPECT_EQ(Value("1.5e3", arena).real, 1500.0);
  EXPECT_EQ(Value(".5", arena).real, 0.5);
  EXPECT_EQ(Value("1.", arena).real, 1.0);
  EXPECT_EQ(Value("09.5", arena).real, 9.5);
  EXPECT_EQ(Value("1_0.0_1", arena).real, 10.01);
  EXPECT_TRUE(std::isinf(Value("1e400", arena).real));
  EXPECT_EQ(Value("1e-400", arena).real, 0.0);
  EXPECT_EQ(Value("5e-324", arena).real, 5e-324);
  ast::ConstantValue value = Value("2.5J", arena);
  EXPECT_EQ(value.kind, ast::ConstantKind::kImaginary);
  EXPECT_EQ(value.real, 2.5);
}

TEST(Numbers, TooManyDecimalDigitsAreRefused) {
  Arena arena;
  ast::ConstantValue value;
  std::string message;
  std::string digits(5000, '7');
  EXPECT_FALSE(ParseNumber(digits, 4300, arena, value, message));
  EXPECT_EQ(
      message,
      "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to "
      "increase the limit");
  EXPECT_TRUE(ParseNumber(digits, 0, arena, value, message));
  EXPECT_TRUE(ParseNumber("0x" + digits, 4300, arena, value, message));
  EXPECT_TRUE(ParseNumber(std::string(5000, '0'), 4300, arena, value, message));
}

}  // namespace
}  // namespace viv::parser
