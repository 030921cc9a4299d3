#include "gtest/gtest.h"
#include "parser_test_support.h"

namespace viv::parser {
namespace {

const char* KindName(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kSyntaxError:
      return "SyntaxError";
    case ErrorKind::kIndentationError:
      return "IndentationError";
    case ErrorKind::kTabError:
      return "TabError";
    case ErrorKind::kMemoryError:
      return "MemoryError";
    case ErrorKind::kOverflowError:
      return "OverflowError";
    case ErrorKind::kValueError:
      return "ValueError";
  }
  return "";
}

nlohmann::json Answer(const std::string& source, ParseMode mode) {
  ParseResult result = Parse(source, mode, "<string>");
  if (result) {
    return nullptr;
  }
  const SyntaxErrorData& error = *result.error;
  nlohmann::json answer = {KindName(error.kind), error.message};
  if (error.has_location) {
    answer.insert(answer.end(), {error.line, error.offset, error.end_line, error.end_offset, error.text});
  }
  return answer;
}

TEST(SyntaxErrors, AreToldAsPythonTellsThem) {
  std::vector<nlohmann::json> lines = ReadLines("syntax_errors.jsonl");
  ASSERT_GT(lines.size(), 1500u);
  for (const nlohmann::json& line : lines) {
    EXPECT_EQ(Answer(line[1], ModeOf(line[0])), line[2]) << line[0] << ": " << line[1];
  }
}

}  // namespace
}  // namespace viv::parser
