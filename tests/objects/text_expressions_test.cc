// Texts and bytes against CPython: text_expressions.def holds expressions and what CPython 3.11 answers.
#include "expression.h"
#include "failing_allocations.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

struct Case {
  const char* expression;
  const char* answer;
};
constexpr Case kCases[] = {
#define VIV_CASE(expression, answer) {expression, answer},
#include "text_expressions.def"
#undef VIV_CASE
};

using TextExpressions = RuntimeTest;

TEST_F(TextExpressions, AnswerAsCPythonDoes) {
  for (const Case& c : kCases) {
    EXPECT_EQ(Expression(c.expression).Answer(), c.answer) << "  of " << c.expression;
    ClearError();
  }
}

TEST_F(TextExpressions, EndInAMemoryErrorWhereAnAllocationFails) {
  for (const Case& c : kCases) {
    // The cache of attributes keeps the names that str.format makes: blocks that look lost.
    std::string_view expression = c.expression;
    if (expression.find(".real") != expression.npos || expression.find("__.__") != expression.npos || expression.find("{a.") != expression.npos) {
      continue;
    }
    ForEachFailingAllocation(heap_, [&] {
      Expression(c.expression).Answer();
      ClearError();
    });
    ASSERT_FALSE(HasFailure()) << "  of " << c.expression;
  }
}

}  // namespace
}  // namespace viv
