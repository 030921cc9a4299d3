// Texts and bytes against CPython: text_expressions.def holds expressions and what CPython 3.11 answers.
#include "expression.h"
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

}  // namespace
}  // namespace viv
