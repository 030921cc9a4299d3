#include "parser/ast_dump.h"

#include "gtest/gtest.h"
#include "parser_test_support.h"

namespace viv::parser {
namespace {

TEST(AstDump, PrintsEveryRecordedTreeAsPythonDoes) {
  std::vector<nlohmann::json> lines = ReadLines("trees.jsonl");
  ASSERT_GT(lines.size(), 100u);
  for (const nlohmann::json& line : lines) {
    std::string source = line[0];
    ParseResult result = Parse(source, ParseMode::kFile, "<test>");
    ASSERT_TRUE(result) << source << result.error->message;
    ast::DumpOptions options;
    options.indent = line[1].is_null() ? -1 : line[1].get<int>();
    options.include_attributes = line[1].is_null();
    EXPECT_EQ(ast::Dump(result.mod, options), line[2].get<std::string>()) << source;
  }
}

TEST(AstDump, WritesConstantsAsRepr) {
  auto constant = [](std::string_view source) {
    std::string dump = DumpOf(source);
    return dump.substr(std::string("Expression(body=Constant(value=").size(),
                       dump.size() - std::string("Expression(body=Constant(value=))").size());
  };
  EXPECT_EQ(constant("1e16"), "1e+16");
  EXPECT_EQ(constant("1e15"), "1000000000000000.0");
  EXPECT_EQ(constant("0.0001"), "0.0001");
  EXPECT_EQ(constant("0.00001"), "1e-05");
  EXPECT_EQ(constant("1e999"), "inf");
  EXPECT_EQ(constant("2j"), "2j");
  EXPECT_EQ(constant("0xFFFFFFFFFFFFFFFFFFFF"), "1208925819614629174706175");
  EXPECT_EQ(constant("'it\\'s'"), "\"it's\"");
  EXPECT_EQ(constant("'\\x7f\\xa0\\u2028\\U000e0001'"), "'\\x7f\\xa0\\u2028\\U000e0001'");
  EXPECT_EQ(constant("'\\ud800'"), "'\\ud800'");
  EXPECT_EQ(constant("b'\\xff\\n'"), "b'\\xff\\n'");
}

}  // namespace
}  // namespace viv::parser
